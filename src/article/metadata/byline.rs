//! Who wrote the article.

use super::item::{Item, Maker};
use super::near::{Near, is_foreign};
use super::person;
use super::site::Site;
use super::source::{Sources, attr_words, short_text};
use super::text::{fold, holds_words};
use super::written;
use crate::kind::Kind;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdict;

/// A statement of who wrote it.
struct Claim {
    names: Vec<String>,
    weight: f32,
    /// Whether a person sees it.
    visible: bool,
    /// Whether it is stated to be of a person.
    person: bool,
}

/// What a statement weighs by where it stands.
mod weight {
    pub const LINKED: f32 = 3.0;
    pub const ORGANIZATION: f32 = 1.2;
    pub const META: f32 = 2.2;
    pub const CITATION: f32 = 4.0;
    pub const MARKED: f32 = 2.5;
    pub const REL: f32 = 2.6;
    pub const CLASS: f32 = 2.0;
    pub const LED_BY: f32 = 3.2;
    /// "by" within a line.
    pub const WITHIN: f32 = 2.2;
    /// A name alone, which a picture or a link elsewhere bears out.
    pub const ALONE: f32 = 2.1;
    /// Marked as the author's far from the headline.
    pub const FAR: f32 = 1.9;
    /// What an account's name counts for where no person sees it, as a share.
    pub const ACCOUNT: f32 = 0.45;
    /// For each claim that agrees.
    pub const AGREEMENT: f32 = 0.6;
    /// Least sum for a name to be given.
    pub const ENOUGH: f32 = 1.9;
}

/// Names as in `meta`, the most careful sources first.
const META_KEYS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "byl",
    "authors",
    "article:author_name",
    "book:author",
    "author_name",
    "twitter:data1",
];

/// The byline: the claim with most weight and agreement. A name that is the site's own counts
/// only where a person sees it as a byline, or it is stated to be a person's.
pub(super) fn byline(sources: &Sources, site: &Site, near: Option<&Near>, language: &str) -> Option<String> {
    let mut claims = Vec::new();
    claims.extend(sources.linked_article().map(|i| from_item(i, weight::LINKED)));
    claims.extend(sources.marked_article().map(|i| from_item(i, weight::MARKED)));
    claims.extend(meta(sources));
    if let Some(near) = near {
        claims.extend(visible(sources, near, language));
        claims.extend(alone(sources, near, language));
    }
    claims.extend(marked_anywhere(sources, language));
    claims.extend(written_anywhere(sources, language));
    claims.retain(|c| !c.names.is_empty());
    let best = best(&claims, site)?;
    let mut names: Vec<&str> = Vec::new();
    for name in &best.names {
        if !names.iter().any(|n| fold(n) == fold(name)) {
            names.push(name);
        }
    }
    Some(names.join(", "))
}

fn from_item(item: &Item, weight: f32) -> Claim {
    let (organizations, people): (Vec<&Maker>, Vec<&Maker>) = item.authors.iter().partition(|m| m.organization);
    let weight = if people.is_empty() { weight::ORGANIZATION } else { weight };
    let person = people.iter().any(|m| m.person);
    let makers = if people.is_empty() { organizations } else { people };
    Claim {
        names: makers.into_iter().filter_map(|m| person::stated(&m.name)).collect(),
        weight,
        visible: false,
        person,
    }
}

fn meta(sources: &Sources) -> Vec<Claim> {
    let claim = |key: &&str, weight: f32| {
        let names = sources.meta.all(key).filter_map(person::stated).collect();
        Claim { names, weight, visible: false, person: false }
    };
    let mut claims: Vec<Claim> =
        META_KEYS.iter().filter(|k| **k != "twitter:data1").map(|k| claim(k, weight::META)).collect();
    claims.push(claim(&"citation_author", weight::CITATION));
    let labelled = sources
        .meta
        .first(&["twitter:label1"])
        .is_some_and(|l| matches!(fold(l).as_str(), "written by" | "by" | "author"));
    if labelled {
        claims.push(claim(&"twitter:data1", weight::META));
    }
    claims
}

/// What is marked or worded as a byline near the headline.
fn visible(sources: &Sources, near: &Near, language: &str) -> Vec<Claim> {
    let page = sources.page;
    let mut claims = Vec::new();
    let mut past = NodeId(0);
    for node in near.nodes().filter(|&n| !page.is_text(n)) {
        if node < past {
            continue;
        }
        if let Some(weight) = mark(page, node) {
            let text = short_text(page, node);
            let mut names = person::names(&text, language);
            if names.is_empty() {
                names.extend(person::desk(&text, language));
            }
            if !names.is_empty() {
                past = page.end(node);
                claims.push(Claim { names, weight, visible: true, person: false });
            }
        }
    }
    for block in near.blocks.clone().filter(|&b| !is_foreign(sources, b)) {
        let text = sources.blocks.text(block);
        if text.len() > LONGEST_LINE {
            continue;
        }
        let (rest, led) = person::without_lead(text, language);
        let (names, weight) = if !led {
            (person::names_within(text, language), weight::WITHIN)
        } else if person::is_account(rest) {
            (vec![rest.to_owned()], weight::WITHIN)
        } else {
            (person::names(text, language), weight::LED_BY)
        };
        claims.push(Claim {
            names,
            weight: weight * (0.7 + 0.3 * near.closeness(block)),
            visible: true,
            person: false,
        });
    }
    claims
}

/// Longest block, in bytes, that is a byline as a whole.
const LONGEST_LINE: usize = 160;

/// What is marked as the author's anywhere: it counts if it is one name throughout, as it is not
/// where other articles or comments have authors too.
fn marked_anywhere(sources: &Sources, language: &str) -> Option<Claim> {
    let page = sources.page;
    let marked = page.ids().filter(|&n| !page.is_text(n) && mark(page, n).is_some()).take(MAX_MARKED);
    let mut found: Option<Vec<String>> = None;
    for names in marked.map(|n| person::names(&short_text(page, n), language)).filter(|n| !n.is_empty()) {
        let same = |f: &Vec<String>| f.first().map(|n| fold(n)) == names.first().map(|n| fold(n));
        if found.as_ref().is_some_and(|f| !same(f)) {
            return None;
        }
        found.get_or_insert(names);
    }
    Some(Claim { names: found?, weight: weight::FAR, visible: true, person: false })
}

/// "Written by" anywhere, under the same condition.
fn written_anywhere(sources: &Sources, language: &str) -> Option<Claim> {
    let lines =
        (0..sources.blocks.len()).filter(|&b| sources.blocks.text(b).len() <= LONGEST_LINE && !is_foreign(sources, b));
    let mut found: Option<Vec<String>> = None;
    for names in lines.map(|b| person::names_written(sources.blocks.text(b), language)).filter(|n| !n.is_empty()) {
        if found.as_ref().is_some_and(|f| *f != names) {
            return None;
        }
        found = Some(names);
    }
    Some(Claim { names: found?, weight: weight::FAR, visible: true, person: false })
}

/// Marked elements that are read.
const MAX_MARKED: usize = 100;

/// A block right at the headline that is a full name and nothing else, where a picture of that
/// name, a link to that name's page or a line that speaks of it bears it out.
fn alone(sources: &Sources, near: &Near, language: &str) -> Option<Claim> {
    let page = sources.page;
    let beside = |b: usize| (b.saturating_sub(BESIDE)..=b + BESIDE).any(|x| is_of_byline(sources, x, language));
    let lines = near.blocks.clone().filter(|&b| b > near.headline && !is_foreign(sources, b) && beside(b));
    let parts = lines
        .flat_map(|b| sources.blocks.text(b).split(['·', '|', '•']))
        .map(str::trim)
        .filter(|t| person::is_full_name(t));
    let names: Vec<&str> = parts.take(MAX_ALONE).collect();
    let folded: Vec<String> = names.iter().map(|n| fold(n)).collect();
    let evidence: Vec<String> = page.ids().filter_map(|n| named_by(page, n)).take(MAX_EVIDENCE).collect();
    let borne_out = |name: &String| evidence.iter().any(|e| e.starts_with(name.as_str()));
    let at = folded.iter().position(borne_out)?;
    Some(Claim { names: vec![names.get(at)?.to_string()], weight: weight::ALONE, visible: true, person: true })
}

/// Blocks between a name and a date or reading time that show it to be a byline.
const BESIDE: usize = 2;

/// Whether a block has what stands beside an author's name.
fn is_of_byline(sources: &Sources, block: usize, language: &str) -> bool {
    let is_meta = |v: &Verdict| v.kind == Kind::Meta && v.probability > 0.5;
    if sources.verdicts.list.get(block).is_some_and(is_meta) {
        return true;
    }
    let text = if block < sources.blocks.len() { sources.blocks.text(block) } else { "" };
    text.len() <= LONGEST_LINE && (written::first(text, language).is_some() || text.contains("min read"))
}

/// Names at the headline that are looked for elsewhere.
const MAX_ALONE: usize = 4;
/// Pictures and links that are compared with them.
const MAX_EVIDENCE: usize = 2_000;

/// The name that a picture or a link gives to a person, folded.
fn named_by(page: &Page, node: NodeId) -> Option<String> {
    match page.tag(node) {
        Tag::IMG => page.attr(node, AttrName::ALT).filter(|a| a.len() < 100).map(fold),
        Tag::A => {
            const OF_PEOPLE: &[&str] = &[
                "author",
                "contributor",
                "people",
                "person",
                "staff",
                "profile",
                "team",
                "writer",
                "attorney",
                "expert",
                "user",
                "journalist",
            ];
            let path = page.attr(node, AttrName::HREF)?.split(['?', '#']).next()?.trim_end_matches('/');
            let (folder, name) = path.rsplit_once('/')?;
            OF_PEOPLE.iter().any(|p| folder.contains(p)).then(|| fold(name))
        }
        _ => None,
    }
}

/// The weight of an element as a byline by its attributes.
fn mark(page: &Page, node: NodeId) -> Option<f32> {
    let is_author = |value: &str| value.split_whitespace().any(|w| w.eq_ignore_ascii_case("author"));
    let (mut rel, mut itemprop, mut link, mut named) = (false, false, false, false);
    for (attr, value) in page.attrs(node) {
        match attr {
            AttrName::REL => rel |= is_author(value),
            AttrName::ITEMPROP => itemprop |= is_author(value),
            AttrName::HREF => link |= value.contains("/author/") || value.contains("/authors/"),
            AttrName::CLASS | AttrName::ID | AttrName::DATA_TESTID => named |= may_name_author(value),
            _ => {}
        }
    }
    match () {
        _ if rel => Some(weight::REL),
        _ if itemprop => Some(weight::MARKED),
        _ if page.tag(node) == Tag::META => None,
        _ => (link || named && is_named_author(page, node)).then_some(weight::CLASS),
    }
}

/// Whether one of the words may be in a name: what most names have not is not taken apart.
fn may_name_author(name: &str) -> bool {
    let holds = |word: &[u8]| name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    holds(b"author") || holds(b"by") || holds(b"writer")
}

fn is_named_author(page: &Page, node: NodeId) -> bool {
    let attrs = [AttrName::CLASS, AttrName::ID, AttrName::DATA_TESTID].into_iter().filter_map(|a| page.attr(node, a));
    let words: Vec<String> = attrs.flat_map(attr_words).collect();
    let is = |w: &str| words.iter().any(|x| x == w);
    let byline =
        is("author") || is("byline") || is("authors") || is("bylines") || (is("by") && is("line")) || is("writer");
    byline && !is("bio") && !is("image") && !is("avatar") && !is("related")
}

fn best<'c>(claims: &'c [Claim], site: &Site) -> Option<&'c Claim> {
    let score = |i: usize, claim: &Claim| {
        let others = claims.iter().enumerate().filter(|&(j, c)| j != i && agree(claim, c));
        let agreement = others.clone().map(|(_, c)| weight::AGREEMENT * c.weight.min(2.0)).sum::<f32>();
        let all = |test: &dyn Fn(&Claim) -> bool| test(claim) || others.clone().any(|(_, c)| test(c));
        let of_site = claim.names.iter().all(|n| site.is(n)) && !all(&|c| c.visible || c.person);
        let account = claim.names.iter().all(|n| person::is_account(n)) && !all(&|c| c.visible);
        let share = if of_site {
            0.0
        } else if account {
            weight::ACCOUNT
        } else {
            1.0
        };
        (claim.weight + agreement) * share
    };
    let scored = claims.iter().take(MAX_CLAIMS).enumerate().map(|(i, c)| (score(i, c), c));
    let mut best: Option<(f32, &Claim)> = None;
    for (score, claim) in scored.filter(|(s, _)| *s >= weight::ENOUGH) {
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, claim));
        }
    }
    best.map(|(_, c)| c)
}

/// Claims that are compared with each other.
const MAX_CLAIMS: usize = 40;

fn agree(a: &Claim, b: &Claim) -> bool {
    a.names
        .iter()
        .map(|n| fold(n))
        .any(|x| b.names.iter().map(|n| fold(n)).any(|y| holds_words(&x, &y) || holds_words(&y, &x)))
}

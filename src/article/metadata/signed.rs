//! Bylines that a page shows to a person.

use super::authorship::{Claim, weight};
use super::lexicon::AND;
use super::mark::{self, mark};
use super::near::{Near, is_foreign};
use super::short::short_text;
use super::source::Sources;
use super::text::{fold, holds_words};
use super::{person, written};
use crate::kind::Kind;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdict;

/// All that the page shows: what is marked or worded as a byline near the headline, a name alone
/// there, and marks and words anywhere.
pub(super) fn claims(sources: &Sources, near: Option<&Near>, language: &str) -> Vec<Claim> {
    let mut claims = Vec::new();
    if let Some(near) = near {
        claims.extend(marked(sources.page, near, language));
        claims.extend(worded(sources, near, language));
        claims.extend(alone(sources, near, language));
    }
    claims.extend(marked_anywhere(sources, near, language));
    claims.extend(written_anywhere(sources, language));
    claims
}

/// What is marked as a byline near the headline. Elements of one kind side by side are those of
/// several authors.
fn marked(page: &Page, near: &Near, language: &str) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut last: Option<NodeId> = None;
    for node in near.nodes().filter(|&n| !page.is_text(n)) {
        if last.is_some_and(|l| node < page.end(l)) {
            continue;
        }
        let Some(weight) = mark(page, node) else { continue };
        let names = mark::names(page, node, language);
        if names.is_empty() {
            continue;
        }
        let first = names.first().map_or("", String::as_str);
        let twin = last.is_some_and(|l| is_twin(page, l, node, first));
        match claims.last_mut().filter(|_| twin) {
            Some(claim) => claim.names.extend(names),
            None => claims.push(Claim { names, weight, visible: true, person: false, organization: false }),
        }
        last = Some(node);
    }
    claims
}

/// Whether two elements are of one kind and stand side by side, nothing but "and" between them, and
/// the second begins with the name: "reviewed by" would be of another.
fn is_twin(page: &Page, first: NodeId, second: NodeId, name: &str) -> bool {
    const BETWEEN: u32 = 12;
    let same = |attr| page.attr(first, attr) == page.attr(second, attr);
    let gap = page.end(first).0..second.0;
    let joined = || {
        let text = gap.clone().map(NodeId).filter(|&n| page.is_text(n)).map(|n| fold(page.text(n))).collect::<String>();
        text.is_empty() || AND.contains(&text.as_str())
    };
    page.tag(first) == page.tag(second)
        && same(AttrName::CLASS)
        && same(AttrName::REL)
        && gap.len() <= BETWEEN as usize
        && joined()
        && fold(&short_text(page, second)).starts_with(&fold(name))
}

/// What is worded as a byline near the headline.
fn worded(sources: &Sources, near: &Near, language: &str) -> Vec<Claim> {
    let lines = near.own_blocks(sources).filter(|&b| sources.blocks.text(b).len() <= LONGEST_LINE);
    lines
        .map(|block| {
            let text = sources.blocks.text(block);
            let (rest, led) = person::without_lead(text, language);
            let (names, weight) = if !led {
                (person::names_within(text, language), weight::WITHIN)
            } else if person::is_account(rest) {
                (vec![rest.to_owned()], weight::WITHIN)
            } else {
                (person::names(text, language), weight::LED_BY)
            };
            let weight = weight * (0.7 + 0.3 * near.closeness(block));
            Claim { names, weight, visible: true, person: false, organization: false }
        })
        .collect()
}

/// Longest block, in bytes, that is a byline as a whole.
const LONGEST_LINE: usize = 160;

/// What is marked as the author's anywhere: it counts if it is one name throughout, as it is not
/// where other articles or comments have authors too.
fn marked_anywhere(sources: &Sources, near: Option<&Near>, language: &str) -> Option<Claim> {
    let page = sources.page;
    let own = |&n: &NodeId| {
        near.is_some_and(|near| near.nodes.contains(&n.0))
            || !is_teaser(page, n) && !sources.blocks.within(page, n).any(|b| is_foreign(sources, b))
    };
    let marked = page.ids().filter(|&n| !page.is_text(n) && mark(page, n).is_some()).take(MAX_MARKED).filter(own);
    let mut found: Option<Vec<String>> = None;
    for names in marked.map(|n| person::names(&short_text(page, n), language)).filter(|n| !n.is_empty()) {
        let same = |f: &Vec<String>| f.first().map(|n| fold(n)) == names.first().map(|n| fold(n));
        if found.as_ref().is_some_and(|f| !same(f)) {
            return None;
        }
        found.get_or_insert(names);
    }
    Some(Claim { names: found?, weight: weight::FAR, visible: true, person: false, organization: false })
}

/// Whether an element stands in the teaser of another article: beside a heading that links to it.
pub(super) fn is_teaser(page: &Page, node: NodeId) -> bool {
    const HIGHEST: usize = 4;
    const LARGEST: u32 = 80;
    let own = fold(&short_text(page, node));
    let around = std::iter::successors(page.parent(node), |&n| page.parent(n)).take(HIGHEST);
    around.take_while(|&n| page.end(n).0 - n.0 <= LARGEST).any(|n| {
        let headings = page.subtree(n).filter(|&h| page.tag(h).heading_level().is_some());
        headings.filter(|&h| is_linked(page, h)).any(|h| {
            let heading = fold(&short_text(page, h));
            !heading.is_empty() && !holds_words(&heading, &own) && !holds_words(&own, &heading)
        })
    })
}

/// Whether a heading is a link or holds one.
fn is_linked(page: &Page, heading: NodeId) -> bool {
    page.parent(heading).is_some_and(|p| page.tag(p) == Tag::A) || page.subtree(heading).any(|n| page.tag(n) == Tag::A)
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
    Some(Claim { names: found?, weight: weight::FAR, visible: true, person: false, organization: false })
}

/// Marked elements that are read.
const MAX_MARKED: usize = 100;

/// A block right at the headline that is a full name and nothing else, where a picture of that
/// name, a link to that name's page or a line that speaks of it bears it out.
fn alone(sources: &Sources, near: &Near, language: &str) -> Option<Claim> {
    let page = sources.page;
    let beside = |b: usize| (b.saturating_sub(BESIDE)..=b + BESIDE).any(|x| is_of_byline(sources, x, language));
    let lines = near.own_blocks(sources).filter(|&b| b > near.headline && beside(b));
    let parts = lines
        .flat_map(|b| sources.blocks.text(b).split(['·', '|', '•']))
        .map(str::trim)
        .filter(|t| person::is_full_name(t));
    let names: Vec<&str> = parts.take(MAX_ALONE).collect();
    let folded: Vec<String> = names.iter().map(|n| fold(n)).collect();
    // Mostly there is none, and the page need not be gone through.
    names.first()?;
    let evidence: Vec<String> = page.ids().filter_map(|n| named_by(page, n)).take(MAX_EVIDENCE).collect();
    let borne_out = |name: &String| evidence.iter().any(|e| e.starts_with(name.as_str()));
    let at = folded.iter().position(borne_out)?;
    Some(Claim {
        names: vec![names.get(at)?.to_string()],
        weight: weight::ALONE,
        visible: true,
        person: true,
        organization: false,
    })
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

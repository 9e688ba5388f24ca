//! Who wrote the article.

use super::item::{Item, Maker};
use super::near::{Near, is_foreign};
use super::person;
use super::site::Site;
use super::source::{Sources, attr_words, short_text};
use super::text::{fold, holds_words};
use crate::page::{AttrName, NodeId, Page, Tag};

/// A statement of who wrote it.
struct Claim {
    names: Vec<String>,
    weight: f32,
    /// Whether a person sees it.
    visible: bool,
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
/// only where a person sees it as a byline.
pub(super) fn byline(sources: &Sources, site: &Site, near: Option<&Near>, language: &str) -> Option<String> {
    let mut claims = Vec::new();
    claims.extend(sources.linked_article().map(|i| from_item(i, weight::LINKED)));
    claims.extend(sources.marked_article().map(|i| from_item(i, weight::MARKED)));
    claims.extend(meta(sources));
    match near {
        Some(near) => claims.extend(visible(sources, near, language)),
        None => claims.extend(marked_anywhere(sources, language)),
    }
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
    let makers = if people.is_empty() { organizations } else { people };
    Claim { names: makers.into_iter().filter_map(|m| person::stated(&m.name)).collect(), weight, visible: false }
}

fn meta(sources: &Sources) -> Vec<Claim> {
    let claim = |key: &&str, weight: f32| {
        let names = sources.meta.all(key).filter_map(person::stated).collect();
        Claim { names, weight, visible: false }
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
            let names = person::names(&byline_text(page, node), language);
            if !names.is_empty() {
                past = page.end(node);
                claims.push(Claim { names, weight, visible: true });
            }
        }
    }
    for block in near.blocks.clone().filter(|&b| !is_foreign(sources, b)) {
        let text = sources.blocks.text(block);
        let (_, led) = person::without_lead(text);
        if led && text.len() <= LONGEST_LINE {
            let names = person::names(text, language);
            claims.push(Claim { names, weight: weight::LED_BY * (0.6 + 0.4 * near.closeness(block)), visible: true });
        }
    }
    claims
}

/// Longest block, in bytes, that is a byline as a whole.
const LONGEST_LINE: usize = 160;

/// Without a headline only what is marked as the author by microdata or a link counts.
fn marked_anywhere(sources: &Sources, language: &str) -> Option<Claim> {
    let page = sources.page;
    let marked = |n: &NodeId| mark(page, *n).is_some_and(|w| w >= weight::MARKED);
    let names = page.ids().filter(marked).take(20).map(|n| person::names(&short_text(page, n), language));
    Some(Claim { names: names.into_iter().find(|n| !n.is_empty())?, weight: weight::CLASS, visible: true })
}

/// The weight of an element as a byline by its attributes.
fn mark(page: &Page, node: NodeId) -> Option<f32> {
    let has = |attr, word: &str| {
        page.attr(node, attr).is_some_and(|v| v.split_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
    };
    if has(AttrName::REL, "author") {
        return Some(weight::REL);
    }
    if has(AttrName::ITEMPROP, "author") {
        return Some(weight::MARKED);
    }
    if page.tag(node) == Tag::META {
        return None;
    }
    let attrs = [AttrName::CLASS, AttrName::ID, AttrName::DATA_TESTID].into_iter().filter_map(|a| page.attr(node, a));
    let link = page.attr(node, AttrName::HREF).filter(|h| h.contains("/author/") || h.contains("/authors/"));
    let words: Vec<String> = attrs.flat_map(attr_words).collect();
    let is = |w: &str| words.iter().any(|x| x == w);
    let byline =
        is("author") || is("byline") || is("authors") || is("bylines") || (is("by") && is("line")) || is("writer");
    (link.is_some() || byline && !is("bio") && !is("image") && !is("avatar") && !is("related")).then_some(weight::CLASS)
}

/// The text of a byline: its links alone where it has some that read as names, else all of it.
fn byline_text(page: &Page, node: NodeId) -> String {
    short_text(page, node)
}

fn best<'c>(claims: &'c [Claim], site: &Site) -> Option<&'c Claim> {
    let score = |i: usize, claim: &Claim| {
        let others = claims.iter().enumerate().filter(|&(j, c)| j != i && agree(claim, c));
        let agreement = others.clone().map(|(_, c)| weight::AGREEMENT * c.weight.min(2.0)).sum::<f32>();
        let of_site = claim.names.iter().all(|n| site.is(n));
        let seen = claim.visible || others.clone().any(|(_, c)| c.visible);
        claim.weight + agreement - if of_site && !seen { 10.0 } else { 0.0 }
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

//! Elements that a page marks as the author's.

use super::authorship::weight;
use super::lexicon::AUTHOR_PATHS;
use super::person;
use super::short::{attr_words, short_lines, short_text};
use super::text::fold;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Elements within a marked one that are read.
const FEW: usize = 200;

/// Words of attributes that mark what stands beside an author's name.
#[rustfmt::skip]
const NOT_THE_NAME: &[&str] = &[
    "bio", "image", "avatar", "related", "role", "position", "job", "description", "desc", "social", "photo",
];

/// The names in a marked element: those of a line that says "by", else those of the elements in
/// it that are marked or called a name, else those of its first line that holds any.
pub(super) fn names(page: &Page, node: NodeId, language: &str) -> Vec<String> {
    let lines = short_lines(page, node);
    let line = lines.iter().map(|l| (l, person::names(l, language))).find(|(_, names)| !names.is_empty());
    if let Some((line, names)) = &line
        && person::without_lead(line, language).1
    {
        return names.clone();
    }
    let inner = inner_names(page, node, language);
    let first = line.map(|(_, names)| names).unwrap_or_default();
    let names = if inner.len() >= first.len() { inner } else { first };
    if names.is_empty() { person::desk(&lines.join(" "), language).into_iter().collect() } else { names }
}

/// The names in the innermost elements that may hold one. After the first, what is no full name is
/// a title or a place.
fn inner_names(page: &Page, node: NodeId, language: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in parts(page, node).into_iter().flat_map(|n| person::names(&short_text(page, n), language)) {
        let new = !names.iter().any(|n| fold(n) == fold(&name));
        if new && (names.is_empty() || name.contains(' ') && !person::is_role(&name)) {
            names.push(name);
        }
    }
    names
}

/// The innermost elements within a marked one that may hold a name: those that are called one,
/// else those that are marked.
fn parts(page: &Page, node: NodeId) -> Vec<NodeId> {
    let within = || page.subtree(node).take(FEW).filter(|&n| n != node && !page.is_text(n));
    let called = |n: NodeId| {
        let values = [AttrName::CLASS, AttrName::ITEMPROP].into_iter().filter_map(|a| page.attr(n, a));
        values.flat_map(attr_words).any(|w| w == "name")
    };
    let mut parts: Vec<NodeId> = within().filter(|&n| called(n)).collect();
    if parts.is_empty() {
        parts.extend(within().filter(|&n| mark(page, n).is_some()));
    }
    let outer = |i: usize, n: NodeId| parts.get(i + 1).is_some_and(|&next| next < page.end(n));
    parts.iter().enumerate().filter(|&(i, &n)| !outer(i, n)).map(|(_, &n)| n).collect()
}

/// The weight of an element as a byline by its attributes.
pub(super) fn mark(page: &Page, node: NodeId) -> Option<f32> {
    let is_author = |value: &str| value.split_whitespace().any(|w| w.eq_ignore_ascii_case("author"));
    let (mut rel, mut itemprop, mut link, mut named) = (false, false, false, false);
    for (attr, value) in page.attrs(node) {
        match attr {
            AttrName::REL => rel |= is_author(value),
            AttrName::ITEMPROP => itemprop |= is_author(value),
            AttrName::HREF => link |= is_author_path(value),
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
    let name = name.as_bytes();
    let begins =
        |at: usize, word: &[u8]| name.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    // Bit 32 makes capitals small, and of nothing else one of these letters.
    name.windows(2).enumerate().any(|(at, two)| match [two[0] | 32, two[1] | 32] {
        [b'b', b'y'] => true,
        [b'a', b'u'] => begins(at, b"author"),
        [b'w', b'r'] => begins(at, b"writer"),
        _ => false,
    })
}

fn is_named_author(page: &Page, node: NodeId) -> bool {
    let attrs = [AttrName::CLASS, AttrName::ID, AttrName::DATA_TESTID].into_iter().filter_map(|a| page.attr(node, a));
    let words: Vec<String> = attrs.flat_map(attr_words).collect();
    let is = |w: &str| words.iter().any(|x| x == w);
    let byline =
        is("author") || is("byline") || is("authors") || is("bylines") || (is("by") && is("line")) || is("writer");
    byline && !NOT_THE_NAME.iter().any(|w| is(w))
}

/// Letters with which names of such folders begin, as bits.
const BEGINNINGS: u32 = {
    let (mut bits, mut at) = (0, 0);
    while at < AUTHOR_PATHS.len() {
        bits |= 1 << (AUTHOR_PATHS[at].as_bytes()[0] - b'a');
        at += 1;
    }
    bits
};

/// Whether a folder begins as one of authors does: most do not, and are compared with none.
fn may_be_author_path(folder: &str) -> bool {
    let first = folder.bytes().next().filter(u8::is_ascii_lowercase);
    folder.len() > 4 && first.is_some_and(|letter| BEGINNINGS >> (letter - b'a') & 1 == 1)
}

/// Whether an address is of one of the site's authors.
fn is_author_path(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let mut folders = path.trim_end_matches('/').split('/');
    folders.next_back();
    folders.any(|f| may_be_author_path(f) && AUTHOR_PATHS.contains(&f))
}

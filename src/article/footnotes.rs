//! Links within the page: notes and their marks, tables of contents. They work in the reader, in
//! both directions, under ids of our own.

use super::url::fragment;
use crate::page::{AttrName, NodeId, Page, Tag};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The places of a page that its own links lead to.
#[derive(Default)]
pub(super) struct Places {
    /// For each link where it leads.
    jumps: HashMap<NodeId, NodeId>,
    targets: HashSet<NodeId>,
}

impl Places {
    /// Joins each link within the page with its place.
    pub fn of(page: &Page) -> Places {
        let links: Vec<(NodeId, &str)> = page
            .ids()
            .filter(|&id| page.tag(id) == Tag::A)
            .filter_map(|id| Some((id, fragment(page, page.attr(id, AttrName::HREF)?)?)))
            .collect();
        if links.is_empty() {
            return Places::default();
        }
        let names = names(page);
        let find = |name: &str| names.get(name).or_else(|| names.get(decoded(name).as_ref())).copied();
        let jumps: HashMap<NodeId, NodeId> = links.iter().filter_map(|(id, name)| Some((*id, find(name)?))).collect();
        let targets = jumps.values().copied().collect();
        Places { jumps, targets }
    }

    /// Where a link leads within the page.
    pub fn target(&self, link: NodeId) -> Option<NodeId> {
        self.jumps.get(&link).copied()
    }

    /// Whether a link leads to this element.
    pub fn is_target(&self, id: NodeId) -> bool {
        self.targets.contains(&id)
    }
}

/// Elements by their `id`, or `name` of an `a`; the first counts.
fn names(page: &Page) -> HashMap<&str, NodeId> {
    let mut out = HashMap::new();
    for id in page.ids().filter(|&id| !page.is_text(id)) {
        let anchor = page.tag(id) == Tag::A;
        let name = page.attr(id, AttrName::ID).or_else(|| page.attr(id, AttrName::NAME).filter(|_| anchor));
        if let Some(name) = name {
            out.entry(name).or_insert(id);
        }
    }
    out
}

/// A fragment with its percent signs read.
fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut out = Vec::with_capacity(name.len());
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let pair = (byte == b'%').then(|| Some((hex(ahead.next()?)?, hex(ahead.next()?)?))).flatten();
        match pair {
            Some((high, low)) => {
                out.push(high * 16 + low);
                bytes = ahead;
            }
            None => out.push(byte),
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|d| d as u8)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn percent_signs() {
        assert_eq!(decoded("caf%C3%A9"), "café");
        assert_eq!(decoded("100%"), "100%");
    }
}

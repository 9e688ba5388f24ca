//! Links within the page: notes and their marks, tables of contents. They work in the reader, in
//! both directions, under ids of our own.

use super::kept::Kept;
use super::url::fragment;
use crate::block::{Blocks, is_block_level};
use crate::map::{HashMap, HashSet};
use crate::page::{AttrName, NodeId, Page, Tag};
use std::borrow::Cow;

/// Longest text of a mark for a note, in characters.
const MAX_MARK: usize = 6;
/// Most nodes of a mark.
const MAX_MARK_NODES: u32 = 12;
/// Longest sign of a link that leads to where it stands, in characters.
const MAX_SIGN: usize = 3;
/// Most letters of a raised mark that is no number.
const MAX_LETTERS: usize = 3;
/// How far above the place that a mark leads to its note may be.
const MAX_LEVELS: usize = 3;
/// Most blocks of a note.
const MAX_BLOCKS: usize = 8;
/// Longest note, in bytes.
const MAX_NOTE: usize = 4_000;

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
        let jump = |(&link, &target): (&NodeId, &NodeId)| (!leads_here(page, link, target)).then_some(target);
        let targets = jumps.iter().filter_map(jump).collect();
        Places { jumps, targets }
    }

    /// Where a link leads within the page.
    pub fn target(&self, link: NodeId) -> Option<NodeId> {
        self.jumps.get(&link).copied()
    }

    /// The blocks of notes that marks in the kept text lead to and that are not kept themselves:
    /// notes stand at the end of a page, beside what is left out.
    pub fn notes_left_out(&self, page: &Page, blocks: &Blocks, kept: &Kept) -> Vec<usize> {
        let mut out = Vec::new();
        for (&link, &target) in &self.jumps {
            if is_mark(page, kept, link, || self.leads_back(page, target, link))
                && let Some(note) = note_around(page, blocks, target)
                && !kept.within(page, note)
            {
                out.extend(blocks.within(page, note));
            }
        }
        out
    }

    /// Whether a link is a sign beside a heading that leads to it: no reader needs to go where they are.
    pub fn leads_here(&self, page: &Page, link: NodeId) -> bool {
        self.target(link).is_some_and(|target| leads_here(page, link, target))
    }

    /// Whether a link at the place that `link` leads to leads to `link`.
    fn leads_back(&self, page: &Page, place: NodeId, link: NodeId) -> bool {
        let box_of = |n: NodeId| page.parent(n).filter(|&p| page.end(p).0 - p.0 <= MAX_MARK_NODES).unwrap_or(n);
        page.subtree(box_of(place)).any(|n| self.target(n).is_some_and(|to| to == link || box_of(link) == to))
    }

    /// Whether a link is the number of the note that comes next: it stands before it, in a line of its own.
    pub fn is_lead(&self, page: &Page, id: NodeId) -> bool {
        if self.jumps.is_empty() || !matches!(page.tag(id), Tag::A | Tag::SPAN | Tag::TD) {
            return false;
        }
        let blank = |n: &NodeId| page.is_text(*n) && page.text(*n).trim().is_empty();
        let after = page.end(id);
        let next = if after.index() < page.len() && blank(&after) { page.end(after) } else { after };
        if next.0 - id.0 > MAX_MARK_NODES {
            return false;
        }
        let starts = page.parent(id).is_some_and(|parent| {
            page.children(parent).find(|n| !blank(n)) == Some(id)
                && is_block_level(page.tag(parent))
                && next.index() < page.len()
                && page.parent(next) == Some(parent)
        });
        let is_note = || matches!(page.tag(next), Tag::P | Tag::DIV | Tag::TD);
        let text = page.text_below(id).replace(' ', "");
        let number = text.trim_start_matches('[').trim_end_matches([']', '.']);
        let counted = (1..=MAX_LETTERS).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        starts && is_note() && counted && page.subtree(id).any(|n| self.target(n).is_some())
    }

    /// The link in the number of a note.
    pub fn link_in(&self, page: &Page, lead: NodeId) -> Option<NodeId> {
        page.subtree(lead).find(|&n| self.target(n).is_some())
    }

    /// Whether a link leads to this element.
    pub fn is_target(&self, id: NodeId) -> bool {
        self.targets.contains(&id)
    }
}

fn leads_here(page: &Page, link: NodeId, target: NodeId) -> bool {
    if page.end(link).0 - link.0 > MAX_MARK_NODES {
        return false;
    }
    let text = page.text_below(link);
    // Arrows lead back, stars and daggers to notes.
    let other = |c: char| c.is_alphanumeric() || matches!(c, '^' | '↑' | '↩' | '⤴' | '↵' | '*' | '†' | '‡' | '§');
    let around = page.parent(link).is_some_and(|line| page.contains(line, target));
    text.trim().chars().count() <= MAX_SIGN && !text.contains(other) && (page.contains(target, link) || around)
}

/// Whether a link in the kept text is a mark for a note: a number or sign, raised or in brackets, or one
/// from whose place another leads back; `returns` tells that.
fn is_mark(page: &Page, kept: &Kept, link: NodeId, returns: impl Fn() -> bool) -> bool {
    if !kept.within(page, link) || page.end(link).0 - link.0 > MAX_MARK_NODES {
        return false;
    }
    let text = page.text_below(link);
    let short = (1..=MAX_MARK).contains(&text.chars().count());
    let sign = text.chars().any(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§'));
    let bracketed = text.starts_with(['[', '(']) && text.ends_with([']', ')']);
    let is_sup = |n: NodeId| page.tag(n) == Tag::SUP;
    let raised = || page.ancestors(link).take(3).any(is_sup) || page.subtree(link).any(is_sup);
    let named = || page.attr(link, AttrName::ROLE).is_some_and(|role| role.trim() == "doc-noteref");
    let letters = || text.chars().count() <= MAX_LETTERS && text.chars().all(char::is_alphanumeric) && raised();
    let signs = || text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    short && (sign && (bracketed || raised() || named() || returns()) || signs() || letters())
}

/// The element that holds the note whose place a link leads to, if it is of a note's length.
fn note_around(page: &Page, blocks: &Blocks, place: NodeId) -> Option<NodeId> {
    let is_note = |&id: &NodeId| is_block_level(page.tag(id)) && !blocks.within(page, id).is_empty();
    let note = std::iter::once(place).chain(page.ancestors(place).take(MAX_LEVELS)).find(is_note)?;
    let inside = blocks.within(page, note);
    let length: usize = inside.clone().take(MAX_BLOCKS).map(|b| blocks.text(b).len()).sum();
    (inside.len() <= MAX_BLOCKS && length <= MAX_NOTE).then_some(note)
}

/// Elements by their `id`, or `name` of an `a`; the first counts.
fn names(page: &Page) -> HashMap<&str, NodeId> {
    let mut out = HashMap::default();
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

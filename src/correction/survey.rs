//! What fingerprints are made from: a page looked at once, in time linear in it.

use super::fingerprint::{Fingerprint, LEVELS, NAMES};
use crate::block::{Blocks, Measure};
use crate::feature::{hash, split_name};
use crate::map::HashMap;
use crate::page::{AttrName, NodeId, Page, Tag};
use std::ops::Range;

/// Most siblings that are counted on a side.
const MOST_BESIDE: u8 = 15;
/// Words of a first block at most, if it is a label.
const LABEL: f32 = 6.0;
/// Landmarks of a kind that are told apart.
const MOST_LANDMARKS: u32 = 3;

/// Where an element stands among its siblings.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    before: u8,
    after: u8,
    beside: [u8; 2],
}

/// Words, bytes, and bytes in links before a block.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    words: f32,
    bytes: u32,
    linked: u32,
}

/// A page, ready for fingerprints.
pub(super) struct Survey<'p> {
    pub page: &'p Page,
    pub blocks: &'p Blocks,
    kin: Vec<u16>,
    places: Vec<Place>,
    landmarks: Vec<u8>,
    /// For each node the first heading at or after it.
    headings: Vec<Option<NodeId>>,
    amounts: Vec<Amount>,
}

impl<'p> Survey<'p> {
    pub fn of(page: &'p Page, blocks: &'p Blocks) -> Survey<'p> {
        let kin: Vec<u16> = page.ids().map(|node| kin(page, node)).collect();
        Survey {
            places: places(page, &kin),
            landmarks: landmarks(page),
            headings: headings(page),
            amounts: amounts(blocks),
            kin,
            page,
            blocks,
        }
    }

    /// The elements that may be corrected: all but text, and the page itself.
    pub fn candidates(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.page.ids().filter(|&node| self.is_part(node))
    }

    /// Whether a node is an element that may be corrected.
    pub fn is_part(&self, node: NodeId) -> bool {
        node.index() < self.page.len()
            && !self.page.is_text(node)
            && !matches!(self.page.tag(node), Tag::HTML | Tag::HEAD | Tag::BODY)
            && self.page.parent(node).is_some()
    }

    /// The element's name and role alone: the cheapest way to see that it is another.
    pub fn own(&self, node: NodeId) -> u16 {
        self.kin[node.index()]
    }

    /// The words of some blocks.
    pub fn words(&self, blocks: &Range<usize>) -> f32 {
        self.amounts[blocks.end].words - self.amounts[blocks.start].words
    }

    /// What an element looks like.
    pub fn fingerprint(&self, node: NodeId) -> Fingerprint {
        let place = self.places[node.index()];
        let mut path = [0; LEVELS];
        path.iter_mut().zip(self.page.ancestors(node)).for_each(|(slot, up)| *slot = self.kin[up.index()] as u8);
        Fingerprint {
            own: self.own(node),
            path,
            landmark: self.landmarks[node.index()],
            place: place.before << 4 | place.after,
            beside: place.beside,
            children: self.children(node),
            size: self.size(node),
            heading: self.heading(node),
            names: names(self.page, node),
        }
    }

    fn children(&self, node: NodeId) -> u8 {
        let mut kin: Vec<u16> =
            self.page.children(node).filter(|&c| !self.page.is_text(c)).map(|c| self.kin[c.index()]).collect();
        kin.dedup();
        kin.into_iter().fold(0u32, |all, one| mixed(all, u32::from(one))) as u8
    }

    fn size(&self, node: NodeId) -> u8 {
        let within = self.blocks.within(self.page, node);
        let (from, to) = (self.amounts[within.start], self.amounts[within.end]);
        let words = libm::log2f(1.0 + to.words - from.words).min(15.0) as u8;
        let share = (to.linked - from.linked) as f32 / (to.bytes - from.bytes).max(1) as f32;
        words << 4 | (4.0 * share).min(4.0) as u8
    }

    fn heading(&self, node: NodeId) -> u32 {
        let heading = self.headings[node.index()].filter(|&heading| self.page.contains(node, heading));
        if let Some(heading) = heading {
            return letters(&self.page.text_below(heading));
        }
        if let Some(label) = self.page.attr(node, AttrName::ARIA_LABEL) {
            return letters(label);
        }
        let within = self.blocks.within(self.page, node);
        let first = within.start;
        let is_label = within.len() == 1 || self.words(&(first..(first + 1).min(within.end))) <= LABEL;
        if !within.is_empty() && is_label { letters(self.blocks.text(first)) } else { 0 }
    }
}

/// One number from two.
fn mixed(a: u32, b: u32) -> u32 {
    let sum = (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B1);
    sum ^ sum >> 15
}

/// A hash of the letters of a text, which spaces, case, counts and dates do not change; 0 for none.
fn letters(text: &str) -> u32 {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { 0 } else { hash(&letters).max(1) }
}

/// An element's name and role.
fn kin(page: &Page, node: NodeId) -> u16 {
    let role = page.attr(node, AttrName::ROLE).map_or(0, hash);
    let sum = mixed(hash(page.tag_name(node)), role);
    (sum ^ sum >> 16) as u16
}

/// The first words of its names that are words: no digits, and letters enough.
fn names(page: &Page, node: NodeId) -> [u16; NAMES] {
    let names = [AttrName::CLASS, AttrName::ID].into_iter().filter_map(|name| page.attr(node, name));
    let is_word = |word: &String| word.len() >= 3 && word.chars().all(char::is_alphabetic);
    let words = names.flat_map(split_name).filter(is_word).map(|word| (hash(&word) as u16).max(1));
    let mut out = [0; NAMES];
    out.iter_mut().zip(words).for_each(|(slot, word)| *slot = word);
    out
}

fn places(page: &Page, kin: &[u16]) -> Vec<Place> {
    let mut out = vec![Place::default(); page.len()];
    let mut counts: HashMap<u16, u8> = HashMap::default();
    for parent in page.ids().filter(|&node| !page.is_text(node)) {
        let children: Vec<NodeId> = page.children(parent).filter(|&child| !page.is_text(child)).collect();
        counts.clear();
        for (i, child) in children.iter().enumerate() {
            let count = counts.entry(kin[child.index()]).or_default();
            out[child.index()].before = *count;
            *count = (*count + 1).min(MOST_BESIDE);
            let beside = |at: Option<usize>| at.and_then(|at| children.get(at)).map_or(0, |n| kin[n.index()] as u8);
            out[child.index()].beside = [beside(i.checked_sub(1)), beside(Some(i + 1))];
        }
        counts.clear();
        for child in children.iter().rev() {
            let count = counts.entry(kin[child.index()]).or_default();
            out[child.index()].after = *count;
            *count = (*count + 1).min(MOST_BESIDE);
        }
    }
    out
}

/// For each node the innermost landmark around it.
fn landmarks(page: &Page) -> Vec<u8> {
    let mut out = vec![0; page.len()];
    let mut counts: HashMap<u32, u32> = HashMap::default();
    for node in page.ids() {
        let around = page.parent(node).map_or(0, |parent| out[parent.index()]);
        out[node.index()] = match landmark(page, node) {
            Some(kind) => {
                let count = counts.entry(kind).or_default();
                *count = (*count + 1).min(MOST_LANDMARKS);
                mixed(kind, *count) as u8
            }
            None => around,
        };
    }
    out
}

/// The kind of landmark that an element is, by its name or its role.
fn landmark(page: &Page, node: NodeId) -> Option<u32> {
    let role = page.attr(node, AttrName::ROLE);
    match (page.tag(node), role) {
        (Tag::MAIN, _) | (_, Some("main")) => Some(1),
        (Tag::NAV, _) | (_, Some("navigation")) => Some(2),
        (Tag::ASIDE, _) | (_, Some("complementary")) => Some(3),
        (Tag::HEADER, _) | (_, Some("banner")) => Some(4),
        (Tag::FOOTER, _) | (_, Some("contentinfo")) => Some(5),
        (Tag::ARTICLE, _) | (_, Some("article")) => Some(6),
        (Tag::FORM, _) | (_, Some("form" | "search")) => Some(7),
        (Tag::DIALOG, _) | (_, Some("dialog" | "alertdialog")) => Some(8),
        _ => None,
    }
}

fn headings(page: &Page) -> Vec<Option<NodeId>> {
    let mut out = vec![None; page.len()];
    let mut next = None;
    for node in page.ids().rev() {
        if page.tag(node).heading_level().is_some() {
            next = Some(node);
        }
        out[node.index()] = next;
    }
    out
}

fn amounts(blocks: &Blocks) -> Vec<Amount> {
    let mut sum = Amount::default();
    let mut out = vec![sum];
    for (i, block) in blocks.iter().enumerate() {
        sum.words += Measure::of(blocks.text(i)).words;
        sum.bytes += blocks.text(i).len() as u32;
        sum.linked += block.linked;
        out.push(sum);
    }
    out
}

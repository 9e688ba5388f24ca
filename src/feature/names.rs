//! The words of the names that a page's author gave to elements, hashed once for all who ask.
//!
//! Most names of a page stand on many elements: what a name holds is kept until another name takes
//! its slot.

use super::word_list::{groups_of, name_hashes};
use crate::page::{AttrName, NodeId, Page};

/// Words of a name, and of all names of an element, that are read.
const MOST_WORDS: usize = 12;
/// Names that are kept at hand.
const SLOTS: usize = 512;

/// The names of every element.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// For each node the groups of words (see `word_list`) that its names speak for, as bits.
    pub groups: Vec<u32>,
    hashes: Vec<u32>,
    /// For each node where its hashes end; they start where those of the node before end.
    ends: Vec<u32>,
}

impl Names {
    /// Reads those of a page.
    pub fn of(page: &Page) -> Names {
        let mut reader = Reader { known: vec![Known::default(); SLOTS], pool: Vec::new() };
        let mut out = Names { groups: Vec::with_capacity(page.len()), ..Names::default() };
        for node in page.ids() {
            let groups = reader.element(page, node, &mut out.hashes);
            out.groups.push(groups);
            out.ends.push(out.hashes.len() as u32);
        }
        out
    }

    /// The hashed words of a node's names.
    pub fn hashes(&self, node: NodeId) -> &[u32] {
        let from = node.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.hashes[from as usize..self.ends[node.index()] as usize]
    }
}

/// The groups that the words of one element's names speak for, as bits.
pub fn groups(page: &Page, node: NodeId) -> u32 {
    let names = page.attrs(node).filter(|(name, _)| is_name(*name) && *name != AttrName::ITEMPROP);
    names.flat_map(|(_, value)| name_hashes(value).take(MOST_WORDS)).fold(0, |all, word| all | groups_of(word))
}

fn is_name(attr: AttrName) -> bool {
    matches!(
        attr,
        AttrName::CLASS
            | AttrName::ID
            | AttrName::ROLE
            | AttrName::ITEMPROP
            | AttrName::ARIA_LABEL
            | AttrName::DATA_TESTID
    )
}

/// A name that was read.
#[derive(Clone, Copy, Debug, Default)]
struct Known<'p> {
    name: &'p str,
    /// Its words in the pool.
    words: (u32, u32),
    groups: u32,
}

struct Reader<'p> {
    known: Vec<Known<'p>>,
    pool: Vec<u32>,
}

impl<'p> Reader<'p> {
    /// Adds the hashes of an element's names to `out`; the groups they speak for.
    fn element(&mut self, page: &'p Page, node: NodeId, out: &mut Vec<u32>) -> u32 {
        let start = out.len();
        let mut groups = 0;
        for (attr, value) in page.attrs(node).filter(|(attr, _)| is_name(*attr)) {
            let known = self.name(value);
            let words = &self.pool[known.words.0 as usize..known.words.1 as usize];
            out.extend(words.iter().take(MOST_WORDS - (out.len() - start)));
            // What microdata marks has a feature of its own.
            groups |= if attr == AttrName::ITEMPROP { 0 } else { known.groups };
        }
        if page.tag(node).known().is_none() && page.tag_name(node).contains('-') {
            out.extend(name_hashes(page.tag_name(node)));
        }
        groups
    }

    fn name(&mut self, name: &'p str) -> Known<'p> {
        let slot = slot(name.as_bytes());
        if self.known[slot].name != name {
            let from = self.pool.len() as u32;
            self.pool.extend(name_hashes(name).take(MOST_WORDS));
            let groups = self.pool[from as usize..].iter().fold(0, |all, &word| all | groups_of(word));
            self.known[slot] = Known { name, words: (from, self.pool.len() as u32), groups };
        }
        self.known[slot]
    }
}

/// A slot by the length of a name and the bytes at its ends.
fn slot(name: &[u8]) -> usize {
    let word = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let ends = match name.len() {
        8.. => word(name.first_chunk()) ^ word(name.last_chunk()).rotate_left(23),
        _ => name.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    };
    ((ends ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature::hash;
    use crate::page::Builder;

    #[test]
    fn names_of_elements_are_read_once_and_found_at_each() {
        let mut b = Builder::new(None);
        b.open("div");
        for (name, class) in [("p", "post-body"), ("my-card", "post-body"), ("p", "")] {
            b.open(name);
            b.attr("class", class);
            b.attr("itemprop", "comment");
            b.close();
        }
        let page = b.finish();
        let names = Names::of(&page);
        let words = |node: u32| names.hashes(NodeId(node)).to_vec();
        let hashes = |words: &[&str]| words.iter().map(|w| hash(w)).collect::<Vec<_>>();
        assert!(words(0).is_empty());
        assert_eq!(words(1), hashes(&["post", "body", "comment"]));
        assert_eq!(words(2), hashes(&["post", "body", "comment", "my", "card"]));
        assert_eq!(words(3), hashes(&["comment"]));
        assert_eq!(names.groups[1], groups(&page, NodeId(1)));
        assert_eq!(names.groups[3], 0);
    }
}

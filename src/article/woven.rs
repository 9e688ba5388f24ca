//! An article over the states of its page: what a virtualised list dropped while it scrolled stays.
//!
//! Such a list keeps only what is on the screen in the document. Two readings are laid side by side
//! at the blocks that both hold; what only the earlier one holds is put back at its place between
//! them, unless the page still has its words (then it was left out anew) or other words stand in its
//! place that are nearly the same (then it was written anew).

use super::joined::{id_number, renumber, said};
use super::tree::{BodyNode, BodyNodeId};
use super::{Article, Body, Element};
use crate::block::Blocks;
use crate::map::{HashMap, HashSet};
use std::cell::Cell;

/// Levels of lists and tables in which rows are looked for.
const MAX_LEVELS: usize = 6;
/// Children of a box within another in which rows are looked for.
const MAX_INNER: usize = 4;
/// Most boxes that are compared in all: each pair costs what the boxes hold.
const MAX_LOOKS: usize = 10_000;
/// How far from its place what a block became is looked for.
const NEAR: usize = 2;
/// Most blocks side by side that are thought to be written anew: more at once are others.
const MOST_REWRITTEN: usize = 3;
/// Least share of the words of a block that are in what it became.
const LEAST_SHARED: f32 = 0.8;

impl Article {
    /// Puts back what an earlier reading of this page held and the page, whose blocks these are, dropped
    /// since. An article with another title, or that shares nothing with the earlier one, stays as it is.
    pub fn weave(&mut self, earlier: &Article, blocks: &Blocks) {
        if self.metadata.title != earlier.metadata.title {
            return;
        }
        let (old, new) = (earlier.body.roots().collect::<Vec<_>>(), self.body.roots().collect::<Vec<_>>());
        let there = (0..blocks.len()).map(|block| letters([blocks.text(block)])).collect();
        let ids = self.body.nodes.iter().filter_map(id_number).max().unwrap_or(0);
        let mut loom = Loom {
            old: &earlier.body,
            new: &self.body,
            out: Body::default(),
            there,
            ids,
            kept: 0,
            looks: Cell::new(0),
        };
        if !loom.are_kin(&old, &new, 0) {
            return;
        }
        loom.weave(&old, &new, 0);
        if loom.kept > 0 {
            self.body = loom.out;
            self.metadata.count_anew(self.body.roots().flat_map(|root| self.body.texts(root)));
        }
    }
}

/// Lays two bodies side by side.
struct Loom<'b> {
    old: &'b Body,
    new: &'b Body,
    out: Body,
    /// What the blocks of the page say now.
    there: HashSet<String>,
    /// The highest private id of the new body.
    ids: u32,
    /// How many blocks were put back.
    kept: usize,
    /// How many boxes were compared.
    looks: Cell<usize>,
}

impl Loom<'_> {
    fn weave(&mut self, old: &[BodyNodeId], new: &[BodyNodeId], level: usize) {
        let (mut from, mut at) = (0, 0);
        for (o, n) in pairs(self.old, old, self.new, new) {
            self.gap(&old[from..o], &new[at..n], level);
            self.copy(self.new, new[n], None);
            (from, at) = (o + 1, n + 1);
        }
        self.gap(&old[from..], &new[at..], level);
    }

    /// What lies between two blocks that both hold: lists and tables with a row in common are one.
    fn gap(&mut self, mut old: &[BodyNodeId], mut new: &[BodyNodeId], level: usize) {
        while let Some((o, n)) = self.first_same(old, new, level) {
            self.strand(&old[..o], &new[..n]);
            self.join(old[o], new[n], level + 1);
            (old, new) = (&old[o + 1..], &new[n + 1..]);
        }
        self.strand(old, new);
    }

    /// The places of the first two boxes that are states of one.
    fn first_same(&self, old: &[BodyNodeId], new: &[BodyNodeId], level: usize) -> Option<(usize, usize)> {
        if level >= MAX_LEVELS {
            return None;
        }
        let kin = |n: BodyNodeId| old.iter().position(|&o| self.is_same_box(o, n, level));
        new.iter().enumerate().find_map(|(at, &n)| Some((kin(n)?, at)))
    }

    /// One list or table, with the rows of both.
    fn join(&mut self, old: BodyNodeId, new: BodyNodeId, level: usize) {
        let at = self.out.nodes.len();
        let Some(node) = self.new.nodes.get(new.index()) else { return };
        self.out.nodes.push(node.clone());
        let rows: [Vec<BodyNodeId>; 2] = [self.old.children(old).collect(), self.new.children(new).collect()];
        self.weave(&rows[0], &rows[1], level);
        let end = self.out.nodes.len() as u32;
        if let Some(node) = self.out.nodes.get_mut(at) {
            node.end = end;
        }
    }

    /// Blocks of which none is in both: what was dropped, then what is new.
    fn strand(&mut self, old: &[BodyNodeId], new: &[BodyNodeId]) {
        let says = old.iter().any(|&id| said(self.old, id).is_some());
        for (at, &id) in old.iter().enumerate().filter(|_| says) {
            let is_few = old.len() <= MOST_REWRITTEN;
            if self.is_lost(id) && !(is_few && self.became(id, at, old.len(), new)) {
                self.copy(self.old, id, Some(self.ids));
                self.kept += 1;
            }
        }
        for &id in new {
            self.copy(self.new, id, None);
        }
    }

    /// Whether the page no longer has the words of a block.
    fn is_lost(&self, id: BodyNodeId) -> bool {
        !self.there.contains(&letters(self.old.texts(id)))
    }

    /// Whether one of the new blocks is what a block that stood among others became.
    fn became(&self, id: BodyNodeId, at: usize, of: usize, new: &[BodyNodeId]) -> bool {
        let words = words(self.old, id);
        if new.is_empty() || words.is_empty() {
            return !new.is_empty();
        }
        let near = |place: usize| place.saturating_sub(NEAR)..(place + NEAR + 1).min(new.len());
        let places = near(at).chain(near((at + new.len()).saturating_sub(of)));
        let short = said(self.old, id).is_none();
        let mut others = places.filter_map(|place| new.get(place)).map(|&other| self::words(self.new, other));
        short || others.any(|other| words.intersection(&other).count() as f32 >= LEAST_SHARED * words.len() as f32)
    }

    /// Whether two boxes are states of one.
    fn is_same_box(&self, old: BodyNodeId, new: BodyNodeId, level: usize) -> bool {
        let element = self.new.element(new);
        let alike = element.is_some_and(holds_rows) && element == self.old.element(old);
        self.looks.set(self.looks.get() + usize::from(alike));
        alike && self.looks.get() <= MAX_LOOKS && {
            let (old, new): (Vec<_>, Vec<_>) = (self.old.children(old).collect(), self.new.children(new).collect());
            self.are_kin(&old, &new, level + 1)
        }
    }

    /// Whether two lists of blocks have one in common, or boxes within them do.
    fn are_kin(&self, old: &[BodyNodeId], new: &[BodyNodeId], level: usize) -> bool {
        let known: HashSet<String> = old.iter().filter_map(|&id| said(self.old, id)).collect();
        let few = old.len() <= MAX_INNER && new.len() <= MAX_INNER && level < MAX_LEVELS;
        new.iter().any(|&id| said(self.new, id).is_some_and(|said| known.contains(&said)))
            || few && new.iter().any(|&n| old.iter().any(|&o| self.is_same_box(o, n, level)))
    }

    /// Adds a subtree; one of the earlier body with ids of its own, and without nodes of the page.
    fn copy(&mut self, from: &Body, root: BodyNodeId, ids: Option<u32>) {
        let (begin, at) = (root.0, self.out.nodes.len() as u32);
        let nodes = from.nodes.get(root.index()..from.end(root).index()).unwrap_or_default();
        self.out.nodes.extend(nodes.iter().map(|node| {
            let mut node = BodyNode { end: node.end - begin + at, ..node.clone() };
            if let Some(ids) = ids {
                renumber(&mut node.content, ids);
                node.source = None;
            }
            node
        }));
        let within = from.companions.iter().filter(|id| (begin..from.end(root).0).contains(&id.0));
        self.out.companions.extend(within.map(|id| BodyNodeId(id.0 - begin + at)));
    }
}

fn holds_rows(element: Element) -> bool {
    use Element::{Blockquote, Div, Dl, Ol, Table, Tbody, Ul};
    matches!(element, Blockquote | Div | Dl | Ol | Table | Tbody | Ul)
}

fn letters<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    texts.into_iter().flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(body: &Body, id: BodyNodeId) -> HashSet<String> {
    let texts = body.texts(id).collect::<Vec<_>>().join(" ").to_lowercase();
    texts.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The longest run of blocks that say the same in both, in order, by their places: of what is said
/// once in each.
fn pairs(old: &Body, olds: &[BodyNodeId], new: &Body, news: &[BodyNodeId]) -> Vec<(usize, usize)> {
    let places = |body, list: &[BodyNodeId]| {
        let mut out: HashMap<String, Option<usize>> = HashMap::default();
        for (at, said) in list.iter().enumerate().filter_map(|(at, &id)| Some((at, said(body, id)?))) {
            out.entry(said).and_modify(|place| *place = None).or_insert(Some(at));
        }
        out
    };
    let (before, after) = (places(old, olds), places(new, news));
    let pair = |(at, &id): (usize, &BodyNodeId)| {
        let said = said(old, id)?;
        let is_once = before.get(&said).copied().flatten().is_some();
        Some((at, after.get(&said).copied().flatten().filter(|_| is_once)?))
    };
    let both: Vec<(usize, usize)> = olds.iter().enumerate().filter_map(pair).collect();
    longest_rising(&both)
}

/// The longest part of a list in which the second numbers rise too (by patience sorting).
fn longest_rising(list: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, which pair ends the run of that length that ends lowest.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let second = |at: usize| list.get(at).map_or(0, |pair| pair.1);
    for (at, &(_, n)) in list.iter().enumerate() {
        let length = ends.partition_point(|&end| second(end) < n);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    let mut out: Vec<(usize, usize)> = std::iter::successors(last, |&at| before.get(at).copied().flatten())
        .filter_map(|at| list.get(at).copied())
        .collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn what_changed_its_place_is_not_in_the_run() {
        let list = [(0, 0), (1, 5), (2, 1), (3, 2), (4, 6)];
        assert_eq!(longest_rising(&list), [(0, 0), (2, 1), (3, 2), (4, 6)]);
        assert_eq!(longest_rising(&[]), []);
    }
}

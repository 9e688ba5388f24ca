//! Which nodes of a page the article is drawn from.

use super::{Metadata, pull_quotes};
use crate::block::Blocks;
use crate::order::sort_and_dedup;
use crate::page::{NodeId, Page, Tag};
use crate::verdict::Verdicts;

/// The kept nodes of a page, with counts that answer for any subtree at once.
pub(super) struct Kept {
    /// For each node the number of its block, if it is a text of one.
    block: Vec<Option<u32>>,
    /// For each node, how many nodes before it are kept.
    live: Vec<u32>,
    /// Whether each block is kept.
    keep: Vec<bool>,
    /// Blocks that are kept only as companions of others.
    companions: Vec<u32>,
}

impl Kept {
    /// The texts of the blocks that are kept, by their number.
    pub fn of(page: &Page, blocks: &Blocks, keep: Vec<bool>) -> Kept {
        let mut kept = Kept { block: text_blocks(page, blocks), live: Vec::new(), keep, companions: Vec::new() };
        kept.count(&[]);
        kept
    }

    /// Keeps these blocks too, as companions of what they belong to.
    pub fn add_companions(&mut self, blocks: &[usize]) {
        for &block in blocks {
            if let Some(keep) = self.keep.get_mut(block).filter(|keep| !**keep) {
                *keep = true;
                self.companions.push(block as u32);
            }
        }
        sort_and_dedup(&mut self.companions);
        self.count(&[]);
    }

    /// Whether a block is kept only as a companion of what it belongs to.
    pub fn is_companion(&self, block: usize) -> bool {
        self.companions.binary_search(&(block as u32)).is_ok()
    }

    /// Keeps these nodes too; sorted by node.
    pub fn add(&mut self, nodes: &[NodeId]) {
        self.count(nodes);
    }

    /// Whether this text is kept.
    pub fn has_text(&self, id: NodeId) -> bool {
        self.block.get(id.index()).copied().flatten().is_some_and(|b| self.keeps(b as usize))
    }

    /// Whether this text is kept or the white space beside what is kept.
    pub fn shows(&self, id: NodeId) -> bool {
        self.block.get(id.index()).is_some_and(|b| b.is_none_or(|b| self.keeps(b as usize)))
    }

    /// Whether the block of this number is kept.
    pub fn keeps(&self, block: usize) -> bool {
        self.keep.get(block).copied().unwrap_or(false)
    }

    /// Whether anything at or below `id` is kept.
    pub fn within(&self, page: &Page, id: NodeId) -> bool {
        let at = |i: NodeId| self.live.get(i.index()).copied().unwrap_or(0);
        at(page.end(id)) > at(id)
    }

    fn count(&mut self, more: &[NodeId]) {
        let mut more = more.iter().peekable();
        let mut live = Vec::with_capacity(self.block.len() + 1);
        let mut sum = 0;
        live.push(0);
        for (i, block) in self.block.iter().enumerate() {
            let added = more.next_if(|n| n.index() == i).is_some();
            let kept = block.is_some_and(|b| self.keep.get(b as usize).copied().unwrap_or(false));
            sum += u32::from(added || kept);
            live.push(sum);
        }
        self.live = live;
    }
}

/// Kept blocks at the start among which the headline and the byline may stand again.
const HEAD: usize = 4;

/// Which blocks the verdicts put in the body; a headline and a byline that are shown above it
/// and a quote that the text repeats are not.
pub(super) fn kept_blocks(page: &Page, blocks: &Blocks, verdicts: &Verdicts, metadata: &Metadata) -> Vec<bool> {
    let mut keep: Vec<bool> = (0..blocks.len()).map(|i| verdicts.list.get(i).is_some_and(|v| v.keep)).collect();
    pull_quotes::leave_out(page, blocks, &mut keep);
    let head: Vec<usize> = (0..keep.len()).filter(|&i| keep.get(i) == Some(&true)).take(HEAD).collect();
    let level = |i: usize| page.tag(blocks.get(i).element).heading_level();
    let is_heading = |i: usize| level(i).is_some_and(|level| level <= 2);
    let title = metadata.title.as_deref().map(letters).filter(|t| !t.is_empty());
    let is_title = |i: usize| is_heading(i) && title.as_ref() == Some(&letters(blocks.text(i)));
    let headline = head.iter().copied().find(|&i| is_title(i));
    let is_line = |i: usize| level(i).is_none() && blocks.within(page, blocks.get(i).element).len() == 1;
    let byline = head.iter().copied().find(|&i| is_line(i) && metadata.is_byline(blocks.text(i)));
    for slot in [headline, byline].into_iter().flatten() {
        if let Some(keep) = keep.get_mut(slot) {
            *keep = false;
        }
    }
    keep
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// For each node the number of the block whose text it is.
fn text_blocks(page: &Page, blocks: &Blocks) -> Vec<Option<u32>> {
    let mut out = vec![None; page.len()];
    for (number, block) in blocks.iter().enumerate() {
        let mut id = block.from;
        while id < block.to && id.index() < page.len() {
            if is_silent(page.tag(id)) {
                id = page.end(id);
                continue;
            }
            if page.is_text(id)
                && let Some(slot) = out.get_mut(id.index())
            {
                *slot = Some(number as u32);
            }
            id = NodeId(id.0 + 1);
        }
    }
    out
}

/// Elements whose text is data or a fallback, never shown.
pub(super) fn is_silent(tag: Tag) -> bool {
    matches!(tag, Tag::HEAD | Tag::SCRIPT | Tag::AUDIO | Tag::VIDEO)
}

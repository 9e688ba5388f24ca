//! Blocks: leaf runs of text, the unit of every decision.
//!
//! The unit is that of boilerpipe (Kohlschütter et al., 2010) and jusText (Pomikálek, 2011): text
//! between two block-level boundaries.

mod measure;
mod segment;

pub use measure::{Measure, ends_sentence, is_unspaced};
pub use segment::{is_block_level, starts_block};

use crate::page::{NodeId, Page};

/// A run of text and inline elements between two block-level boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The nearest block-level element that holds the run.
    pub element: NodeId,
    /// First node of the run.
    pub from: NodeId,
    /// The node after the run: it is the range `from..to` in document order.
    pub to: NodeId,
    /// Byte range of its text in [`Blocks::text`].
    text: (u32, u32),
    /// Bytes of that text that lie in links.
    pub linked: u32,
    /// Number of links in it.
    pub links: u16,
}

/// The blocks of a page, in document order.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    list: Vec<Block>,
    text: String,
}

impl Blocks {
    /// Cuts a page into blocks.
    pub fn of(page: &Page) -> Blocks {
        segment::segment(page)
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the page has no text.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All blocks, in document order.
    pub fn iter(&self) -> std::slice::Iter<'_, Block> {
        self.list.iter()
    }

    /// The block of this number.
    pub fn get(&self, index: usize) -> &Block {
        &self.list[index]
    }

    /// A block's text, white space collapsed to single spaces and trimmed.
    pub fn text(&self, index: usize) -> &str {
        let (from, to) = self.list[index].text;
        &self.text[from as usize..to as usize]
    }

    /// The numbers of the blocks whose runs lie within a node.
    pub fn within(&self, page: &Page, node: NodeId) -> std::ops::Range<usize> {
        let end = page.end(node);
        let from = self.list.partition_point(|b| b.from < node);
        let to = self.list.partition_point(|b| b.from < end);
        from..to
    }
}

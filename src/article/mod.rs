//! The article: metadata and a typed tree of a closed set of elements and attributes.
//!
//! Nothing from the page can be in it that the set does not name: sanitising is its construction.

mod code;
mod compose;
mod element;
mod finish;
mod kept;
mod lists;
pub mod metadata;
mod role;
mod select;
mod tables;
mod tree;
mod url;

pub use element::{Attr, Element, Model};
pub use metadata::Metadata;
pub use tree::{Body, BodyNode, BodyNodeId, Content, Step, Walk};
pub use url::{Address, Candidate};

use crate::block::Blocks;
use crate::page::Page;
use crate::verdict::Verdicts;

/// What a person reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Title, byline, dates and the like.
    pub metadata: Metadata,
    /// The text and all that belongs in it.
    pub body: Body,
}

impl Article {
    /// Draws the article from the blocks that the verdicts keep.
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Article {
        Article { metadata: Metadata::of(page, blocks, verdicts), body: select::select(page, blocks, verdicts) }
    }
}

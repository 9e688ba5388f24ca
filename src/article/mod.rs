//! The article: metadata and a typed tree of a closed set of elements and attributes.
//!
//! Nothing from the page can be in it that the set does not name: sanitising is its construction.

mod asides;
mod backgrounds;
mod captions;
mod chtml;
mod class;
mod code;
mod comments;
mod compose;
mod element;
mod embeds;
mod excerpt;
mod finish;
mod footnotes;
mod formula_source;
mod furniture;
mod icons;
mod images;
mod joined;
mod kept;
mod levels;
mod lists;
mod math;
pub mod metadata;
mod nesting;
mod pages;
mod pixels;
mod players;
mod pull_quotes;
mod region;
mod role;
mod running_tex;
mod select;
mod selection;
mod stated;
mod table_heads;
mod tables;
mod tabs;
mod tex;
mod thread;
mod tree;
mod unshown;
mod url;
mod widget;
mod woven;

pub use comments::comments;
pub use element::{Attr, Element, Model};
pub use joined::SEAM;
pub use metadata::{LeadImage, Metadata};
pub use pages::NextPage;
pub use selection::{Point, Selection};
pub use tree::{Body, BodyNode, BodyNodeId, Content, Step, Walk};
pub use unshown::holds_more;
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
        Article::with_facts(page, page, blocks, verdicts)
    }

    /// Draws the article as [`Article::of`] does, with its metadata from another state of the page: the same nodes,
    /// without what the page says of another article.
    pub fn with_facts(page: &Page, facts: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Article {
        let metadata = Metadata::of(facts, blocks, verdicts);
        let body = select::select(page, blocks, verdicts, &metadata, select::Draw::Article);
        Article { metadata, body }
    }

    /// The lead image, where the body does not show it and does not open with another picture.
    pub fn lead_image(&self) -> Option<&LeadImage> {
        let lead = self.metadata.lead_image.as_ref()?;
        let wanted = images::key(&lead.url);
        let opens = self.body.roots().next().and_then(|id| self.body.element(id)) == Some(Element::Figure);
        let ids = (0..self.body.nodes.len() as u32).map(BodyNodeId);
        let mut images = ids.filter(|&id| self.body.element(id) == Some(Element::Img));
        let shown = images.any(|id| self.body.attr(id, Attr::Src).is_some_and(|src| images::key(src) == wanted));
        (!opens && !shown).then_some(lead)
    }
}

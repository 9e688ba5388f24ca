//! The part of a page around its headline, where bylines and dates stand.

use super::source::Sources;
use crate::kind::Kind;
use crate::page::NodeId;
use std::ops::Range;

/// Blocks before the headline that may be a kicker, a date or a byline.
const BEFORE: usize = 5;
/// Blocks after it.
const AFTER: usize = 16;
/// Bytes of text, mostly without links, that make a block a paragraph of the article.
const PROSE: usize = 200;
/// Paragraphs after which the head of the article is over.
const PARAGRAPHS: usize = 2;

/// The blocks around the headline.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// Their numbers.
    pub blocks: Range<usize>,
    /// The first block of the headline.
    pub headline: usize,
    /// The first paragraph after it.
    prose: usize,
    /// Their nodes.
    pub nodes: Range<u32>,
}

impl Near {
    /// Around the heading of the title; without one, around the first block that is kept.
    pub fn of(sources: &Sources, heading: Option<NodeId>) -> Option<Near> {
        let blocks = sources.blocks;
        let first = || sources.verdicts.list.iter().position(|v| v.keep).map(|i| i..i);
        let headline = heading.map(|h| blocks.within(sources.page, h)).or_else(first)?;
        let start = headline.start.min(blocks.len().checked_sub(1)?);
        let from = (headline.start.saturating_sub(BEFORE)..start).rev().take_while(|&i| !is_prose(sources, i)).last();
        let from = from.unwrap_or(start);
        let (mut to, mut paragraphs) = (headline.end.max(start + 1), 0);
        let mut prose = None;
        while to < blocks.len() && to < headline.end + AFTER && paragraphs < PARAGRAPHS {
            if is_prose(sources, to) {
                paragraphs += 1;
                prose.get_or_insert(to);
            }
            to += 1;
        }
        let nodes = blocks.get(from).from.0..blocks.get(to - 1).to.0;
        Some(Near { blocks: from..to, headline: start, prose: prose.unwrap_or(start), nodes })
    }

    /// How close a block is, from 1 at the headline down to 0.
    pub fn closeness(&self, block: usize) -> f32 {
        let reach = if block < self.headline { BEFORE } else { AFTER } as f32;
        1.0 - (block.abs_diff(self.headline) as f32 / (reach + 1.0)).min(1.0)
    }

    /// Its blocks that may belong to the article. Between the headline and the first paragraph,
    /// lines of names, places and times read as those of a ticker and count all the same.
    pub fn own_blocks<'s>(&self, sources: &'s Sources) -> impl Iterator<Item = usize> + use<'s> {
        let between = self.headline..self.prose;
        let like_byline = move |b: usize| {
            let kind = sources.verdicts.list.get(b).map(|v| v.kind);
            between.contains(&b) && matches!(kind, Some(Kind::Ticker | Kind::Ad))
        };
        self.blocks.clone().filter(move |&b| like_byline(b) || !is_foreign(sources, b))
    }

    /// The element nodes in it.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        self.nodes.clone().map(NodeId)
    }
}

fn is_prose(sources: &Sources, block: usize) -> bool {
    let text = sources.blocks.text(block);
    text.len() > PROSE && (sources.blocks.get(block).linked as usize) * 3 < text.len()
}

/// Whether a block surely belongs to something else than the article.
pub(super) fn is_foreign(sources: &Sources, block: usize) -> bool {
    const FOREIGN: &[Kind] =
        &[Kind::Related, Kind::Trending, Kind::Comments, Kind::Ad, Kind::Ticker, Kind::Footer, Kind::Promo];
    const SURE: f32 = 0.8;
    sources.verdicts.list.get(block).is_some_and(|v| v.probability > SURE && FOREIGN.contains(&v.kind))
}

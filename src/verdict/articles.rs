//! The articles of a page that holds several, one after the other: of an endless page that goes on with the
//! next, of a day's pieces in full.

use super::{PageType, Verdicts};
use crate::block::{Blocks, is_block_level};
use crate::feature::{Feature as F, Row};
use crate::kind::Kind;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Words of prose from which a part of a page is an article of its own; teasers have fewer.
const LEAST_WORDS: f32 = 100.0;
/// Words of a headline at least: what is below "Comments" or "Read on" is none.
const SHORTEST: f32 = 3.0;
/// Blocks of a part that are looked through for its headline.
const FIRST: usize = 6;
/// Blocks around a headline in which an author or a date is looked for.
const NEAR: usize = 4;
/// Share of a headline's words in the title of a page, from which it is named there.
const NAMED: f32 = 0.9;
/// Share of links from which text is no prose.
const LINKED: f32 = 0.4;

/// One of several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The element that holds it.
    pub node: NodeId,
    /// Its blocks.
    pub blocks: Range<usize>,
    /// The block of its headline.
    pub headline: usize,
}

/// The articles of a page, in document order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Articles {
    /// Two or more.
    pub parts: Vec<Part>,
    /// Which of them has the page's headline.
    pub main: usize,
}

impl Articles {
    /// Finds them around the headline of a page: what stands beside the article is one too where it is an
    /// element of the same name with a headline of its own, and prose, and either says that it is an article or
    /// has an author, a time or an address. Sections of one text have none of these.
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Option<Articles> {
        if verdicts.rows.len() != blocks.len() {
            return None;
        }
        let headline = verdicts.list.iter().position(|verdict| verdict.kind == Kind::Title)?;
        // The front page of a blog has several too, but its title is that of none of them.
        let is_named = verdicts.rows[headline][F::InTitle] >= NAMED;
        if verdicts.page_type != PageType::Article && !is_named {
            return None;
        }
        let element = blocks.get(headline).element;
        let level = page.tag(element).heading_level()?;
        let search = Search { page, blocks, verdicts, prose: prose(&verdicts.rows), headline, level };
        search.outermost_article(element).or_else(|| search.siblings(element))
    }

    /// Whether a block is a paragraph of one of them.
    pub fn is_prose(&self, page: &Page, blocks: &Blocks, verdicts: &Verdicts, block: usize) -> bool {
        words(&verdicts.rows[block]) > 0.0 && self.around(page, blocks.get(block).from).is_some()
    }

    /// The number of the article that a node lies in.
    pub fn around(&self, page: &Page, node: NodeId) -> Option<usize> {
        let at = self.parts.partition_point(|part| part.node <= node).checked_sub(1)?;
        page.contains(self.parts[at].node, node).then_some(at)
    }
}

/// The words of a block, where it is prose.
fn words(row: &Row) -> f32 {
    let is_prose = row[F::LinkDensity] < LINKED && row[F::SentenceEnds] > 0.0;
    if is_prose { libm::expm1f(row[F::Words]) } else { 0.0 }
}

/// For each block the words of prose before it, and at the end those of all.
fn prose(rows: &[Row]) -> Vec<f32> {
    let sums = rows.iter().scan(0.0, |sum, row| {
        *sum += words(row);
        Some(*sum)
    });
    std::iter::once(0.0).chain(sums).collect()
}

struct Search<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    verdicts: &'a Verdicts,
    prose: Vec<f32>,
    /// The page's headline, and its level.
    headline: usize,
    level: u8,
}

impl Search<'_> {
    /// The article element around the headline, and those elsewhere on the page.
    fn outermost_article(&self, headline: NodeId) -> Option<Articles> {
        let main = self.page.ancestors(headline).filter(|&up| self.page.tag(up) == Tag::ARTICLE).last()?;
        let mut end = NodeId(0);
        let outermost = |&node: &NodeId| {
            let is_one = node >= end && self.page.tag(node) == Tag::ARTICLE;
            end = if is_one { self.page.end(node) } else { end };
            is_one
        };
        self.articles(main, self.page.ids().filter(outermost))
    }

    /// The first element around the headline that has another article beside it.
    fn siblings(&self, headline: NodeId) -> Option<Articles> {
        let around = std::iter::once(headline).chain(self.page.ancestors(headline));
        let mut around = around.take_while(|&up| !matches!(self.page.tag(up), Tag::BODY | Tag::HTML));
        around.find_map(|main| {
            let tag = self.page.tag(main);
            let parent = self.page.parent(main).filter(|_| is_block_level(tag))?;
            self.articles(main, self.page.children(parent).filter(|&node| self.page.tag(node) == tag))
        })
    }

    fn articles(&self, main: NodeId, nodes: impl Iterator<Item = NodeId>) -> Option<Articles> {
        let own = self.blocks.within(self.page, main);
        if self.words(&own) < LEAST_WORDS {
            return None;
        }
        let parts: Vec<Part> = nodes.filter_map(|node| self.part(node, node == main)).collect();
        let main = parts.iter().position(|part| part.node == main)?;
        (parts.len() > 1).then_some(Articles { parts, main })
    }

    fn words(&self, blocks: &Range<usize>) -> f32 {
        self.prose[blocks.end] - self.prose[blocks.start]
    }

    /// What an element holds, where that is an article; the main one has no more to show for it.
    fn part(&self, node: NodeId, is_main: bool) -> Option<Part> {
        let blocks = self.blocks.within(self.page, node);
        if self.words(&blocks) < LEAST_WORDS {
            return None;
        }
        let level = |i: usize| self.page.tag(self.blocks.get(i).element).heading_level();
        let is_headline = |&i: &usize| level(i).is_some_and(|level| level <= self.level + 1);
        let first = || blocks.clone().take(FIRST).find(is_headline);
        let headline = if is_main { self.headline } else { first()? };
        let part = Part { node, blocks, headline };
        let is_article = || self.page.tag(node) == Tag::ARTICLE || self.is_signed(&part);
        let answers = || self.is_answer(&part) || self.is_discussion(&part);
        let is_one = || is_article() && self.is_long(headline) && !self.is_list(&part) && !answers();
        (is_main || is_one()).then_some(part)
    }

    /// Whether the headline of a part says the page's once more: below a post of a thread stand answers to it.
    fn is_answer(&self, part: &Part) -> bool {
        let says = |headline: usize| self.blocks.text(headline).to_lowercase();
        says(part.headline).contains(&says(self.headline))
    }

    fn is_long(&self, headline: usize) -> bool {
        libm::expm1f(self.verdicts.rows[headline][F::Words]) >= SHORTEST
    }

    /// Whether a part is a list of teasers: little stands under its headline before the next that is a link.
    fn is_list(&self, part: &Part) -> bool {
        let leads_on = |&i: &usize| {
            let block = self.blocks.get(i);
            block.links > 0 && self.page.tag(block.element).heading_level().is_some()
        };
        let next = (part.headline + 1..part.blocks.end).find(leads_on).unwrap_or(part.blocks.end);
        self.words(&(part.headline..next)) < LEAST_WORDS
    }

    /// Whether readers wrote most of a part.
    fn is_discussion(&self, part: &Part) -> bool {
        let is_comment = |&i: &usize| self.verdicts.list[i].kind == Kind::Comments;
        let said: f32 = part.blocks.clone().filter(is_comment).map(|i| words(&self.verdicts.rows[i])).sum();
        2.0 * said > self.words(&part.blocks)
    }

    /// Whether a part has an address, a time or an author of its own.
    fn is_signed(&self, part: &Part) -> bool {
        let has_address = self.page.attrs(part.node).any(|(name, _)| {
            let name = self.page.attr_name(name);
            ["url", "href", "permalink"].iter().any(|word| name.contains(word))
        });
        let near =
            part.headline.saturating_sub(NEAR).max(part.blocks.start)..(part.headline + NEAR).min(part.blocks.end);
        let is_told = near.clone().any(|i| matches!(self.verdicts.list[i].kind, Kind::Author | Kind::Meta));
        let nodes = part.node.0..self.blocks.get(near.end - 1).to.0;
        has_address || is_told || nodes.map(NodeId).any(|node| self.page.tag(node) == Tag::TIME)
    }
}

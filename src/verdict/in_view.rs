//! The article in view: of several on one page, the one on the screen is read.

use super::articles::{Articles, Part};
use super::{Adjustment, Verdict, Verdicts};
use crate::block::Blocks;
use crate::feature::Row;
use crate::kind::Kind;
use crate::map::{HashMap, HashSet};
use crate::model::ModelError;
use crate::page::{AttrName, NodeId, Page, Tag};

/// How far down the screen a person reads, as a share of its height.
const LINE: f32 = 1.0 / 3.0;
/// How likely what stands in another article belongs to this one, at most.
const ELSEWHERE: f32 = 0.02;
/// How much that moves its odds.
const WEIGHT: f32 = -6.0;
/// What the head says of the site, not of an article.
const OF_THE_SITE: &[&str] = &["og:site_name", "og:locale", "application-name", "viewport", "twitter:site"];

/// What is decided on a page of several articles.
pub struct InView {
    /// The page as it would be with the article in view alone: what it says of another one is not in it. Its nodes
    /// have the numbers and places that they have in the page.
    pub facts: Page,
    /// The verdicts on all blocks of the page.
    pub verdicts: Verdicts,
}

impl InView {
    /// Decides on a page of several articles; nothing where it holds one, or all is well as it is: the article in
    /// view is the page's own, and nothing is kept of the others.
    ///
    /// # Errors
    /// As [`Verdicts::of`].
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Result<Option<InView>, ModelError> {
        let Some(articles) = Articles::of(page, blocks, verdicts) else { return Ok(None) };
        let seen = on_screen(page, blocks, &articles.parts).unwrap_or(articles.main);
        if seen == articles.main {
            let others = articles.parts.iter().enumerate().filter(|&(at, _)| at != seen);
            let others: Vec<usize> = others.flat_map(|(_, part)| part.blocks.clone()).collect();
            let is_mixed = others.iter().any(|&i| verdicts.list[i].keep);
            return Ok(is_mixed.then(|| InView { facts: page.clone(), verdicts: verdicts.without(&others) }));
        }
        let facts = alone(page, blocks, &articles, seen);
        let own = Blocks::of(&facts);
        let anew = verdicts.replaced(blocks, &own, Verdicts::of(&facts, &own)?);
        let is_read = articles.parts[seen].blocks.clone().any(|i| anew.list[i].keep);
        Ok(is_read.then_some(InView { facts, verdicts: anew }))
    }
}

/// Which article stands where a person reads, else which of them has most of the screen.
fn on_screen(page: &Page, blocks: &Blocks, parts: &[Part]) -> Option<usize> {
    let screen = page.viewport().filter(|screen| screen.height > 0.0)?;
    let line = screen.y + screen.height * LINE;
    let spans: Vec<(f32, f32)> = parts.iter().map(|part| span(page, blocks, part)).collect();
    if let Some(at) = spans.iter().position(|&(top, end)| top <= line && line < end) {
        return Some(at);
    }
    let shown = |&(top, end): &(f32, f32)| end.min(screen.y + screen.height) - top.max(screen.y);
    let most = |&a: &usize, &b: &usize| shown(&spans[a]).total_cmp(&shown(&spans[b])).then(b.cmp(&a));
    (0..parts.len()).max_by(most).filter(|&at| shown(&spans[at]) > 0.0)
}

/// Where a part begins and ends, in CSS pixels from the top of the document; its end lies before its start
/// where nothing of it was measured.
fn span(page: &Page, blocks: &Blocks, part: &Part) -> (f32, f32) {
    let layouts = part.blocks.clone().filter_map(|i| page.layout(blocks.get(i).element));
    let seen = layouts.filter(|layout| !layout.hidden && !layout.pinned);
    seen.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, end), layout| {
        (top.min(layout.y), end.max(layout.y + layout.height))
    })
}

/// The page with one of its articles alone, and a head that speaks of no other.
fn alone(page: &Page, blocks: &Blocks, articles: &Articles, seen: usize) -> Page {
    let headline = blocks.text(articles.parts[seen].headline);
    let title = page.first(Tag::TITLE);
    let head = Head { page, headline: headline.to_lowercase() };
    let is_told = head.is_told();
    let mut facts = page.emptied(|node| match articles.around(page, node) {
        Some(at) => at != seen,
        None => head.is_of_another(node, is_told),
    });
    let text = title.and_then(|title| page.children(title).next());
    if let Some(text) = text.filter(|&text| !head.names(page.text(text))) {
        facts.set_text(text, headline);
    }
    facts
}

/// What a page says of its article outside of it.
struct Head<'p> {
    page: &'p Page,
    /// Of the article that is read, in lower case.
    headline: String,
}

impl Head<'_> {
    /// Whether a text names the article.
    fn names(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").to_lowercase().contains(&self.headline)
    }

    fn content(&self, meta: NodeId) -> &str {
        self.page.attr(meta, AttrName::CONTENT).unwrap_or("")
    }

    /// Whether the `meta` elements are about it.
    fn is_told(&self) -> bool {
        let is_title = |node: NodeId| self.page.attr(node, AttrName::PROPERTY) == Some("og:title");
        let metas = self.page.ids().filter(|&node| self.page.tag(node) == Tag::META);
        metas.filter(|&node| is_title(node)).any(|node| self.names(self.content(node)))
    }

    /// Whether a node outside of all articles is about one that is not read.
    fn is_of_another(&self, node: NodeId, is_told: bool) -> bool {
        let name = || [AttrName::PROPERTY, AttrName::NAME].iter().find_map(|&name| self.page.attr(node, name));
        match self.page.tag(node) {
            Tag::META => !is_told && name().is_some_and(|name| !OF_THE_SITE.contains(&name)),
            Tag::LINK => !is_told && self.page.attr(node, AttrName::REL).is_some_and(|rel| rel.contains("canonical")),
            Tag::TEXT => {
                self.page.parent(node).is_some_and(|up| self.page.tag(up) == Tag::SCRIPT)
                    && !self.names(self.page.text(node))
            }
            _ => false,
        }
    }
}

impl Verdicts {
    /// These verdicts with blocks left to other articles.
    fn without(&self, blocks: &[usize]) -> Verdicts {
        let mut verdicts = self.clone();
        blocks.iter().for_each(|&i| verdicts.leave_to_another(i));
        verdicts
    }

    /// Leaves a block to another article.
    fn leave_to_another(&mut self, block: usize) {
        let verdict = &mut self.list[block];
        if verdict.keep || verdict.kind.is_kept() {
            (verdict.kind, verdict.probability) = (Kind::Related, 1.0 - ELSEWHERE);
        }
        (verdict.keep, verdict.content) = (false, verdict.content.min(ELSEWHERE));
        self.adjusted.insert(block, Adjustment::OfAnother.reason(WEIGHT));
    }

    /// These verdicts with those on a part of the blocks made anew, and the rest left to another article.
    fn replaced(&self, blocks: &Blocks, own: &Blocks, anew: Verdicts) -> Verdicts {
        let numbers: HashMap<NodeId, usize> = own.iter().enumerate().map(|(at, block)| (block.from, at)).collect();
        let at: Vec<Option<usize>> = blocks.iter().map(|block| numbers.get(&block.from).copied()).collect();
        let list = |i: usize| -> Verdict { at[i].map_or_else(|| self.list[i].clone(), |at| anew.list[at].clone()) };
        let row = |i: usize| -> Row { at[i].map_or_else(|| self.rows[i].clone(), |at| anew.rows[at].clone()) };
        let among =
            |set: &HashSet<usize>| (0..at.len()).filter(|&i| at[i].is_some_and(|at| set.contains(&at))).collect();
        let mut all = Verdicts {
            list: (0..at.len()).map(list).collect(),
            rows: (0..at.len()).map(row).collect(),
            moved: among(&anew.moved),
            copied: among(&anew.copied),
            adjusted: HashMap::default(),
            ..anew
        };
        (0..at.len()).filter(|&i| at[i].is_none()).for_each(|i| all.leave_to_another(i));
        all
    }
}

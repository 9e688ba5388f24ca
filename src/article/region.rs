//! Which places of a page lie in the article: judged by the text around them.

use super::kept::Kept;
use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::{NodeId, Page, Tag};
use crate::verdict::Verdicts;

/// How far above a place its surroundings are looked at.
const MAX_LEVELS: usize = 48;

/// How far above a figure the text must be that it stands amid.
const NEAR: usize = 6;
/// Blocks without a word that are passed over.
const MAX_EMPTY: usize = 6;
/// Most blocks of a figure's caption.
const MAX_CAPTION: usize = 4;

/// Says whether a place of the page is in the article, by the text around it.
pub(super) struct Region<'p> {
    pub page: &'p Page,
    pub blocks: &'p Blocks,
    pub verdicts: &'p Verdicts,
    pub kept: &'p Kept,
}

impl Region<'_> {
    /// Whether what stands at `id` belongs to the article. `trusted`: the page itself calls it the
    /// article's picture.
    pub fn holds(&self, id: NodeId, trusted: bool) -> bool {
        let Some(figure) = self.figure(id) else {
            let next = self.blocks.within(self.page, id).start;
            let with_its_line = || self.paragraph(id).is_some_and(|p| self.is_amid(p));
            return self.between(id, next, next, trusted) || with_its_line();
        };
        let inside = self.blocks.within(self.page, figure);
        if inside.clone().any(|b| self.kept.keeps(b)) || self.is_amid(figure) {
            return true;
        }
        inside.clone().all(|b| self.is_of_article(b)) && self.between(figure, inside.start, inside.end, true)
    }

    /// Whether an element with little text stands between two kept blocks near it.
    fn is_amid(&self, id: NodeId) -> bool {
        let inside = self.blocks.within(self.page, id);
        let (before, after) = (self.before(inside.start), self.after(inside.end));
        let near = |b: usize| self.kept.keeps(b) && self.is_near(id, b);
        inside.len() <= MAX_CAPTION && before.is_some_and(near) && after.is_some_and(near)
    }

    /// The block before, those without a word passed over: editors leave empty paragraphs.
    fn before(&self, block: usize) -> Option<usize> {
        (0..block).rev().take(MAX_EMPTY).find(|&b| self.says_something(b))
    }

    /// The block from `block` on, those without a word passed over.
    fn after(&self, block: usize) -> Option<usize> {
        (block..self.blocks.len()).take(MAX_EMPTY).find(|&b| self.says_something(b))
    }

    fn says_something(&self, block: usize) -> bool {
        self.kept.keeps(block) || self.blocks.text(block).contains(char::is_alphanumeric)
    }

    /// Whether a block lies in one of the elements just around `id`.
    fn is_near(&self, id: NodeId, block: usize) -> bool {
        block < self.blocks.len()
            && self.page.ancestors(id).take(NEAR).any(|a| self.page.contains(a, self.blocks.get(block).from))
    }

    fn figure(&self, id: NodeId) -> Option<NodeId> {
        self.page.ancestors(id).take(8).find(|&a| self.page.tag(a) == Tag::FIGURE)
    }

    /// The paragraph of a picture, where it has a line of its own beside it.
    fn paragraph(&self, id: NodeId) -> Option<NodeId> {
        let up = self.page.ancestors(id).take(NEAR).find(|&a| self.page.tag(a) == Tag::P)?;
        (!self.blocks.within(self.page, up).is_empty()).then_some(up)
    }

    /// Judges by the blocks before (`next - 1`) and after (`after`) the place, as far as they lie
    /// in the smallest element that holds text beside it.
    fn between(&self, id: NodeId, next: usize, after: usize, strong: bool) -> bool {
        let (before, after) = (self.before(next), self.after(after));
        let start = |b: usize| self.blocks.get(b).from;
        let near = |a: NodeId| {
            let holds = |b: Option<usize>| b.filter(|&b| self.page.contains(a, start(b)));
            let (before, after) = (holds(before), holds(after));
            (before.is_some() || after.is_some()).then_some((before, after))
        };
        let Some((before, after)) = self.page.ancestors(id).take(MAX_LEVELS).find_map(near) else { return false };
        let kept = |b: Option<usize>| b.is_some_and(|b| self.kept.keeps(b));
        if kept(before) || kept(after) {
            // The next thing's picture stands before its text, so a dropped text right after it counts against it.
            return kept(after) || strong || after.is_none_or(|b| !self.is_of_others(b));
        }
        strong
            && [before, after].into_iter().flatten().all(|b| !self.is_of_others(b))
            && [before, after].into_iter().flatten().any(|b| self.is_of_article(b))
    }

    fn kind(&self, block: usize) -> Option<Kind> {
        self.verdicts.list.get(block).map(|v| v.kind)
    }

    fn is_of_article(&self, block: usize) -> bool {
        self.kind(block).is_some_and(Kind::is_kept)
    }

    /// Blocks that bring pictures of their own.
    fn is_of_others(&self, block: usize) -> bool {
        use Kind::{Ad, Author, Comments, Footer, Nav, Promo, Related, Ticker, Trending};
        let others = [Ad, Author, Comments, Footer, Nav, Promo, Related, Ticker, Trending];
        self.kind(block).is_some_and(|kind| others.contains(&kind))
    }
}

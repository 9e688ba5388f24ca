//! The reader: from a page to its article in one call.

use crate::article::{Article, Body, NextPage, Selection, comments, holds_more};
use crate::block::Blocks;
use crate::correction::{self, Action, Applied, Correction, CorrectionError, Memory};
use crate::kind::Kind;
use crate::order::order;
use crate::page::{NodeId, Page};
pub use crate::verdict::Refusal;
use crate::verdict::{Clutter, InView, Reason, Unwanted, Verdicts, clutter};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// Show what there is, even where the page is not an article.
    pub insist: bool,
    /// Numbers of blocks that the person put back into the article.
    pub put_back: Vec<u32>,
    /// What the person put right on the page's site, in order.
    pub corrections: Vec<Correction>,
    /// What stood on other pages of the site; none where nothing is to be remembered.
    pub memory: Option<Memory>,
    /// What the person selected on the page and wants to read alone; none for the article.
    pub selection: Option<Selection>,
}

/// A page that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The blocks of the page.
    pub blocks: Blocks,
    /// What each block is and why.
    pub verdicts: Verdicts,
    /// Whether the page holds more of the article than it has in its document now.
    pub is_part: bool,
}

/// What calm mode hides on a page, and what it leaves alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calm {
    /// Elements to hide, in document order.
    pub hide: Vec<Clutter>,
    /// For each of them why: the reasons for its first block of that kind.
    pub because: Vec<Vec<Reason>>,
    /// The elements of kept blocks, in document order; one that holds several is named for each.
    pub article: Vec<NodeId>,
}

/// Reads pages.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    options: Options,
}

impl Reader {
    /// A reader with these options.
    pub fn new(options: Options) -> Reader {
        Reader { options }
    }

    /// Reads a page.
    ///
    /// # Errors
    /// A [`Refusal`] where the page holds no article; with [`Options::insist`] or a selection only
    /// [`Refusal::NoText`] is left.
    pub fn read(&self, page: &Page) -> Result<Reading, Refusal> {
        if page.is_empty() {
            return Err(Refusal::NoText);
        }
        let blocks = Blocks::of(page);
        let (facts, mut verdicts) = decide(page, &blocks)?;
        if let Some(selection) = self.options.selection.as_ref().filter(|_| !blocks.is_empty()) {
            self.adjust(page, &blocks, &mut verdicts);
            selection.choose(page, &blocks, &mut verdicts);
            let article = selection.trim(page, &blocks, Article::with_facts(page, &facts, &blocks, &verdicts));
            return Ok(Reading { article, blocks, verdicts, is_part: false });
        }
        let refusal = match (blocks.is_empty(), self.options.insist) {
            (true, _) => Some(Refusal::NoText),
            (false, true) => None,
            (false, false) => Refusal::of(page, &blocks, &verdicts),
        };
        let stated = Article::stated(&facts, &blocks, &verdicts);
        if let Some(refusal) = refusal.filter(|_| stated.is_none()) {
            return Err(refusal);
        }
        self.adjust(page, &blocks, &mut verdicts);
        let article = stated.unwrap_or_else(|| Article::with_facts(page, &facts, &blocks, &verdicts));
        let is_part = holds_more(page, &blocks, &verdicts);
        Ok(Reading { article, blocks, verdicts, is_part })
    }

    /// Brings in what is known beside the page: what repeats on its site, what a person put right
    /// there, and what is put back now. Gives back the elements that corrections found.
    fn adjust(&self, page: &Page, blocks: &Blocks, verdicts: &mut Verdicts) -> Vec<Applied> {
        if let Some(memory) = &self.options.memory {
            memory.apply(blocks, verdicts);
        }
        let outcomes = correction::apply(page, blocks, verdicts, &self.options.corrections);
        verdicts.put_back(&self.options.put_back);
        outcomes.into_iter().flatten().collect()
    }

    /// Makes the correction of an element of a page, to be kept for its site.
    ///
    /// # Errors
    /// [`CorrectionError`] where the element is not to be told from others, is no part of the page, or
    /// holds a good part of the article.
    pub fn correct(&self, page: &Page, node: NodeId, action: Action) -> Result<Correction, CorrectionError> {
        let blocks = Blocks::of(page);
        let (_, mut verdicts) = decide(page, &blocks).map_err(|_| CorrectionError::NoPart)?;
        self.adjust(page, &blocks, &mut verdicts);
        correction::make(page, &blocks, &verdicts, node, action)
    }

    /// Reads the pages of one article, in order, and joins them: what is said of blocks is said of
    /// those of the first. Further pages that hold no text are passed over. `earlier` are states of the
    /// first page that it was in before, in order: what it dropped of its article since is in it.
    ///
    /// # Errors
    /// As [`Reader::read`], for the first page as it is now.
    pub fn read_pages(&self, earlier: &[Page], first: &Page, further: &[Page]) -> Result<Reading, Refusal> {
        let mut reading = self.read(first)?;
        if let Some(before) = self.read_states(earlier) {
            reading.article.weave(&before, &reading.blocks);
        }
        let (mut before, mut number) = (first, 1);
        let reader = Reader::new(Options { insist: true, ..Options::default() });
        for page in further {
            number = NextPage::of(before).map_or(number + 1, |next| next.number);
            if let Ok(next) = reader.read(page) {
                let address = page.url().map_or("", |url| url.as_str());
                reading.article.add_page(next.article, number, address);
            }
            before = page;
        }
        Ok(reading)
    }

    /// The article over the states of a page. What was put back or selected is known by its place in
    /// another state.
    fn read_states(&self, states: &[Page]) -> Option<Article> {
        let reader = Reader::new(Options { put_back: Vec::new(), selection: None, ..self.options.clone() });
        let readings = states.iter().filter_map(|page| reader.read(page).ok());
        readings
            .reduce(|before, mut now| {
                now.article.weave(&before.article, &now.blocks);
                now
            })
            .map(|reading| reading.article)
    }

    /// What readers wrote below the article of a page.
    ///
    /// # Errors
    /// [`Refusal::NoText`] where there is nothing, [`Refusal::Model`] for a damaged build.
    pub fn comments(&self, page: &Page) -> Result<Body, Refusal> {
        let blocks = Blocks::of(page);
        let (_, verdicts) = decide(page, &blocks)?;
        let body = comments(page, &blocks, &verdicts);
        if body.is_empty() { Err(Refusal::NoText) } else { Ok(body) }
    }

    /// The elements of a page that are clutter, and those of its article, as verdicts have it: for
    /// hiding the one in place and leaving the other alone.
    ///
    /// On a page that holds no article only what is clutter anywhere is named, and no article.
    ///
    /// # Errors
    /// [`Refusal::NoText`] where there is nothing to decide on, [`Refusal::Model`] for a damaged build.
    pub fn calm(&self, page: &Page, unwanted: &Unwanted) -> Result<Calm, Refusal> {
        let blocks = Blocks::of(page);
        if blocks.is_empty() {
            return Err(Refusal::NoText);
        }
        let mut verdicts = Verdicts::of(page, &blocks).map_err(|_| Refusal::Model)?;
        let refused = Refusal::of(page, &blocks, &verdicts).is_some();
        let corrected = self.adjust(page, &blocks, &mut verdicts);
        let unwanted = if refused { unwanted.outside_articles() } else { unwanted.clone() };
        let kept = blocks.iter().zip(&verdicts.list).filter(|(_, verdict)| verdict.keep);
        let found = clutter(page, &blocks, &verdicts, &unwanted);
        let hide = with_corrections(page, &verdicts, found, &corrected);
        let because = |clutter: &Clutter| {
            let is_kind = |i: &usize| verdicts.list.get(*i).is_some_and(|verdict| verdict.kind == clutter.kind);
            let block = blocks.within(page, clutter.node).find(is_kind);
            block.map_or_else(Vec::new, |block| verdicts.reasons(block))
        };
        Ok(Calm {
            because: hide.iter().map(because).collect(),
            hide,
            article: kept.map(|(block, _)| block.element).collect(),
        })
    }
}

/// The decisions on a page, and the page by what it says of the article that is read: another than it is only
/// where it holds several.
fn decide<'p>(page: &'p Page, blocks: &Blocks) -> Result<(Cow<'p, Page>, Verdicts), Refusal> {
    let verdicts = Verdicts::of(page, blocks).map_err(|_| Refusal::Model)?;
    let in_view = InView::of(page, blocks, &verdicts).map_err(|_| Refusal::Model)?;
    Ok(match in_view {
        Some(InView { facts, verdicts }) => (Cow::Owned(facts), verdicts),
        None => (Cow::Borrowed(page), verdicts),
    })
}

/// What to hide once a person had a say: what they removed too, unless the article is in it, and
/// nothing that they put back or that holds such a part. In document order, none within another.
fn with_corrections(page: &Page, verdicts: &Verdicts, found: Vec<Clutter>, corrected: &[Applied]) -> Vec<Clutter> {
    let kept = |action: Action| corrected.iter().filter(move |one| one.action == action);
    let overlaps = |a: NodeId, b: NodeId| page.contains(a, b) || page.contains(b, a);
    let removed = kept(Action::Remove).filter(|one| {
        let mut within = one.blocks.clone().filter_map(|i| verdicts.list.get(i));
        !within.any(|verdict| verdict.keep || verdict.kind == Kind::Title)
    });
    let kind =
        |one: &Applied| verdicts.list.get(one.blocks.clone()).and_then(<[_]>::first).map_or(Kind::Ad, |v| v.kind);
    let mut all: Vec<Clutter> =
        found.into_iter().chain(removed.map(|one| Clutter { node: one.node, kind: kind(one) })).collect();
    all.retain(|clutter| !kept(Action::Keep).any(|one| overlaps(one.node, clutter.node)));
    // Outer before inner, since the outer one has the lower number.
    let order = order(all.iter().map(|clutter| u64::from(clutter.node.0)));
    let mut end = NodeId(0);
    let outermost = |clutter: &Clutter| {
        let outermost = clutter.node >= end;
        end = end.max(page.end(clutter.node));
        outermost
    };
    order.into_iter().map(|at| all[at]).filter(outermost).collect()
}

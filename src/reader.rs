//! The reader: from a page to its article in one call.

use crate::article::{Article, Body, NextPage, comments};
use crate::block::Blocks;
use crate::page::{NodeId, Page};
pub use crate::verdict::Refusal;
use crate::verdict::{Clutter, Unwanted, Verdicts, clutter};
use serde::{Deserialize, Serialize};

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// Show what there is, even where the page is not an article.
    pub insist: bool,
    /// Numbers of blocks that the person put back into the article.
    pub put_back: Vec<u32>,
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
}

/// What calm mode hides on a page, and what it leaves alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calm {
    /// Elements to hide, in document order.
    pub hide: Vec<Clutter>,
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
    /// A [`Refusal`] where the page holds no article; with [`Options::insist`] only
    /// [`Refusal::NoText`] is left.
    pub fn read(&self, page: &Page) -> Result<Reading, Refusal> {
        let blocks = Blocks::of(page);
        if blocks.is_empty() {
            return Err(Refusal::NoText);
        }
        let mut verdicts = Verdicts::of(page, &blocks).map_err(|_| Refusal::Model)?;
        if !self.options.insist
            && let Some(refusal) = Refusal::of(page, &blocks, &verdicts)
        {
            return Err(refusal);
        }
        verdicts.put_back(&self.options.put_back);
        let article = Article::of(page, &blocks, &verdicts);
        Ok(Reading { article, blocks, verdicts })
    }

    /// Reads the pages of one article, in order, and joins them: what is said of blocks is said of
    /// those of the first. Further pages that hold no text are passed over.
    ///
    /// # Errors
    /// As [`Reader::read`], for the first page.
    pub fn read_pages(&self, first: &Page, further: &[Page]) -> Result<Reading, Refusal> {
        let mut reading = self.read(first)?;
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

    /// What readers wrote below the article of a page.
    ///
    /// # Errors
    /// [`Refusal::NoText`] where there is nothing, [`Refusal::Model`] for a damaged build.
    pub fn comments(&self, page: &Page) -> Result<Body, Refusal> {
        let blocks = Blocks::of(page);
        let verdicts = Verdicts::of(page, &blocks).map_err(|_| Refusal::Model)?;
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
        verdicts.put_back(&self.options.put_back);
        let refused = Refusal::of(page, &blocks, &verdicts).is_some();
        let unwanted = if refused { unwanted.outside_articles() } else { unwanted.clone() };
        let kept = blocks.iter().zip(&verdicts.list).filter(|(_, verdict)| verdict.keep);
        Ok(Calm {
            hide: clutter(page, &blocks, &verdicts, &unwanted),
            article: kept.map(|(block, _)| block.element).collect(),
        })
    }
}

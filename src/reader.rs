//! The reader: from a page to its article in one call.

use crate::article::Article;
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

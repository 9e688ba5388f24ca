//! The reader: from a page to its article in one call.

use crate::article::Article;
use crate::block::Blocks;
use crate::page::Page;
pub use crate::verdict::Refusal;
use crate::verdict::Verdicts;
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
}

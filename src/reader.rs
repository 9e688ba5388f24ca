//! The reader: from a page to its article in one call.

use crate::article::Article;
use crate::block::Blocks;
use crate::page::Page;
use crate::verdict::Verdicts;
use serde::{Deserialize, Serialize};

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// Show what there is, even where the page is not an article.
    pub insist: bool,
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

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// No text at all: an empty shell that a script was to fill, or a page of pictures.
    #[error("the page holds no text to read")]
    NoText,
    /// Text, but none that reads as an article.
    #[error("no article was found on this page")]
    NoArticle,
    /// The model data is damaged: a fault of the build, not of the page.
    #[error("the reader's model is damaged; install it again")]
    Model,
    /// Headlines that lead elsewhere.
    #[error("this is a front page or a list of links, not an article")]
    FrontPage,
    /// A form to sign in or fill in.
    #[error("this page is a form to fill in, not an article")]
    Form,
    /// Results of a search.
    #[error("this is a list of search results, not an article")]
    SearchResults,
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
        let verdicts = Verdicts::of(page, &blocks).map_err(|_| Refusal::Model)?;
        if !self.options.insist && !verdicts.list.iter().any(|v| v.keep) {
            return Err(Refusal::NoArticle);
        }
        let article = Article::of(page, &blocks, &verdicts);
        Ok(Reading { article, blocks, verdicts })
    }
}

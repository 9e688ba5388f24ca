//! What a page says about its article: title, byline, dates, site, language, lead image.

use crate::block::Blocks;
use crate::page::{NodeId, Page};
use crate::verdict::Verdicts;
use serde::Serialize;

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The picture that stands for the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadImage {
    /// Its address, resolved and checked.
    pub url: String,
    /// Its description, where the page gives one.
    pub alt: Option<String>,
    /// The element that shows it, where one does.
    #[serde(skip)]
    pub source: Option<NodeId>,
}

/// Facts about the article. No value is better than a wrong one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as shown to a person, without "by".
    pub byline: Option<String>,
    /// When it was published: ISO 8601, a day or a moment.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601, a day or a moment.
    pub modified: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// Which way the text runs.
    pub direction: Direction,
    /// What the page says of itself in a sentence.
    pub description: Option<String>,
    /// The picture that stands for the article.
    pub lead_image: Option<LeadImage>,
    /// The address of the page (canonical where that is of the same site).
    pub url: Option<String>,
    /// How many words (segments of letters; for scripts without spaces, characters by the
    /// language's usual word length).
    pub words: u32,
    /// How long a person reads, in whole minutes, at least 1.
    pub minutes: u32,
}

impl Metadata {
    /// Weighs what the page says of itself.
    pub fn of(_page: &Page, _blocks: &Blocks, _verdicts: &Verdicts) -> Metadata {
        Metadata::default()
    }
}

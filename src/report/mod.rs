//! A report of a page: its structure with scrambled words, on which the reader decides as it does on
//! the page itself. A person can pass it on without passing on what they read.
//!
//! Structure, layout, lengths, capitals, digits' places and punctuation stay, since decisions rest on
//! them. Each word becomes another one of the same length that the model cannot tell from it
//! ([`Cipher`]), of addresses too, which lead nowhere; what else is not needed goes. Where the model is told
//! something else of the copy all the same, such as of a block of few words, which it also sees as a whole, what it is
//! told of the page stands in the report, in its table of rows. Who knows a page can still recognise it by its
//! structure, and a word that stands often can be guessed at: it is scrambled, not encrypted. The few thousand
//! words that the model knows stand on many sites; with a list of them each can be told from what stands for it.
//! Of all others, names among them, only length, case and repeats are left.
//!
//! Of the letters of scripts without spaces the model is told nothing; of a few such letters as a whole it can be,
//! so that decisions on pages in Thai or kana may differ.

mod attribute;
mod cipher;
mod data;
mod letters;
mod random;
mod rows;
mod scramble;

pub use cipher::Cipher;

use crate::block::Blocks;
use crate::error::Error;
use crate::feature::Features;
use crate::model::{Model, ModelError};
use crate::page::{Page, Record};
use crate::verdict::{PageType, Refusal, Verdicts};
use rows::Rows;
use scramble::scrambled;
use serde::{Deserialize, Serialize};

/// Version of the file's format.
const FORMAT: u32 = 2;
/// What the file says of itself.
const ABOUT: &str =
    "The structure of a web page with scrambled words. `stillpage blocks FILE` shows what is decided on it.";
/// How often a page is scrambled anew at the most where decisions on it differ.
const TRIES: u64 = 12;

/// A report, as it is written to a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Tells the file from others.
    stillpage: Marker,
    format: u32,
    about: String,
    /// Version of the crate that wrote it.
    version: String,
    /// Numbers of the blocks on which the decision differs from that on the page itself.
    pub differing: Vec<u32>,
    /// Whether the page as a whole is taken for the same, and refused or read as the page itself.
    pub same_page: bool,
    rows: Rows,
    page: Record,
}

/// The word that marks a report.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Marker {
    Report,
}

/// What is decided on a page, as far as a report is to keep it.
#[derive(PartialEq)]
struct Decided {
    blocks: Vec<(crate::Kind, bool)>,
    page_type: PageType,
    refusal: Option<Refusal>,
}

impl Decided {
    fn of(page: &Page, blocks: &Blocks, features: Features) -> Result<Decided, ModelError> {
        if blocks.is_empty() {
            return Ok(Decided { blocks: Vec::new(), page_type: PageType::Article, refusal: Some(Refusal::NoText) });
        }
        let verdicts = Verdicts::of_features(page, blocks, features)?;
        Ok(Decided {
            refusal: Refusal::of(page, blocks, &verdicts),
            page_type: verdicts.page_type,
            blocks: verdicts.list.iter().map(|verdict| (verdict.kind, verdict.keep)).collect(),
        })
    }

    /// The blocks on which another decision differs.
    fn differing(&self, other: &Decided) -> Vec<u32> {
        let pairs = (0..).zip(self.blocks.iter().zip(&other.blocks));
        pairs.filter(|(_, (a, b))| a != b).map(|(block, _)| block).collect()
    }
}

/// The features of a page, none where it has no text.
fn features(page: &Page, blocks: &Blocks) -> Features {
    if blocks.is_empty() { Features::default() } else { Features::of(page, blocks) }
}

impl Report {
    /// Reports a page. `seed` is to be a secret random number: who knows it can undo the scrambling.
    ///
    /// The decisions on what is written are compared with those on the page; where they differ, another
    /// scrambling is tried, and what differs in the best of them stands in the report.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use stillpage::{page::html, report::Report};
    ///
    /// let page = html::parse("<p>Meet me at the lighthouse on Friday.", None)?;
    /// let report = Report::of(&page, 0x5eed)?;
    /// let file = report.to_json();
    /// assert!(report.is_same() && !file.contains("lighthouse"));
    /// let copy = Report::from_json(&file).expect("a report").page()?;
    /// assert_eq!(copy.len(), page.len());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ModelError`] where the shipped model does not fit this build.
    pub fn of(page: &Page, seed: u64) -> Result<Report, ModelError> {
        let (model, blocks) = (Model::shipped()?, Blocks::of(page));
        let told = features(page, &blocks);
        let decided = Decided::of(page, &blocks, told.clone())?;
        let mut best = Report::empty();
        for round in 0..TRIES {
            let copy = scrambled(page, model, seed.wrapping_add(round));
            let copied = Blocks::of(&copy);
            let mut report = Report::empty();
            report.rows = Rows::of(model.network(), &told, &features(&copy, &copied));
            report.page = Record::of(&copy);
            let found = Decided::of(&copy, &copied, report.features(&copy, &copied))?;
            report.differing = decided.differing(&found);
            report.same_page = decided.page_type == found.page_type && decided.refusal == found.refusal;
            let is_same = report.is_same();
            if round == 0 || report.differing.len() < best.differing.len() {
                best = report;
            }
            if is_same {
                break;
            }
        }
        Ok(best)
    }

    fn empty() -> Report {
        Report {
            stillpage: Marker::Report,
            format: FORMAT,
            about: ABOUT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            differing: Vec::new(),
            same_page: true,
            rows: Rows::default(),
            page: Record::default(),
        }
    }

    /// The features of the page of the report: those of the page that was reported, as the model sees them.
    fn features(&self, page: &Page, blocks: &Blocks) -> Features {
        let mut features = features(page, blocks);
        self.rows.put(&mut features);
        features
    }

    /// What is decided on the page of the report.
    ///
    /// # Errors
    /// As [`Verdicts::of`].
    pub fn verdicts(&self, page: &Page, blocks: &Blocks) -> Result<Verdicts, ModelError> {
        Verdicts::of_features(page, blocks, self.features(page, blocks))
    }

    /// Whether everything is decided on it as on the page itself.
    pub fn is_same(&self) -> bool {
        self.differing.is_empty() && self.same_page
    }

    /// The page of the report.
    ///
    /// # Errors
    /// [`Error::Damaged`] where the file was changed so that it holds no page.
    pub fn page(&self) -> Result<Page, Error> {
        self.page.page()
    }

    /// The text of the file.
    pub fn to_json(&self) -> String {
        // Strings and numbers only: this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The report in the text of a file; `None` where it is none, or one of a later format.
    pub fn from_json(text: &str) -> Option<Report> {
        let report: Report = serde_json::from_str(text).ok()?;
        (report.format == FORMAT).then_some(report)
    }
}

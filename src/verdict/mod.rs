//! Verdicts: what each block is, how sure that is, and why.

mod decide;
mod mark;
mod page_type;
mod reason;
mod refusal;
mod threshold;

pub use mark::{Mark, marks};
pub use page_type::PageType;
pub use reason::Reason;
pub use refusal::Refusal;

use crate::block::Blocks;
use crate::feature::Features;
use crate::kind::Kind;
use crate::model::{Model, ModelError, Scores};
use crate::page::Page;
use serde::Serialize;

/// The decision on one block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What the block is.
    pub kind: Kind,
    /// How likely that kind is, 0 to 1.
    pub probability: f32,
    /// Whether it belongs in the article as shown. The headline and the byline are kept kinds
    /// but shown apart from the body.
    pub keep: bool,
    /// How likely it belongs in the article, 0 to 1.
    pub content: f32,
    /// What weighed most, strongest first.
    pub reasons: Vec<Reason>,
}

/// The decisions on a page, one for each block in the order of [`Blocks`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdicts {
    /// One for each block.
    pub list: Vec<Verdict>,
    /// What the page is.
    pub page_type: PageType,
    /// How likely the selection is right, 0 to 1.
    pub confidence: f32,
}

impl Verdicts {
    /// Decides on every block of a page with the shipped model.
    ///
    /// # Errors
    /// [`ModelError`] where the shipped model does not fit this build.
    pub fn of(page: &Page, blocks: &Blocks) -> Result<Verdicts, ModelError> {
        let model = Model::shipped()?;
        let features = Features::of(page, blocks);
        let scores = model.score(&features);
        Ok(Verdicts::from_scores(page, blocks, &features, &scores, model))
    }

    /// Decides on every block by given scores: what cross-validation uses.
    pub fn from_scores(page: &Page, blocks: &Blocks, features: &Features, scores: &Scores, model: &Model) -> Verdicts {
        let decisions = decide::decide(page, blocks, features, scores);
        let list = decisions
            .iter()
            .enumerate()
            .map(|(i, d)| Verdict {
                kind: d.kind,
                probability: d.probability,
                keep: d.keep,
                content: d.content,
                reasons: reason::reasons(&model.forest, &features.rows[i], d.keep),
            })
            .collect();
        Verdicts {
            list,
            page_type: PageType::likeliest(&scores.page_type),
            confidence: decide::confidence(&decisions, features),
        }
    }
}

//! Verdicts: what each block is, how sure that is, and why.

mod adjust;
mod articles;
mod between;
mod clutter;
mod copies;
mod decide;
mod fact;
mod in_view;
mod mark;
mod motion;
mod named;
mod page_type;
mod reason;
mod refusal;
mod threshold;
mod unsure;

pub use adjust::Adjustment;
pub use clutter::{Clutter, Unwanted, clutter};
pub use fact::{Fact, Saying};
pub use in_view::InView;
pub use mark::{Mark, marks};
pub use page_type::PageType;
pub use reason::Reason;
pub use refusal::Refusal;

use crate::block::Blocks;
use crate::feature::{Features, Row};
use crate::kind::Kind;
use crate::map::{HashMap, HashSet};
use crate::model::{Model, ModelError, Scores};
use crate::page::Page;
use decide::Decision;
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
}

/// The decisions on a page, one for each block in the order of [`Blocks`].
#[derive(Clone, Debug)]
pub struct Verdicts {
    /// One for each block.
    pub list: Vec<Verdict>,
    /// What the page is.
    pub page_type: PageType,
    /// How likely the selection is right, 0 to 1.
    pub confidence: f32,
    /// The features of each block, from which reasons are drawn when somebody asks for them.
    rows: Vec<Row>,
    /// The blocks whose kind was told by their motion.
    moved: HashSet<usize>,
    /// The blocks that were left out because their text is kept further up.
    copied: HashSet<usize>,
    /// What moved the odds of blocks beside the model.
    adjusted: HashMap<usize, Reason>,
}

impl Verdicts {
    /// Verdicts that are known from elsewhere, such as a page's true content; they have no reasons.
    pub fn known(list: Vec<Verdict>, page_type: PageType) -> Verdicts {
        Verdicts {
            list,
            page_type,
            confidence: 1.0,
            rows: Vec::new(),
            moved: HashSet::default(),
            copied: HashSet::default(),
            adjusted: HashMap::default(),
        }
    }

    /// Keeps these blocks too: a person put them back.
    pub fn put_back(&mut self, blocks: &[u32]) {
        for &block in blocks {
            if let Some(verdict) = self.list.get_mut(block as usize) {
                verdict.keep = true;
            }
        }
    }

    /// What weighed most in the decision on a block, strongest first.
    pub fn reasons(&self, block: usize) -> Vec<Reason> {
        let (Some(row), Some(verdict), Ok(model)) = (self.rows.get(block), self.list.get(block), Model::shipped())
        else {
            return Vec::new();
        };
        let motion = self.moved.contains(&block).then(Reason::motion);
        let copied = self.copied.contains(&block).then(Reason::copy);
        let adjusted = self.adjusted.get(&block).cloned();
        adjusted
            .into_iter()
            .chain(motion)
            .chain(copied)
            .chain(reason::reasons(model.forest(), row, verdict.keep))
            .collect()
    }

    /// Decides on every block of a page with the shipped model.
    ///
    /// # Errors
    /// [`ModelError`] where the shipped model does not fit this build.
    pub fn of(page: &Page, blocks: &Blocks) -> Result<Verdicts, ModelError> {
        Verdicts::of_features(page, blocks, Features::of(page, blocks))
    }

    /// Decides as [`Verdicts::of`] does, by features that were computed before.
    ///
    /// # Errors
    /// As [`Verdicts::of`].
    pub fn of_features(page: &Page, blocks: &Blocks, features: Features) -> Result<Verdicts, ModelError> {
        let model = Model::shipped()?;
        let scores = model.score(&features);
        let mut verdicts = Verdicts::from_scores(page, blocks, &features, &scores);
        let moved = motion::apply(page, blocks, &mut verdicts.list);
        Ok(Verdicts { rows: features.rows, moved, ..verdicts })
    }

    /// Decides on every block by given scores: what cross-validation uses. It gives no reasons.
    pub fn from_scores(page: &Page, blocks: &Blocks, features: &Features, scores: &Scores) -> Verdicts {
        let decisions = decide::decide(page, blocks, features, scores);
        let verdict =
            |d: &Decision| Verdict { kind: d.kind, probability: d.probability, keep: d.keep, content: d.content };
        Verdicts {
            list: decisions.iter().map(verdict).collect(),
            page_type: PageType::likeliest(&scores.page_type),
            confidence: decide::confidence(&decisions, features),
            rows: Vec::new(),
            moved: HashSet::default(),
            copied: (0..decisions.len()).filter(|&i| decisions[i].copy).collect(),
            adjusted: HashMap::default(),
        }
    }
}

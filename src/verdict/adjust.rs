//! Adjustments: what is known of a site beside the model moves the odds of a block.

use super::fact::{Fact, Saying};
use super::{Reason, Verdicts};
use crate::kind::Kind;
use crate::model::sigmoid;

/// The odds of a block lie between this and its negative before they are moved: a model is never so
/// sure that a person could not be right.
const SUREST: f32 = 7.0;

/// Why odds are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustment {
    /// A person put such a part back.
    PutBack,
    /// A person left such a part out.
    LeftOut,
    /// The text stood on other pages of the site.
    Repeated,
    /// It is of another article of the page than the one in view.
    OfAnother,
}

impl Adjustment {
    /// What it says of a block, for a person.
    pub(super) fn reason(self, weight: f32) -> Reason {
        let (feature, saying) = match self {
            Adjustment::PutBack => ("PutBack", Saying::PutBack),
            Adjustment::LeftOut => ("LeftOut", Saying::LeftOut),
            Adjustment::Repeated => ("Repeated", Saying::Repeated),
            Adjustment::OfAnother => ("OfAnother", Saying::OfAnother),
        };
        Reason::new(feature, Fact::Said(saying, None), 1.0, weight)
    }
}

impl Verdicts {
    /// Moves the log-odds of a block being content, and decides on it anew; the headline stays.
    pub fn adjust(&mut self, block: usize, by: f32, why: Adjustment) {
        let Some(verdict) = self.list.get_mut(block).filter(|verdict| verdict.kind != Kind::Title) else { return };
        let p = verdict.content.clamp(1e-6, 1.0 - 1e-6);
        verdict.content = sigmoid(libm::logf(p / (1.0 - p)).clamp(-SUREST, SUREST) + by);
        if by > 0.0 && !verdict.keep && verdict.content > 0.5 {
            (verdict.keep, verdict.kind, verdict.probability) = (true, Kind::Content, verdict.content);
        } else if by < 0.0 && verdict.content < 0.5 {
            if verdict.kind.is_kept() {
                (verdict.kind, verdict.probability) = (Kind::Ui, 1.0 - verdict.content);
            }
            verdict.keep = false;
        }
        self.adjusted.insert(block, why.reason(by));
    }

    /// Whether a block was adjusted.
    pub(crate) fn is_adjusted(&self, block: usize) -> bool {
        self.adjusted.contains_key(&block)
    }
}

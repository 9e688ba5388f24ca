//! Why a block was kept or left out: the features that weighed most.

use crate::feature::{FEATURES, Feature, Group, Row};
use crate::model::Forest;
use serde::Serialize;

/// A feature that weighed in a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature in the table of features, or `Motion`.
    pub feature: &'static str,
    /// Its words for a person.
    pub text: &'static str,
    /// Its value for the block.
    pub value: f32,
    /// How much it moved the log-odds of being content (negative: against it).
    pub weight: f32,
}

/// Reasons given for one block.
const REASONS: usize = 3;

impl Reason {
    /// What watching the page told, beside all features.
    pub(super) fn motion() -> Reason {
        Reason { feature: "Motion", text: "changes by itself", value: 1.0, weight: 0.0 }
    }

    /// The reason as a person reads it: `inside a footer`, `share of the text in links: 90 %`.
    pub fn sentence(&self) -> String {
        match self.text.starts_with("share of") {
            true => format!("{}: {:.0} %", self.text, self.value * 100.0),
            false => self.text.to_owned(),
        }
    }
}

/// The features that moved the trees most towards the decision (path attribution: Saabas, 2014).
///
/// What the block has comes before what it lacks, and before what is true of the whole page: those
/// say little to a person who looks at one block.
pub fn reasons(forest: &Forest, row: &Row, keep: bool) -> Vec<Reason> {
    let weights = forest.contributions(row);
    let towards = |f: usize| if keep { weights[f] } else { -weights[f] };
    let value = |f: usize| row[Feature::ALL[f]];
    let telling = |f: usize| value(f) > 0.0 && Feature::ALL[f].group() != Group::Page;
    let mut order: Vec<usize> = (0..FEATURES).filter(|&f| towards(f) > 0.0).collect();
    order.sort_by(|&a, &b| telling(b).cmp(&telling(a)).then(towards(b).total_cmp(&towards(a))));
    let reason = |f: usize| {
        let feature = Feature::ALL[f];
        Reason { feature: feature.name(), text: feature.words(), value: value(f), weight: weights[f] }
    };
    order.into_iter().take(REASONS).map(reason).collect()
}

//! Why a block was kept or left out: the features that weighed most.

use crate::feature::{FEATURES, Feature, Row};
use crate::model::Forest;
use serde::Serialize;

/// A feature that weighed in a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature in the table of features.
    pub feature: &'static str,
    /// Its words for a person.
    pub text: &'static str,
    /// How much it moved the log-odds of being content (negative: against it).
    pub weight: f32,
}

/// Reasons given for one block.
const REASONS: usize = 3;

/// The features that moved the trees most towards the decision (path attribution: Saabas, 2014).
pub fn reasons(forest: &Forest, row: &Row, keep: bool) -> Vec<Reason> {
    let weights = forest.contributions(row);
    let towards = |f: usize| if keep { weights[f] } else { -weights[f] };
    let mut order: Vec<usize> = (0..FEATURES).filter(|&f| towards(f) > 0.0).collect();
    order.sort_by(|&a, &b| towards(b).total_cmp(&towards(a)));
    let reason =
        |f: usize| Reason { feature: Feature::ALL[f].name(), text: Feature::ALL[f].words(), weight: weights[f] };
    order.into_iter().take(REASONS).map(reason).collect()
}

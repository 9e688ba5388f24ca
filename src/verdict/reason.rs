//! Why a block was kept or left out: the features that weighed most.

use super::fact::fact;
use crate::feature::{FEATURES, Feature, Row};
use crate::model::Forest;
use crate::order::{falling, order};
use serde::Serialize;

/// A feature that weighed in a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature in the table of features, or `Motion`.
    pub feature: &'static str,
    /// What it says of the block, for a person.
    pub text: String,
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
        Reason { feature: "Motion", text: "changes by itself".to_owned(), value: 1.0, weight: 0.0 }
    }
}

/// The features that moved the trees most towards the decision (path attribution: Saabas, 2014).
///
/// Only what a plain statement can be made of is given: a depth or a distance says little to a person
/// who looks at one block. Where nothing is left, the features that weighed most are named.
pub fn reasons(forest: &Forest, row: &Row, keep: bool) -> Vec<Reason> {
    let weights = forest.contributions(row);
    let towards = |f: usize| if keep { weights[f] } else { -weights[f] };
    let order: Vec<usize> =
        order((0..FEATURES).map(|f| falling(towards(f)))).into_iter().take_while(|&f| towards(f) > 0.0).collect();
    let reason = |f: usize, text: String| {
        let feature = Feature::ALL[f];
        Reason { feature: feature.name(), text, value: row[feature], weight: weights[f] }
    };
    let plain = |&f: &usize| fact(Feature::ALL[f], row[Feature::ALL[f]], keep).map(|text| reason(f, text));
    let plain: Vec<Reason> = order.iter().filter_map(plain).take(REASONS).collect();
    if plain.is_empty() {
        return order.into_iter().take(REASONS).map(|f| reason(f, Feature::ALL[f].words().to_owned())).collect();
    }
    plain
}

//! Why a block was kept or left out: the features that weighed most.

use super::fact::{Fact, Saying};
use crate::feature::{FEATURES, Feature, Row};
use crate::model::Forest;
use crate::order::{falling, order};
use serde::Serialize;

/// A feature that weighed in a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature in the table of features, or what told beside all features: `Motion`, `Copy`, `PutBack`, `LeftOut`, `Repeated`, `OfAnother`.
    pub feature: &'static str,
    /// Name of the statement it makes of the block, by which its words are found in other languages.
    pub key: &'static str,
    /// The number in that statement, where it has one.
    pub count: Option<u32>,
    /// The statement in English.
    pub text: String,
    /// Its value for the block.
    pub value: f32,
    /// How much it moved the log-odds of being content (negative: against it).
    pub weight: f32,
}

/// Reasons given for one block.
const REASONS: usize = 3;

impl Reason {
    pub(super) fn new(feature: &'static str, fact: Fact, value: f32, weight: f32) -> Reason {
        Reason { feature, key: fact.key(), count: fact.count(), text: fact.english(), value, weight }
    }

    /// What watching the page told, beside all features.
    pub(super) fn motion() -> Reason {
        Reason::new("Motion", Fact::Said(Saying::Motion, None), 1.0, 0.0)
    }

    /// That its text is kept further up, beside all features.
    pub(super) fn copy() -> Reason {
        Reason::new("Copy", Fact::Said(Saying::Twice, None), 1.0, 0.0)
    }
}

/// The features that moved the trees most towards the decision (path attribution: Saabas, 2014).
///
/// Only what a plain statement can be made of is given: a depth or a distance says little to a person
/// who looks at one block. Where nothing is left, that is said, with the feature that weighed most.
pub fn reasons(forest: &Forest, row: &Row, keep: bool) -> Vec<Reason> {
    let weights = forest.contributions(row);
    let towards = |f: usize| if keep { weights[f] } else { -weights[f] };
    let order: Vec<usize> =
        order((0..FEATURES).map(|f| falling(towards(f)))).into_iter().take_while(|&f| towards(f) > 0.0).collect();
    let reason = |f: usize, fact| {
        let feature = Feature::ALL[f];
        Reason::new(feature.name(), fact, row[feature], weights[f])
    };
    let plain = |&f: &usize| Fact::of(Feature::ALL[f], row[Feature::ALL[f]], keep).map(|fact| reason(f, fact));
    let plain: Vec<Reason> = order.iter().filter_map(plain).take(REASONS).collect();
    if plain.is_empty() {
        return order.first().map(|&f| reason(f, Fact::Said(Saying::Together, None))).into_iter().collect();
    }
    plain
}

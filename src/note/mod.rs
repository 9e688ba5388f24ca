//! What a person marked in an article: found again after the page was edited, and written out with it.

mod align;
mod anchor;
mod flat;
mod written;

pub use anchor::{describe, find};
pub use written::annotate;

use serde::{Deserialize, Serialize};

/// How a passage is known again: its words, those around it, and a sketch of the block that it began in
/// (the selectors `TextQuoteSelector` of the Web Annotation Data Model, with a fingerprint beside).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The passage, white space as single spaces.
    pub quote: String,
    /// What stands before it, as far as it helps to tell two places apart.
    pub before: String,
    /// What stands after it.
    pub after: String,
    /// The least hashes of the pairs of words of its block: blocks that share some are akin.
    pub block: Vec<u32>,
}

/// A marked passage, with what the person wrote to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Where it stands.
    pub anchor: Anchor,
    /// The person's own words; empty where only the passage is marked.
    pub words: String,
}

/// A range of the text of a body, all its texts joined, in UTF-16 units as JavaScript counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The first unit.
    pub from: u32,
    /// The unit after the last.
    pub to: u32,
}

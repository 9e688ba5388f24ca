//! Statements of when the article was published or changed, and what they weigh.

use super::date::Date;

/// A statement of a date.
pub(super) struct Claim {
    /// The date.
    pub date: Date,
    /// What it weighs.
    pub weight: f32,
    /// Whether it is of a change.
    pub modified: bool,
    /// Whether a person sees it.
    pub visible: bool,
}

/// What a statement weighs by where it stands.
pub(super) mod weight {
    pub const LINKED: f32 = 3.0;
    pub const PROPERTY: f32 = 3.0;
    pub const META: f32 = 2.5;
    pub const MARKED: f32 = 2.5;
    /// Of the page around the article: software states it for any page, so it must be borne out.
    pub const PAGE: f32 = 1.0;
    /// What the same month in the address adds to that.
    pub const MONTH: f32 = 0.6;
    pub const CREATED: f32 = 1.5;
    pub const TIME: f32 = 2.2;
    pub const WRITTEN: f32 = 2.2;
    pub const LABELLED: f32 = 0.8;
    pub const URL: f32 = 2.5;
    /// For each claim of the same day or the day beside it.
    pub const AGREEMENT: f32 = 0.7;
    /// Least sum for a date to be given.
    pub const ENOUGH: f32 = 1.5;
    /// Least sum for a date near the headline to be the one shown.
    pub const SEEN: f32 = 1.7;
    /// A labelled date far from the headline.
    pub const FAR: f32 = 1.7;
}

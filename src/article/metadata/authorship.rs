//! Statements of who wrote the article, and what they weigh.

/// A statement of who wrote it.
pub(super) struct Claim {
    /// The names.
    pub names: Vec<String>,
    /// What it weighs.
    pub weight: f32,
    /// Whether a person sees it.
    pub visible: bool,
    /// Whether it is stated to be of a person.
    pub person: bool,
    /// Whether it is stated to be of an organisation.
    pub organization: bool,
}

/// What a statement weighs by where it stands.
pub(super) mod weight {
    pub const LINKED: f32 = 3.0;
    pub const ORGANIZATION: f32 = 1.2;
    pub const META: f32 = 2.2;
    pub const CITATION: f32 = 4.0;
    pub const MARKED: f32 = 2.5;
    pub const REL: f32 = 2.6;
    pub const CLASS: f32 = 2.0;
    pub const LED_BY: f32 = 3.2;
    /// "by" within a line.
    pub const WITHIN: f32 = 2.2;
    /// A name alone, which a picture or a link elsewhere bears out.
    pub const ALONE: f32 = 2.1;
    /// Marked as the author's far from the headline.
    pub const FAR: f32 = 1.9;
    /// What an account's name counts for where no person sees it, as a share.
    pub const ACCOUNT: f32 = 0.45;
    /// For each claim that agrees.
    pub const AGREEMENT: f32 = 0.6;
    /// Least sum for a name to be given.
    pub const ENOUGH: f32 = 1.9;
}

//! Pages with what came of them.

use super::align::Label;
use super::sample::Sample;
use stillpage::Refusal;
use stillpage::verdict::Verdicts;

/// A page and what came of it.
pub struct Scored<'a> {
    /// The page.
    pub sample: &'a Sample,
    /// What was decided.
    pub verdicts: Verdicts,
    /// The text of the article.
    pub text: String,
    /// Why the reader would refuse it.
    pub refusal: Option<Refusal>,
}

/// What keeping exactly the blocks of the truth would reach.
pub fn oracle(sample: &Sample) -> String {
    let keep = |i: &usize| sample.labels[*i] == Label::Content;
    (0..sample.labels.len()).filter(keep).map(|i| sample.blocks.text(i)).collect::<Vec<_>>().join("\n")
}

//! Pages as they are where names or words say nothing: what is left must do.

use super::random::Random;
use super::sample::Sample;
use stillpage::feature::{Feature, Group, Tokens};

/// What is hidden from the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Veil {
    /// Classes, ids and the like are made anew, as obfuscated pages have them
    Names,
    /// All words, of names and of text, as in a language that was never seen
    Words,
}

/// What stays: blocks of one name bear one new name.
const KIN: [Feature; 4] = [Feature::Kin, Feature::KinWords, Feature::KinLinks, Feature::KinProse];

impl Veil {
    /// Hides it in all samples.
    pub fn over(self, samples: &mut [Sample]) {
        let mut random = Random::new(5);
        for features in samples.iter_mut().map(|s| &mut s.features) {
            for row in &mut features.rows {
                let named = Feature::ALL.iter().filter(|f| f.group() == Group::Attributes && !KIN.contains(f));
                named.for_each(|f| row[*f] = 0.0);
            }
            features.tokens.iter_mut().for_each(|tokens| self.tokens(tokens, &mut random));
        }
    }

    fn tokens(self, tokens: &mut Tokens, random: &mut Random) {
        match self {
            Veil::Names => tokens.names.iter_mut().for_each(|t| t.hash = random.next() as u32),
            Veil::Words => *tokens = Tokens { path: std::mem::take(&mut tokens.path), ..Tokens::default() },
        }
    }
}

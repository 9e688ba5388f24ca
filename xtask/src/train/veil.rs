//! Pages as they are where names or words say nothing: what is left must do.

use super::random::Random;
use super::sample::Sample;
use super::script::Script;
use stillpage::feature::{Feature, Group, Tokens};

/// What is hidden from the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Veil {
    /// Classes, ids and the like are made anew, as obfuscated pages have them
    Names,
    /// All words, of names and of text, as in a language that was never seen
    Words,
    /// Latin letters: the page is told in Chinese characters
    Han,
    /// Latin letters: the page is told in those of Thai
    Thai,
    /// Latin letters: the page is told in those of Russian
    Cyrillic,
}

/// What stays: blocks of one name bear one new name.
const KIN: [Feature; 4] = [Feature::Kin, Feature::KinWords, Feature::KinLinks, Feature::KinProse];

impl Veil {
    /// Hides it in all samples.
    pub fn over(self, samples: &mut [Sample]) {
        if let Some(script) = self.script() {
            return samples.iter_mut().for_each(|sample| tell(sample, script));
        }
        let mut random = Random::new(5);
        for features in samples.iter_mut().map(|s| &mut s.features) {
            for row in &mut features.rows {
                let named = Feature::ALL.iter().filter(|f| f.group() == Group::Attributes && !KIN.contains(f));
                named.for_each(|f| row[*f] = 0.0);
            }
            features.tokens.iter_mut().for_each(|tokens| self.tokens(tokens, &mut random));
        }
    }

    fn script(self) -> Option<Script> {
        match self {
            Veil::Han => Some(Script::Han),
            Veil::Thai => Some(Script::Thai),
            Veil::Cyrillic => Some(Script::Cyrillic),
            Veil::Names | Veil::Words => None,
        }
    }

    fn tokens(self, tokens: &mut Tokens, random: &mut Random) {
        match self {
            Veil::Names => tokens.names.iter_mut().for_each(|t| t.hash = random.next() as u32),
            _ => *tokens = Tokens { path: std::mem::take(&mut tokens.path), ..Tokens::default() },
        }
    }
}

/// What the model is told of a page, as if it were written in another script; the page stays, so that what is read
/// of it can be compared with the truth.
fn tell(sample: &mut Sample, script: Script) {
    if let Some(told) = script.tell(sample) {
        sample.features = told.features;
    }
}

//! Template memory: what repeats across the pages of a site that a person read is boilerplate.
//!
//! Whoever remembers holds hashes of blocks alone, salted for each installation; the core makes them,
//! and takes those that stood on other pages of the site.

use crate::block::{Blocks, Measure};
use crate::feature::hash;
use crate::map::HashSet;
use crate::verdict::{Adjustment, Verdicts};
use serde::{Deserialize, Serialize};

/// How much the log-odds move of what stood on other pages.
const SHIFT: f32 = -4.0;
/// Part of the article's words that may have stood elsewhere: beyond it, this is the same article
/// at another address.
const MOST_OF_ARTICLE: f32 = 0.25;
/// Fewest letters of a block that is remembered.
const LEAST_LETTERS: usize = 12;
/// Most blocks of a page that are remembered.
const MOST: usize = 400;

/// What is remembered of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Of this installation: without it hashes tell nothing.
    pub salt: u32,
    /// Hashes of blocks that stood on other pages.
    pub seen: Vec<u32>,
}

impl Memory {
    /// Moves the odds of what stood on other pages, unless that is a good part of the article.
    pub fn apply(&self, blocks: &Blocks, verdicts: &mut Verdicts) {
        let seen: HashSet<u32> = self.seen.iter().copied().collect();
        let known = |i: &usize| hash_of(blocks.text(*i), self.salt).is_some_and(|hash| seen.contains(&hash));
        let repeated: Vec<usize> = (0..blocks.len()).filter(known).collect();
        let words = |i: usize| Measure::of(blocks.text(i)).words;
        let is_kept = |i: &usize| verdicts.list.get(*i).is_some_and(|verdict| verdict.keep);
        let article: f32 = (0..blocks.len()).filter(is_kept).map(words).sum();
        let gone: f32 = repeated.iter().copied().filter(is_kept).map(words).sum();
        if gone <= MOST_OF_ARTICLE * article {
            repeated.into_iter().for_each(|block| verdicts.adjust(block, SHIFT, Adjustment::Repeated));
        }
    }
}

/// What to remember of a page: a hash for each of its first 400 blocks with letters enough.
pub fn hashes(blocks: &Blocks, salt: u32) -> Vec<u32> {
    (0..blocks.len()).filter_map(|i| hash_of(blocks.text(i), salt)).take(MOST).collect()
}

fn hash_of(text: &str, salt: u32) -> Option<u32> {
    // In letters, since the hash takes digits as alike.
    let mut letters: String = (0..8).map(|i| char::from(b'a' + (salt >> (4 * i) & 15) as u8)).collect();
    let salted = letters.len();
    letters.extend(text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase));
    (letters[salted..].chars().nth(LEAST_LETTERS - 1).is_some()).then(|| hash(&letters))
}

//! What the model is told of a page where its copy with other words would tell it something else.

use crate::feature::{Features, Token, print};
use crate::model::{Network, Vocabulary, bags, bags_mut};
use serde::{Deserialize, Serialize};

/// A token that the model knows, as the print of its word, and its weight.
type Told = (u32, f32);

/// The features and tokens of a page's blocks that differ from those of its copy.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rows {
    /// Block, number of the feature, value.
    features: Vec<(u32, u8, f32)>,
    /// Block, number of the bag, its tokens.
    bags: Vec<(u32, u8, Vec<Told>)>,
}

impl Rows {
    /// What differs between the blocks of a page and those of its copy, of which there are as many.
    pub fn of(network: &Network, page: &Features, copy: &Features) -> Rows {
        let mut rows = Rows::default();
        for i in 0..page.rows.len().min(copy.rows.len()) {
            rows.add_features(i, &page.rows[i].0, &copy.rows[i].0);
            let pairs = bags(&page.tokens[i]).into_iter().zip(bags(&copy.tokens[i]));
            for (bag, (was, is)) in pairs.enumerate() {
                let words = network.words_of(bag);
                let wanted = told(words, was);
                if wanted != told(words, is) {
                    rows.bags.push((i as u32, bag as u8, wanted));
                }
            }
        }
        rows
    }

    fn add_features(&mut self, block: usize, page: &[f32], copy: &[f32]) {
        let differing = (0..).zip(page.iter().zip(copy)).filter(|(_, (was, is))| was != is && was.is_finite());
        self.features.extend(differing.map(|(feature, (&was, _))| (block as u32, feature, was)));
    }

    /// Tells of the copy what was told of the page.
    pub fn put(&self, features: &mut Features) {
        for &(block, feature, value) in &self.features {
            let row = features.rows.get_mut(block as usize);
            if let Some(place) = row.and_then(|row| row.0.get_mut(feature as usize)) {
                *place = value;
            }
        }
        for (block, bag, told) in &self.bags {
            let tokens = features.tokens.get_mut(*block as usize);
            if let Some(place) = tokens.and_then(|tokens| bags_mut(tokens).into_iter().nth(*bag as usize)) {
                // A number of sixteen bits is its own print.
                *place = told.iter().map(|&(hash, weight)| Token { hash, weight }).collect();
            }
        }
    }
}

/// What the model is told by tokens: nothing by those that it does not know.
fn told(words: &Vocabulary, tokens: &[Token]) -> Vec<Told> {
    let known = tokens.iter().filter(|token| words.row(token.hash).is_some());
    known.map(|token| (print(token.hash).into(), token.weight)).collect()
}

//! What the model is told of a page where its copy with other words would tell it something else.

use crate::block::{Blocks, is_unspaced};
use crate::feature::{Features, Token, hash};
use crate::model::{BAGS, Network, TABLES, bags, bags_mut};
use serde::{Deserialize, Serialize};

/// A token as a row of the model's table and its weight.
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
    pub fn of(network: &Network, blocks: &Blocks, page: &Features, copy: &Features) -> Rows {
        let mut rows = Rows::default();
        let mut heading = "";
        for i in 0..page.rows.len().min(copy.rows.len()) {
            rows.add_features(i, &page.rows[i].0, &copy.rows[i].0);
            if i > 0 && page.tokens[i].heading != page.tokens[i - 1].heading {
                heading = blocks.text(i - 1);
            }
            let texts: [Option<&str>; BAGS] = [Some(blocks.text(i)), Some(heading), None, None, None];
            let pairs = bags(&page.tokens[i]).into_iter().zip(bags(&copy.tokens[i]));
            for (bag, ((was, is), text)) in pairs.zip(texts).enumerate() {
                let row = |token: &Token| (network.row(TABLES[bag], token) as u32, token.weight);
                let told = |tokens: &[Token]| tokens.iter().map(row).collect::<Vec<Told>>();
                let wanted = told(&sayable(was, is, text));
                if wanted != told(is) {
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
                // A number below the size of the table is in the row of that number.
                *place = told.iter().map(|&(hash, weight)| Token { hash, weight }).collect();
            }
        }
    }
}

/// The tokens of a page that may be told: all but the letters of a text without spaces, since few letters
/// share a row. Of such a text that is the row of the whole.
fn sayable(was: &[Token], is: &[Token], text: Option<&str>) -> Vec<Token> {
    let Some(text) = text.filter(|text| text.contains(is_unspaced)) else { return was.to_vec() };
    let whole = Some(hash(text)).filter(|_| text.chars().nth(1).is_some());
    let or_whole = |(at, is): (usize, &Token)| *was.get(at).filter(|was| Some(was.hash) == whole).unwrap_or(is);
    is.iter().enumerate().map(or_whole).collect()
}

//! Which blocks of a page hold its true content: the truth is a text, not a set of blocks.
//!
//! Each block is looked up in the truth word by word; the heaviest chain of matches that runs in
//! the order of both is the content (a weighted longest increasing subsequence). What the chain
//! leaves out but the truth holds elsewhere is a copy, and teaches nothing.

use std::collections::HashMap;

/// What a block teaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Label {
    /// The truth holds it.
    Content,
    /// The truth does not hold it.
    Clutter,
    /// A copy of content, or partly content.
    Unsure,
}

/// Words of a run that is looked up.
const GRAM: usize = 4;
/// Places in the truth that are tried for one block.
const PLACES: usize = 24;
/// Words up to which a match must start or end a line of the truth, or a cell in it.
const SHORT: usize = 3;

/// Lower-case words, as the scorer counts them.
pub fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    low.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

struct Truth {
    words: Vec<String>,
    line_start: Vec<bool>,
    grams: HashMap<Vec<String>, Vec<usize>>,
}

impl Truth {
    fn of(text: &str) -> Truth {
        let (mut all, mut line_start) = (Vec::new(), Vec::new());
        for line in text.split(['\n', '|', '\t']) {
            for (i, word) in words(line).into_iter().enumerate() {
                all.push(word);
                line_start.push(i == 0);
            }
        }
        let mut grams: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        for size in [1, GRAM] {
            for (at, gram) in all.windows(size).enumerate() {
                grams.entry(gram.to_vec()).or_default().push(at);
            }
        }
        line_start.push(true);
        Truth { words: all, line_start, grams }
    }

    /// Where the block stands in the truth, whole.
    fn whole(&self, block: &[String]) -> Vec<usize> {
        let gram = if block.len() >= GRAM { &block[..GRAM] } else { &block[..1] };
        let fits = |&&at: &&usize| {
            let end = at + block.len();
            self.words.get(at..end).is_some_and(|w| w == block)
                && (block.len() > SHORT || self.line_start[at] || self.line_start[end])
        };
        self.grams.get(gram).map_or(Vec::new(), |places| places.iter().filter(fits).take(PLACES).copied().collect())
    }

    /// Where most of the block stands in the truth: start, and words in common.
    fn most(&self, block: &[String]) -> Option<(usize, usize)> {
        let hits: Vec<usize> =
            block.windows(GRAM).filter_map(|g| self.grams.get(g).and_then(|p| p.first())).copied().collect();
        let grams = block.len().saturating_sub(GRAM - 1);
        (block.len() >= 8 && hits.len() * 2 > grams).then(|| (hits[0], hits.len()))
    }
}

struct Match {
    block: usize,
    from: usize,
    to: usize,
    /// Weight of the best chain that ends here.
    chain: f32,
    before: Option<usize>,
}

/// A label for each block.
pub fn label(blocks: &[Vec<String>], truth: &str) -> Vec<Label> {
    let truth = Truth::of(truth);
    let mut labels = vec![Label::Clutter; blocks.len()];
    let mut matches: Vec<Match> = Vec::new();
    let mut best = Best::new(truth.words.len() + 1);
    for (i, block) in blocks.iter().enumerate().filter(|(_, b)| !b.is_empty()) {
        let mut places: Vec<(usize, usize)> = truth.whole(block).into_iter().map(|at| (at, block.len())).collect();
        if places.is_empty() {
            places.extend(truth.most(block));
        }
        if !places.is_empty() && block.len() > SHORT {
            labels[i] = Label::Unsure;
        }
        let from = matches.len();
        for (at, len) in places {
            let (chain, before) = best.until(at);
            let close = before.is_some_and(|b: usize| matches[b].to == at);
            let gain = len as f32 + if close { 0.5 } else { 0.0 };
            matches.push(Match { block: i, from: at, to: at + len, chain: chain + gain, before });
        }
        for (m, found) in matches.iter().enumerate().skip(from) {
            best.put(found.to, found.chain, m);
        }
    }
    let mut last = best.until(truth.words.len()).1;
    while let Some(m) = last {
        debug_assert!(matches[m].from <= matches[m].to);
        labels[matches[m].block] = Label::Content;
        last = matches[m].before;
    }
    labels
}

/// The heaviest chain that ends at or before a place (a Fenwick tree of maxima).
struct Best(Vec<(f32, Option<usize>)>);

impl Best {
    fn new(size: usize) -> Best {
        Best(vec![(0.0, None); size + 1])
    }

    fn until(&self, place: usize) -> (f32, Option<usize>) {
        let mut best = (0.0, None);
        let mut at = place + 1;
        while at > 0 {
            if self.0[at].0 > best.0 {
                best = self.0[at];
            }
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, place: usize, chain: f32, found: usize) {
        let mut at = place + 1;
        while at < self.0.len() {
            if chain > self.0[at].0 {
                self.0[at] = (chain, Some(found));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_copy_that_runs_in_order() {
        let blocks: Vec<Vec<String>> =
            ["Menu", "Good news", "First there was a house", "Good news", "Then it fell down again", "Menu"]
                .map(words)
                .into();
        let labels = label(&blocks, "First there was a house\nGood news\nThen it fell down again");
        use Label::{Clutter, Content};
        assert_eq!(labels, [Clutter, Clutter, Content, Content, Content, Clutter]);
    }
}

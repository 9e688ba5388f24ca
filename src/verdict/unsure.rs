//! The blocks that are left out with doubt: a reader shows them folded at their place.

use super::Verdicts;
use crate::block::{Blocks, Measure};
use crate::kind::Kind;
use crate::order::{falling, order};

/// How likely a block belongs in the article at least, if that is in doubt.
const DOUBT: f32 = 0.2;
/// Fewest words of a block that is worth a person's doubt.
const LEAST_WORDS: f32 = 5.0;
/// Most blocks of a page that are shown so.
const MOST: usize = 10;

impl Verdicts {
    /// The numbers of the blocks that were left out with doubt, in document order: between the first
    /// and the last kept block, of some words, with odds near those of what is kept. The likeliest
    /// ten of a page; what a person decided on is in no doubt.
    pub fn unsure(&self, blocks: &Blocks) -> Vec<usize> {
        let is_kept = |verdict: &super::Verdict| verdict.keep;
        let (Some(first), Some(last)) = (self.list.iter().position(is_kept), self.list.iter().rposition(is_kept))
        else {
            return Vec::new();
        };
        let doubtful = |&i: &usize| {
            let verdict = &self.list[i];
            let open = !verdict.keep && verdict.content >= DOUBT && !self.is_adjusted(i) && !self.copied.contains(&i);
            open && !matches!(verdict.kind, Kind::Title | Kind::Consent)
                && Measure::of(blocks.text(i)).words >= LEAST_WORDS
        };
        let found: Vec<usize> = (first..last.min(blocks.len())).filter(doubtful).collect();
        let likeliest = order(found.iter().map(|&i| falling(self.list[i].content)));
        let chosen: Vec<usize> = likeliest.into_iter().take(MOST).map(|at| found[at]).collect();
        found.into_iter().filter(|i| chosen.contains(i)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::block::Blocks;
    use crate::kind::Kind;
    use crate::verdict::{PageType, Verdict, Verdicts};

    #[test]
    fn doubt_is_between_kept_blocks_and_of_some_words() {
        let html = "<body><p>An earlier one that is left out<p>Kept text of the story<p>Maybe it is of the story\
            <p>Two words<p>Surely not of the story at all<p>Kept text again<p>A later one that is left out";
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let contents = [0.4, 0.9, 0.3, 0.3, 0.05, 0.9, 0.4];
        let verdict = |content: f32| Verdict { kind: Kind::Ui, probability: 1.0, keep: content > 0.5, content };
        let mut verdicts = Verdicts::known(contents.into_iter().map(verdict).collect(), PageType::Article);
        assert_eq!(verdicts.unsure(&blocks), [2]);
        verdicts.adjust(2, -1.0, crate::verdict::Adjustment::LeftOut);
        assert!(verdicts.unsure(&blocks).is_empty());
    }
}

//! How well a text or a choice of kinds fits the truth, as the corpora's own scorers count it.

use super::align::words;
use super::sample::Sample;
use std::collections::HashMap;
use stillpage::Kind;

/// Precision, recall and F1 over bags of lower-case words (Weninger et al.; WCXB's measure).
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    /// Share of the given words that the truth holds.
    pub precision: f32,
    /// Share of the true words that were given.
    pub recall: f32,
    /// Their harmonic mean.
    pub f1: f32,
}

impl Words {
    /// Holds a text against the words of a truth. Nothing given where nothing is true is right.
    pub fn of(text: &str, truth: &[String]) -> Words {
        let mut left: HashMap<&str, i32> = HashMap::new();
        truth.iter().for_each(|w| *left.entry(w).or_default() += 1);
        let given = words(text);
        let mut common = 0.0f32;
        for word in &given {
            let count = left.entry(word).or_default();
            common += f32::from(u8::from(*count > 0));
            *count -= 1;
        }
        if truth.is_empty() || given.is_empty() {
            let right = f32::from(u8::from(truth.is_empty() && given.is_empty()));
            return Words { precision: right, recall: right, f1: right };
        }
        let (precision, recall) = (common / given.len() as f32, common / truth.len() as f32);
        Words { precision, recall, f1: 2.0 * common / (given.len() + truth.len()) as f32 }
    }
}

/// How many of the snippets stand in a text, case folded and white space collapsed.
pub fn found(snippets: &[String], text: &str) -> usize {
    let folded = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = folded(text);
    snippets.iter().filter(|s| text.contains(&folded(s))).count()
}

/// Counts of kinds given and true over labelled blocks.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    hits: [f32; 15],
    found: [f32; 15],
    gold: [f32; 15],
    /// Characters that are kept and true, true, and kept.
    content: [f32; 3],
    pages: usize,
    /// Pages that lose a paragraph of 200 characters or more of the article.
    losing: usize,
}

/// Characters from which a lost paragraph counts.
const PARAGRAPH: usize = 200;

impl Kinds {
    /// Counts a page.
    pub fn add(&mut self, sample: &Sample, kinds: &[Kind]) {
        let mut losing = false;
        for (i, (gold, given)) in sample.kinds.iter().zip(kinds).enumerate() {
            let Some(gold) = gold else { continue };
            self.gold[*gold as usize] += 1.0;
            self.found[*given as usize] += 1.0;
            self.hits[*gold as usize] += f32::from(u8::from(gold == given));
            let size = sample.blocks.text(i).chars().count();
            let sides = [gold.is_kept() && given.is_kept(), gold.is_kept(), given.is_kept()];
            self.content.iter_mut().zip(sides).for_each(|(sum, is)| *sum += if is { size as f32 } else { 0.0 });
            losing |= *gold == Kind::Content && !given.is_kept() && size >= PARAGRAPH;
        }
        self.pages += 1;
        self.losing += usize::from(losing);
    }

    /// F1 of a kind.
    pub fn f1(&self, kind: Kind) -> f32 {
        let k = kind as usize;
        2.0 * self.hits[k] / (self.gold[k] + self.found[k]).max(1.0)
    }

    /// Share of blocks that got their kind.
    pub fn accuracy(&self) -> f32 {
        self.hits.iter().sum::<f32>() / self.gold.iter().sum::<f32>().max(1.0)
    }

    /// Mean F1 over the kinds.
    pub fn macro_f1(&self) -> f32 {
        Kind::ALL.iter().map(|k| self.f1(*k)).sum::<f32>() / 15.0
    }

    /// F1 of content against clutter, by characters.
    pub fn content_f1(&self) -> f32 {
        2.0 * self.content[0] / (self.content[1] + self.content[2]).max(1.0)
    }

    /// Share of pages that lose a paragraph of the article.
    pub fn losing(&self) -> f32 {
        self.losing as f32 / self.pages.max(1) as f32
    }
}

//! Pull quotes: what a box repeats of the running text is shown once.

use crate::block::Blocks;
use crate::page::{AttrName, NodeId, Page, Tag};

/// How far above a text its box may be.
const MAX_LEVELS: usize = 6;
/// Boxes of a page that are looked at.
const MAX_BOXES: usize = 48;
/// Letters of a quote; fewer may stand twice by chance.
const LETTERS: std::ops::RangeInclusive<usize> = 20..=600;

/// Leaves out the blocks of pull quotes whose words stand in another kept block.
pub(super) fn leave_out(page: &Page, blocks: &Blocks, keep: &mut [bool]) {
    let kept = |i: &usize| keep.get(*i).copied().unwrap_or(false);
    let quotes: Vec<usize> = (0..blocks.len())
        .filter(kept)
        .filter(|&i| is_quote(page, blocks.get(i).from) && LETTERS.contains(&letters(blocks.text(i)).len()))
        .take(MAX_BOXES)
        .collect();
    if quotes.is_empty() {
        return;
    }
    let others = (0..blocks.len()).filter(kept).filter(|i| quotes.binary_search(i).is_err());
    let running: Vec<String> = others.map(|i| letters(blocks.text(i))).collect();
    for quote in quotes {
        let wanted = letters(blocks.text(quote));
        if running.iter().any(|text| text.len() > wanted.len() && text.contains(&wanted))
            && let Some(slot) = keep.get_mut(quote)
        {
            *slot = false;
        }
    }
}

/// Whether a text stands in a box that editors use for pull quotes.
fn is_quote(page: &Page, text: NodeId) -> bool {
    page.ancestors(text).take(MAX_LEVELS).any(|a| {
        let class = page.attr(a, AttrName::CLASS).unwrap_or("").to_ascii_lowercase();
        let pulled = class.contains("pull") && class.contains("quote");
        page.tag(a) == Tag::ASIDE || pulled || class.contains("quote") && page.tag(a) == Tag::FIGURE
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

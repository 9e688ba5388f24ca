//! What moves by itself on a live page is a ticker, whatever its words: the page was watched, and
//! neither trees nor network know of it.

use super::Verdict;
use crate::block::{Blocks, Measure};
use crate::kind::Kind;
use crate::map::{HashMap, HashSet};
use crate::page::{NodeId, Page, Tag};

/// How likely a block in motion is what it seems.
const SURE: f32 = 0.9;
/// How likely a block belongs in the article at most, if its motion speaks against it.
const DOUBT: f32 = 0.5;
/// Words of a strip at most, where all of it counts as moving because a part does.
const STRIP: f32 = 120.0;
/// Part of the blocks of a strip that must move, where it is no list.
const PART: usize = 3;

/// Takes what moves for tickers, where it is no part of the article and nothing worse; gives back
/// the numbers of those blocks.
pub fn apply(page: &Page, blocks: &Blocks, list: &mut [Verdict]) -> HashSet<usize> {
    let mut moved = HashSet::default();
    for i in moving(page, blocks, list) {
        let Some(verdict) = list.get_mut(i) else { continue };
        let is_clutter = !verdict.keep && verdict.content < DOUBT && verdict.kind != Kind::Title;
        if is_clutter && !matches!(verdict.kind, Kind::Ad | Kind::Consent) {
            verdict.kind = Kind::Ticker;
            verdict.probability = verdict.probability.max(SURE);
            verdict.content = verdict.content.min(1.0 - SURE);
            moved.insert(i);
        }
    }
    moved
}

/// The blocks that move, and with them the rest of a strip.
fn moving(page: &Page, blocks: &Blocks, list: &[Verdict]) -> HashSet<usize> {
    let moves = |i: &usize| page.layout(blocks.get(*i).element).is_some_and(|layout| layout.moving);
    let mut all: HashSet<usize> = (0..blocks.len().min(list.len())).filter(moves).collect();
    let mut strips: HashMap<NodeId, usize> = HashMap::default();
    for strip in all.iter().filter_map(|&i| page.parent(blocks.get(i).element)) {
        *strips.entry(strip).or_default() += 1;
    }
    strips.retain(|&strip, count| is_strip(page, blocks, list, strip, *count));
    all.extend(strips.into_keys().flat_map(|strip| blocks.within(page, strip)));
    all
}

/// Whether an element in which this many blocks move is a strip: of few words, none of the article,
/// and a list, such as one of prices of which one changes, or moving for a good part.
fn is_strip(page: &Page, blocks: &Blocks, list: &[Verdict], node: NodeId, count: usize) -> bool {
    let within = blocks.within(page, node);
    let is_list = matches!(page.tag(node), Tag::UL | Tag::OL | Tag::DL | Tag::TR);
    let mut words = 0.0;
    (is_list || PART * count >= within.len())
        && within.into_iter().all(|i| {
            words += Measure::of(blocks.text(i)).words;
            words <= STRIP && list.get(i).is_some_and(|verdict| !verdict.keep && verdict.kind != Kind::Title)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::capture::{Capture, MOVING};

    #[test]
    fn what_moves_is_a_ticker_unless_it_is_kept() {
        // <div><p>one</p><p>two</p></div>, of which the first paragraph moves.
        let capture = Capture {
            url: "",
            names: "div p",
            tags: &[1, 2, 0, 2, 0],
            parents: &[0, 0, 1, 0, 3],
            sizes: &[0, 0, 3, 0, 3],
            text: "onetwo",
            attr_names: &[],
            attr_sizes: &[],
            values: "",
            measured: &[1, 3],
            boxes: &[1.0; 8],
            flags: &[MOVING, 0],
        };
        let page = capture.page().expect("a page");
        let blocks = Blocks::of(&page);
        let verdict = |kind, keep| Verdict { kind, probability: 0.5, keep, content: if keep { 1.0 } else { 0.0 } };
        let mut list = vec![verdict(Kind::Nav, false), verdict(Kind::Ui, false)];
        assert_eq!(apply(&page, &blocks, &mut list), [0, 1].into_iter().collect());
        assert!(list.iter().all(|v| v.kind == Kind::Ticker && v.probability >= SURE));
        let mut list = vec![verdict(Kind::Ad, false), verdict(Kind::Content, true)];
        let before = list.clone();
        assert!(apply(&page, &blocks, &mut list).is_empty() && list == before);
    }
}

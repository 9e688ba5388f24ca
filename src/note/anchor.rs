//! From a place to what it is known by, and back.

use super::flat::{Flat, on_one_line};
use super::{Anchor, Place, align};
use crate::article::Body;
use crate::order::sort_and_dedup;
use std::ops::Range;

/// How much of the text around a passage is kept, in characters.
const CONTEXT: usize = 48;
/// How many hashes a sketch holds.
const SKETCH: usize = 8;

/// What a place is known by; `None` where there is nothing but white space.
pub fn describe(body: &Body, place: Place) -> Option<Anchor> {
    let flat = Flat::of(body);
    let bytes = flat.bytes(place)?;
    let (before, after) = (&flat.text[..bytes.start], &flat.text[bytes.end..]);
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(bytes.start, |(at, _)| at);
    Some(Anchor {
        quote: flat.text[bytes.clone()].to_owned(),
        before: before[start..].to_owned(),
        after: after.chars().take(CONTEXT).collect(),
        block: sketch(&flat.text[flat.block_at(bytes.start)]),
    })
}

/// Where each passage stands now; `None` for those that are no longer there.
pub fn find<'a>(body: &Body, anchors: impl IntoIterator<Item = &'a Anchor>) -> Vec<Option<Place>> {
    let flat = Flat::of(body);
    anchors.into_iter().map(|anchor| find_one(&flat, anchor)).collect()
}

fn find_one(flat: &Flat, anchor: &Anchor) -> Option<Place> {
    let quote = on_one_line(&anchor.quote);
    if quote.is_empty() {
        return None;
    }
    let found = exact(flat, &quote, anchor).or_else(|| akin(flat, &quote, anchor))?;
    Some(flat.place(found))
}

/// The place where the same words stand; of several the one whose surroundings agree best.
fn exact(flat: &Flat, quote: &str, anchor: &Anchor) -> Option<Range<usize>> {
    let places = flat.text.match_indices(quote).map(|(at, _)| at..at + quote.len());
    let agreement = |part: &Range<usize>| {
        let before = flat.text[..part.start].chars().rev().zip(anchor.before.chars().rev());
        let after = flat.text[part.end..].chars().zip(anchor.after.chars());
        let same = before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count();
        same + shared(&sketch(&flat.text[flat.block_at(part.start)]), &anchor.block)
    };
    // Of those that agree alike the first.
    places.rev_max(agreement)
}

/// The place where most of the words stand, first in the block that is most akin, then anywhere.
fn akin(flat: &Flat, quote: &str, anchor: &Anchor) -> Option<Range<usize>> {
    let starts = flat.blocks.iter().copied().filter(|&at| at < flat.text.len());
    let block = starts
        .map(|at| (shared(&sketch(&flat.text[flat.block_at(at)]), &anchor.block), flat.block_at(at)))
        .filter(|(shared, _)| *shared > 0)
        .max_by_key(|(shared, _)| *shared);
    let within = |part: Range<usize>| {
        let found = align::closest(&flat.text[part.clone()], quote)?;
        Some(part.start + found.start..part.start + found.end)
    };
    block.and_then(|(_, part)| within(part)).or_else(|| within(0..flat.text.len()))
}

/// The least hashes of the pairs of neighbouring words (a bottom-k sketch, Broder 1997).
fn sketch(block: &str) -> Vec<u32> {
    let words: Vec<&str> = block.split(' ').filter(|word| !word.is_empty()).collect();
    let mut hashes: Vec<u32> = words.windows(2).map(|pair| hash(pair.iter().flat_map(|word| word.bytes()))).collect();
    sort_and_dedup(&mut hashes);
    hashes.truncate(SKETCH);
    hashes
}

fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|hash| b.contains(hash)).count()
}

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

trait RevMax: Iterator + Sized {
    /// As `max_by_key`, but of equals the first.
    fn rev_max<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.fold(None, |best: Option<(K, Self::Item)>, item| match best {
            Some((most, best)) if key(&item) <= most => Some((most, best)),
            _ => Some((key(&item), item)),
        })
        .map(|(_, item)| item)
    }
}

impl<I: Iterator> RevMax for I {}

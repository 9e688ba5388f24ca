//! Hashes of words, names of elements and runs of words.

use crate::block::is_unspaced;
use crate::page::{NodeId, Page, Tag};
use std::sync::OnceLock;

/// The start and the factor of FNV-1a.
const START: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// [`hash`] of a word in ASCII.
fn ascii_hash(word: &[u8]) -> u32 {
    word.iter().fold(START, |h, &byte| (h ^ u32::from(folded(byte))).wrapping_mul(PRIME))
}

/// A small letter for a capital, and one digit for all.
fn folded(byte: u8) -> u8 {
    if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }
}

/// 32-bit FNV-1a over the lower-case characters, digits of all scripts taken as alike.
pub fn hash(word: &str) -> u32 {
    if word.is_ascii() {
        return ascii_hash(word.as_bytes());
    }
    let mut h = START;
    let mut step = |byte: u8| h = (h ^ u32::from(byte)).wrapping_mul(PRIME);
    for c in word.chars() {
        if c.is_ascii() {
            step(folded(c as u8));
        } else if c.is_numeric() {
            step(b'0');
        } else {
            for low in c.to_lowercase() {
                low.encode_utf8(&mut [0; 4]).bytes().for_each(&mut step);
            }
        }
    }
    h
}

/// The sixteen bits of a hash by which a vocabulary knows a word. None knows 0, the print of every letter of
/// scripts without spaces: single letters say little, and the pages to learn from hold hardly any.
pub fn print(hash: u32) -> u16 {
    (hash ^ (hash >> 16)) as u16
}

/// The hash of a word in running text; of a letter of a script without spaces one with the print 0.
fn running_hash(word: &str) -> u32 {
    let own = hash(word);
    let is_letter = word.chars().next().is_some_and(is_unspaced);
    if is_letter { u32::from(print(own)) * 0x1_0001 } else { own }
}

/// Hashes of runs of four words; of the whole where there are fewer.
pub fn shingles(words: &[u32]) -> impl Iterator<Item = u32> {
    let size = words.len().clamp(1, 4);
    words.windows(size).map(|w| w.iter().fold(17u32, |h, &x| h.rotate_left(5).wrapping_mul(0x9E37_79B1) ^ x))
}

/// Adds the hashes of the words of a text; for scripts without spaces, of its letters.
pub fn text_hashes(text: &str, out: &mut Vec<u32>) {
    if text.is_ascii() {
        let words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        out.extend(words.map(ascii_hash));
    } else {
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
            match run.is_ascii() {
                true => out.push(ascii_hash(run.as_bytes())),
                false => out.extend(words_of_run(run).map(running_hash)),
            }
        }
    }
}

/// The hash of an element's name.
pub fn tag_hash(page: &Page, node: NodeId) -> u32 {
    static KNOWN: OnceLock<Vec<u32>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Tag::names().iter().map(|name| hash(name)).collect());
    page.tag(node).known().map_or_else(|| hash(page.tag_name(node)), |number| known[number])
}

/// The words of a run of letters and digits; for scripts without spaces, single letters.
fn words_of_run(run: &str) -> impl Iterator<Item = &str> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_unspaced(first) { first.len_utf8() } else { rest.find(is_unspaced).unwrap_or(rest.len()) };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_scripts_without_spaces_differ_and_have_the_print_of_nothing() {
        let mut hashes = Vec::new();
        text_hashes("渡船 x", &mut hashes);
        let prints: Vec<bool> = hashes.iter().map(|&hash| print(hash) == 0).collect();
        assert_eq!(prints, [true, true, false]);
        assert_ne!(hashes[0], hashes[1]);
    }
}

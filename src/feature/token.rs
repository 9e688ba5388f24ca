//! The words of a block as hashed tokens, for the embedding tables of the model.

use super::context::Context;
use super::links::{Address, addresses};
use super::names::Names;
use crate::block::{Block, is_unspaced};
use crate::page::{NodeId, Page, Tag};
use std::sync::OnceLock;

/// A hashed word and how much it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// 32-bit FNV-1a hash of the lower-case word.
    pub hash: u32,
    /// 0 to 1.
    pub weight: f32,
}

/// The tokens of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tokens {
    /// Words of its text, first and last of a long one.
    pub text: Vec<Token>,
    /// Words of the heading before it.
    pub heading: Vec<Token>,
    /// Words of class, id and the like, of its element and those around it.
    pub names: Vec<Token>,
    /// Pairs of element names along its path.
    pub path: Vec<Token>,
    /// Words of the addresses of its links.
    pub links: Vec<Token>,
}

/// Words taken from the start and from the end of a text.
const FIRST: usize = 14;
const LAST: usize = 5;
/// Levels of ancestors whose names count.
const NAME_LEVELS: usize = 7;
const PATH_LEVELS: usize = 6;
/// Links of a block whose addresses are read.
const LINKS: usize = 3;
/// Hyphens from which a part of an address names a piece of writing.
const LONG_NAME: usize = 3;

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
        out.extend(words(text).map(hash));
    }
}

/// The hash of an element's name.
pub fn tag_hash(page: &Page, node: NodeId) -> u32 {
    static KNOWN: OnceLock<Vec<u32>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Tag::names().iter().map(|name| hash(name)).collect());
    page.tag(node).known().map_or_else(|| hash(page.tag_name(node)), |number| known[number])
}

/// The words of a text; for scripts without spaces, single letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).flat_map(words_of_run)
}

/// The words of a run of letters and digits.
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

pub fn tokens(context: &Context) -> Vec<Tokens> {
    let mut heading = Vec::new();
    (0..context.len())
        .map(|i| {
            let block = context.blocks.get(i);
            let text = text_tokens(context.blocks.text(i), context.words(i));
            let tokens = Tokens {
                heading: heading.clone(),
                names: name_tokens(context.page, &context.names, block.from),
                path: path_tokens(context.page, block.element),
                links: link_tokens(context.page, block),
                text,
            };
            if super::context::heading_level(context.page, block).is_some() {
                heading = tokens.text.clone();
            }
            tokens
        })
        .collect()
}

fn text_tokens(text: &str, words: &[u32]) -> Vec<Token> {
    let mut hashes: Vec<u32> = words.iter().copied().take(FIRST).collect();
    if hashes.len() == FIRST {
        let tail = text.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let mut last = Vec::new();
        text_hashes(&text[tail..], &mut last);
        hashes.extend(last.iter().rev().take(LAST));
    } else if hashes.len() <= 4 {
        hashes.push(hash(text));
    }
    let weight = 1.0 / libm::sqrtf(hashes.len().max(1) as f32);
    hashes.into_iter().map(|hash| Token { hash, weight }).collect()
}

fn name_tokens(page: &Page, names: &Names, from: NodeId) -> Vec<Token> {
    let path = std::iter::once(from).chain(page.ancestors(from)).take(NAME_LEVELS);
    path.enumerate()
        .flat_map(|(level, node)| {
            let weight = 1.0 / (1.0 + level as f32 * 0.5);
            let count = libm::sqrtf(names.hashes(node).len().max(1) as f32);
            names.hashes(node).iter().map(move |&hash| Token { hash, weight: weight / count })
        })
        .collect()
}

/// Words of the addresses of a block's first links: the scheme where it is not the web's, a host of
/// another site, the parts of the path that are names of places and not of pieces of writing.
fn link_tokens(page: &Page, block: &Block) -> Vec<Token> {
    let mut hashes: Vec<u32> = Vec::new();
    for (_, href) in addresses(page, block).take(LINKS) {
        let address = Address::of(href);
        let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
        let scheme = if scheme.starts_with("http") || scheme.len() > 10 { "" } else { scheme };
        let host = address.host.and_then(|host| host.trim_start_matches("www.").split('.').next());
        let path = address.path.split('/').filter(|part| part.matches(['-', '_']).count() < LONG_NAME).take(4);
        let words = path.flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
        let all = [scheme].into_iter().chain(host).chain(words);
        hashes.extend(all.filter(|w| w.len() > 1 && w.len() <= 16).map(hash));
    }
    let weight = 1.0 / libm::sqrtf(hashes.len().max(1) as f32);
    hashes.into_iter().map(|hash| Token { hash, weight }).collect()
}

fn path_tokens(page: &Page, element: NodeId) -> Vec<Token> {
    let path: Vec<u32> =
        std::iter::once(element).chain(page.ancestors(element)).take(PATH_LEVELS).map(|n| tag_hash(page, n)).collect();
    let pair = |(level, w): (usize, &[u32])| Token {
        hash: w[0].rotate_left(7) ^ w[1],
        weight: 1.0 / (1.0 + level as f32 * 0.5),
    };
    path.windows(2).enumerate().map(pair).collect()
}

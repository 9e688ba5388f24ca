//! The words of a block as hashed tokens, for the embedding tables of the model.

use super::context::Context;
use super::hash::{hash, tag_hash, text_hashes};
use super::links::{Address, addresses};
use super::names::Names;
use crate::block::Block;
use crate::page::{NodeId, Page};

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
    let mut hashes = Vec::with_capacity(FIRST + LAST);
    hashes.extend(words.iter().copied().take(FIRST));
    if hashes.len() == FIRST {
        let tail = text.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let mut last = Vec::new();
        text_hashes(&text[tail..], &mut last);
        hashes.extend(last.iter().rev().take(LAST));
    } else if hashes.len() <= 4 {
        hashes.push(hash(text));
    }
    alike(&hashes)
}

/// Tokens of which each counts as much as the others.
fn alike(hashes: &[u32]) -> Vec<Token> {
    let weight = 1.0 / (hashes.len().max(1) as f32).sqrt();
    hashes.iter().map(|&hash| Token { hash, weight }).collect()
}

fn name_tokens(page: &Page, names: &Names, from: NodeId) -> Vec<Token> {
    let path = || std::iter::once(from).chain(page.ancestors(from)).take(NAME_LEVELS);
    let mut tokens = Vec::with_capacity(path().map(|node| names.hashes(node).len()).sum());
    for (level, node) in path().enumerate() {
        let hashes = names.hashes(node);
        let weight = 1.0 / (1.0 + level as f32 * 0.5) / (hashes.len().max(1) as f32).sqrt();
        tokens.extend(hashes.iter().map(|&hash| Token { hash, weight }));
    }
    tokens
}

/// Words of the addresses of a block's first links: the scheme where it is not the web's, a host of
/// another site, the parts of the path that are names of places and not of pieces of writing.
fn link_tokens(page: &Page, block: &Block) -> Vec<Token> {
    let mut hashes: Vec<u32> = Vec::with_capacity(16);
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
    alike(&hashes)
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

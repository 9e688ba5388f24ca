//! What the groups of features share: measures of every block and sums over every subtree.

use super::hash::{hash, tag_hash, text_hashes};
use super::names::Names;
use super::set::Set;
use super::share;
use crate::block::{Block, Blocks, Measure};
use crate::order::{order, sort_and_dedup};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Words from which unlinked text with a sentence's punctuation counts as prose.
const PROSE_WORDS: f32 = 12.0;
/// Share of a node's prose that must lie in one child for the descent to go on.
const TOP_SHARE: f32 = 0.65;

/// Sums over a range of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    pub words: f32,
    pub linked: f32,
    pub prose: f32,
    pub blocks: f32,
}

impl Sum {
    pub fn plus(self, other: Sum) -> Sum {
        Sum {
            words: self.words + other.words,
            linked: self.linked + other.linked,
            prose: self.prose + other.prose,
            blocks: self.blocks + other.blocks,
        }
    }

    fn minus(self, other: Sum) -> Sum {
        Sum {
            words: self.words - other.words,
            linked: self.linked - other.linked,
            prose: self.prose - other.prose,
            blocks: self.blocks - other.blocks,
        }
    }
}

pub struct Context<'p> {
    pub page: &'p Page,
    pub blocks: &'p Blocks,
    pub measures: Vec<Measure>,
    /// For each block the share of its text in links.
    pub linked: Vec<f32>,
    /// For each block its words where they are prose, else 0.
    pub prose: Vec<f32>,
    /// For each block a hash of the element names around it.
    pub template: Vec<u32>,
    /// For each block a hash of the element names, and of those an author gave, of its element and the two above.
    pub kin: Vec<u32>,
    /// The container with the most prose.
    pub top: NodeId,
    /// The block that is the headline, if one is.
    pub headline: Option<usize>,
    /// Lower-case words of the title the page gives itself.
    pub title: Set,
    /// The names of every element.
    pub names: Names,
    /// Hashes of the words of all blocks, and where those of each end.
    words: (Vec<u32>, Vec<u32>),
    first_block: Vec<u32>,
    sums: Vec<Sum>,
}

impl<'p> Context<'p> {
    pub fn of(page: &'p Page, blocks: &'p Blocks) -> Context<'p> {
        let measures: Vec<Measure> = (0..blocks.len()).map(|i| Measure::of(blocks.text(i))).collect();
        let linked: Vec<f32> =
            blocks.iter().enumerate().map(|(i, b)| share(b.linked as f32, blocks.text(i).len() as f32)).collect();
        let prose: Vec<f32> = measures.iter().zip(&linked).map(|(m, &l)| prose_words(m, l)).collect();
        let sums = running_sums(&measures, &linked, &prose);
        let template = templates(page, blocks);
        let names = Names::of(page);
        let mut context = Context {
            page,
            blocks,
            measures,
            linked,
            prose,
            template,
            kin: kin(page, blocks, &names),
            top: NodeId(0),
            headline: None,
            title: title_words(page),
            names,
            words: words(blocks),
            first_block: first_blocks(page, blocks),
            sums,
        };
        context.top = context.find_top();
        context.headline = context.find_headline();
        context
    }

    /// Hashes of the words of a block; for scripts without spaces, of its letters.
    pub fn words(&self, block: usize) -> &[u32] {
        let (hashes, ends) = &self.words;
        let from = block.checked_sub(1).map_or(0, |before| ends[before]);
        &hashes[from as usize..ends[block] as usize]
    }

    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The numbers of the blocks that start within a node.
    pub fn within(&self, node: NodeId) -> (usize, usize) {
        (self.first_block[node.index()] as usize, self.first_block[self.page.end(node).index()] as usize)
    }

    /// Sums over the blocks within a node.
    pub fn sum(&self, node: NodeId) -> Sum {
        let (from, to) = self.within(node);
        self.range(from, to)
    }

    /// Sums over the blocks `from..to`.
    pub fn range(&self, from: usize, to: usize) -> Sum {
        self.sums[to].minus(self.sums[from])
    }

    /// Sums over all blocks.
    pub fn total(&self) -> Sum {
        self.range(0, self.len())
    }

    fn find_top(&self) -> NodeId {
        let (mut node, mut prose) = (NodeId(0), self.total().prose);
        loop {
            let next = self.page.children(node).find(|&c| self.sum(c).prose > TOP_SHARE * prose);
            match next {
                Some(child) if prose > 0.0 => (node, prose) = (child, self.sum(child).prose),
                _ => return node,
            }
        }
    }

    /// The heading that shares most words with the title; else the first `h1`.
    fn find_headline(&self) -> Option<usize> {
        let level = |i: usize| heading_level(self.page, self.blocks.get(i));
        let best = (0..self.len())
            .filter(|&i| level(i).is_some())
            .map(|i| (i, self.title_match(i) - f32::from(level(i).unwrap_or(6)) * 0.05))
            .filter(|&(_, score)| score > 0.4)
            .fold(
                None,
                |best: Option<(usize, f32)>, (i, s)| if best.is_none_or(|b| s > b.1) { Some((i, s)) } else { best },
            );
        best.map(|b| b.0).or_else(|| (0..self.len()).find(|&i| level(i) == Some(1)))
    }

    /// How many different words a block has, and how many of these the title has.
    pub fn in_title(&self, block: usize) -> (usize, usize) {
        let text = self.blocks.text(block);
        // Only scripts without spaces have other words in a title.
        let mut words: Vec<u32> =
            if text.is_ascii() { self.words(block).to_vec() } else { word_hashes(text).collect() };
        sort_and_dedup(&mut words);
        (words.len(), words.iter().filter(|word| self.title.contains(word)).count())
    }

    /// How alike a block and the title are: the share of common words in the larger of both.
    fn title_match(&self, block: usize) -> f32 {
        let (words, common) = self.in_title(block);
        share(common as f32, words.max(self.title.len()) as f32)
    }
}

/// The level of the heading a block stands in.
pub fn heading_level(page: &Page, block: &Block) -> Option<u8> {
    std::iter::once(block.element)
        .chain(page.ancestors(block.element))
        .take(3)
        .find_map(|n| page.tag(n).heading_level())
}

/// Hashes of the lower-case words of a text.
fn word_hashes(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(hash)
}

fn words(blocks: &Blocks) -> (Vec<u32>, Vec<u32>) {
    let mut hashes = Vec::new();
    let ends = (0..blocks.len()).map(|block| {
        text_hashes(blocks.text(block), &mut hashes);
        hashes.len() as u32
    });
    let ends = ends.collect();
    (hashes, ends)
}

fn prose_words(m: &Measure, linked: f32) -> f32 {
    let punctuated = m.commas + m.sentence_ends > 0;
    if m.words >= PROSE_WORDS && linked < 0.5 && punctuated { m.words } else { 0.0 }
}

fn running_sums(measures: &[Measure], linked: &[f32], prose: &[f32]) -> Vec<Sum> {
    let mut sums = vec![Sum::default()];
    let mut sum = Sum::default();
    for ((m, linked), prose) in measures.iter().zip(linked).zip(prose) {
        sum.words += m.words;
        sum.linked += m.words * linked;
        sum.prose += prose;
        sum.blocks += 1.0;
        sums.push(sum);
    }
    sums
}

/// For each node, and one past the last, how many blocks start before it.
fn first_blocks(page: &Page, blocks: &Blocks) -> Vec<u32> {
    let mut out = vec![0; page.len() + 1];
    let mut count = 0;
    for (node, slot) in out.iter_mut().enumerate() {
        while count < blocks.len() && blocks.get(count).from.index() < node {
            count += 1;
        }
        *slot = count as u32;
    }
    out
}

/// Levels of element names that make up a template. Names of classes are left out: they may be
/// made anew for every element.
const TEMPLATE_LEVELS: usize = 5;

fn templates(page: &Page, blocks: &Blocks) -> Vec<u32> {
    let of = |block: &Block| {
        std::iter::once(block.element)
            .chain(page.ancestors(block.element))
            .take(TEMPLATE_LEVELS)
            .fold(7u32, |h, n| h.wrapping_mul(0x0100_0193) ^ tag_hash(page, n))
    };
    blocks.iter().map(of).collect()
}

/// Levels of names that make blocks kin.
const KIN_LEVELS: usize = 3;

fn kin(page: &Page, blocks: &Blocks, names: &Names) -> Vec<u32> {
    let step = |h: u32, x: u32| h.rotate_left(5).wrapping_mul(0x9E37_79B1) ^ x;
    let own = |h: u32, n: NodeId| names.hashes(n).iter().fold(step(h, tag_hash(page, n)), |h, &word| step(h, word));
    let of = |block: &Block| {
        let path = std::iter::once(block.element).chain(page.ancestors(block.element));
        path.take(KIN_LEVELS).fold(7, own)
    };
    blocks.iter().map(of).collect()
}

fn title_words(page: &Page) -> Set {
    let og = page
        .ids()
        .take_while(|&n| page.tag(n) != Tag::BODY)
        .find(|&n| page.tag(n) == Tag::META && page.attr(n, AttrName::PROPERTY) == Some("og:title"));
    let title = og.and_then(|n| page.attr(n, AttrName::CONTENT)).map(str::to_owned);
    let title = title.or_else(|| page.first(Tag::TITLE).map(|n| page.text_below(n)));
    word_hashes(&title.unwrap_or_default()).collect()
}

/// How often each value of a list stands in it.
pub fn counts(values: &[u32]) -> Vec<u32> {
    let order = order(values.iter().map(|&value| u64::from(value)));
    let mut out = vec![0; values.len()];
    for same in order.chunk_by(|&a, &b| values[a] == values[b]) {
        same.iter().for_each(|&i| out[i] = same.len() as u32);
    }
    out
}

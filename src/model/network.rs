//! A small convolutional network over the sequence of blocks.
//!
//! Each block is its scaled features and the weighted sums of the embeddings of those of its tokens that
//! are known ([`Vocabulary`]). Residual dilated convolutions (as in WaveNet: van den Oord et
//! al., 2016) let blocks see each other; the mean over the page tells what sort of page it is.

use super::bytes::{COARSE, FINE};
use super::vocabulary::Vocabulary;
use super::{ModelError, Reader, Writer};
use crate::feature::{FEATURES, Token, Tokens};

/// Sizes of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dims {
    /// Width of an embedding.
    pub embed: usize,
    /// Width of the hidden layers.
    pub hidden: usize,
    /// Width of the summary of the page.
    pub global: usize,
    /// Width of the last layer, from which the heads are read.
    pub last: usize,
}

/// Distances between the three blocks that a layer of convolution looks at.
pub const DILATIONS: [usize; 4] = [1, 2, 4, 8];
/// Tokens come in five bags: text, heading, names, path, links.
pub const BAGS: usize = 5;
/// The matrix in [`Network::weights`] that holds the embeddings of each bag: text and heading share one.
pub const TABLES: [usize; BAGS] = [0, 0, 1, 2, 21];
/// Vocabularies: words of text and headings, words of names, pairs of element names, words of addresses.
pub const VOCABULARIES: usize = 4;
/// The vocabulary of each bag.
pub const WORDS: [usize; BAGS] = [0, 0, 1, 2, 3];
/// Types of page, and kinds of block.
pub const TYPES: usize = 7;
/// Content, then each kind.
pub const HEADS: usize = 1 + 15;

impl Dims {
    /// Width of the input of a block.
    pub fn input(&self) -> usize {
        FEATURES + BAGS * self.embed
    }

    /// Rows and columns of every matrix, in the order of [`Network::weights`]; a matrix with one
    /// row is a bias.
    pub fn shapes(&self, words: &[Vocabulary; VOCABULARIES]) -> Vec<(usize, usize)> {
        let h = self.hidden;
        let [text, names, path, links] = words.each_ref().map(|words| (words.len(), self.embed));
        let mut out = vec![text, names, path, (self.input(), h), (1, h)];
        for _ in DILATIONS {
            out.extend([(3 * h, h), (1, h)]);
        }
        out.extend([(2 * h, self.global), (1, self.global), (self.global, TYPES), (1, TYPES)]);
        out.extend([(h + self.global, self.last), (1, self.last), (self.last, HEADS), (1, HEADS)]);
        out.push(links);
        out
    }
}

/// The trained network.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its sizes.
    pub dims: Dims,
    /// The words that it knows.
    pub words: [Vocabulary; VOCABULARIES],
    /// Its matrices, input-major, in the order of [`Dims::shapes`].
    pub weights: Vec<Vec<f32>>,
}

/// What the network says of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outputs {
    /// Log-odds of being content, for each block.
    pub content: Vec<f32>,
    /// Probability of each kind, for each block.
    pub kinds: Vec<[f32; 15]>,
    /// Probability of each type of page.
    pub page_type: [f32; 7],
}

/// The tokens of a block in bags.
pub fn bags(tokens: &Tokens) -> [&[Token]; BAGS] {
    [&tokens.text, &tokens.heading, &tokens.names, &tokens.path, &tokens.links]
}

/// The bags, to change what is in them.
pub fn bags_mut(tokens: &mut Tokens) -> [&mut Vec<Token>; BAGS] {
    [&mut tokens.text, &mut tokens.heading, &mut tokens.names, &mut tokens.path, &mut tokens.links]
}

/// `out += x · w`, `w` input-major; zeros cost nothing.
pub fn multiply(x: &[f32], w: &[f32], out: &mut [f32]) {
    for (value, row) in x.iter().zip(w.chunks_exact(out.len())) {
        if *value != 0.0 {
            for (o, weight) in out.iter_mut().zip(row) {
                *o += value * weight;
            }
        }
    }
}

/// The larger of two numbers: in WebAssembly one instruction or two, where `f32::max` is a call that asks for
/// what is no number.
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Negative values become zero.
pub fn relu(x: &mut [f32]) {
    x.iter_mut().for_each(|v| *v = larger(*v, 0.0));
}

/// Numbers that say how likely each is become probabilities.
pub fn softmax(x: &mut [f32]) {
    let most = x.iter().copied().fold(f32::MIN, larger);
    x.iter_mut().for_each(|v| *v = libm::expf(*v - most));
    let sum: f32 = x.iter().sum();
    x.iter_mut().for_each(|v| *v /= sum);
}

impl Network {
    /// The weighted sums of the embeddings of each bag of tokens.
    pub fn bags(&self, tokens: &Tokens, out: &mut [f32]) {
        for (number, (bag, out)) in bags(tokens).into_iter().zip(out.chunks_exact_mut(self.dims.embed)).enumerate() {
            self.bag(number, bag, out);
        }
    }

    /// The weighted sum of the embeddings of a bag of tokens, by the bag's number.
    pub(super) fn bag(&self, number: usize, bag: &[Token], out: &mut [f32]) {
        let (words, table) = (&self.words[WORDS[number]], &self.weights[TABLES[number]]);
        out.fill(0.0);
        for token in bag {
            let Some(row) = words.row(token.hash) else { continue };
            let embedding = &table[row * self.dims.embed..][..self.dims.embed];
            out.iter_mut().zip(embedding).for_each(|(o, e)| *o += token.weight * e);
        }
    }

    /// The words that are known in a bag.
    pub fn words_of(&self, bag: usize) -> &Vocabulary {
        &self.words[WORDS[bag]]
    }

    pub(super) fn read(reader: &mut Reader) -> Result<Network, ModelError> {
        let mut size = || reader.u32().map(|n| n as usize);
        let dims = Dims { embed: size()?, hidden: size()?, global: size()?, last: size()? };
        let widest = dims.hidden.max(dims.embed).max(dims.global).max(dims.last);
        let sane = dims.embed.min(dims.hidden).min(dims.last) > 0 && widest <= 256;
        if !sane {
            return Err(ModelError::Damaged);
        }
        let words = [
            Vocabulary::read(reader)?,
            Vocabulary::read(reader)?,
            Vocabulary::read(reader)?,
            Vocabulary::read(reader)?,
        ];
        let matrix = |(rows, columns): (usize, usize)| match rows {
            1 => reader.floats(columns),
            _ => reader.matrix(rows, columns),
        };
        let weights = dims.shapes(&words).into_iter().map(matrix).collect::<Result<_, _>>()?;
        Ok(Network { dims, words, weights })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        let d = &self.dims;
        for size in [d.embed, d.hidden, d.global, d.last] {
            writer.u32(size as u32);
        }
        self.words.iter().for_each(|words| words.write(writer));
        for (number, ((rows, columns), weights)) in d.shapes(&self.words).into_iter().zip(&self.weights).enumerate() {
            match rows {
                1 => writer.floats(weights),
                _ if TABLES.contains(&number) => writer.matrix(weights, columns, COARSE),
                _ => writer.matrix(weights, columns, FINE),
            }
        }
    }
}

//! A small convolutional network over the sequence of blocks.
//!
//! Each block is its scaled features and the weighted sums of its tokens' embeddings (feature
//! hashing: Weinberger et al., 2009). Residual dilated convolutions (as in WaveNet: van den Oord et
//! al., 2016) let blocks see each other; the mean over the page tells what sort of page it is.

use super::{ModelError, Reader, Writer};
use crate::feature::{FEATURES, Token, Tokens};

/// Sizes of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dims {
    /// Rows of the table for words of text and headings.
    pub text_rows: usize,
    /// Rows of the table for words of names.
    pub name_rows: usize,
    /// Rows of the table for pairs of element names.
    pub path_rows: usize,
    /// Rows of the table for words of addresses.
    pub link_rows: usize,
    /// Width of an embedding.
    pub embed: usize,
    /// Width of the hidden layers.
    pub hidden: usize,
    /// Width of the summary of the page.
    pub global: usize,
}

/// Distances between the three blocks that a layer of convolution looks at.
pub const DILATIONS: [usize; 4] = [1, 2, 4, 8];
/// Tokens come in five bags: text, heading, names, path, links.
pub const BAGS: usize = 5;
/// The matrix in [`Network::weights`] that holds the embeddings of each bag: text and heading share one.
pub const TABLES: [usize; BAGS] = [0, 0, 1, 2, 21];
/// Types of page, and kinds of block.
pub const TYPES: usize = 7;
/// Content, then each kind.
pub const HEADS: usize = 1 + 15;

impl Dims {
    fn tables(&self) -> [usize; 4] {
        [self.text_rows, self.name_rows, self.path_rows, self.link_rows]
    }

    /// Rows of one of the [`TABLES`].
    fn rows(&self, table: usize) -> u32 {
        let rows = match table {
            0 => self.text_rows,
            1 => self.name_rows,
            2 => self.path_rows,
            _ => self.link_rows,
        };
        rows as u32
    }

    /// Width of the input of a block.
    pub fn input(&self) -> usize {
        FEATURES + BAGS * self.embed
    }

    /// Rows and columns of every matrix, in the order of [`Network::weights`]; a matrix with one
    /// row is a bias.
    pub fn shapes(&self) -> Vec<(usize, usize)> {
        let h = self.hidden;
        let mut out = vec![
            (self.text_rows, self.embed),
            (self.name_rows, self.embed),
            (self.path_rows, self.embed),
            (self.input(), h),
            (1, h),
        ];
        for _ in DILATIONS {
            out.extend([(3 * h, h), (1, h)]);
        }
        out.extend([(2 * h, self.global), (1, self.global), (self.global, TYPES), (1, TYPES)]);
        out.extend([(h + self.global, h), (1, h), (h, HEADS), (1, HEADS)]);
        out.push((self.link_rows, self.embed));
        out
    }
}

/// The trained network.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its sizes.
    pub dims: Dims,
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
        for ((bag, table), out) in bags(tokens).into_iter().zip(TABLES).zip(out.chunks_exact_mut(self.dims.embed)) {
            self.bag(table, bag, out);
        }
    }

    /// The weighted sum of the embeddings of a bag of tokens, by their table.
    pub(super) fn bag(&self, table: usize, bag: &[Token], out: &mut [f32]) {
        out.fill(0.0);
        for token in bag {
            let row = self.row(table, token);
            let embedding = &self.weights[table][row * self.dims.embed..][..self.dims.embed];
            out.iter_mut().zip(embedding).for_each(|(o, e)| *o += token.weight * e);
        }
    }

    /// The row of a table that a token's embedding stands in.
    pub fn row(&self, table: usize, token: &Token) -> usize {
        let (rows, hash) = (self.dims.rows(table), token.hash ^ (token.hash >> 15));
        // A division takes as long as all else that is done with a token.
        let row = if rows.is_power_of_two() { hash & (rows - 1) } else { hash % rows };
        row as usize
    }

    pub(super) fn read(reader: &mut Reader) -> Result<Network, ModelError> {
        let mut size = || reader.u32().map(|n| n as usize);
        let dims = Dims {
            text_rows: size()?,
            name_rows: size()?,
            path_rows: size()?,
            link_rows: size()?,
            embed: size()?,
            hidden: size()?,
            global: size()?,
        };
        let sane = dims.tables().into_iter().all(|rows| (1..=1 << 16).contains(&rows))
            && dims.embed > 0
            && dims.hidden.max(dims.embed).max(dims.global) <= 256;
        if !sane {
            return Err(ModelError::Damaged);
        }
        let matrix = |(rows, columns): (usize, usize)| match rows {
            1 => reader.floats(columns),
            _ => reader.matrix(rows, columns),
        };
        let weights = dims.shapes().into_iter().map(matrix).collect::<Result<_, _>>()?;
        Ok(Network { dims, weights })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        let d = &self.dims;
        for size in d.tables().into_iter().chain([d.embed, d.hidden, d.global]) {
            writer.u32(size as u32);
        }
        for ((rows, columns), weights) in d.shapes().into_iter().zip(&self.weights) {
            if rows == 1 { writer.floats(weights) } else { writer.matrix(weights, columns) }
        }
    }
}

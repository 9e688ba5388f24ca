//! A network made ready to run: its matrices packed, and what is the same in all blocks done once.

use super::likelihood::probabilities;
use super::matrix::{Activations, Matrix};
use super::network::{DILATIONS, HEADS, Network, Outputs, TYPES, bags, larger, multiply, relu, softmax};
use super::scale::Scale;
use crate::feature::{FEATURES, Features, Group, Row};
use wide::f32x4;

/// Columns of the first layer that are summed at a time: all of them, in twelve registers of sixteen.
const LANES: usize = 48;

/// The bag of the heading above a block.
const HEADING: usize = 1;

/// The matrices of a network as they run fastest.
pub struct Runner {
    hidden: usize,
    /// The first layer for as many columns at a time, input by input; columns beyond the last are zero.
    first: Vec<Vec<[f32x4; LANES / 4]>>,
    layers: Vec<Matrix>,
    last: Matrix,
    heads: Matrix,
}

impl Runner {
    /// Packs the matrices of a network.
    pub fn new(network: &Network) -> Runner {
        let h = network.dims.hidden;
        let weights = &network.weights;
        Runner {
            hidden: h,
            first: (0..h).step_by(LANES).map(|from| columns(&weights[3], h, from)).collect(),
            layers: (0..DILATIONS.len()).map(|layer| Matrix::new(&weights[5 + 2 * layer], h, DILATED)).collect(),
            last: Matrix::new(&weights[17][..h * network.dims.last], h, 1),
            heads: Matrix::new(&weights[19], network.dims.last, 1),
        }
    }

    /// Runs `network`, from which this was made, over the blocks of a page.
    pub fn run(&self, network: &Network, features: &Features, scale: &Scale) -> Outputs {
        if features.rows.is_empty() {
            return Outputs::default();
        }
        let (h, weights) = (self.hidden, &network.weights);
        let mut hidden = self.embed(network, features, scale);
        for ((layer, matrix), dilation) in self.layers.iter().enumerate().zip(DILATIONS) {
            let around = [-(dilation as isize), 0, dilation as isize];
            let mut sums = matrix.product(&Activations::round(&hidden, h), &around, &weights[6 + 2 * layer]);
            relu(&mut sums);
            hidden.iter_mut().zip(sums).for_each(|(hidden, sum)| *hidden += sum);
        }
        let global = summary(network, &hidden);
        let mut bias = weights[18].clone();
        multiply(&global, &weights[17][h * bias.len()..], &mut bias);
        let mut last = self.last.product(&Activations::round(&hidden, h), &[0], &bias);
        relu(&mut last);
        let heads = self.heads.product(&Activations::round(&last, network.dims.last), &[0], &weights[20]);
        let (content, kinds) = heads.as_chunks::<HEADS>().0.iter().map(head).unzip();
        Outputs { content, kinds, page_type: page_type(network, &global) }
    }

    /// The first layer, over what of a block is not zero.
    fn embed(&self, network: &Network, features: &Features, scale: &Scale) -> Vec<f32> {
        let (h, width) = (self.hidden, network.dims.input());
        let mut out = vec![0.0; features.rows.len() * h];
        let same = self.same_in_all(network, &features.rows[0], scale);
        // What is the same in all blocks counts nothing here.
        let own = Scale((0..FEATURES).map(|i| if is_page_wide(i) { 0.0 } else { scale.0[i] }).collect());
        let (mut input, mut present) = (vec![0.0; width.next_multiple_of(4)], vec![(0, 0.0); width]);
        let mut above = &Vec::new();
        for ((row, tokens), out) in features.rows.iter().zip(&features.tokens).zip(out.chunks_exact_mut(h)) {
            input[..FEATURES].copy_from_slice(&own.apply(row));
            let parts = input[FEATURES..].chunks_exact_mut(network.dims.embed);
            for (number, (bag, part)) in bags(tokens).into_iter().zip(parts).enumerate() {
                // Blocks below one heading share its words.
                if number != HEADING || *bag != **above {
                    network.bag(number, bag, part);
                }
            }
            above = &tokens.heading;
            let mut count = 0;
            for (fours, at) in input.as_chunks::<4>().0.iter().zip((0..).step_by(4)) {
                let mut left = f32x4::new(*fours).simd_ne(f32x4::ZERO).to_bitmask();
                while left != 0 {
                    let one = left.trailing_zeros() as usize;
                    present[count] = (at + one, fours[one]);
                    count += 1;
                    left &= left - 1;
                }
            }
            self.first_layer(&present[..count], &same, out);
            relu(out);
        }
        out
    }

    /// What the features that are the same in all blocks add to each, and the bias.
    fn same_in_all(&self, network: &Network, row: &Row, scale: &Scale) -> Vec<f32> {
        let scaled = scale.apply(row);
        let present: Vec<(usize, f32)> = (0..FEATURES).filter(|&i| is_page_wide(i)).map(|i| (i, scaled[i])).collect();
        let mut out = vec![0.0; self.hidden];
        self.first_layer(&present, &network.weights[4], &mut out);
        out
    }

    /// `bias + x · w` for the inputs that are not zero, column by column in registers.
    fn first_layer(&self, present: &[(usize, f32)], bias: &[f32], out: &mut [f32]) {
        for ((weights, out), bias) in self.first.iter().zip(out.chunks_mut(LANES)).zip(bias.chunks(LANES)) {
            let mut start = [0.0; LANES];
            start[..bias.len()].copy_from_slice(bias);
            let mut sums: [f32x4; LANES / 4] = bytemuck::cast(start);
            for &(input, value) in present {
                let value = f32x4::splat(value);
                let weights = &weights[input];
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * *weight);
            }
            let sums: [f32; LANES] = bytemuck::cast(sums);
            out.copy_from_slice(&sums[..out.len()]);
        }
    }
}

/// Rows that a layer looks at: before, own, after.
const DILATED: usize = 3;

/// So many columns of a matrix from one on, input by input.
fn columns(weights: &[f32], columns: usize, from: usize) -> Vec<[f32x4; LANES / 4]> {
    let to = columns.min(from + LANES);
    let row = |row: &[f32]| {
        let mut out = [0.0; LANES];
        out[..to - from].copy_from_slice(&row[from..to]);
        bytemuck::cast(out)
    };
    weights.chunks_exact(columns).map(row).collect()
}

/// Whether an input of the network is the same in all blocks of a page.
fn is_page_wide(input: usize) -> bool {
    crate::feature::Feature::ALL.get(input).is_some_and(|feature| feature.group() == Group::Page)
}

/// What sort of page it is, in numbers: from the mean and the maximum of all blocks.
fn summary(network: &Network, hidden: &[f32]) -> Vec<f32> {
    let h = network.dims.hidden;
    let mut both = vec![0.0f32; 2 * h];
    let (mean, most) = both.split_at_mut(h);
    let n = (hidden.len() / h) as f32;
    for block in hidden.chunks_exact(h) {
        for ((mean, most), value) in mean.iter_mut().zip(most.iter_mut()).zip(block) {
            *mean += value / n;
            *most = larger(*most, *value);
        }
    }
    let mut out = network.weights[14].clone();
    multiply(&both, &network.weights[13], &mut out);
    relu(&mut out);
    out
}

fn page_type(network: &Network, global: &[f32]) -> [f32; TYPES] {
    let mut out = [0.0; TYPES];
    out.copy_from_slice(&network.weights[16]);
    multiply(global, &network.weights[15], &mut out);
    softmax(&mut out);
    out
}

/// Log-odds of being content and probabilities of kinds, from the last layer's numbers.
fn head(heads: &[f32; HEADS]) -> (f32, [f32; HEADS - 1]) {
    let [content, kinds @ ..] = *heads;
    let mut kinds = kinds;
    probabilities(&mut kinds);
    (content, kinds)
}

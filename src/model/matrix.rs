//! Products of matrices in numbers of 16 bits, which every machine's vectors multiply eight at a time.
//!
//! Weights lie in model data as bytes with a scale for each column, and go in as they are.
//! Activations are rounded to 15 bits of the largest of their row, so that sums of products fit 32
//! bits; what that loses is far below what a byte of weight loses.

use super::network::larger;
use bytemuck::cast;
use wide::{f32x4, i16x8, i32x4};

/// Rows of activations, none negative, each as whole numbers and the step between these.
pub struct Activations {
    /// Two numbers for each entry, the earlier in the lower half.
    pairs: Vec<i32>,
    /// Entries of a row.
    width: usize,
    /// The step of each row.
    steps: Vec<f32>,
}

impl Activations {
    /// Rounds rows of `width` numbers. One more row, of zeros, stands at the end.
    pub fn round(values: &[f32], width: usize) -> Activations {
        let count = values.len() / width;
        let pairs = Vec::with_capacity((count + 1) * width.div_ceil(2));
        let steps = Vec::with_capacity(count + 1);
        let mut out = Activations { pairs, width: width.div_ceil(2), steps };
        values.chunks_exact(width).for_each(|row| out.push(row));
        out.pairs.resize(out.pairs.len() + out.width, 0);
        out.steps.push(0.0);
        out
    }

    fn push(&mut self, row: &[f32]) {
        let (fours, rest) = row.as_chunks::<4>();
        let most = fours.iter().fold(f32x4::ZERO, |most, &four| most.fast_max(f32x4::new(four)));
        let most = most.to_array().iter().chain(rest).copied().fold(0.0f32, larger);
        let factor = if most > 0.0 { f32::from(i16::MAX) / most } else { 0.0 };
        self.steps.push(most / f32::from(i16::MAX));
        let (factor, half) = (f32x4::splat(factor), f32x4::splat(0.5));
        let round = |four: f32x4| (four * factor + half).fast_trunc_int().to_array();
        for &four in fours {
            let [a, b, c, d] = round(f32x4::new(four));
            self.pairs.extend([a | b << 16, c | d << 16]);
        }
        let last = round(f32x4::new(std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0.0))));
        let last = [last[0] | last[1] << 16, last[2] | last[3] << 16];
        self.pairs.extend(&last[..rest.len().div_ceil(2)]);
    }

    /// Number of rows, the last one of zeros aside.
    fn count(&self) -> usize {
        self.steps.len() - 1
    }

    fn row(&self, at: usize) -> &[i32] {
        &self.pairs[at * self.width..][..self.width]
    }
}

/// Columns of a product that are worked on at a time.
const COLUMNS: usize = 8;
/// Rows of a product that are worked on at a time.
const ROWS: usize = 4;

/// A matrix of weights for the rows at one or more places around each row.
pub struct Matrix {
    /// For eight columns at a time, for each place, for each two of its inputs: these columns' weights.
    weights: Vec<[i16x8; 2]>,
    /// Pairs of inputs at a place.
    pairs: usize,
    /// The step of each column's weights.
    steps: Vec<f32>,
}

impl Matrix {
    /// From weights, input-major, for `places` rows of `width` inputs each.
    pub fn new(weights: &[f32], width: usize, places: usize) -> Matrix {
        let columns = weights.len() / (width * places).max(1);
        let mut steps = vec![0.0f32; columns];
        for row in weights.chunks_exact(columns) {
            steps.iter_mut().zip(row).for_each(|(step, weight)| *step = step.max(weight.abs() / 127.0));
        }
        let whole = |place: usize, input: usize, column: usize| match input < width && column < columns {
            true if steps[column] > 0.0 => {
                libm::roundf(weights[(place * width + input) * columns + column] / steps[column]) as i16
            }
            _ => 0,
        };
        let pairs = width.div_ceil(2);
        let mut packed = Vec::with_capacity(columns.div_ceil(COLUMNS) * places * pairs);
        for first in (0..columns).step_by(COLUMNS) {
            for place in 0..places {
                for pair in 0..pairs {
                    let four =
                        |from: usize| i16x8::new(std::array::from_fn(|i| whole(place, pair * 2 + i % 2, from + i / 2)));
                    packed.push([four(first), four(first + 4)]);
                }
            }
        }
        Matrix { weights: packed, pairs, steps }
    }

    /// `bias + x · w` for every row of `x`, where the places around row `i` are `i + offset`; places
    /// beyond the ends count nothing.
    pub fn product(&self, x: &Activations, offsets: &[isize], bias: &[f32]) -> Vec<f32> {
        let (count, columns) = (x.count(), self.steps.len());
        let mut out = vec![0.0; count * columns];
        for first in (0..count).step_by(ROWS) {
            for (chunk, from) in (0..columns).step_by(COLUMNS).enumerate() {
                let sums = self.sums(x, first, offsets, chunk);
                let to = columns.min(from + COLUMNS);
                for (row, sums) in (first..count).zip(sums) {
                    let scaled = sums.iter().zip(&self.steps[from..to]).zip(&bias[from..to]);
                    let out = &mut out[row * columns + from..row * columns + to];
                    out.iter_mut().zip(scaled).for_each(|(out, ((sum, step), bias))| *out = bias + sum * step);
                }
            }
        }
        out
    }

    /// Sums for four rows and eight columns.
    fn sums(&self, x: &Activations, first: usize, offsets: &[isize], chunk: usize) -> [[f32; COLUMNS]; ROWS] {
        let mut out = [[0.0; COLUMNS]; ROWS];
        let weights = self.weights.chunks_exact(self.pairs.max(1)).skip(chunk * offsets.len());
        for (offset, weights) in offsets.iter().zip(weights) {
            let rows = std::array::from_fn(|row| {
                let at =
                    (first + row).checked_add_signed(*offset).filter(|&at| first + row < x.count() && at < x.count());
                at.unwrap_or(x.count())
            });
            let whole = multiply(weights, rows.map(|row: usize| x.row(row)));
            for ((out, whole), row) in out.iter_mut().zip(whole).zip(rows) {
                let step = x.steps[row];
                out.iter_mut().zip(whole).for_each(|(out, sum)| *out += sum as f32 * step);
            }
        }
        out
    }
}

/// The products of four rows and eight columns: all sums stay in registers.
fn multiply(weights: &[[i16x8; 2]], rows: [&[i32]; ROWS]) -> [[i32; COLUMNS]; ROWS] {
    let mut sums = [[i32x4::ZERO; 2]; ROWS];
    let [a, b, c, d] = rows;
    for ((((weights, a), b), c), d) in weights.iter().zip(a).zip(b).zip(c).zip(d) {
        for (sums, pair) in sums.iter_mut().zip([a, b, c, d]) {
            let pair: i16x8 = cast(i32x4::splat(*pair));
            sums[0] += pair.dot(weights[0]);
            sums[1] += pair.dot(weights[1]);
        }
    }
    sums.map(cast)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern, from `low` to `low + 1`.
    fn numbers(count: usize, low: f32) -> Vec<f32> {
        (0..count as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 8) as f32 / (1 << 24) as f32 + low).collect()
    }

    #[test]
    fn products_are_those_of_plain_sums() {
        for (width, columns, count) in [(48, 48, 9), (7, 5, 3), (1, 1, 1), (24, 16, 4)] {
            let (w, x, bias) =
                (numbers(width * columns * 3, -0.5), numbers(width * count, 0.0), numbers(columns, -0.5));
            let offsets = [-2isize, 0, 2];
            let got = Matrix::new(&w, width, 3).product(&Activations::round(&x, width), &offsets, &bias);
            for i in 0..count {
                for column in 0..columns {
                    let mut sum = bias[column];
                    for (place, offset) in offsets.into_iter().enumerate() {
                        let Some(at) = i.checked_add_signed(offset).filter(|&at| at < count) else { continue };
                        for k in 0..width {
                            sum += x[at * width + k] * w[(place * width + k) * columns + column];
                        }
                    }
                    assert!((got[i * columns + column] - sum).abs() < 0.05, "{i} {column}");
                }
            }
        }
    }

    #[test]
    fn weights_that_are_bytes_lose_nothing() {
        let x = Activations::round(&[1.0, 0.5], 2);
        let product = Matrix::new(&[127.0, -3.0, 64.0, 127.0], 2, 1).product(&x, &[0], &[0.25, 0.0]);
        let expected = [127.0 + 32.0 + 0.25, -3.0 + 63.5];
        product.iter().zip(expected).for_each(|(got, expected)| assert!((got - expected).abs() < 0.01, "{got}"));
    }
}

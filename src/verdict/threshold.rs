//! The threshold that serves a page best.
//!
//! Where blocks are doubtful, taking only those more likely in than out loses more than it saves:
//! the threshold that gives the best expected F1 is half of that F1 (Lipton, Elkan & Narayanaswamy,
//! 2014).

use crate::order::{falling, order};

/// The probability above which blocks are kept, for blocks of (probability, words).
pub fn threshold(blocks: &[(f32, f32)]) -> f32 {
    let order: Vec<(f32, f32)> = order(blocks.iter().map(|b| falling(b.0))).into_iter().map(|at| blocks[at]).collect();
    let true_words: f32 = order.iter().map(|(p, w)| p * w).sum();
    let (mut hit, mut kept, mut best) = (0.0, 0.0, 0.0f32);
    for &(p, words) in &order {
        hit += p * words;
        kept += words;
        best = best.max(2.0 * hit / (kept + true_words).max(1e-6));
    }
    let most = order.first().map_or(0.0, |b| b.0);
    // Where nothing reaches the least, the best there is is still better than nothing.
    (best / 2.0).clamp(LEAST.min(most * 0.5), MOST)
}

/// The threshold stays between these: odds are not trusted to the end.
const LEAST: f32 = 0.2;
const MOST: f32 = 0.45;

#[cfg(test)]
mod tests {
    use super::threshold;

    #[test]
    fn is_low_where_blocks_are_doubtful() {
        assert_eq!(threshold(&[(0.99, 100.0), (0.01, 5.0)]), 0.45);
        assert!(threshold(&[(0.4, 100.0), (0.3, 100.0), (0.1, 100.0)]) < 0.3);
    }
}

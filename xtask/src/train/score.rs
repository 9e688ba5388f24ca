//! Word F1 of a selection of blocks against the truth, as the corpus's own scorer counts it.

use super::corpus::TYPES;
use super::sample::Sample;
use std::collections::HashMap;

/// Precision, recall and F1 over bags of words.
pub fn word_f1(sample: &Sample, keep: impl Fn(usize) -> bool) -> f32 {
    let mut truth: HashMap<&str, i32> = HashMap::new();
    for word in &sample.truth {
        *truth.entry(word).or_default() += 1;
    }
    let (mut given, mut common) = (0, 0);
    for word in sample.words.iter().enumerate().filter(|(i, _)| keep(*i)).flat_map(|(_, w)| w) {
        given += 1;
        let left = truth.entry(word).or_default();
        common += i32::from(*left > 0);
        *left -= 1;
    }
    if sample.truth.is_empty() || given == 0 {
        return f32::from(u8::from(sample.truth.is_empty() && given == 0));
    }
    2.0 * common as f32 / (given + sample.truth.len() as i32) as f32
}

/// Mean F1 over all pages and by type, as one line.
pub fn summary(name: &str, scores: &[(usize, f32)]) -> String {
    let mean = |of: &dyn Fn(usize) -> bool| {
        let picked: Vec<f32> = scores.iter().filter(|(t, _)| of(*t)).map(|s| s.1).collect();
        picked.iter().sum::<f32>() / picked.len().max(1) as f32
    };
    let types: Vec<String> =
        TYPES.iter().enumerate().map(|(t, name)| format!("{name} {:.4}", mean(&|x| x == t))).collect();
    format!("{name:22} all {:.4}  {}", mean(&|_| true), types.join("  "))
}

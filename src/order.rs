//! Sorting, in one place: every kind of thing that is sorted by itself adds 10 KB to the core.

/// The numbers of things by rising key; equal ones keep their order.
pub fn order(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut keyed: Vec<(u64, u32)> = keys.zip(0..).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at as usize).collect()
}

/// Sorts numbers.
pub fn sort(numbers: &mut [u32]) {
    numbers.sort_unstable();
}

/// Sorts numbers and takes out those that come again.
pub fn sort_and_dedup(numbers: &mut Vec<u32>) {
    sort(numbers);
    numbers.dedup();
}

/// A key that rises as a number does; NaNs lie at the ends.
pub fn rising(x: f32) -> u64 {
    let bits = x.to_bits();
    u64::from(if bits >> 31 == 1 { !bits } else { bits | 1 << 31 })
}

/// A key that falls as a number rises.
pub fn falling(x: f32) -> u64 {
    u64::from(u32::MAX) - rising(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_as_by_total_order() {
        let numbers = [0.5, -0.0, f32::NEG_INFINITY, 3.0, 0.0, -2.5, 0.5, f32::INFINITY];
        let mut expected: Vec<usize> = (0..numbers.len()).collect();
        expected.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
        assert_eq!(order(numbers.into_iter().map(rising)), expected);
        expected.sort_by(|&a, &b| numbers[b].total_cmp(&numbers[a]).then(a.cmp(&b)));
        assert_eq!(order(numbers.into_iter().map(falling)), expected);
    }
}

//! Sets of hashes that a page gives: sorted, so that no choice of words makes them slow.

use crate::order::sort_and_dedup;

/// Bits of a first look, by the low half of a hash.
const BITS: usize = 1 << 16;

/// A set of hashes.
#[derive(Clone, Debug, Default)]
pub struct Set {
    sorted: Vec<u32>,
    /// For each low half of a hash whether any has it.
    seen: Vec<u64>,
}

impl Set {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Whether this one is among them.
    pub fn contains(&self, hash: &u32) -> bool {
        let low = *hash as usize % BITS;
        self.seen.get(low / 64).is_some_and(|bits| bits >> (low % 64) & 1 == 1)
            && self.sorted.binary_search(hash).is_ok()
    }
}

impl FromIterator<u32> for Set {
    fn from_iter<I: IntoIterator<Item = u32>>(hashes: I) -> Set {
        let mut sorted: Vec<u32> = hashes.into_iter().collect();
        sort_and_dedup(&mut sorted);
        let mut seen = vec![0u64; if sorted.is_empty() { 0 } else { BITS / 64 }];
        for &hash in &sorted {
            let low = hash as usize % BITS;
            seen[low / 64] |= 1 << (low % 64);
        }
        Set { sorted, seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_given_once() {
        let set: Set = [7, 7 + (1 << 20), 7, 9].into_iter().collect();
        assert_eq!(set.len(), 3);
        assert!(set.contains(&7) && set.contains(&9) && !set.contains(&8) && !set.contains(&(7 + (1 << 21))));
        assert!(!Set::default().contains(&0));
    }
}

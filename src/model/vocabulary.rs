//! The words that the network knows, each by sixteen bits of its hash.
//!
//! Feature hashing (Weinberger et al., 2009) gives every word a row, which rare words share with those
//! that matter. Here only words have a row that stand on many sites; of any other the network is told nothing.

use super::{ModelError, Reader, Writer};
use crate::feature::print;

/// Prints in a word of bits.
const BITS: usize = u64::BITS as usize;

/// A set of words, each with a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Vocabulary {
    /// A bit for each print there can be.
    known: Vec<u64>,
    /// How many are known before each of `known`.
    before: Vec<u16>,
    /// How many are known.
    len: usize,
}

impl Vocabulary {
    /// The words of some prints, in whatever order; 0 is the print of nothing.
    pub fn new(prints: impl Iterator<Item = u16>) -> Vocabulary {
        let mut known = vec![0u64; (1 << u16::BITS) / BITS];
        for print in prints.filter(|&print| print != 0) {
            known[usize::from(print) / BITS] |= 1 << (usize::from(print) % BITS);
        }
        let mut len = 0;
        let count = |bits: &u64| {
            let before = len as u16;
            len += bits.count_ones() as usize;
            before
        };
        let before = known.iter().map(count).collect();
        Vocabulary { known, before, len }
    }

    /// The number of a word in the vocabulary, from its hash; a number below 65,536 is its own print.
    pub fn row(&self, hash: u32) -> Option<usize> {
        let print = usize::from(print(hash));
        let (bits, bit) = (self.known[print / BITS], 1u64 << (print % BITS));
        let row = || usize::from(self.before[print / BITS]) + (bits & (bit - 1)).count_ones() as usize;
        (bits & bit != 0).then(row)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The prints of its words, rising.
    pub fn prints(&self) -> impl Iterator<Item = u16> {
        (0..=u16::MAX).filter(|&print| self.row(print.into()).is_some())
    }

    pub(super) fn read(reader: &mut Reader) -> Result<Vocabulary, ModelError> {
        let count = reader.u32()? as usize;
        let mut print = 0u16;
        let steps = reader.halves(count)?;
        let prints = steps.into_iter().map(|step| {
            print = print.wrapping_add(step);
            print
        });
        let vocabulary = Vocabulary::new(prints);
        // Prints that do not rise are of damaged data.
        if vocabulary.len == count { Ok(vocabulary) } else { Err(ModelError::Damaged) }
    }

    /// Writes the steps from print to print, which pack better than prints.
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.u32(self.len as u32);
        let mut last = 0;
        writer.halves(self.prints().map(|print| print - std::mem::replace(&mut last, print)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_numbers_of_their_prints_in_order() {
        let prints = [700u16, 3, 64, 63, 65_535];
        let vocabulary = Vocabulary::new(prints.into_iter());
        let rows = [3u32, 63, 64, 700, 65_535].map(|print| vocabulary.row(print));
        assert_eq!(rows, [Some(0), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!([0u32, 62, 65, 65_534].map(|print| vocabulary.row(print)), [None; 4]);
    }

    #[test]
    fn a_vocabulary_is_read_as_it_was_written() {
        let vocabulary = Vocabulary::new((0..4000u16).map(|i| i.wrapping_mul(40_503)));
        let mut writer = Writer::default();
        vocabulary.write(&mut writer);
        let data = writer.finish();
        assert_eq!(Vocabulary::read(&mut Reader::new(&data)), Ok(vocabulary));
        assert!(Vocabulary::read(&mut Reader::new(&data[..data.len() - 1])).is_err());
    }
}

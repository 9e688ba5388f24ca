//! Letters that stand for others: of the same script, case and length in bytes.

use super::random::Random;
use crate::block::is_unspaced;
use crate::map::HashMap;
use crate::page::Page;
use std::collections::BTreeSet;

/// What a letter shares with those that may stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Class {
    /// Which 256 characters of Unicode it lies in; scripts seldom share them.
    range: u32,
    bytes: usize,
    unspaced: bool,
    numeric: bool,
    /// Capitals that have no small form of as many bytes.
    upper: bool,
}

impl Class {
    fn of(letter: char) -> Class {
        Class {
            range: letter as u32 >> 8,
            bytes: letter.len_utf8(),
            unspaced: is_unspaced(letter),
            numeric: letter.is_numeric(),
            upper: letter.is_uppercase(),
        }
    }
}

/// Ranges of letters that are all alike but for what they say: Han and Hangul.
const WIDE: [std::ops::RangeInclusive<u32>; 2] = [0x4E00..=0x9FA5, 0xAC00..=0xD7A3];

/// The letters of a page, small ones only where a script has both.
pub struct Letters {
    classes: HashMap<Class, Vec<char>>,
}

impl Letters {
    /// The letters that a page uses and that keep their word's hash in either form; of the Latin alphabet all.
    pub fn of(page: &Page) -> Letters {
        let mut seen: HashMap<Class, BTreeSet<char>> = HashMap::default();
        let values = |node| page.attrs(node).map(|(_, value)| value);
        let texts = page.ids().flat_map(|node| std::iter::once(page.text(node)).chain(values(node)));
        let letters = texts.flat_map(str::chars).filter(|c| !c.is_ascii() && c.is_alphanumeric());
        for letter in letters.map(small).filter(|&letter| is_either(letter)).chain('a'..='z') {
            seen.entry(Class::of(letter)).or_default().insert(letter);
        }
        Letters { classes: seen.into_iter().map(|(class, letters)| (class, letters.into_iter().collect())).collect() }
    }

    /// A letter that may stand for a small one; itself where the page has no other.
    pub fn instead_of(&self, letter: char, random: &mut Random) -> char {
        if let Some(range) = WIDE.iter().find(|range| range.contains(&(letter as u32))) {
            let size = range.end() - range.start() + 1;
            return char::from_u32(range.start() + random.below(size)).unwrap_or(letter);
        }
        let letters = self.classes.get(&Class::of(letter)).map_or(&[][..], Vec::as_slice);
        letters.get(random.below(letters.len() as u32) as usize).copied().unwrap_or(letter)
    }
}

/// A letter in its small form, where that is one letter of as many bytes.
pub fn small(letter: char) -> char {
    alone(letter, letter.to_lowercase())
}

/// A letter in its capital form, where that is one letter of as many bytes.
pub fn capital(letter: char) -> char {
    alone(letter, letter.to_uppercase())
}

/// Whether a small letter can stand for a capital too, and is that small letter again: no sigma at the
/// end of a word is.
fn is_either(letter: char) -> bool {
    let capital = capital(letter);
    small(capital) == letter && (capital != letter || !letter.is_lowercase())
}

fn alone(letter: char, mut forms: impl Iterator<Item = char>) -> char {
    match (forms.next(), forms.next()) {
        (Some(form), None) if form.len_utf8() == letter.len_utf8() => form,
        _ => letter,
    }
}

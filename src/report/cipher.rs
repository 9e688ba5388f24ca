//! Words that stand for others.

use super::letters::{Letters, capital, small};
use super::random::Random;
use crate::block::is_unspaced;
use crate::feature::{groups_of, hash};
use crate::map::{HashMap, HashSet};
use crate::model::{Network, Vocabulary};

/// The model's bags whose words are replaced.
const TEXT: usize = 0;
const NAMES: usize = 2;
const LINKS: usize = 4;
/// Words of addresses, which features look for, beside those that speak for a feature of names.
const KEPT: &[&str] = &["www", "http", "https"];
/// Letters up to which a word stays: there are too few others of its length, and it says little.
const SHORT: usize = 2;
/// How many words are tried for one: of so many, nineteen of twenty times one has the print of a known word.
const TRIES: usize = 200_000;
/// How many numbers are tried for one.
const NUMBERS: usize = 24;

/// Replaces words by others, the same by the same.
///
/// The model knows the words that stand on many sites, and tells all others apart by nothing. One stands for
/// another only where the model knows neither, or takes one for the other, so that it cannot tell them apart.
/// Words of the public list of words in names (`feature::word_list`) stay, and words of up to two letters.
pub struct Cipher<'a> {
    letters: &'a Letters,
    /// The words that the model knows.
    known: &'a Vocabulary,
    random: Random,
    /// By words in small letters, their digits as 0.
    words: HashMap<String, String>,
    /// By their digits.
    numbers: HashMap<String, String>,
    /// Those that stand for numbers.
    taken: HashSet<String>,
    /// By their hashes, the rows of what words stand for: none can stand for words of two rows.
    rows: HashMap<u32, Option<usize>>,
}

impl<'a> Cipher<'a> {
    /// A cipher for words in a text.
    pub(super) fn of_text(letters: &'a Letters, network: &'a Network, seed: u64) -> Cipher<'a> {
        Cipher::new(letters, network.words_of(TEXT), seed)
    }

    /// A cipher for words in names of classes and the like.
    pub(super) fn of_names(letters: &'a Letters, network: &'a Network, seed: u64) -> Cipher<'a> {
        Cipher::new(letters, network.words_of(NAMES), !seed)
    }

    /// A cipher for words in the addresses of links.
    pub(super) fn of_links(letters: &'a Letters, network: &'a Network, seed: u64) -> Cipher<'a> {
        Cipher::new(letters, network.words_of(LINKS), seed.rotate_left(32))
    }

    fn new(letters: &'a Letters, known: &'a Vocabulary, seed: u64) -> Cipher<'a> {
        let (words, numbers, rows) = (HashMap::default(), HashMap::default(), HashMap::default());
        let taken = HashSet::default();
        Cipher { letters, known, random: Random(seed), words, numbers, taken, rows }
    }

    /// A text with its words replaced; each character by one of as many bytes.
    pub fn text(&mut self, text: &str) -> String {
        self.pieces(text, |before, c| is_unspaced(c) || is_unspaced(before))
    }

    /// A name, or several, with its words replaced: words begin at capitals too.
    pub fn name(&mut self, name: &str) -> String {
        self.pieces(name, |before, c| {
            before.is_lowercase() && c.is_uppercase() || before.is_numeric() != c.is_numeric()
        })
    }

    /// A part of an address with its words replaced: runs of letters.
    pub fn address(&mut self, part: &str) -> String {
        self.pieces(part, |before, c| before.is_alphabetic() != c.is_alphabetic())
    }

    /// Replaces word by word; words are runs of letters and digits, cut where `cuts` says so.
    fn pieces(&mut self, text: &str, cuts: impl Fn(char, char) -> bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut word = String::new();
        for c in text.chars() {
            let ends = !c.is_alphanumeric() || word.chars().next_back().is_some_and(|before| cuts(before, c));
            if ends {
                self.word(&std::mem::take(&mut word), &mut out);
            }
            if c.is_alphanumeric() { word.push(c) } else { out.push(c) }
        }
        self.word(&word, &mut out);
        out
    }

    fn word(&mut self, word: &str, out: &mut String) {
        let key: String = word.chars().map(|c| if c.is_ascii_digit() { '0' } else { small(c) }).collect();
        let instead = match self.words.get(&key) {
            Some(known) => known.clone(),
            None => {
                let found = if is_kept(&key) { key.clone() } else { self.other(&key) };
                self.words.insert(key.clone(), found.clone());
                found
            }
        };
        let start = out.len();
        let dressed =
            word.chars().zip(instead.chars()).map(|(was, is)| if small(was) == was { is } else { capital(is) });
        out.extend(dressed);
        self.digits(word, start, out);
    }

    /// Another word of the same letters' kinds that the model cannot tell from this one; where none is
    /// found, one that it can, and that stands for no other.
    fn other(&mut self, word: &str) -> String {
        let row = |word: &str| self.known.row(hash(word));
        let wanted = row(word);
        let (mut made, mut spare) = (String::with_capacity(word.len()), String::new());
        for _ in 0..TRIES {
            made.clear();
            for c in word.chars() {
                made.push(if c == '0' { c } else { self.letters.instead_of(c, &mut self.random) });
            }
            let is_free = made != word && self.rows.get(&hash(&made)).is_none_or(|&row| row == wanted);
            if is_free && row(&made) == wanted && groups_of(hash(&made)) == 0 {
                self.rows.insert(hash(&made), wanted);
                return made;
            }
            if is_free {
                spare.clone_from(&made);
            }
        }
        let made = if spare.is_empty() { made } else { spare };
        self.rows.insert(hash(&made), wanted);
        made
    }

    /// Puts digits where a word has some, the same for the same number: what stands twice stands twice.
    fn digits(&mut self, word: &str, start: usize, out: &mut String) {
        if !word.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let tail = out.split_off(start);
        let fresh: String = word.split(|c: char| !c.is_ascii_digit()).map(|number| self.number(number)).collect();
        let mut fresh = fresh.chars();
        out.extend(tail.chars().map(|c| if c == '0' { fresh.next().unwrap_or(c) } else { c }));
    }

    /// Digits for a number, which stand for no other as long as some are left.
    fn number(&mut self, number: &str) -> String {
        if let Some(known) = self.numbers.get(number) {
            return known.clone();
        }
        let mut made = self.other_number(number);
        for _ in 0..NUMBERS {
            if !self.taken.contains(&made) {
                break;
            }
            made = self.other_number(number);
        }
        self.taken.insert(made.clone());
        self.numbers.insert(number.to_owned(), made.clone());
        made
    }

    /// As many digits as a number has; four of them stay a year or stay none.
    fn other_number(&mut self, number: &str) -> String {
        let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let random = &mut self.random;
        let mut digit = |least: u32| char::from_digit(least + random.below(10 - least), 10).unwrap_or('3');
        let other = |(at, c): (usize, char)| match (is_year, at, number.len()) {
            (true, 0 | 1, _) => c,
            (false, 0, 4) => digit(3),
            _ => digit(0),
        };
        number.char_indices().map(other).collect()
    }
}

fn is_kept(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = letters <= SHORT && word.chars().all(|c| !is_unspaced(c) && (c.is_ascii() || c.is_alphabetic()));
    is_short || KEPT.contains(&word) || groups_of(hash(word)) != 0
}

/// The ciphers for one page.
pub struct Ciphers<'a> {
    /// For its text.
    pub text: Cipher<'a>,
    /// For names of classes and the like.
    pub names: Cipher<'a>,
    /// For addresses of links.
    pub links: Cipher<'a>,
    /// Who owns the page's host.
    pub home: Option<String>,
}

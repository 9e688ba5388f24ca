//! Measures of a text, in units that mean the same in every script.

/// Letters of a script without spaces that make up one word, on average: the mean length of a
/// Chinese word is about 1.5 characters, of a Japanese or Thai one more.
const LETTERS_PER_UNSPACED_WORD: f32 = 2.0;

/// Bits of each of the counts that are added up at once.
const COUNT_BITS: u32 = 12;
/// Most bytes whose counts fit these bits.
const MOST_COUNTED: usize = (1 << COUNT_BITS) - 1;

/// For each byte of ASCII what it adds to the counts of letters, capitals, digits, symbols and commas,
/// side by side in one number.
const COUNTS: [u64; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < table.len() {
        let byte = at as u8;
        let counted = [
            byte.is_ascii_alphabetic(),
            byte.is_ascii_uppercase(),
            byte.is_ascii_digit(),
            byte.is_ascii_punctuation(),
            matches!(byte, b',' | b';'),
        ];
        let mut place = 0;
        while place < counted.len() {
            table[at] |= (counted[place] as u64) << (place as u32 * COUNT_BITS);
            place += 1;
        }
        at += 1;
    }
    table
};

/// White space in ASCII, as `char::is_whitespace` has it.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// What is counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// Words; for scripts without spaces, letters by the usual word length.
    pub words: f32,
    /// Words between spaces.
    pub tokens: u32,
    /// Letters of any script.
    pub letters: u32,
    /// Letters of scripts without spaces.
    pub unspaced: u32,
    /// Capital letters.
    pub upper: u32,
    /// Decimal digits.
    pub digits: u32,
    /// Neither letter, digit nor white space.
    pub symbols: u32,
    /// Commas, semicolons and their like.
    pub commas: u32,
    /// Full stops and their like at the end of a word.
    pub sentence_ends: u32,
    /// Words that start with a capital.
    pub capital_words: u32,
    /// Words of one to three small letters, most of which are function words in alphabets.
    pub short_words: u32,
}

impl Measure {
    /// Measures a text.
    pub fn of(text: &str) -> Measure {
        let mut m = Measure::default();
        if text.is_ascii() {
            text.as_bytes().split(|b| is_space(*b)).filter(|w| !w.is_empty()).for_each(|word| m.ascii_word(word));
        } else {
            text.split_whitespace().for_each(|word| m.word(word));
        }
        m.words = m.spaced_words() + m.unspaced as f32 / LETTERS_PER_UNSPACED_WORD;
        m
    }

    fn word(&mut self, word: &str) {
        if word.is_ascii() {
            return self.ascii_word(word.as_bytes());
        }
        let (letters, upper, unspaced) = (self.letters, self.upper, self.unspaced);
        for c in word.chars() {
            self.character(c);
        }
        self.tokens += 1;
        let letters = self.letters - letters;
        let capital = word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        self.capital_words += u32::from(capital);
        self.short_words += u32::from(self.unspaced == unspaced && self.upper == upper && (1..=3).contains(&letters));
        // Full stops of scripts without spaces are counted letter by letter.
        self.sentence_ends += u32::from(ends_sentence(word) && !word.ends_with(['。', '！', '？']));
    }

    /// The same as [`Measure::word`] and [`Measure::character`] for the words that are most.
    fn ascii_word(&mut self, word: &[u8]) {
        let mut upper = 0;
        let mut letters = 0;
        for part in word.chunks(MOST_COUNTED) {
            let sums = part.iter().fold(0, |sums, &byte| sums + COUNTS[byte as usize % COUNTS.len()]);
            let count = |place: u32| (sums >> (place * COUNT_BITS)) as u32 & MOST_COUNTED as u32;
            letters += count(0);
            upper += count(1);
            self.digits += count(2);
            self.symbols += count(3);
            self.commas += count(4);
        }
        self.letters += letters;
        self.upper += upper;
        self.tokens += 1;
        let first = word.iter().find(|byte| byte.is_ascii_alphanumeric());
        self.capital_words += u32::from(first.is_some_and(u8::is_ascii_uppercase));
        self.short_words += u32::from(upper == 0 && (1..=3).contains(&letters));
        let bare = word.iter().rposition(|byte| !matches!(byte, b'"' | b'\'' | b')' | b']'));
        let ends = bare.is_some_and(|last| last > 0 && matches!(word[last], b'.' | b'!' | b'?'));
        self.sentence_ends += u32::from(ends);
    }

    fn character(&mut self, c: char) {
        if c.is_ascii() {
            self.letters += u32::from(c.is_ascii_alphabetic());
            self.upper += u32::from(c.is_ascii_uppercase());
            self.digits += u32::from(c.is_ascii_digit());
            self.symbols += u32::from(c.is_ascii_punctuation());
            self.commas += u32::from(matches!(c, ',' | ';'));
        } else if c.is_alphabetic() {
            self.letters += 1;
            self.upper += u32::from(c.is_uppercase());
            self.unspaced += u32::from(is_unspaced(c));
        } else {
            self.digits += u32::from(c.is_numeric());
            self.symbols += u32::from(!c.is_numeric());
            self.commas += u32::from(matches!(c, '，' | '、' | '；' | '،' | '؛'));
            self.sentence_ends += u32::from(matches!(c, '。' | '！' | '？'));
        }
    }

    fn spaced_words(&self) -> f32 {
        if self.unspaced == 0 {
            return self.tokens as f32;
        }
        let spaced = self.letters.saturating_sub(self.unspaced) as f32 / self.letters.max(1) as f32;
        self.tokens as f32 * spaced
    }
}

/// Whether a letter belongs to a script written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x0E00..=0x0EFF | 0x0F00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '“']);
    bare.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।', '۔', '…']) && bare.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_of_spaced_scripts() {
        let m = Measure::of("The cat, at last, sat. Did it?");
        assert_eq!((m.tokens, m.commas, m.sentence_ends, m.capital_words), (7, 2, 2, 2));
        assert_eq!(m.words, 7.0);
    }

    #[test]
    fn a_word_in_ascii_counts_as_any() {
        for text in ["Mr. \"Why?\" (it)] a1, U.S. ... ) x; 3.14 e! don't", "1984 A ab abc abcd Ab, .", "'.' ?)"] {
            let mut slow = Measure::default();
            for word in text.split_whitespace() {
                let (upper, letters) = (slow.upper, slow.letters);
                word.chars().for_each(|c| slow.character(c));
                slow.tokens += 1;
                let capital = word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
                slow.capital_words += u32::from(capital);
                slow.short_words += u32::from(slow.upper == upper && (1..=3).contains(&(slow.letters - letters)));
                slow.sentence_ends += u32::from(ends_sentence(word));
            }
            assert_eq!(Measure { words: 0.0, ..Measure::of(text) }, slow);
        }
    }

    #[test]
    fn counts_words_of_unspaced_scripts_by_letters() {
        let m = Measure::of("今日は良い天気です。");
        assert_eq!((m.unspaced, m.sentence_ends), (9, 1));
        assert_eq!(m.words, 4.5);
    }
}

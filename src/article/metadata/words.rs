//! How long a text is: words in any script, and the minutes a person needs for it.

/// Reading speed of adults in words a minute, and characters a word where a script writes none
/// apart: S. Trauzettel-Klosinski and K. Dietz, "Standardized Assessment of Reading Performance:
/// The New International Reading Speed Texts IReST", IOVS 53 (2012), table of the 17 languages.
/// Characters a word is that study's characters a minute by its words a minute.
const SPEEDS: &[(&str, f32)] = &[
    ("ar", 138.0),
    ("de", 179.0),
    ("en", 228.0),
    ("es", 218.0),
    ("fi", 161.0),
    ("fr", 195.0),
    ("he", 187.0),
    ("it", 188.0),
    ("ja", 193.0),
    ("nl", 202.0),
    ("pl", 166.0),
    ("pt", 181.0),
    ("ru", 184.0),
    ("sl", 180.0),
    ("sv", 199.0),
    ("tr", 166.0),
    ("zh", 158.0),
];

/// Mean of that study over its languages, for all others.
const MEAN_SPEED: f32 = 184.0;

/// Chinese: 255 characters and 158 words a minute.
const CHINESE_WORD: f32 = 1.61;
/// Japanese: 357 characters and 193 words a minute.
const JAPANESE_WORD: f32 = 1.85;
/// Thai, Lao, Khmer, Burmese: letters without marks a word. The study has none of them; an
/// estimate from running text.
const SOUTH_EAST_ASIAN_WORD: f32 = 4.0;

/// Whether a character belongs to a script that writes no spaces between words.
pub(super) fn is_spaceless(c: char) -> bool {
    is_han_or_kana(c) || is_south_east_asian(c)
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_han_or_kana(c: char) -> bool {
    is_kana(c)
        || matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_south_east_asian(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Counts words over several texts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordCount {
    spaced: u32,
    han: u32,
    kana: u32,
    south_east_asian: u32,
}

impl WordCount {
    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        if text.is_ascii() {
            return self.add_ascii(text.as_bytes());
        }
        let mut inside = false;
        for c in text.chars() {
            let letter = c.is_alphanumeric();
            if is_spaceless(c) {
                self.spaceless(c, letter);
                inside = false;
            } else if letter {
                self.spaced += u32::from(!inside);
                inside = true;
            } else if !matches!(c, '\'' | '’' | '-' | '\u{ad}') {
                inside = false;
            }
        }
    }

    /// The same for the texts that are most.
    fn add_ascii(&mut self, text: &[u8]) {
        let mut inside = false;
        for byte in text {
            let letter = byte.is_ascii_alphanumeric();
            self.spaced += u32::from(letter && !inside);
            inside = letter || inside && matches!(byte, b'\'' | b'-');
        }
    }

    fn spaceless(&mut self, c: char, letter: bool) {
        if is_south_east_asian(c) {
            self.south_east_asian += u32::from(letter);
        } else if is_kana(c) {
            self.kana += 1;
        } else {
            self.han += 1;
        }
    }

    /// The words: segments of letters and digits, and spaceless characters by the usual length
    /// of a word.
    pub fn words(self) -> u32 {
        let east_asian = (self.han + self.kana) as f32 / if self.kana > 0 { JAPANESE_WORD } else { CHINESE_WORD };
        let south_east = self.south_east_asian as f32 / SOUTH_EAST_ASIAN_WORD;
        self.spaced.saturating_add((east_asian + south_east).round() as u32)
    }

    /// Whole minutes, at least 1, at the reading speed of `language` (BCP 47).
    pub fn minutes(self, language: Option<&str>) -> u32 {
        let primary = language.and_then(|l| l.split('-').next()).unwrap_or("");
        let speed = SPEEDS.iter().find(|(l, _)| *l == primary).map_or(MEAN_SPEED, |(_, s)| *s);
        ((self.words() as f32 / speed).round() as u32).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> u32 {
        let mut count = WordCount::default();
        count.add(text);
        count.words()
    }

    #[test]
    fn words_of_spaced_scripts() {
        assert_eq!(count("It’s a well-known fact, isn't it? 3.5"), 8);
        assert_eq!(count("Это не слово"), 3);
        assert_eq!(count(""), 0);
    }

    #[test]
    fn words_of_spaceless_scripts() {
        assert_eq!(count("今天天气很好我们去公园散步吧真好"), 10);
        assert_eq!(count("これは日本語の文章です"), 6);
        assert!((3..=6).contains(&count("ภาษาไทยเขียนไม่เว้นวรรค")));
    }

    #[test]
    fn minutes_follow_the_language() {
        let mut count = WordCount::default();
        count.add(&"word ".repeat(1380));
        assert_eq!(count.minutes(Some("en-GB")), 6);
        assert_eq!(count.minutes(Some("ar")), 10);
        assert_eq!(WordCount::default().minutes(None), 1);
    }
}

//! Dates as people write them: words in many languages and scripts, and digits.

use super::date::Date;
use super::months;

/// The first date in running text and the byte where it starts. `language` (BCP 47) decides
/// where month names collide, and between day and month in `3/4/2025`.
pub(super) fn first(text: &str, language: &str) -> Option<(usize, Date)> {
    // No form of a date does without a number.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && (text.is_ascii() || !text.chars().any(|c| digit(c).is_some()))
    {
        return None;
    }
    let tokens = tokens(text);
    let reader = Written { tokens: &tokens, language };
    (0..tokens.len()).find_map(|i| Some((tokens.get(i)?.at, reader.at(i)?)))
}

#[derive(Debug, PartialEq)]
enum Word {
    Number { value: u32, digits: u8 },
    Letters(String),
    Mark(char),
}

#[derive(Debug)]
struct Token {
    at: usize,
    word: Word,
}

/// The value of a decimal digit in the scripts that dates are written in.
fn digit(c: char) -> Option<u32> {
    const ZEROS: &[char] = &['0', '٠', '۰', '०', '০', '๐', '０'];
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|d| *d < 10))
}

/// Numbers, words in lower case and marks; white space is dropped.
fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            joined = false;
            continue;
        }
        match (digit(c), out.last_mut().map(|t| &mut t.word)) {
            (Some(d), Some(Word::Number { value, digits })) if joined => {
                *value = value.saturating_mul(10).saturating_add(d);
                *digits = digits.saturating_add(1);
            }
            (Some(d), _) => out.push(Token { at, word: Word::Number { value: d, digits: 1 } }),
            (None, Some(Word::Letters(word))) if joined && is_letter(c) => word.extend(c.to_lowercase()),
            (None, _) if is_letter(c) => out.push(Token { at, word: Word::Letters(c.to_lowercase().collect()) }),
            (None, _) => out.push(Token { at, word: Word::Mark(c) }),
        }
        joined = true;
    }
    out
}

/// Letters and the marks that join them (Indic and Thai vowels are no letters to `char`).
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{d7f}' | '\u{e30}'..='\u{e4e}')
}

/// Words that may stand between the parts of a date.
const LINKS: &[&str] = &["de", "del", "d", "of", "st", "nd", "rd", "th", "er", "the", "º", "ª", "о", "года"];

/// Marks that may stand between the parts of a date in words.
const LINK_MARKS: &[char] = &['.', ',', '،', '\'', '’', '/', '-', '‑', '–', '°'];

struct Written<'t> {
    tokens: &'t [Token],
    language: &'t str,
}

impl Written<'_> {
    fn at(&self, i: usize) -> Option<Date> {
        match &self.tokens.get(i)?.word {
            Word::Number { value, digits } => self.number(i, *value, *digits),
            Word::Letters(word) => self.month_first(i, word).or_else(|| self.era(i, word)),
            Word::Mark(_) => None,
        }
    }

    fn number(&self, i: usize, value: u32, digits: u8) -> Option<Date> {
        if self.is_part(i) {
            return None;
        }
        if digits == 4 {
            return self.east_asian(i, value).or_else(|| self.year_first(i, value));
        }
        (digits <= 2).then(|| self.in_digits(i, value).or_else(|| self.day_first(i, value))).flatten()
    }

    /// Whether a number goes on from what stands before it: a time of day, a price, a number.
    fn is_part(&self, i: usize) -> bool {
        let mark = i.checked_sub(1).and_then(|j| self.mark(j));
        let number = || i.checked_sub(2).is_some_and(|j| self.num(j, u8::MAX).is_some());
        matches!(mark, Some('$' | '€' | '£' | '#')) || mark == Some(':') && number()
    }

    /// `2025-01-29`, `2025. 1. 29`, `2025 január 29`.
    fn year_first(&self, i: usize, year: u32) -> Option<Date> {
        if let Some(month) = self.month_name(self.skip(i + 1)) {
            let (day, _) = self.num(self.skip(self.skip(i + 1) + 1), 2)?;
            return Date::new(year, month, day);
        }
        let sep = self.separator(i + 1)?;
        let (month, _) = self.num(i + 2, 2)?;
        let (day, _) = (self.separator(i + 3)? == sep).then(|| self.num(i + 4, 2)).flatten()?;
        Date::new(year, month, day)
    }

    /// `2025年1月29日`, `2025년 1월 29일`.
    fn east_asian(&self, i: usize, year: u32) -> Option<Date> {
        self.counter(i + 1, &['年', '년'])?;
        let (month, _) = self.num(i + 2, 2)?;
        self.counter(i + 3, &['月', '월'])?;
        let (day, _) = self.num(i + 4, 2)?;
        self.counter(i + 5, &['日', '号', '일'])?;
        Date::new(year, month, day)
    }

    /// `令和7年1月29日`.
    fn era(&self, i: usize, word: &str) -> Option<Date> {
        let before = if word.ends_with("令和") { 2018 } else { word.ends_with("平成").then_some(1988)? };
        self.east_asian(i + 1, before + self.num(i + 1, 2)?.0)
    }

    /// `29 January 2025`, `29. Januar 2025`, `29 de enero de 2025`, `1st of May, 2025`.
    fn day_first(&self, i: usize, day: u32) -> Option<Date> {
        let at = self.skip(i + 1);
        let month = self.month_name(at)?;
        Date::new(self.num(self.skip(at + 1), 4).filter(|n| n.1 == 4)?.0, month, day)
    }

    /// `January 29, 2025`.
    fn month_first(&self, i: usize, word: &str) -> Option<Date> {
        let month = months::month(word, self.primary()).map(u32::from)?;
        let at = self.skip(i + 1);
        let (day, _) = self.num(at, 2).filter(|n| n.1 <= 2)?;
        Date::new(self.num(self.skip(at + 1), 4).filter(|n| n.1 == 4)?.0, month, day)
    }

    /// `29.1.2025`, `29/01/2025`, `01/29/2025`: which is the day is known if it is over 12,
    /// else by the mark and the language.
    fn in_digits(&self, i: usize, first: u32) -> Option<Date> {
        let sep = self.separator(i + 1)?;
        let (second, _) = self.num(i + 2, 2).filter(|n| n.1 <= 2)?;
        let (year, digits) = (self.separator(i + 3)? == sep).then(|| self.num(i + 4, 4)).flatten()?;
        let year = match digits {
            4 => year,
            2 if sep != '-' => 2000 + year,
            _ => return None,
        };
        let american = sep != '.' && matches!(self.language, "en" | "en-US" | "en-us" | "");
        let (day, month) = match (first > 12, second > 12) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ if american => (second, first),
            _ => (first, second),
        };
        Date::new(year, month, day)
    }

    fn primary(&self) -> &str {
        self.language.split('-').next().unwrap_or("")
    }

    fn month_name(&self, i: usize) -> Option<u32> {
        match &self.tokens.get(i)?.word {
            Word::Letters(word) => months::month(word, self.primary()).map(u32::from),
            _ => None,
        }
    }

    fn num(&self, i: usize, most: u8) -> Option<(u32, u8)> {
        match self.tokens.get(i)?.word {
            Word::Number { value, digits } if digits <= most => Some((value, digits)),
            _ => None,
        }
    }

    fn mark(&self, i: usize) -> Option<char> {
        match self.tokens.get(i)?.word {
            Word::Mark(c) => Some(c),
            _ => None,
        }
    }

    fn separator(&self, i: usize) -> Option<char> {
        self.mark(i).filter(|c| matches!(c, '-' | '/' | '.' | '‑'))
    }

    fn counter(&self, i: usize, counters: &[char]) -> Option<()> {
        match &self.tokens.get(i)?.word {
            Word::Letters(word) => word.starts_with(counters).then_some(()),
            _ => None,
        }
    }

    /// The next token that is not a link between the parts of a date, at most three further on.
    fn skip(&self, i: usize) -> usize {
        let link = |t: &Token| match &t.word {
            Word::Letters(word) => LINKS.contains(&word.as_str()),
            Word::Mark(c) => LINK_MARKS.contains(c),
            Word::Number { .. } => false,
        };
        (i..i + 3).find(|&j| !self.tokens.get(j).is_some_and(link)).unwrap_or(i + 3)
    }
}

#[cfg(test)]
mod tests {
    fn written(text: &str, language: &str) -> Option<String> {
        super::first(text, language).map(|(_, d)| d.to_string())
    }

    #[test]
    fn people_write_words() {
        for (text, language) in [
            ("Published January 29, 2025 at noon", "en"),
            ("Jan. 29th, 2025", "en"),
            ("29th of January, 2025", "en"),
            ("Mittwoch, 29. Januar 2025, 10:30 Uhr", "de"),
            ("29 de enero de 2025", "es"),
            ("le 29 janvier 2025 à 10h", "fr"),
            ("29 stycznia 2025 r.", "pl"),
            ("29 января 2025 года", "ru"),
            ("2025年1月29日 星期三", "zh"),
            ("令和7年1月29日", "ja"),
            ("2025년 1월 29일", "ko"),
            ("2025. január 29.", "hu"),
            ("29 يناير، 2025", "ar"),
            ("٢٩ يناير ٢٠٢٥", "ar"),
            ("29 जनवरी 2025", "hi"),
            ("29 มกราคม 2568", "th"),
            ("29.01.2025", "de"),
            ("29/01/2025", "fr"),
            ("01/29/2025", "en"),
            ("29/1/25", "en-GB"),
            ("2025. 1. 29.", "ko"),
            ("Updated: 01/29/2025", "en"),
            ("10:30 29.1.2025", "de"),
        ] {
            assert_eq!(written(text, language).as_deref(), Some("2025-01-29"), "{text}");
        }
    }

    #[test]
    fn order_of_digits_follows_language() {
        assert_eq!(written("3/4/2025", "en-US").as_deref(), Some("2025-03-04"));
        assert_eq!(written("3/4/2025", "it").as_deref(), Some("2025-04-03"));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "3 hours ago",
            "yesterday",
            "May 2025",
            "12:30:45",
            "version 1.2.2025000",
            "40 January 2025",
            "call 555-12-2025",
        ] {
            assert_eq!(written(text, "en"), None, "{text}");
        }
    }
}

//! Dates as people write them: words in many languages and scripts, and digits.

use super::date::Date;
use super::months;
use super::token::{Token, Word, digit, tokens};

/// A date within a text.
#[derive(Debug)]
pub(super) struct Found {
    /// The byte where it starts.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
    /// The date.
    pub date: Date,
}

/// The first date in running text. `language` (BCP 47) decides where month names collide, and
/// between day and month in `3/4/2025`.
pub(super) fn first(text: &str, language: &str) -> Option<Found> {
    // No form of a date does without a number.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && (text.is_ascii() || !text.chars().any(|c| digit(c).is_some()))
    {
        return None;
    }
    let tokens = tokens(text);
    let reader = Written { tokens: &tokens, language };
    (0..tokens.len()).find_map(|i| {
        let (date, next) = reader.at(i)?;
        Some(Found { at: tokens.get(i)?.at, end: tokens.get(next.checked_sub(1)?)?.end, date })
    })
}

/// Words that may stand between the parts of a date.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "de", "del", "d", "of", "st", "nd", "rd", "th", "er", "the", "º", "ª", "о", "года", "m", "năm", "พ.ศ",
];

/// Marks that may stand between the parts of a date in words.
const LINK_MARKS: &[char] = &['.', ',', '،', '\'', '’', '/', '-', '‑', '–', '°'];

/// Two words that name a month in the Levant, with the month.
const TWO_WORDS: &[(&str, &str, u32)] = &[
    ("كانون", "الثاني", 1),
    ("تشرين", "الأول", 10),
    ("تشرين", "الاول", 10),
    ("تشرين", "الثاني", 11),
    ("كانون", "الأول", 12),
    ("كانون", "الاول", 12),
];

struct Written<'t> {
    tokens: &'t [Token],
    language: &'t str,
}

/// A date and the token after it.
type End = (Date, usize);

impl Written<'_> {
    fn at(&self, i: usize) -> Option<End> {
        match &self.tokens.get(i)?.word {
            Word::Number { value, digits } => self.number(i, *value, *digits),
            Word::Letters(word) => self.month_first(i).or_else(|| self.era(i, word)),
            Word::Mark(_) => None,
        }
    }

    fn number(&self, i: usize, value: u32, digits: u8) -> Option<End> {
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
    fn year_first(&self, i: usize, year: u32) -> Option<End> {
        if let Some((month, next)) = self.month(self.skip(i + 1)) {
            let at = self.skip(next);
            return Some((Date::new(year, month, self.num(at, 2)?.0)?, at + 1));
        }
        let sep = self.separator(i + 1)?;
        let (month, _) = self.num(i + 2, 2)?;
        let (day, _) = (self.separator(i + 3)? == sep).then(|| self.num(i + 4, 2)).flatten()?;
        Some((Date::new(year, month, day)?, i + 5))
    }

    /// `2025年1月29日`, `2025년 1월 29일`.
    fn east_asian(&self, i: usize, year: u32) -> Option<End> {
        self.counter(i + 1, &['年', '년'])?;
        let (month, _) = self.num(i + 2, 2)?;
        self.counter(i + 3, &['月', '월'])?;
        let (day, _) = self.num(i + 4, 2)?;
        self.counter(i + 5, &['日', '号', '號', '일'])?;
        // What follows the counter may be written to it: 発売.
        Some((Date::new(year, month, day)?, i + 5))
    }

    /// `令和7年1月29日`, `民國114年1月29日`.
    fn era(&self, i: usize, word: &str) -> Option<End> {
        const ERAS: &[(&str, u32)] = &[("令和", 2018), ("平成", 1988), ("民國", 1911), ("民国", 1911)];
        let (_, before) = ERAS.iter().find(|(era, _)| word.ends_with(era))?;
        self.east_asian(i + 1, before + self.num(i + 1, 3)?.0)
    }

    /// `29 January 2025`, `29. Januar 2025`, `29 de enero de 2025`, `1st of May, 2025`.
    fn day_first(&self, i: usize, day: u32) -> Option<End> {
        let (month, next) = self.month(self.skip(i + 1))?;
        let at = self.skip(next);
        Some((Date::new(self.year(at)?, month, day)?, at + 1))
    }

    /// `January 29, 2025`.
    fn month_first(&self, i: usize) -> Option<End> {
        // The name of the month is two words at the most, and three tokens stand before the day: most words are no
        // month, and looking them up takes longest.
        let near = self.tokens.get(i + 1..self.tokens.len().min(i + 6))?;
        if !near.iter().any(|token| matches!(token.word, Word::Number { .. })) {
            return None;
        }
        let (month, next) = self.month(i)?;
        let at = self.skip(next);
        let (day, _) = self.num(at, 2).filter(|n| n.1 <= 2)?;
        let at = self.skip(at + 1);
        Some((Date::new(self.num(at, 4).filter(|n| n.1 == 4)?.0, month, day)?, at + 1))
    }

    /// A year after a month: four digits; in Thai also the last two of the Buddhist era.
    fn year(&self, i: usize) -> Option<u32> {
        match self.num(i, 4)? {
            (year, 4) => Some(year),
            (year, 2) if self.primary() == "th" => Some(2500 + year),
            _ => None,
        }
    }

    /// `29.1.2025`, `29/01/2025`, `01/29/2025`: which is the day is known if it is over 12,
    /// else by the mark and the language.
    fn in_digits(&self, i: usize, first: u32) -> Option<End> {
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
        Some((Date::new(year, month, day)?, i + 5))
    }

    fn primary(&self) -> &str {
        self.language.split('-').next().unwrap_or("")
    }

    /// The month that begins at a token, and the token after it: a name, or `tháng 1`.
    fn month(&self, i: usize) -> Option<(u32, usize)> {
        let word = self.letters(i)?;
        if let Some(second) = self.letters(i + 1) {
            let two = TWO_WORDS.iter().find(|(a, b, _)| *a == word && *b == second);
            if let Some((.., month)) = two {
                return Some((*month, i + 2));
            }
        }
        if word == "tháng" {
            return Some((self.num(i + 1, 2)?.0, i + 2));
        }
        Some((months::month(word, self.primary())?.into(), i + 1))
    }

    fn letters(&self, i: usize) -> Option<&str> {
        match &self.tokens.get(i)?.word {
            Word::Letters(word) => Some(word),
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
        super::first(text, language).map(|f| f.date.to_string())
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
            ("29 มกราคม พ.ศ. 2568", "th"),
            ("29 ม.ค. 68", "th"),
            ("29 ม.ค. 2568 10:30 น.", "th"),
            ("29 كانون الثاني 2025", "ar"),
            ("29 جنوری 2025", "ur"),
            ("چهارشنبه ۱۰ بهمن ۱۴۰۳", "fa"),
            ("۱۴۰۳/۱۱/۱۰", "fa"),
            ("Thứ tư, 29 tháng 1, 2025", "vi"),
            ("ngày 29 tháng 01 năm 2025", "vi"),
            ("ΤΕΤΑΡΤΗ 29 ΙΑΝΟΥΑΡΙΟΥ 2025", "el"),
            ("2025 m. sausio 29 d.", "lt"),
            ("民國114年1月29日", "zh-TW"),
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
    fn a_date_ends_where_it_ends() {
        let found = super::first("Am 3. März 2025, geändert", "de").unwrap();
        assert_eq!((found.at, found.end), (3, 16));
        let found = super::first("2025年1月29日更新", "ja").unwrap();
        assert_eq!((found.at, found.end), (0, "2025年1月29".len()));
    }

    #[test]
    fn capitals_have_months() {
        assert_eq!(written("14 MAYIS 2025", "tr").as_deref(), Some("2025-05-14"));
        assert_eq!(written("14 NİSAN 2025", "tr").as_deref(), Some("2025-04-14"));
        assert_eq!(written("14 ΜΑΪΟΥ 2025", "el").as_deref(), Some("2025-05-14"));
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

//! Dates as pages write them: ISO 8601, mail headers, and words in many languages.

use super::months;

/// A day, with the time of day where it was given by a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: u16,
    month: u8,
    day: u8,
    /// What follows the day in ISO 8601, from `T`; empty for a day alone.
    time: String,
}

/// Years that a page on the web can be of.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

impl Date {
    fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let year = year_of_our_era(year)?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (day >= 1 && day <= days(year, month)?).then(|| Date { year, month, day, time: String::new() })
    }

    /// The date that a machine wrote at the start of `text`: ISO 8601 and its looser kin
    /// (`2025/01/29`, `20250129`, a space for the `T`).
    pub fn machine(text: &str) -> Option<Date> {
        let text = text.trim();
        let mut rest = Cursor(text);
        let year = rest.digits(4, 4)?;
        let mark = rest.mark(&['-', '/', '.']);
        let month = rest.digits(if mark { 1 } else { 2 }, 2)?;
        if mark && !rest.mark(&['-', '/', '.']) {
            return None;
        }
        let day = rest.digits(if mark { 1 } else { 2 }, 2)?;
        if rest.0.starts_with(|c: char| c.is_ascii_digit()) && !mark {
            // A longer number: a time without separators, or no date at all.
            rest = Cursor("");
        }
        Some(Date { time: time(rest.0).unwrap_or_default(), ..Date::new(year, month, day)? })
    }

    /// The date of a value that a page gives as data: by a machine, else in words.
    pub fn value(text: &str, language: &str) -> Option<Date> {
        if text.len() > LONGEST_VALUE {
            return None;
        }
        Date::machine(text).or_else(|| epoch(text)).or_else(|| Date::written(text, language).map(|(_, date)| date))
    }

    /// The first date in running text and the byte where it starts. `language` (BCP 47) decides
    /// where month names collide, and between day and month in `3/4/2025`.
    pub fn written(text: &str, language: &str) -> Option<(usize, Date)> {
        let tokens = tokens(text);
        let reader = Written { tokens: &tokens, language };
        (0..tokens.len()).find_map(|i| Some((tokens.get(i)?.at, reader.at(i)?)))
    }

    /// Whether both are the same day.
    pub fn same_day(&self, other: &Date) -> bool {
        self.day_number() == other.day_number()
    }

    /// Whether the two are at most one day apart, as one moment is in two time zones.
    pub fn near(&self, other: &Date) -> bool {
        self.day_number().abs_diff(other.day_number()) <= 1
    }

    /// Whether a time of day is known.
    pub fn has_time(&self) -> bool {
        !self.time.is_empty()
    }

    /// Days since the civil epoch (H. Hinnant's days-from-civil, without the shift to 1970).
    pub fn day_number(&self) -> u32 {
        let (month, year) = (u32::from(self.month), u32::from(self.year));
        let (year, month) = if month <= 2 { (year.saturating_sub(1), month + 9) } else { (year, month - 3) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(self.day)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}{}", self.year, self.month, self.day, self.time)
    }
}

/// Longest value, in bytes, that is looked into for a date.
const LONGEST_VALUE: usize = 120;

fn days(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

/// Thai years count from 543 before our era.
fn year_of_our_era(year: u32) -> Option<u16> {
    let year = if YEARS.contains(&year.saturating_sub(543)) { year - 543 } else { year };
    YEARS.contains(&year).then(|| u16::try_from(year).ok()).flatten()
}

/// Seconds or milliseconds since 1970, as some scripts write a day into `meta`.
fn epoch(text: &str) -> Option<Date> {
    let text = text.trim();
    let seconds: u64 = match text.len() {
        10 => text.parse().ok()?,
        13 => text.parse::<u64>().ok()? / 1000,
        _ => return None,
    };
    // Hinnant's civil-from-days.
    let z = u32::try_from(seconds / 86_400).ok()? + 719_468;
    let (era, doe) = (z / 146_097, z % 146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    Date::new(yoe + era * 400 + u32::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

/// `T10:30`, `T10:30:00`, with `Z` or an offset where there is one, from what follows a day.
fn time(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let mut cursor = Cursor(rest);
    let hour = cursor.digits(1, 2)?;
    cursor.0 = cursor.0.strip_prefix(':')?;
    let minute = cursor.digits(2, 2)?;
    let second = cursor.0.strip_prefix(':').and_then(|r| Some((Cursor(r).digits(2, 2)?, r.get(2..)?)));
    if let Some((_, after)) = second {
        cursor.0 = after.strip_prefix('.').map_or(after, |f| f.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    let second = second.map_or(0, |(s, _)| s);
    if hour > 23 || minute > 59 || second > 60 || cursor.0.trim_start().to_ascii_lowercase().starts_with(['a', 'p']) {
        return None;
    }
    Some(format!("T{hour:02}:{minute:02}:{second:02}{}", zone(cursor.0.trim_start()).unwrap_or_default()))
}

/// `Z` or `+hh:mm`.
fn zone(rest: &str) -> Option<String> {
    if rest.starts_with(['Z', 'z']) || rest.starts_with("GMT") || rest.starts_with("UTC") {
        return Some("Z".into());
    }
    let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let mut cursor = Cursor(rest.get(1..)?);
    let hours = cursor.digits(2, 2)?;
    cursor.mark(&[':']);
    let minutes = cursor.digits(2, 2).unwrap_or(0);
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Reads ASCII digits and marks from the front of a text.
struct Cursor<'t>(&'t str);

impl Cursor<'_> {
    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let n = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let value = self.0.get(..n).filter(|_| n >= least)?.parse().ok()?;
        self.0 = self.0.get(n..)?;
        Some(value)
    }

    fn mark(&mut self, marks: &[char]) -> bool {
        let rest = self.0.strip_prefix(marks);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
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
        if i > 0 && matches!(self.mark(i - 1), Some(':' | '$' | '€' | '£' | '#')) {
            return None;
        }
        if digits == 4 {
            return self.east_asian(i, value).or_else(|| self.year_first(i, value));
        }
        (digits <= 2).then(|| self.in_digits(i, value).or_else(|| self.day_first(i, value))).flatten()
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
    use super::*;

    fn machine(text: &str) -> Option<String> {
        Date::machine(text).map(|d| d.to_string())
    }

    fn written(text: &str, language: &str) -> Option<String> {
        Date::written(text, language).map(|(_, d)| d.to_string())
    }

    #[test]
    fn machines_write_iso() {
        assert_eq!(machine("2025-01-29").as_deref(), Some("2025-01-29"));
        assert_eq!(machine("2025-1-9T07:05").as_deref(), Some("2025-01-09T07:05:00"));
        assert_eq!(machine("2025-01-29T10:00:00.123Z").as_deref(), Some("2025-01-29T10:00:00Z"));
        assert_eq!(machine("2025-01-29 10:00:00+0200").as_deref(), Some("2025-01-29T10:00:00+02:00"));
        assert_eq!(machine("20250129").as_deref(), Some("2025-01-29"));
        assert_eq!(machine("2025/01/29").as_deref(), Some("2025-01-29"));
        assert_eq!(machine("2025-02-30"), None);
        assert_eq!(machine("0001-01-01T00:00:00"), None);
        assert_eq!(machine("12"), None);
        assert_eq!(machine("2025-01-29 3:30 PM").as_deref(), Some("2025-01-29"));
    }

    #[test]
    fn values_may_be_words_or_seconds() {
        assert_eq!(Date::value("Wed, 29 Jan 2025 10:00:00 GMT", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("1738108800", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("1738108800000", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("soon", "en"), None);
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

    #[test]
    fn near_days() {
        let date = |s| Date::machine(s).unwrap();
        assert!(date("2025-03-01").near(&date("2025-02-28")));
        assert!(!date("2025-03-02").near(&date("2025-02-28")));
        assert!(date("2024-12-31").near(&date("2025-01-01")));
    }
}

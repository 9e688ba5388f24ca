//! Dates as machines write them: ISO 8601 and its looser kin, and seconds.

use super::solar;

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
    /// A day that there is, by our calendar, with the year of ours or of the Thai era, or by the
    /// solar calendar of Iran.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        if solar::YEARS.contains(&year) {
            return Date::numbered(solar::day_number(year, month, day)?);
        }
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

    /// The year and the month.
    pub fn month(&self) -> (u16, u8) {
        (self.year, self.month)
    }

    /// The day with day and month changed for each other, where digits could mean both.
    pub fn turned(&self) -> Option<Date> {
        let (day, month) = (u32::from(self.month), u32::from(self.day));
        Date::new(self.year.into(), month, day).filter(|_| day != month && self.time.is_empty())
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

    /// The day of a [`day_number`](Date::day_number) (H. Hinnant's civil-from-days).
    pub fn numbered(number: u32) -> Option<Date> {
        let z = number.checked_sub(1)?;
        let (era, doe) = (z / 146_097, z % 146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        Date::new(yoe + era * 400 + u32::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Option<String> {
        Date::machine(text).map(|d| d.to_string())
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
    fn near_days() {
        let date = |s| Date::machine(s).unwrap();
        assert!(date("2025-03-01").near(&date("2025-02-28")));
        assert!(!date("2025-03-02").near(&date("2025-02-28")));
        assert!(date("2024-12-31").near(&date("2025-01-01")));
    }
}

//! Dates in the values that a page gives as data.

use super::date::Date;
use super::written;

/// Longest value, in bytes, that is looked into for a date.
const LONGEST_VALUE: usize = 120;

impl Date {
    /// The date of a value that a page gives as data: by a machine, else in words.
    pub fn value(text: &str, language: &str) -> Option<Date> {
        if text.len() > LONGEST_VALUE {
            return None;
        }
        Date::machine(text).or_else(|| epoch(text)).or_else(|| written::first(text, language).map(|f| f.date))
    }
}

/// The [`day_number`](Date::day_number) of the first day of 1970.
const EPOCH: u32 = 719_469;

/// Seconds or milliseconds since 1970, as some scripts write a day into `meta`.
fn epoch(text: &str) -> Option<Date> {
    let text = text.trim();
    let seconds: u64 = match text.len() {
        10 => text.parse().ok()?,
        13 => text.parse::<u64>().ok()? / 1000,
        _ => return None,
    };
    Date::numbered(u32::try_from(seconds / 86_400).ok()? + EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_be_words_or_seconds() {
        assert_eq!(Date::value("Wed, 29 Jan 2025 10:00:00 GMT", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("1738108800", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("1738108800000", "en").unwrap().to_string(), "2025-01-29");
        assert_eq!(Date::value("soon", "en"), None);
    }
}

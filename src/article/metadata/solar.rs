//! The solar calendar of Iran and Afghanistan (Solar Hijri).

use std::ops::RangeInclusive;

/// Years of this calendar that a page on the web can be of: 1991 to 2042 of ours. No other
/// calendar in use counts them now.
pub(super) const YEARS: RangeInclusive<u32> = 1370..=1420;

/// The number of the day before 1 Farvardin 1370, which is 20 March 1991, as `Date::day_number` counts.
const BEFORE_FIRST: u32 = 727_217;

/// Whether a year has 366 days, by the cycle of 33 years, which agrees with the equinox over all of
/// [`YEARS`].
fn is_leap(year: u32) -> bool {
    matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

/// The number of a day that there is, as `Date::day_number` counts.
pub(super) fn day_number(year: u32, month: u32, day: u32) -> Option<u32> {
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap(year)),
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let years: u32 = (*YEARS.start()..year).map(|y| 365 + u32::from(is_leap(y))).sum();
    let months = (month - 1) * 30 + (month - 1).min(6);
    Some(BEFORE_FIRST + years + months + day)
}

#[cfg(test)]
mod tests {
    use super::super::date::Date;

    #[test]
    fn days_of_both_calendars() {
        for (solar, ours) in [
            ((1403, 11, 10), "2025-01-29"),
            ((1403, 1, 1), "2024-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1376, 6, 31), "1997-09-22"),
        ] {
            let (year, month, day) = solar;
            assert_eq!(Date::new(year, month, day).map(|d| d.to_string()).as_deref(), Some(ours), "{solar:?}");
        }
        assert_eq!(Date::new(1402, 12, 30), None);
        assert_eq!(Date::new(1403, 7, 31), None);
    }
}

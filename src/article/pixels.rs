//! Sides as pages write them into attributes and styles.

/// A side in whole pixels: a number, with `px` or without; none where it is relative or out of all reason.
pub(super) fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let value = value.strip_suffix("px").unwrap_or(value);
    decimal(value).filter(|v| (0.0..=20_000.0).contains(v)).map(|v| v.round() as u32)
}

/// A number as pages write lengths: digits with a point or without, and a sign.
///
/// Rust's own way to read a `f32`, exact for every number there is, takes 14 KB of the gzipped core.
pub(super) fn decimal(text: &str) -> Option<f32> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.bytes().chain(part.bytes());
    let number = digits
        .map(|byte| char::from(byte).to_digit(10))
        .try_fold(0.0, |sum, digit| Some(10.0 * sum + f64::from(digit?)))?;
    let value = (sign * part.bytes().fold(number, |number, _| number / 10.0)) as f32;
    (whole.len() + part.len() > 0 && value.is_finite()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals() {
        let numbers = ["0", "-3", "+2.5", ".5", "7.", "1920.125"].map(decimal);
        assert_eq!(numbers, [Some(0.0), Some(-3.0), Some(2.5), Some(0.5), Some(7.0), Some(1920.125)]);
        assert_eq!(["", ".", "-", "1e3", "1.2.3", " 1", "inf", "½"].map(decimal), [None; 8]);
        assert_eq!(decimal(&"9".repeat(400)), None);
    }

    #[test]
    fn sides() {
        assert_eq!(
            (pixels("640px"), pixels(" 12.4 "), pixels("100%"), pixels("-3")),
            (Some(640), Some(12), None, None)
        );
    }
}

//! Sides as pages write them into attributes and styles.

/// A side in whole pixels: a number, with `px` or without; none where it is relative or out of all reason.
pub(super) fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let value = value.strip_suffix("px").unwrap_or(value);
    value.parse::<f32>().ok().filter(|v| (0.0..=20_000.0).contains(v)).map(|v| v.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides() {
        assert_eq!(
            (pixels("640px"), pixels(" 12.4 "), pixels("100%"), pixels("-3")),
            (Some(640), Some(12), None, None)
        );
    }
}

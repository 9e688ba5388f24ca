//! The parts of a title: what separators part from the name of its site.

/// Marks that part a title from the name of its site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " ‹ ", " › ", " ~ ", " // ", "｜", " / ", " * ",
    "|", "- ", "– ", "_", "丨", "：", "－", " ‒ ",
];

/// The characters of which each of them has one.
const MARKS: &str = "|-–—·•:»«‹›~/｜_丨：－‒*";

/// Whether a title may have parts: most have no such character.
fn is_parted(title: &str) -> bool {
    title.contains(|c: char| !c.is_ascii_alphanumeric() && c != ' ' && MARKS.contains(c))
}

/// The part before the first separator, and the rest.
pub(super) fn first_part(title: &str) -> Option<(&str, &str)> {
    if !is_parted(title) {
        return None;
    }
    let (at, sep) = SEPARATORS
        .iter()
        .filter_map(|s| Some((title.find(s)?, s)))
        .min_by_key(|&(at, s)| (at, usize::MAX - s.len()))?;
    Some((title.get(..at)?.trim(), title.get(at + sep.len()..)?.trim()))
}

/// What stands before the last separator, and the part after it.
pub(super) fn last_part(title: &str) -> Option<(&str, &str)> {
    if !is_parted(title) {
        return None;
    }
    let (at, sep) =
        SEPARATORS.iter().filter_map(|s| Some((title.rfind(s)?, s))).max_by_key(|&(at, s)| (at + s.len(), s.len()))?;
    Some((title.get(..at)?.trim(), title.get(at + sep.len()..)?.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_title() {
        assert_eq!(first_part("A | B - C"), Some(("A", "B - C")));
        assert_eq!(last_part("A | B - C"), Some(("A | B", "C")));
        assert_eq!(last_part("well-known"), None);
        assert_eq!(last_part("A and B"), None);
        assert!(SEPARATORS.iter().all(|separator| is_parted(separator)));
    }
}

//! What is said of a date: that it is of the publication or of a change.

use super::lexicon::{CHANGED, PUBLISHED};
use super::words::is_spaceless;

/// What a date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The publication.
    Published,
    /// A change.
    Changed,
}

/// The labels of both kinds.
fn all() -> impl Iterator<Item = (&'static str, Label)> {
    let published = PUBLISHED.iter().map(|l| (*l, Label::Published));
    published.chain(CHANGED.iter().map(|l| (*l, Label::Changed)))
}

/// The last label in what stands before a date; of two that end together, the longer.
pub(super) fn before(text: &str) -> Option<Label> {
    let text = text.to_lowercase();
    let found = all().filter_map(|(word, label)| Some((last(&text, word)?, word.len(), label)));
    found.max_by_key(|&(end, length, _)| (end, length)).map(|(.., label)| label)
}

/// The label at the start of what stands after a date, and the bytes up to its end: scripts
/// without spaces and Korean write it there (`2025年1月29日 10時30分更新`), others in brackets.
pub(super) fn after(text: &str) -> Option<(Label, usize)> {
    let rest = text.trim_start_matches(|c: char| !c.is_alphabetic() || OF_TIME.contains(&c));
    let bracket = text.get(..text.len() - rest.len())?.ends_with(['(', '（', '[']);
    let low = rest.to_lowercase();
    let fits = |word: &str| low.starts_with(word) && (bracket || word.starts_with(needs_no_space));
    let (word, label) = all().filter(|(word, _)| fits(word)).max_by_key(|(word, _)| word.len())?;
    let tail = rest.get(word.len()..)?;
    // A colon says that the label is of what follows.
    let own = !tail.trim_start_matches(')').trim_start().starts_with([':', '：']);
    own.then(|| (label, text.len() - tail.len()))
}

/// Counters of days and times that stand between a date and its label.
const OF_TIME: &[char] = &['日', '号', '號', '일', '時', '时', '点', '分', '秒', '시', '분', '초'];

/// Where the last occurrence of a whole word ends.
fn last(text: &str, word: &str) -> Option<usize> {
    let whole = |at: usize| {
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + word.len()..).unwrap_or(""));
        word.starts_with(needs_no_space)
            || !(before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic))
    };
    text.rmatch_indices(word).map(|(at, _)| at).find(|&at| whole(at)).map(|at| at + word.len())
}

fn needs_no_space(c: char) -> bool {
    is_spaceless(c) || matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_before_a_date() {
        for (text, want) in [
            ("Published on ", Some(Label::Published)),
            ("Laatste update: ", Some(Label::Changed)),
            ("Date: ", Some(Label::Published)),
            ("Posted by Ada, last updated ", Some(Label::Changed)),
            ("最終更新：", Some(Label::Changed)),
            ("เผยแพร่: ", Some(Label::Published)),
            ("प्रकाशित: ", Some(Label::Published)),
            ("The candidate of ", None),
            ("Outstanding ", None),
        ] {
            assert_eq!(before(text), want, "{text}");
        }
    }

    #[test]
    fn labels_after_a_date() {
        assert_eq!(after("日 10時30分更新"), Some((Label::Changed, "日 10時30分更新".len())));
        assert_eq!(after(" 입력 2025.01.30"), Some((Label::Published, " 입력".len())));
        assert_eq!(after(" 更新：2025-01-30"), None);
        assert_eq!(after(" Updated 30 January"), None);
        assert_eq!(after(" (updated)").map(|(l, _)| l), Some(Label::Changed));
    }
}

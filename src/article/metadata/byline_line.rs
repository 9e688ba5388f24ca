//! Lines of the text that say no more than the byline and the dates above it.

use super::lexicon::{AND, BEFORE, BEFORE_IN, CHANGED, PUBLISHED};
use super::text::fold;
use super::words::is_spaceless;
use super::{Metadata, person, written};

/// Longest line, in bytes, that is a byline and nothing else.
const LONGEST: usize = 160;
/// Dates that such a line may hold: of the publication and of a change.
const MAX_DATES: usize = 2;
/// Small words between a label, a name and a date, and the counters of days that are left of a date.
const LITTLE: &[&str] =
    &["a", "am", "at", "den", "der", "el", "il", "la", "last", "le", "on", "the", "um", "日", "号", "號", "일"];

impl Metadata {
    /// Whether a line names the author and says nothing that is not shown with the metadata.
    pub(in crate::article) fn is_byline(&self, line: &str) -> bool {
        let Some(byline) = self.byline.as_deref().filter(|_| line.len() <= LONGEST) else { return false };
        let language = self.language.as_deref().unwrap_or("");
        let line = without_dates(line, language);
        let mut left = format!(" {} ", fold(person::without_lead(&line, language).0));
        let said = left.len();
        for name in byline.split(", ").map(fold).filter(|name| is_full(name)) {
            left = left.replacen(&format!(" {name} "), " ", 1);
        }
        left.len() < said && left.split_whitespace().all(|word| is_said_around(word, language))
    }
}

/// Whether a name is of more than one word: one word may be a guess, and "By night" no byline.
fn is_full(name: &str) -> bool {
    name.contains(' ') || name.chars().any(is_spaceless)
}

/// A line without the dates in it.
fn without_dates(line: &str, language: &str) -> String {
    let mut line = line.to_owned();
    for _ in 0..MAX_DATES {
        let Some(found) = written::first(&line, language) else { break };
        line.replace_range(found.at..found.end, " ");
    }
    line
}

/// Whether a word only says that a name or a date follows or joins them.
fn is_said_around(word: &str, language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or("");
    let own = || BEFORE_IN.iter().any(|(lead, languages)| *lead == word && languages.contains(&primary));
    [LITTLE, AND, BEFORE, CHANGED, PUBLISHED].iter().any(|list| list.contains(&word)) || own()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_byline(line: &str, byline: &str, language: &str) -> bool {
        let (byline, language) = (Some(byline.to_owned()), Some(language.to_owned()));
        Metadata { byline, language, ..Metadata::default() }.is_byline(line)
    }

    #[test]
    fn lines_that_only_repeat_the_byline() {
        for (line, byline, language) in [
            ("By Ada Loom", "Ada Loom", "en"),
            ("ADA LOOM", "Ada Loom", "en"),
            ("By Ada Loom and Ben Weft | Published March 2, 2026", "Ada Loom, Ben Weft", "en"),
            ("By Ada Loom", "Ada Loom, Ben Weft", "en"),
            ("March 2, 2026 by Ada Loom, updated on March 4, 2026", "Ada Loom", "en"),
            ("Von Käthe van der Weide, 3. Januar 2024", "Käthe van der Weide", "de"),
            ("作者：王小明 2025年1月29日", "王小明", "zh"),
        ] {
            assert!(is_byline(line, byline, language), "{line}");
        }
    }

    #[test]
    fn lines_that_say_more() {
        for line in
            ["Ada Loom wove it herself.", "By Ben Weft", "By Ada Loom, keeper of the lamp", "Weaving by hand", ""]
        {
            assert!(!is_byline(line, "Ada Loom", "en"), "{line}");
        }
        assert!(!is_byline("By night", "night", "en"));
    }
}

//! Plain text out of what pages write into attributes and JSON, and its comparison.

use crate::order::sort;
use foldhash::fast::FixedState;
use std::hash::BuildHasher;

/// Character references that are found escaped twice in the wild, beside the numeric ones.
const REFERENCES: &[(&str, char)] = &[
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("shy", '\u{ad}'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("aacute", 'á'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
];

/// Longest name of a reference that is looked for, in bytes.
const LONGEST_REFERENCE: usize = 8;

/// One line of text: character references resolved, tags dropped, white space collapsed, characters
/// of no width removed.
pub(super) fn plain(text: &str) -> String {
    squash(&untag(&unescape(text)))
}

/// White space collapsed to single spaces and trimmed; characters of no width removed.
pub(super) fn squash(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|&c| !is_void(c)));
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_void(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}')
}

/// Resolves character references.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        match reference(tail) {
            Some((c, length)) => {
                out.push(c);
                rest = tail.get(length..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = tail.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character that a reference at the start of `text` stands for, and its length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.get(1..)?;
    let end = body.bytes().take(LONGEST_REFERENCE + 1).position(|b| b == b';')?;
    let name = body.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => char::from_u32(u32::from_str_radix(hex.get(1..)?, 16).ok()?)?,
        Some(decimal) => char::from_u32(decimal.parse().ok()?)?,
        None => REFERENCES.iter().find(|(n, _)| *n == name)?.1,
    };
    Some((c, end + 2))
}

/// Drops what stands between `<` and `>` where it looks like a tag.
fn untag(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let looks =
            tail.get(1..).is_some_and(|t| t.starts_with(|c: char| c == '/' || c == '!' || c.is_ascii_alphabetic()));
        match tail.find('>').filter(|_| looks) {
            Some(end) => {
                out.push(' ');
                rest = tail.get(end + 1..).unwrap_or("");
            }
            None => {
                // No tag ends after this one: the rest is text.
                out.push_str(if looks { tail } else { "<" });
                rest = if looks { "" } else { tail.get(1..).unwrap_or("") };
            }
        }
    }
    out.push_str(rest);
    out
}

/// Letters and digits in lower case, all else as single spaces: for comparison.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !is_apostrophe(c) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ')
}

/// [`fold`] without the spaces: for names that a host writes as one word.
pub(super) fn fold_tight(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How alike two texts are: words in common (as a share of the longer text and of the shorter
/// one), 0 to 1. Works on [`fold`]ed text; characters stand for words where there are no spaces.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return if a.is_empty() { 0.0 } else { 1.0 };
    }
    let (a, b) = (units(a), units(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * common(&a, &b) as f32 / (a.len() + b.len()) as f32
}

/// Sorted hashes of words, or of characters where the text has scripts without spaces.
fn units(text: &str) -> Vec<u32> {
    let hash = |unit: &str| FixedState::default().hash_one(unit) as u32;
    let mut hashes: Vec<u32> = match text.is_ascii() || !text.chars().any(super::words::is_spaceless) {
        true => text.split(' ').filter(|word| !word.is_empty()).map(hash).collect(),
        false => text.chars().filter(|c| *c != ' ').map(|c| hash(c.encode_utf8(&mut [0; 4]))).collect(),
    };
    sort(&mut hashes);
    hashes
}

/// Size of the intersection of two sorted bags.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut n = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                n += 1;
                a.next();
                b.next();
            }
        }
    }
    n
}

/// Whether the words of `part` stand in `whole` one after another. Both [`fold`]ed.
pub(super) fn holds_words(whole: &str, part: &str) -> bool {
    !part.is_empty()
        && whole.match_indices(part).any(|(at, _)| {
            let before = whole.get(..at).is_none_or(|s| s.is_empty() || s.ends_with(' '));
            let after = whole.get(at + part.len()..).is_none_or(|s| s.is_empty() || s.starts_with(' '));
            before && after
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_resolves_and_strips() {
        assert_eq!(plain("Tom &amp;  Jerry&#8217;s <b>day</b>\n"), "Tom & Jerry’s day");
        assert_eq!(plain("a < b &unknown; &#xD800; &"), "a < b &unknown; &#xD800; &");
        assert_eq!(plain("so \u{200b}quiet\u{ad}ly"), "so quietly");
    }

    #[test]
    fn fold_keeps_letters() {
        assert_eq!(fold("  It’s “Über”-good! "), "its über good");
        assert_eq!(fold_tight("The Daily-Bugle"), "thedailybugle");
    }

    #[test]
    fn likeness_is_symmetric_and_bounded() {
        assert_eq!(likeness("a b c", "a b c"), 1.0);
        assert_eq!(likeness("", ""), 0.0);
        assert!(likeness("how to bake bread", "how to bake good bread at home") > 0.7);
        assert!(likeness("日本語の見出し", "日本語の見出しです") > 0.8);
        assert!(likeness("one two", "three four") < 0.01);
    }

    #[test]
    fn words_are_whole() {
        assert!(holds_words("the daily bugle", "daily bugle"));
        assert!(!holds_words("the daily bugles", "daily bugle"));
    }
}

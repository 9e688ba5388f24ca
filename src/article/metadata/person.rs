//! Names of people out of bylines in many languages.

use super::lexicon::{
    AFTER, AFTER_NAME, AND, BEFORE, BEFORE_IN, BY, NO_NAMES, NOT_THE_TEXT, ORGANIZATIONS, PARTICLES, ROLES, WRITTEN,
};
use super::text::{fold, squash};
use super::written;

/// Longest name, in characters.
const LONGEST: usize = 100;
/// Most words of a name in a visible byline.
const MOST_WORDS: usize = 5;

/// A name that a machine states: cleaned, or none where it is no name.
pub(super) fn stated(text: &str) -> Option<String> {
    let text = squash(text);
    let text = without_lead(&text, "").0.trim_end_matches([',', '|', '-', '–', ';', ' ']);
    // The point of an initial is part of the name.
    let initial = text.rsplit(' ').next().is_some_and(|w| w.chars().count() == 2);
    let text = if initial { text } else { text.trim_end_matches('.') };
    let text = if text.contains('(') { text } else { text.trim_end_matches(')') };
    let text = text.split_once(" | ").map_or(text, |(name, _)| name);
    let text = text.split_once(" - ").filter(|(_, post)| is_role(post)).map_or(text, |(name, _)| name);
    is_name(text).then(|| text.to_owned())
}

/// `Loom, Ada` as `Ada Loom`: how libraries write names, which several in a row would hide.
pub(super) fn forename_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') && !is_role(first) => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

/// Whether a text can be a name at all.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && text.chars().count() <= LONGEST
        && !text.contains("://")
        && !text.contains("www.")
        && !text.contains('@')
        && !text.contains(['{', '}', '<', '>', '_', '=', ':', '?', '!'])
        && !NO_NAMES.contains(&fold(text).as_str())
        && (text.contains(',') || text.split(' ').count() <= MOST_STATED)
}

/// Most words of a stated name that is no list of names.
const MOST_STATED: usize = 8;

/// Whether a name reads as one that was chosen to log in with: one word of small letters, digits
/// and marks.
pub(super) fn is_account(name: &str) -> bool {
    !name.contains(' ')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

/// Whether a text reads as a person's full name and nothing else: two to four words, each with a
/// capital, none all in capitals but for initials.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (2..=4).contains(&words.len())
        && is_person(text)
        && words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')))
        && words.iter().filter(|w| w.chars().count() > 2).count() >= 2
}

/// The name after "by" where it is no person's: a desk, a team, a company.
pub(super) fn desk(text: &str, language: &str) -> Option<String> {
    let (rest, led) = without_lead(text, language);
    let few = rest.split(' ').count() <= MOST_DESK && rest.starts_with(char::is_uppercase);
    (led && few).then(|| stated(rest)).flatten()
}

/// Most words of such a name.
const MOST_DESK: usize = 4;

/// The names after "written by" and its kin, wherever in a line.
pub(super) fn names_written(text: &str, language: &str) -> Vec<String> {
    let found = first_written(text);
    found.map_or(Vec::new(), |(at, length)| names(text.get(at + length..).unwrap_or(""), language))
}

/// Where the first of the words for "written by" stands, and its length. All of them end in one of a
/// few letters and a space.
fn first_written(text: &str) -> Option<(usize, usize)> {
    let ends = text.match_indices(' ').map(|(at, _)| &text[..=at]);
    let likely = ends.filter(|to| LAST.contains(&to.as_bytes().iter().rev().nth(1).copied().unwrap_or(0)));
    let starts = |to: &str| WRITTEN.iter().filter(|w| to.ends_with(**w)).map(|w| (to.len() - w.len(), w.len())).min();
    likely.filter_map(starts).min()
}

/// The letters before the space at the end of [`WRITTEN`].
const LAST: &[u8] = b"ynrafv:";

/// What follows a word for "by" within a line, where it reads as a name.
pub(super) fn names_within(text: &str, language: &str) -> Vec<String> {
    let by = BY.iter().filter_map(|b| Some((text.find(b)?, b.len()))).min();
    let Some((at, length)) = by else { return Vec::new() };
    let before = fold(text.get(..at).unwrap_or(""));
    if before.split(' ').next_back().is_some_and(|w| NOT_THE_TEXT.contains(&w)) {
        return Vec::new();
    }
    let found = names(text.get(at + length..).unwrap_or(""), language);
    if found.first().is_some_and(|n| n.contains(' ')) { found } else { Vec::new() }
}

/// What follows "by" and its kin, and whether there was such a word.
pub(super) fn without_lead<'t>(text: &'t str, language: &str) -> (&'t str, bool) {
    let primary = language.split('-').next().unwrap_or("");
    let own = BEFORE_IN.iter().filter(|(_, languages)| languages.contains(&primary)).map(|(b, _)| b);
    let leads: Vec<&&str> = BEFORE.iter().chain(own).collect();
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut found = false;
    for _ in 0..MOST_LEADS {
        match leads.iter().find_map(|b| strip_word(rest, b)) {
            Some(after) => (rest, found) = (after, true),
            None => break,
        }
    }
    match without_post(rest) {
        Some(name) => (name, true),
        None => (rest, found),
    }
}

/// The name before a word that says that it is the writer's: `김하늘 기자`, `山田記者`.
fn without_post(text: &str) -> Option<&str> {
    let (at, _) = AFTER_NAME.iter().filter_map(|w| Some((text.find(w)?, w))).min_by_key(|(at, w)| (*at, w.len()))?;
    let name = text.get(..at)?.trim_end();
    (!name.is_empty() && name.chars().count() <= MOST_BEFORE_POST).then_some(name)
}

/// Most characters of a name before such a word: in its scripts, names are short.
const MOST_BEFORE_POST: usize = 6;

/// Words before a name that are taken off: "Author: written by".
const MOST_LEADS: usize = 3;

/// Whether two characters are one letter, capital or small.
fn is_same_letter(a: char, b: char) -> bool {
    let is_ascii = a.is_ascii() && b.is_ascii();
    a == b || if is_ascii { a.eq_ignore_ascii_case(&b) } else { a.to_lowercase().eq(b.to_lowercase()) }
}

/// `text` without `word` and the marks after it. A name may begin with the same letters: a space
/// or a colon must follow, but for scripts that write no spaces.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut chars = text.char_indices();
    for w in word.chars() {
        let (_, c) = chars.next()?;
        if !is_same_letter(c, w) {
            return None;
        }
    }
    let after = chars.as_str();
    let apart =
        after.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '｜' | '|' | '-' | '–'));
    let spaceless = word.chars().all(|c| super::words::is_spaceless(c) || !c.is_alphanumeric());
    (apart || spaceless && !after.is_empty()).then(|| after.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// The names in a visible byline, what is no name cut off; empty where it holds none.
pub(super) fn names(text: &str, language: &str) -> Vec<String> {
    let text = squash(text);
    let rest = without_lead(&text, language).0;
    let rest = match written::first(rest, language) {
        Some(found) => rest.get(..found.at).unwrap_or(""),
        None => rest,
    };
    let end = rest.find(['|', '·', '•', '—', '(', '[', '/', ':', '\u{b7}', '»', '>', '"', '“']).unwrap_or(rest.len());
    let end = rest.find(" - ").or_else(|| rest.find(" – ")).map_or(end, |at| at.min(end));
    let mut out: Vec<String> = Vec::new();
    for part in split(rest.get(..end).unwrap_or("")) {
        let name = cut(&part);
        // After the first, a part that is no full name is a title, a role or a place.
        if !is_person(&name) || (!out.is_empty() && (!name.contains(' ') || is_role(&name))) {
            break;
        }
        out.push(name);
    }
    out
}

/// Whether a part after a name is a title, a post or a place of work.
pub(super) fn is_role(part: &str) -> bool {
    fold(part).split(' ').any(|w| ROLES.contains(&w))
}

/// Whether a text has a word of companies, desks or publications.
pub(super) fn is_organization(text: &str) -> bool {
    fold(text).split(' ').any(|w| ORGANIZATIONS.contains(&w) || ROLES.contains(&w))
}

/// The parts of a list of names.
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in text.split(' ') {
        let ends = word.ends_with([',', ';', '、', '،']);
        let word = word.trim_end_matches([',', ';', '、', '،']);
        let joins = AND.contains(&word.to_lowercase().as_str());
        if let Some(part) = parts.last_mut().filter(|_| !joins) {
            if !part.is_empty() {
                part.push(' ');
            }
            part.push_str(word);
        }
        if (ends || joins) && parts.last().is_some_and(|p| !p.is_empty()) {
            parts.push(String::new());
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

/// A name up to the first word that cannot be part of one.
fn cut(part: &str) -> String {
    let words = part.split(' ').take_while(|w| {
        let low = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !ends_name(&low) && !w.starts_with('@') && !w.starts_with(|c: char| c.is_ascii_digit())
    });
    let mut words: Vec<&str> = words.collect();
    // A name twice: of a picture or link, and of the line.
    let half = words.len() / 2;
    if half >= 2 && words.get(..half) == words.get(half..) {
        words.truncate(half);
    }
    words.join(" ").trim_end_matches(['-', '–', '.', ',']).trim().to_owned()
}

/// Whether a word cannot be part of a name; in scripts without spaces, whether one begins it.
fn ends_name(word: &str) -> bool {
    let begins = |after: &&&str| after.starts_with(super::words::is_spaceless) && word.starts_with(**after);
    AFTER.contains(&word) || AFTER.iter().any(|after| begins(&after))
}

/// Whether a text reads as one person's name: few words, each with a capital where the script
/// has them, but for particles.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let proper = |w: &&str| {
        let first = w.chars().find(|c| c.is_alphabetic());
        first.is_some_and(|c| !c.is_lowercase()) || PARTICLES.contains(w)
    };
    is_name(name) && words.len() <= MOST_WORDS && words.iter().all(proper) && !name.contains(['?', '!', '%', '$', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_names() {
        assert_eq!(stated("By Ada Loom").as_deref(), Some("Ada Loom"));
        assert_eq!(stated("Byron Weft").as_deref(), Some("Byron Weft"));
        assert_eq!(stated("Dr. Marna van der Merwe").as_deref(), Some("Dr. Marna van der Merwe"));
        for no in ["admin", "https://example.org/ada", "ada@example.org", "", "{{author}}", "7"] {
            assert_eq!(stated(no), None, "{no}");
        }
    }

    #[test]
    fn posts_and_order() {
        assert_eq!(stated("Ada Loom - Editorial Team").as_deref(), Some("Ada Loom"));
        assert_eq!(forename_first("Loom, Ada M."), "Ada M. Loom");
        assert_eq!(forename_first("Ada Loom"), "Ada Loom");
    }

    #[test]
    fn visible_bylines() {
        for (line, want) in [
            ("By Ada Loom and Ben Weft, Staff Writers", &["Ada Loom", "Ben Weft"][..]),
            ("By Ada Loom | Updated January 3, 2024", &["Ada Loom"]),
            ("Written by: Ada Loom, MD, PhD", &["Ada Loom"]),
            ("Von Käthe van der Weide, 3. Januar 2024", &["Käthe van der Weide"]),
            ("Par Élise Navette et Jean Trame", &["Élise Navette", "Jean Trame"]),
            ("Por Inés Telar 3 de enero de 2024", &["Inés Telar"]),
            ("Автор: Анна Ткач", &["Анна Ткач"]),
            ("作者：王小明", &["王小明"]),
            ("بقلم: أحمد النساج", &["أحمد النساج"]),
            ("كتبت: ليلى المكوك", &["ليلى المكوك"]),
            ("김하늘 기자", &["김하늘"]),
            ("文・山田織子 写真・鈴木写", &["山田織子"]),
            ("本报记者 王小梭", &["王小梭"]),
            ("Text: Åsa Varp Foto: Per Bild", &["Åsa Varp"]),
            ("Liz Loom Former Weaver", &["Liz Loom"]),
            ("by the light of the moon they wove", &[]),
            ("Subscribe", &[]),
        ] {
            let language = if line.starts_with("Von") { "de-AT" } else { "en" };
            assert_eq!(names(line, language), want, "{line}");
        }
    }

    #[test]
    fn names_within_lines() {
        assert_eq!(names_within("03/01/2017 by Ada Loom, Member of the Guild", "en"), ["Ada Loom"]);
        assert!(names_within("Photo by Ada Loom", "en").is_empty());
        assert!(names_within("Woven by hand in Bruges", "en").is_empty());
    }

    #[test]
    fn full_names_and_accounts() {
        assert!(is_full_name("Ada M. Loom") && is_full_name("Käthe van Weide"));
        assert!(!is_full_name("Weaving") && !is_full_name("5 Ways") && !is_full_name("Read our story"));
        assert!(is_account("andrew.k") && is_account("aloom-2") && !is_account("Ada"));
    }

    #[test]
    fn every_word_for_written_by_is_found() {
        for word in WRITTEN {
            assert_eq!(first_written(&format!("é it was {word}Ada")), Some((10, word.len())), "{word}");
        }
        assert_eq!(first_written("they wrote by night"), None);
    }

    #[test]
    fn leads() {
        assert_eq!(without_lead("Posted by Ada", "en"), ("Ada", true));
        assert_eq!(without_lead("De Weft", "en"), ("De Weft", false));
    }
}

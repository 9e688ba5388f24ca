//! Names of people out of bylines in many languages.

use super::date::Date;
use super::text::{fold, squash};

/// What stands before an author's name, in lower case, longest first where one begins another.
const BEFORE: &[&str] = &[
    // English
    "words and photos by",
    "story and photos by",
    "reviewed and written by",
    "contributed by",
    "submitted by",
    "reported by",
    "published by",
    "article by",
    "posted by",
    "written by",
    "authored by",
    "created by",
    "story by",
    "words by",
    "text by",
    "blog by",
    "post by",
    "review by",
    "about the author",
    "author name",
    "authors",
    "author",
    "byline",
    "by",
    "from",
    // German, Dutch, Scandinavian
    "ein beitrag von",
    "ein artikel von",
    "geschrieben von",
    "verfasst von",
    "veröffentlicht von",
    "autorin",
    "autoren",
    "autor",
    "geschreven door",
    "door",
    "auteur",
    "von",
    "skriven av",
    "skrevet av",
    "skrevet af",
    "publicerad av",
    "tekst",
    "text",
    "av",
    "af",
    // Romance
    "écrit par",
    "rédigé par",
    "publié par",
    "propos recueillis par",
    "par",
    "escrito por",
    "publicado por",
    "redacción",
    "por",
    "autora",
    "scritto da",
    "pubblicato da",
    "a cura di",
    "di",
    "da",
    "de",
    "scris de",
    "publicat de",
    // Slavic, Baltic, Finnic, Hungarian, Turkish, Greek
    "napisał",
    "opublikował",
    "napsal",
    "napsala",
    "autoři",
    "autorzy",
    "авторы",
    "автор",
    "текст",
    "от",
    "автори",
    "kirjoittanut",
    "kirjoittaja",
    "teksti",
    "szerző",
    "írta",
    "yazar",
    "yazan",
    "haber",
    "γράφει ο",
    "γράφει η",
    "γράφει",
    "του",
    "της",
    "από",
    // South and East
    "penulis",
    "oleh",
    "tác giả",
    "bởi",
    "theo",
    "โดย",
    "ผู้เขียน",
    "लेखक",
    "द्वारा",
    "بقلم",
    "كتبه",
    "كتب",
    "الكاتب",
    "نویسنده",
    "مאת",
    "מאת",
    "作者",
    "文/",
    "文｜",
    "文：",
    "撰文",
    "记者",
    "記者",
    "執筆者",
    "執筆",
    "著者",
    "筆者",
    "글",
    "기자",
];

/// What never is an author's name, folded.
const NO_NAMES: &[&str] = &[
    "admin",
    "administrator",
    "webmaster",
    "root",
    "user",
    "guest",
    "guest author",
    "unknown",
    "anonymous",
    "null",
    "undefined",
    "none",
    "n a",
    "na",
    "test",
    "wordpress",
    "super user",
    "default",
    "author",
    "authors",
    "by",
    "editor",
    "staff",
    "website",
    "web",
    "home",
    "blog",
    "about",
    "contact",
    "subscribe",
    "share",
    "follow",
    "read more",
    "more",
    "view all posts",
    "see all posts",
    "news",
    "post",
    "posted",
    "written",
    "published",
    "updated",
    "false",
    "true",
    "object object",
    "no author",
    "the author",
    "author bio",
    "view profile",
    "profile",
    "login",
    "log in",
    "sign in",
    "menu",
    "search",
    "comments",
    "facebook",
    "twitter",
    "linkedin",
    "email",
    "siteadmin",
    "site admin",
    "web admin",
    "developer",
    "system",
    "us",
    "the",
    "this",
    "you",
    "me",
    "us on",
    "marketing",
    "content",
    "redaktion",
    "redazione",
    "redaction",
    "redaccion",
];

/// Words that end a name: what follows is a date, a role or a control.
const AFTER: &[&str] = &[
    "published",
    "updated",
    "posted",
    "last",
    "on",
    "at",
    "in",
    "min",
    "mins",
    "minute",
    "minutes",
    "follow",
    "view",
    "read",
    "contributor",
    "senior",
    "staff",
    "writer",
    "reporter",
    "correspondent",
    "editor",
    "author",
    "contributing",
    "special",
    "is",
    "more",
    "share",
    "save",
    "email",
    "twitter",
    "website",
    "linkedin",
    "see",
    "see all",
    "publié",
    "veröffentlicht",
    "publicado",
    "pubblicato",
    "am",
    "le",
    "il",
    "el",
    "um",
    "aktualisiert",
    "опубликовано",
    "with",
    "for",
    "via",
    "who",
    "has",
    "was",
    "written",
    "fact",
    "medically",
    "reviewed",
    "date",
    "ago",
    "comments",
    "comment",
    "photo",
    "photos",
    "photography",
    "updated:",
    "about",
];

/// Longest name, in characters.
const LONGEST: usize = 100;
/// Most words of a name in a visible byline.
const MOST_WORDS: usize = 5;

/// A name that a machine states: cleaned, or none where it is no name.
pub(super) fn stated(text: &str) -> Option<String> {
    let text = squash(text);
    let text = without_lead(&text).0.trim_end_matches([',', '|', '-', '–', ';', '.']).trim();
    let text = if text.contains('(') { text } else { text.trim_end_matches(')') };
    is_name(text).then(|| text.to_owned())
}

/// Whether a text can be a name at all.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && text.chars().count() <= LONGEST
        && !text.contains("://")
        && !text.contains("www.")
        && !text.contains('@')
        && !text.contains(['{', '}', '<', '>', '_', '='])
        && !NO_NAMES.contains(&fold(text).as_str())
        && text.split(' ').count() <= 14
}

/// What follows "by" and its kin, and whether there was such a word.
pub(super) fn without_lead(text: &str) -> (&str, bool) {
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut found = false;
    for _ in 0..3 {
        match BEFORE.iter().find_map(|b| strip_word(rest, b)) {
            Some(after) => (rest, found) = (after, true),
            None => break,
        }
    }
    (rest, found)
}

/// `text` without `word` and the marks after it. A name may begin with the same letters: a space
/// or a colon must follow, but for scripts that write no spaces.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut chars = text.char_indices();
    for w in word.chars() {
        let (_, c) = chars.next()?;
        if c != w && !c.to_lowercase().eq(w.to_lowercase()) {
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
    let rest = without_lead(&text).0;
    let rest = match Date::written(rest, language) {
        Some((at, _)) => rest.get(..at).unwrap_or(""),
        None => rest,
    };
    let end = rest.find(['|', '·', '•', '—', '(', '[', '/', ':', '\u{b7}', '»', '>', '"', '“']).unwrap_or(rest.len());
    let end = rest.find(" - ").or_else(|| rest.find(" – ")).map_or(end, |at| at.min(end));
    let mut out: Vec<String> = Vec::new();
    for part in split(rest.get(..end).unwrap_or("")) {
        let name = cut(&part);
        // After the first, a part that is no full name is a title, a role or a place.
        if !is_person(&name) || (!out.is_empty() && name.split(' ').count() < 2) {
            break;
        }
        out.push(name);
    }
    out
}

/// The parts of a list of names.
fn split(text: &str) -> Vec<String> {
    const AND: &[&str] = &["and", "&", "und", "et", "y", "e", "och", "og", "en", "i", "и", "with", "و"];
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
        !AFTER.contains(&low.as_str()) && !w.starts_with('@') && !w.starts_with(|c: char| c.is_ascii_digit())
    });
    words.collect::<Vec<_>>().join(" ").trim_end_matches(['-', '–', '.', ',']).trim().to_owned()
}

/// Whether a text reads as one person's name: few words, each with a capital where the script
/// has them, but for particles.
fn is_person(name: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "van", "von", "vom", "zu",
        "zur", "der", "den", "ter", "ten", "bin", "ibn", "bint", "al", "el", "af", "av", "y", "e", "of", "the", "ap",
        "mac", "und",
    ];
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
            ("by the light of the moon they wove", &[]),
            ("Subscribe", &[]),
        ] {
            assert_eq!(names(line, "en"), want, "{line}");
        }
    }

    #[test]
    fn leads() {
        assert_eq!(without_lead("Posted by Ada"), ("Ada", true));
        assert_eq!(without_lead("Denise Weft"), ("Denise Weft", false));
    }
}

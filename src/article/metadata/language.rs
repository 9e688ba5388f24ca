//! The language of the article and which way it runs.

use super::Direction;
use super::source::Sources;
use crate::page::{AttrName, Tag};
use std::sync::LazyLock;

/// Scripts that a text is checked for, and the language taken where none is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Tamil,
    Telugu,
    Gujarati,
    Thai,
    Georgian,
    Armenian,
    Hangul,
    Kana,
    Han,
}

/// A script, its ranges of code points, and languages written in it.
type Row = (Script, &'static [(u32, u32)], &'static [&'static str]);

/// Ranges of the scripts, the languages written in them (the first is taken where the text alone
/// decides).
const SCRIPTS: &[Row] = &[
    (Script::Latin, &[(0x41, 0x5a), (0x61, 0x7a), (0xc0, 0x24f), (0x1e00, 0x1eff)], &[]),
    (
        Script::Cyrillic,
        &[(0x400, 0x52f)],
        &["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "bs", "uz", "az"],
    ),
    (Script::Greek, &[(0x370, 0x3ff), (0x1f00, 0x1fff)], &["el"]),
    (
        Script::Arabic,
        &[(0x600, 0x6ff), (0x750, 0x77f), (0xfb50, 0xfdff), (0xfe70, 0xfeff)],
        &["ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug", "az", "pa", "ks"],
    ),
    (Script::Hebrew, &[(0x590, 0x5ff)], &["he", "iw", "yi"]),
    (Script::Devanagari, &[(0x900, 0x97f)], &["hi", "mr", "ne", "sa", "kok", "bho", "mai"]),
    (Script::Bengali, &[(0x980, 0x9ff)], &["bn", "as"]),
    (Script::Gujarati, &[(0xa80, 0xaff)], &["gu"]),
    (Script::Tamil, &[(0xb80, 0xbff)], &["ta"]),
    (Script::Telugu, &[(0xc00, 0xc7f)], &["te"]),
    (Script::Thai, &[(0xe00, 0xe7f)], &["th"]),
    (Script::Georgian, &[(0x10a0, 0x10ff)], &["ka"]),
    (Script::Armenian, &[(0x530, 0x58f)], &["hy"]),
    (Script::Hangul, &[(0x1100, 0x11ff), (0xac00, 0xd7af)], &["ko"]),
    (Script::Kana, &[(0x3040, 0x30ff)], &["ja"]),
    (Script::Han, &[(0x3400, 0x9fff)], &["zh", "yue", "ja", "ko", "lzh", "wuu", "nan"]),
];

/// Frequent short words of languages in Latin script that few of the others have.
const COMMON: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "that", "with", "was", "this", "are"]),
    ("de", &["der", "die", "und", "das", "ist", "nicht", "mit", "den", "von", "ein"]),
    ("fr", &["le", "les", "et", "des", "est", "une", "dans", "pour", "que", "qui"]),
    ("es", &["el", "los", "las", "una", "por", "con", "para", "del", "que", "es"]),
    ("pt", &["o", "os", "uma", "não", "para", "com", "em", "do", "da", "que"]),
    ("it", &["il", "di", "che", "per", "una", "della", "sono", "con", "gli", "è"]),
    ("nl", &["het", "een", "van", "en", "niet", "dat", "voor", "zijn", "met", "op"]),
    ("sv", &["och", "att", "det", "som", "är", "för", "inte", "på", "med", "ett"]),
    ("da", &["og", "det", "er", "af", "ikke", "til", "på", "som", "har", "med"]),
    ("no", &["og", "det", "er", "av", "ikke", "til", "på", "som", "har", "fra"]),
    ("fi", &["ja", "on", "ei", "että", "se", "oli", "ovat", "mutta", "myös", "kun"]),
    ("pl", &["i", "w", "nie", "się", "na", "że", "jest", "do", "to", "przez"]),
    ("cs", &["a", "se", "na", "je", "že", "to", "jsou", "pro", "které", "by"]),
    ("ro", &["și", "în", "de", "la", "nu", "care", "este", "pentru", "din", "cu"]),
    ("hu", &["a", "az", "és", "hogy", "nem", "egy", "is", "meg", "volt", "csak"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok", "olan"]),
    ("id", &["yang", "dan", "di", "ini", "dengan", "untuk", "dari", "tidak", "pada", "itu"]),
    ("vi", &["và", "của", "là", "không", "được", "cho", "các", "có", "trong", "người"]),
];

/// Most characters of the text that are looked at.
const SAMPLE: usize = 20_000;
/// Fewest letters that a text decides by.
const FEW: usize = 60;

/// The language: what the page declares, where the script and the common words of the text do
/// not speak against it; else what they say.
pub(super) fn language(sources: &Sources, script: Option<Script>, sample: &str) -> Option<String> {
    let declared: Vec<String> = declared(sources).collect();
    match script {
        Some(Script::Latin) => latin(declared, sample),
        Some(script) => {
            let (_, _, languages) = SCRIPTS.iter().find(|(s, ..)| *s == script)?;
            let fits = |tag: &String| languages.contains(&primary(tag));
            declared.into_iter().find(fits).or_else(|| Some(by_letters(script, sample, languages.first()?).to_owned()))
        }
        None => declared.into_iter().next(),
    }
}

fn latin(declared: Vec<String>, sample: &str) -> Option<String> {
    let foreign = |tag: &str| {
        SCRIPTS
            .iter()
            .any(|(_, _, l)| l.contains(&tag) && !["sr", "bs", "uz", "az", "ku", "mn", "kk", "tt"].contains(&tag))
    };
    let counts = common_words(sample);
    let best = counts.iter().copied().max_by_key(|&(_, n)| n).filter(|&(_, n)| n >= 12);
    let count = |tag: &str| counts.iter().find(|(l, _)| *l == tag).map(|(_, n)| *n);
    let told = |tag: &String| match (best, count(primary(tag))) {
        // A language that is counted must not be far behind the best.
        (Some((_, most)), Some(own)) => own * 3 >= most,
        (Some((_, most)), None) => most < 60 && !foreign(primary(tag)),
        (None, _) => !foreign(primary(tag)),
    };
    declared.into_iter().find(told).or_else(|| best.map(|(l, _)| l.to_owned()))
}

/// The language that the order of a date in digits follows: an English page of a country other
/// than the United States puts the day first, whatever region it declares.
pub(super) fn of_dates<'t>(tag: &'t str, host: Option<&str>) -> &'t str {
    #[rustfmt::skip]
    const DAY_FIRST: &[&str] = &[
        "uk", "ie", "au", "nz", "in", "za", "sg", "my", "pk", "bd", "lk", "ng", "ke", "gh", "mt", "hk", "ae", "jo", "eu",
        "fr", "de", "es", "it", "nl", "be", "ch", "at", "pt", "dk", "se", "no", "fi", "pl", "gr", "tr", "br", "mx",
    ];
    let country = host.and_then(|h| h.rsplit('.').next()).unwrap_or("");
    if matches!(tag, "en" | "en-US" | "") && DAY_FIRST.contains(&country) { "en-GB" } else { tag }
}

/// How often the text has the common words of each language.
fn common_words(sample: &str) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&str, usize)> = COMMON.iter().map(|(l, _)| (*l, 0)).collect();
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty() && w.len() <= LONGEST) {
        let languages = match word.is_ascii() {
            true => languages_of(key(word.bytes().map(|byte| byte.to_ascii_lowercase()))),
            false => languages_of(key(word.to_lowercase().bytes())),
        };
        let mut rest = languages;
        while rest != 0 {
            counts[rest.trailing_zeros() as usize].1 += 1;
            rest &= rest - 1;
        }
    }
    counts
}

/// Most bytes of a word that is looked up.
const LONGEST: usize = 12;

/// A short word as a number.
fn key(word: impl Iterator<Item = u8>) -> u128 {
    word.take(size_of::<u128>()).fold(0, |key, byte| key << 8 | u128::from(byte))
}

/// The languages (by place in [`COMMON`]) that a word is common in, as bits.
fn languages_of(word: u128) -> u32 {
    static WORDS: LazyLock<Vec<(u128, u32)>> = LazyLock::new(|| {
        let mut all: Vec<(u128, u32)> = Vec::new();
        for (language, (_, words)) in COMMON.iter().enumerate() {
            for key in words.iter().map(|word| key(word.bytes())) {
                match all.binary_search_by_key(&key, |(key, _)| *key) {
                    Ok(at) => all[at].1 |= 1 << language,
                    Err(at) => all.insert(at, (key, 1 << language)),
                }
            }
        }
        all
    });
    WORDS.binary_search_by_key(&word, |(key, _)| *key).map_or(0, |at| WORDS[at].1)
}

/// Letters that tell languages of one script apart.
fn by_letters(script: Script, sample: &str, usual: &'static str) -> &'static str {
    let has = |letters: &str| sample.chars().filter(|c| letters.contains(*c)).count() >= 3;
    match script {
        Script::Cyrillic if has("іїєґ") => "uk",
        Script::Cyrillic if has("ђјљњћџ") => "sr",
        Script::Cyrillic if !has("ыэ") && has("ъ") => "bg",
        Script::Arabic if has("ٹڈڑںے") => "ur",
        Script::Arabic if has("پچژگ") => "fa",
        _ => usual,
    }
}

/// Tags that the page declares, the nearest to the text first, in the case of BCP 47.
fn declared(sources: &Sources) -> impl Iterator<Item = String> {
    let page = sources.page;
    let on = |tag: Tag| {
        let node = page.first(tag);
        node.and_then(|n| page.attr(n, AttrName::LANG).or_else(|| page.attr(n, AttrName::XML_LANG)))
    };
    let items =
        [sources.linked_article(), sources.marked_article()].into_iter().flatten().find_map(|i| i.language.as_deref());
    let meta = sources.meta.first(&["content-language", "language", "dc.language", "dcterms.language", "og:locale"]);
    [on(Tag::HTML), on(Tag::BODY), on(Tag::ARTICLE), items, meta]
        .into_iter()
        .flatten()
        .filter_map(normal)
        .collect::<Vec<_>>()
        .into_iter()
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// A tag in the form of BCP 47: `EN_us` is `en-US`; none where it is no tag.
fn normal(tag: &str) -> Option<String> {
    let tag = tag.split([',', ';']).next()?.trim();
    let mut out = String::new();
    for (i, part) in tag.split(['-', '_', '.']).take(4).enumerate() {
        let sound = part.len() <= 8 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        match (i, part.len()) {
            _ if !sound => return None,
            (0, 2..=3) => out.push_str(&part.to_ascii_lowercase()),
            (0, _) => return by_name(part).map(str::to_owned),
            (_, 4) => out.push_str(&format!(
                "-{}{}",
                part.get(..1)?.to_ascii_uppercase(),
                part.get(1..)?.to_ascii_lowercase()
            )),
            (_, 2) => out.push_str(&format!("-{}", part.to_ascii_uppercase())),
            (_, 3) if part.bytes().all(|b| b.is_ascii_digit()) => out.push_str(&format!("-{part}")),
            _ => break,
        }
    }
    Some(out)
}

fn by_name(name: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
    ];
    NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, l)| *l)
}

fn script_of(c: char) -> Option<usize> {
    let c = c as u32;
    SCRIPTS.iter().position(|(_, ranges, _)| ranges.iter().any(|&(from, to)| (from..=to).contains(&c)))
}

/// The script of most letters. Kana among Han means Japanese.
pub(super) fn dominant(sample: &str) -> Option<Script> {
    let mut counts = vec![0usize; SCRIPTS.len()];
    for i in sample.chars().take(SAMPLE).filter(|c| c.is_alphabetic()).filter_map(script_of) {
        if let Some(n) = counts.get_mut(i) {
            *n += 1;
        }
    }
    let count = |s: Script| SCRIPTS.iter().zip(&counts).find(|((x, ..), _)| *x == s).map_or(0, |(_, n)| *n);
    let (best, n) = SCRIPTS.iter().zip(&counts).map(|((s, ..), n)| (*s, *n)).max_by_key(|&(_, n)| n)?;
    // A word of Han or Hangul has fewer letters than one of Latin.
    let han = count(Script::Han) + count(Script::Kana);
    if n + han < FEW {
        return None;
    }
    if han * 2 >= n && han > 0 {
        return Some(if count(Script::Kana) * 10 >= han { Script::Kana } else { Script::Han });
    }
    Some(if count(Script::Hangul) * 2 >= n { Script::Hangul } else { best })
}

/// Which way the text runs: by its own letters, else as the page says.
pub(super) fn direction(sources: &Sources, script: Option<Script>) -> Direction {
    match script {
        Some(Script::Arabic | Script::Hebrew) => return Direction::Rtl,
        Some(_) => return Direction::Ltr,
        None => {}
    }
    let page = sources.page;
    let declared = [Tag::HTML, Tag::BODY].into_iter().filter_map(|t| page.attr(page.first(t)?, AttrName::DIR)).next();
    if declared.is_some_and(|d| d.eq_ignore_ascii_case("rtl")) { Direction::Rtl } else { Direction::Ltr }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_normalised() {
        for (tag, want) in [
            ("EN_us", Some("en-US")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("de", Some("de")),
            ("english", Some("en")),
            ("x y", None),
            ("", None),
            ("en-US, fr", Some("en-US")),
            ("es-419", Some("es-419")),
        ] {
            assert_eq!(normal(tag).as_deref(), want, "{tag}");
        }
    }

    #[test]
    fn countries_order_dates() {
        assert_eq!(of_dates("en-US", Some("loom.co.uk")), "en-GB");
        assert_eq!(of_dates("en-US", Some("loom.example")), "en-US");
        assert_eq!(of_dates("fr", Some("loom.co.uk")), "fr");
    }

    #[test]
    fn scripts_decide() {
        assert_eq!(dominant(&"это просто текст ".repeat(10)), Some(Script::Cyrillic));
        assert_eq!(dominant(&"これは日本語です".repeat(10)), Some(Script::Kana));
        assert_eq!(dominant(&"这是中文文章 ok ".repeat(20)), Some(Script::Han));
        assert_eq!(dominant("short"), None);
    }

    #[test]
    fn words_speak_against_a_wrong_tag() {
        let german = "Der Hund und die Katze sind nicht mit dem Vogel das ist der Tag und die Nacht ".repeat(5);
        assert_eq!(latin(vec!["en-US".into()], &german).as_deref(), Some("de"));
        assert_eq!(latin(vec!["de-AT".into()], &german).as_deref(), Some("de-AT"));
        assert_eq!(latin(vec!["gsw".into()], "kurz").as_deref(), Some("gsw"));
    }
}

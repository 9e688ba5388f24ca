//! Pages of one article: which address holds the next.
//!
//! An address is of the same article where it is this page's own but for a number (`?page=2`,
//! `/2`, `-2.html`); a link to it counts where its text is that number, or says "next" in one of
//! many languages, or where it says so by `rel`. Both are needed: `rel=next` alone leads to the next
//! *story* on many sites, and so do links that say "next".

use super::url::Address;
use crate::page::{AttrName, NodeId, Page, Tag};
use serde::Serialize;
use std::collections::BTreeMap;
use url::Url;

/// Highest number of a page; beyond it numbers are years and those of stories.
const MOST: u32 = 99;
/// Longest text of a link that says "next", in characters.
const MOST_TEXT: usize = 40;
/// Links of a page that are looked at.
const MOST_LINKS: usize = 20_000;

/// Names of a page's number in a query.
const KEYS: &[&str] = &[
    "page",
    "p",
    "pg",
    "pn",
    "pageno",
    "page_no",
    "pagenum",
    "pagenumber",
    "paged",
    "pagina",
    "seite",
    "strona",
    "sayfa",
];
/// Words before a page's number in a path.
const WORDS: &[&str] = &["page", "pagina", "página", "seite", "strona", "sayfa", "sida", "side", "sivu", "pg", "p"];
/// What parts a number from what stands before it.
const SEPARATORS: &[char] = &['-', '_', ',', '~', '.'];

/// "Next", "on", "next page" in the languages of the web; a text that begins so is a way on.
const NEXT: &[&str] = &[
    "next",
    "continue",
    "weiter",
    "nächste",
    "vor",
    "suivant",
    "page suivante",
    "suite",
    "siguiente",
    "página siguiente",
    "successiv",
    "pagina successiva",
    "avanti",
    "próxim",
    "seguinte",
    "avançar",
    "volgende",
    "nästa",
    "næste",
    "neste",
    "seuraava",
    "następn",
    "dalej",
    "další",
    "ďalš",
    "következő",
    "următo",
    "inainte",
    "sonraki",
    "ileri",
    "επόμεν",
    "следующ",
    "далее",
    "вперед",
    "вперёд",
    "наступн",
    "далі",
    "следващ",
    "sljedeć",
    "sledeć",
    "naslednj",
    "التالي",
    "التالية",
    "הבא",
    "بعدی",
    "अगला",
    "পরবর্তী",
    "ถัดไป",
    "หน้าถัดไป",
    "tiếp",
    "trang sau",
    "berikut",
    "selanjutnya",
    "下一页",
    "下一頁",
    "下页",
    "下頁",
    "次へ",
    "次の",
    "次ページ",
    "다음",
    "›",
    "»",
    "→",
    ">",
    "⟩",
    "▶",
];

/// The page that an article goes on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextPage {
    /// Where it is: of the same origin as this page.
    pub address: String,
    /// Its number.
    pub number: u32,
    /// The highest number that this page leads to.
    pub last: u32,
}

impl NextPage {
    /// The page that comes after this one, where its links lead to one.
    pub fn of(page: &Page) -> Option<NextPage> {
        let here = page.url()?;
        let own = readings(here);
        let mut found: [BTreeMap<u32, String>; MAX_READINGS] = Default::default();
        let links = page.ids().filter(|&id| matches!(page.tag(id), Tag::A | Tag::LINK));
        for link in links.take(MOST_LINKS) {
            let Some(target) = target(page, here, link) else { continue };
            for theirs in readings(&target).into_iter().skip(1) {
                let same = |own: &(usize, &Reading)| own.1.base == theirs.base && theirs.number > own.1.number;
                let mut numbered = own.iter().enumerate().take(MAX_READINGS);
                if let Some((at, own)) = numbered.find(same)
                    && let Some(numbers) = found.get_mut(at)
                    && says_so(page, link, own, &theirs)
                {
                    numbers.entry(theirs.number).or_insert_with(|| target.to_string());
                }
            }
        }
        own.iter().zip(found).find_map(|(own, mut numbers)| {
            let number = own.number + 1;
            let last = *numbers.keys().last()?;
            Some(NextPage { address: numbers.remove(&number)?, number, last })
        })
    }
}

/// Most ways to read one address.
const MAX_READINGS: usize = 4;

/// One way to read an address: what all pages share, and a number.
#[derive(Debug, PartialEq, Eq)]
struct Reading {
    base: String,
    number: u32,
    /// Whether the address says that the number is a page's; else it may be part of a name.
    firm: bool,
}

/// The ways to read an address; the first takes it for a first page, without a number.
fn readings(url: &Url) -> Vec<Reading> {
    let pairs: Vec<(String, String)> = url.query_pairs().map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
    let query = |without: Option<usize>| {
        let others = pairs.iter().enumerate().filter(|(at, (key, _))| Some(*at) != without && !key.starts_with("utm_"));
        others.map(|(_, (key, value))| format!("&{key}={value}")).collect::<String>()
    };
    let path = url.path().trim_end_matches('/');
    let mut out = vec![Reading { base: bare(path) + &query(None), number: 1, firm: true }];
    for (at, (key, value)) in pairs.iter().enumerate() {
        if KEYS.contains(&key.to_ascii_lowercase().as_str())
            && let Some(number) = number(value)
        {
            out.push(Reading { base: bare(path) + &query(Some(at)), number, firm: true });
        }
    }
    if let Some((base, number, firm)) = in_path(path) {
        out.push(Reading { base: base + &query(None), number, firm });
    }
    out.truncate(MAX_READINGS);
    out
}

/// A path without a page's number, the number, and whether it is surely one.
fn in_path(path: &str) -> Option<(String, u32, bool)> {
    let (before, last) = path.rsplit_once('/')?;
    if let Some(number) = number(last) {
        let (above, name) = before.rsplit_once('/').unwrap_or(("", before));
        let named = WORDS.contains(&name.to_lowercase().as_str());
        return Some((bare(if named { above } else { before }), number, true));
    }
    let (stem, ending) = last.rsplit_once('.').filter(|(_, e)| e.len() <= 5).map_or((last, ""), |(s, e)| (s, e));
    let rest = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = number(&stem[rest.len()..])?;
    let rest = rest.trim_end_matches(SEPARATORS);
    let parted = stem.len() > rest.len() + number.to_string().len();
    let lower = rest.to_lowercase();
    let word = WORDS.iter().find(|word| {
        lower.strip_suffix(**word).is_some_and(|before| before.is_empty() || before.ends_with(SEPARATORS))
    });
    let name = word.and_then(|word| rest.get(..rest.len().checked_sub(word.len())?)).unwrap_or(rest);
    let name = name.trim_end_matches(SEPARATORS);
    let ending = if ending.is_empty() || name.is_empty() { String::new() } else { format!(".{ending}") };
    (word.is_some() || parted).then(|| (bare(&format!("{before}/{name}{ending}")), number, word.is_some()))
}

/// A path as it is for all pages: `index.html` is its folder.
fn bare(path: &str) -> String {
    let path = path.trim_end_matches('/');
    match path.rsplit_once('/') {
        Some((folder, file)) if file.starts_with("index.") || file == "index" => folder.to_owned(),
        _ => path.to_owned(),
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| plain && (1..=MOST).contains(n))
}

/// Where a link of the same origin leads, without its fragment.
fn target(page: &Page, here: &Url, link: NodeId) -> Option<Url> {
    let href = page.attr(link, AttrName::HREF).filter(|href| may_be_numbered(href))?;
    let mut url = Url::parse(Address::link(page, href)?.as_str()).ok()?;
    // Pages of comments have numbers of their own.
    let of_comments = ["comment", "cpage", "replytocom"].iter().any(|word| url.as_str().contains(word));
    url.set_fragment(None);
    (url.origin() == here.origin() && !of_comments).then_some(url)
}

/// Whether an address may hold the number of a page, one digit or two at the end of its path's last part or in its
/// query: most do not, and need not be parsed.
fn may_be_numbered(href: &str) -> bool {
    let address = href.trim().split('#').next().unwrap_or("");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    // Parsers take white space out of the midst of an address, and a stroke for another.
    let odd = || path.bytes().any(|b| b.is_ascii_whitespace() || b == b'\\');
    let last = || path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    query.bytes().any(|b| b.is_ascii_digit()) || has_number(last()) || odd()
}

/// Whether one digit or two stand at the end of a name or before its ending, no third before them.
fn has_number(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    [name, stem].into_iter().any(|name| {
        let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits)
    })
}

/// Whether a link says that it leads to a page of this article.
fn says_so(page: &Page, link: NodeId, own: &Reading, theirs: &Reading) -> bool {
    let by_rel = page
        .attr_by_name(link, "rel")
        .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("next")));
    if page.tag(link) == Tag::LINK {
        return by_rel && theirs.firm;
    }
    let text = page.text_below(link);
    let digits = text.trim_matches(|c: char| !c.is_alphanumeric());
    let by_number = number(digits) == Some(theirs.number);
    let follows = theirs.number == own.number + 1;
    let by_word = || {
        let label = page.attr_by_name(link, "aria-label").into_iter().chain(page.attr(link, AttrName::TITLE));
        label.chain([text.as_str()]).any(is_next)
    };
    by_number || follows && theirs.firm && (by_rel || by_word())
}

fn is_next(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().count() <= MOST_TEXT && NEXT.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(address: &str) -> Option<(String, u32)> {
        let url = Url::parse(&format!("https://example.org{address}")).expect("an address");
        readings(&url).into_iter().nth(1).map(|r| (r.base, r.number))
    }

    #[test]
    fn numbers_of_pages_are_read_from_addresses() {
        let story = Some(("/news/story".to_owned(), 3));
        for address in [
            "/news/story/3",
            "/news/story/page/3/",
            "/news/story-3",
            "/news/story,3",
            "/news/story?page=3",
            "/news/story/page3",
        ] {
            assert_eq!(reading(address), story, "{address}");
        }
        assert_eq!(reading("/news/story_2.html"), Some(("/news/story.html".to_owned(), 2)));
        assert_eq!(reading("/news/story-seite-2.html"), Some(("/news/story.html".to_owned(), 2)));
        assert_eq!(reading("/a/index2.html"), None);
        assert_eq!(reading("/2024/story"), None);
        assert_eq!(reading("/news/story12"), None);
        assert_eq!(reading("/news/story-20240117"), None);
    }
}

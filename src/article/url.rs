//! Addresses: resolved against the page, their schemes checked against a list.
//!
//! Parsing follows the URL standard (the crate `url`), as browsers do: control characters and white
//! space around an address and tabs and line ends within it do not count, nor does case in a
//! scheme. What is checked is the parsed form, and the parsed form is what leaves.

use super::pixels::decimal;
use crate::page::{Page, address};
use url::{ParseError, Url};

/// Longest address that is taken, in bytes; longer ones are data in disguise or cut off.
const MAX_LENGTH: usize = 60_000;

/// Schemes a link may lead to.
const LINK: &[&str] = &["http", "https", "mailto", "tel"];
/// Schemes a picture, film or sound may come from; `data` is checked further.
const MEDIA: &[&str] = &["http", "https", "blob", "data"];
/// Pictures that may stand in a `data` address: no SVG, which is a document with scripts.
const DATA: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// An address that may stand in an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(String);

impl Address {
    /// The address of a link, if its scheme is one that a link may have.
    pub fn link(page: &Page, value: &str) -> Option<Address> {
        Self::checked(page, value, LINK)
    }

    /// The address of a picture, film or sound, if its scheme and type are on the list.
    pub fn media(page: &Page, value: &str) -> Option<Address> {
        Self::checked(page, value, MEDIA).filter(|a| !a.is_data() || a.is_picture_data())
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as text, to keep.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether the address holds the thing itself.
    pub fn is_data(&self) -> bool {
        self.0.starts_with("data:")
    }

    fn is_picture_data(&self) -> bool {
        let kind = self.0["data:".len()..].split([';', ',']).next().unwrap_or("");
        DATA.iter().any(|d| d.eq_ignore_ascii_case(kind))
    }

    fn checked(page: &Page, value: &str, schemes: &[&str]) -> Option<Address> {
        let value = value.trim_matches(|c: char| c <= ' ');
        if value.is_empty() || value.len() > MAX_LENGTH {
            return None;
        }
        match address::parse(value, page.base()) {
            Ok(url) => schemes.contains(&url.scheme()).then(|| Address(url.into())),
            // A page without an address: what is relative stays so, and has no scheme to check.
            Err(ParseError::RelativeUrlWithoutBase) => Self::relative(value),
            Err(_) => None,
        }
    }

    fn relative(value: &str) -> Option<Address> {
        let mut out = String::with_capacity(value.len());
        for c in value.chars().filter(|c| !c.is_control()) {
            match c {
                ' ' => out.push_str("%20"),
                '"' => out.push_str("%22"),
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                '\\' => out.push('/'),
                c => out.push(c),
            }
        }
        let again = Url::parse(&out);
        (!out.is_empty() && again == Err(ParseError::RelativeUrlWithoutBase)).then_some(Address(out))
    }
}

/// The name of the place within the page that a link leads to, if it leads to one.
pub fn fragment<'v>(page: &Page, value: &'v str) -> Option<&'v str> {
    let (before, name) = value.trim_matches(|c: char| c <= ' ').split_once('#')?;
    let here = before.is_empty() || page.url().is_some_and(|url| same_document(page, url, before));
    (here && !name.is_empty()).then_some(name)
}

fn same_document(page: &Page, url: &Url, before: &str) -> bool {
    let Ok(mut target) = Url::options().base_url(page.base()).parse(before) else { return false };
    let mut url = url.clone();
    url.set_fragment(None);
    target.set_fragment(None);
    url == target
}

/// One candidate of a `srcset`.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Where the picture is.
    pub address: Address,
    /// Its width in pixels (`w`), where given.
    pub width: Option<u32>,
    /// Its density (`x`), where given.
    pub density: Option<f32>,
}

impl Candidate {
    /// The candidate as it stands in a `srcset`.
    pub fn descriptor(&self) -> String {
        match (self.width, self.density) {
            (Some(w), _) => format!(" {w}w"),
            (None, Some(x)) => format!(" {x}x"),
            (None, None) => String::new(),
        }
    }
}

/// The candidates of a `srcset` whose addresses pass, in order (the HTML standard's splitting: an
/// address runs to white space, commas at its end belong to the list).
pub fn srcset(page: &Page, value: &str) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() || out.len() >= MAX_CANDIDATES {
            return out;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let bare = address.trim_end_matches(',');
        let descriptors = if bare.len() < address.len() { "" } else { after.split(',').next().unwrap_or("") };
        rest = &after[descriptors.len()..];
        if let Some(address) = Address::media(page, bare) {
            out.push(candidate(address, descriptors));
        }
    }
}

/// More candidates than any page has for one picture.
const MAX_CANDIDATES: usize = 32;

fn candidate(address: Address, descriptors: &str) -> Candidate {
    let mut out = Candidate { address, width: None, density: None };
    for word in descriptors.split_ascii_whitespace() {
        if let Some(w) = word.strip_suffix('w').and_then(|w| w.parse().ok()) {
            out.width = Some(w);
        } else if let Some(x) = word.strip_suffix('x').and_then(decimal) {
            out.density = (x > 0.0).then_some(x);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Builder;

    fn page() -> Page {
        Builder::new(Url::parse("https://example.org/a/b.html").ok()).finish()
    }

    #[test]
    fn links_are_resolved() {
        let link = |v| Address::link(&page(), v).map(Address::into_string);
        assert_eq!(link("c.html").as_deref(), Some("https://example.org/a/c.html"));
        assert_eq!(link(" //other.example/x ").as_deref(), Some("https://other.example/x"));
        assert_eq!(link("MAILTO:a@example.org").as_deref(), Some("mailto:a@example.org"));
    }

    #[test]
    fn schemes_outside_the_list_never_pass() {
        let bare = Builder::new(None).finish();
        for page in [&page(), &bare] {
            for value in [
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "\u{1}\u{20}javascript:alert(1)",
                "java\nscript:alert(1)",
                "java\tscript:alert(1)",
                "\u{0}javascript:alert(1)",
                "view-source:javascript:alert(1)",
                "feed:javascript:alert(1)",
                "vbscript:msgbox",
                "data:text/html,<script>alert(1)</script>",
                "blob:https://example.org/1",
                "filesystem:https://example.org/1",
                "file:///etc/passwd",
                "about:blank",
                "chrome://settings",
                "moz-extension://x/y",
            ] {
                assert_eq!(Address::link(page, value), None, "{value:?}");
            }
            for value in [
                "data:image/svg+xml,<svg/>",
                "data:text/html,x",
                "data:,x",
                "javascript:1",
                "DATA:IMAGE/SVG+XML;base64,x",
            ] {
                assert_eq!(Address::media(page, value), None, "{value:?}");
            }
            assert!(Address::media(page, "data:image/PNG;base64,iVBORw0KGgo=").is_some());
        }
    }

    #[test]
    fn a_page_without_address_keeps_relative_ones() {
        let bare = Builder::new(None).finish();
        assert_eq!(Address::link(&bare, "a b\".html").map(Address::into_string).as_deref(), Some("a%20b%22.html"));
    }

    #[test]
    fn srcset_is_split_as_the_standard_says() {
        let got = srcset(&page(), "a,b.jpg 1x, c.jpg 640w,d.jpg, javascript:x 2x,\n e.jpg   2x");
        let got: Vec<String> = got.iter().map(|c| format!("{}{}", c.address.as_str(), c.descriptor())).collect();
        let base = "https://example.org/a/";
        let want = ["a,b.jpg 1x", "c.jpg 640w,d.jpg", "e.jpg 2x"];
        assert_eq!(got[0], format!("{base}{}", want[0]));
        assert_eq!(got.last().map(String::as_str), Some("https://example.org/a/e.jpg 2x"));
    }

    #[test]
    fn places_within_the_page_are_told_from_links() {
        let page = page();
        assert_eq!(fragment(&page, "#note"), Some("note"));
        assert_eq!(fragment(&page, "https://example.org/a/b.html#note"), Some("note"));
        assert_eq!(fragment(&page, "c.html#note"), None);
        assert_eq!(fragment(&page, "#"), None);
    }
}

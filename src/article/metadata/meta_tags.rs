//! `<meta>` elements: Open Graph, Dublin Core, Highwire, parse.ly, Sailthru, Twitter and the rest.

use super::text::plain;
use crate::page::{AttrName, Page, Tag};

/// Most elements that are read.
const MAX_TAGS: usize = 2_000;

/// The `<meta>` elements of a page by their keys in lower case.
#[derive(Clone, Debug, Default)]
pub(super) struct MetaTags {
    /// In the order of the page.
    list: Vec<(String, String)>,
}

impl MetaTags {
    /// Reads those of a page. A key may be in `name`, `property` or `http-equiv`, and be several
    /// keys with spaces between.
    pub fn of(page: &Page) -> MetaTags {
        const KEYS: &[AttrName] = &[AttrName::PROPERTY, AttrName::NAME, AttrName::HTTP_EQUIV];
        let mut list = Vec::new();
        for node in page.ids().filter(|&n| page.tag(n) == Tag::META).take(MAX_TAGS) {
            let Some(value) = page.attr(node, AttrName::CONTENT).map(plain).filter(|v| !v.is_empty()) else { continue };
            for key in KEYS.iter().filter_map(|&k| page.attr(node, k)).flat_map(str::split_whitespace) {
                list.push((key.to_ascii_lowercase(), value.clone()));
            }
        }
        MetaTags { list }
    }

    /// The first value of the first of these keys that the page has.
    pub fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|k| self.all(k).next())
    }

    /// All values of a key.
    pub fn all<'m>(&'m self, key: &str) -> impl Iterator<Item = &'m str> {
        self.list.iter().filter(move |(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Builder;

    #[test]
    fn keys_are_found_wherever_they_stand() {
        let mut b = Builder::new(None);
        b.open("head");
        for (attr, key, value) in [
            ("property", "og:title dc:title", "One"),
            ("name", "Author", " A &amp; B "),
            ("name", "author", "C"),
            ("name", "x", " "),
        ] {
            b.open("meta");
            b.attr(attr, key);
            b.attr("content", value);
            b.close();
        }
        let meta = MetaTags::of(&b.finish());
        assert_eq!(meta.first(&["none", "dc:title"]), Some("One"));
        assert_eq!(meta.all("author").collect::<Vec<_>>(), ["A & B", "C"]);
        assert_eq!(meta.first(&["x"]), None);
    }
}

//! The picture that stands for the article.

use super::LeadImage;
use super::source::Sources;
use super::text::plain;
use crate::page::{AttrName, NodeId, Page, Tag, address};
use url::Url;

/// Parts of an address that say that a picture is of the site and not of the article.
const OF_SITE: &[&str] =
    &["logo", "placeholder", "default", "favicon", "avatar", "sprite", "blank", "spacer", "gravatar", "icon"];

/// Weighs: Open Graph, then the article in JSON-LD and microdata, then Twitter. A logo, a
/// placeholder or an address that is no web address is none.
pub(super) fn lead_image(sources: &Sources) -> Option<LeadImage> {
    let items = [sources.linked_article(), sources.marked_article()];
    let logos: Vec<String> =
        items.into_iter().flatten().flat_map(|i| i.logos.iter()).filter_map(|a| resolve(sources.page, a)).collect();
    let meta = |key| sources.meta.first(&[key]).into_iter();
    let stated = meta("og:image:secure_url")
        .chain(meta("og:image"))
        .chain(meta("og:image:url"))
        .chain(items.into_iter().flatten().flat_map(|i| i.images.iter().map(String::as_str)))
        .chain(meta("twitter:image"))
        .chain(meta("twitter:image:src"))
        .chain(meta("parsely-image-url"));
    let url = stated
        .take(MAX_IMAGES)
        .filter_map(|a| resolve(sources.page, a))
        .find(|u| !logos.contains(u) && !is_of_site(u))?;
    let source = shown(sources.page, &url);
    let alt = source
        .and_then(|n| sources.page.attr(n, AttrName::ALT))
        .or_else(|| sources.meta.first(&["og:image:alt", "twitter:image:alt"]));
    Some(LeadImage { url, alt: alt.map(plain).filter(|a| !a.is_empty()), source })
}

/// Addresses that are tried.
const MAX_IMAGES: usize = 50;

/// An address of the web, resolved against the page.
pub(super) fn resolve(page: &Page, text: &str) -> Option<String> {
    let text = text.trim();
    let url = address::parse(text, page.base()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str().is_some() && !text.is_empty()).then(|| url.into())
}

fn is_of_site(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return true };
    let path = url.path().to_ascii_lowercase();
    let name = path.rsplit('/').find(|s| !s.is_empty()).unwrap_or("");
    let words = super::short::attr_words(name);
    path.ends_with(".svg") || path.ends_with(".ico") || words.iter().any(|w| OF_SITE.contains(&w.as_str()))
}

/// The element that shows the picture: the same file, whatever its size.
fn shown(page: &Page, url: &str) -> Option<NodeId> {
    let wanted = stem(url)?;
    let same = |n: &NodeId| {
        let places = [AttrName::SRC, AttrName::DATA_SRC, AttrName::SRCSET, AttrName::DATA_SRCSET];
        let values = places.into_iter().filter_map(|a| page.attr(*n, a));
        values.filter_map(|v| v.split_whitespace().next()).any(|v| stem(v).is_some_and(|s| s == wanted))
    };
    page.ids().filter(|&n| page.tag(n) == Tag::IMG).take(MAX_ELEMENTS).find(same)
}

/// Pictures of a page that are compared.
const MAX_ELEMENTS: usize = 2_000;

/// The file name of a picture without query, ending and size (`-800x600`, `_small` stays).
fn stem(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next()?;
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let sized = name.rsplit_once('-').filter(|(_, size)| {
        size.split_once('x')
            .is_some_and(|(w, h)| [w, h].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
    });
    let name = sized.map_or(name, |(stem, _)| stem);
    (name.len() >= 4).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_sizes() {
        assert_eq!(stem("https://x.example/a/loom-800x600.jpg?w=3"), Some("loom"));
        assert_eq!(stem("/a/warp-and-weft.webp"), Some("warp-and-weft"));
        assert_eq!(stem("/a/1.jpg"), None);
    }

    #[test]
    fn pictures_of_the_site() {
        assert!(is_of_site("https://x.example/img/site-logo.png"));
        assert!(!is_of_site("https://x.example/img/logos/weaver.jpg"));
        assert!(!is_of_site("https://x.example/iconic-loom.jpg"));
    }
}

//! Values of attributes that hold addresses.

use super::insist;
use stillpage::article::{Attr, Step};
use stillpage::page::html;

const PROSE: &str = "The ferry came late that morning, as it had every morning since the storm, and nobody on the quay said a word about it.";

/// As an attribute value between double quotes, so that the parser gives back what went in.
fn quoted(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

fn is_listed(attr: Attr, value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let web = value.starts_with("https:") || value.starts_with("http:");
    match attr {
        Attr::Href => web || value.starts_with('#') || value.starts_with("mailto:") || value.starts_with("tel:"),
        _ => web || value.starts_with("data:image/") || value.starts_with("blob:"),
    }
}

/// Every address in the article has a scheme of the list.
pub fn address(bytes: &[u8]) {
    let value = quoted(&String::from_utf8_lossy(bytes));
    let source = format!(
        "<p>{PROSE} <a href=\"{value}\">word</a> {PROSE}</p><figure><img src=\"{value}\" srcset=\"{value}\" alt=\"a\"><figcaption>{PROSE}</figcaption></figure><p>{PROSE}</p><video controls src=\"{value}\" poster=\"{value}\"></video><p>{PROSE}</p>"
    );
    let Ok(page) = html::parse(&source, url::Url::parse("https://site.example/a/b.html").ok()) else { return };
    let Some(reading) = insist(&page) else { return };
    for step in reading.article.body.walk() {
        let Step::Open(_, element, attrs) = step else { continue };
        for (attr, value) in attrs.iter().filter(|(attr, _)| matches!(attr, Attr::Href | Attr::Src | Attr::Poster)) {
            assert!(is_listed(*attr, value), "{element:?} {attr:?} {value:?}");
        }
    }
}

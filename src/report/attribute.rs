//! What becomes of attributes in a report: one table.

use super::cipher::{Cipher, Ciphers};
use crate::feature::{Address, owner};

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It stays: a word of HTML, schema.org or the like.
    Stays,
    /// Its words are names.
    Name,
    /// It is text.
    Text,
    /// What hides an element stays of a style.
    Style,
    /// Its words are those of an address; it leads nowhere.
    Address,
    /// The type that a page gives itself stays, other contents are text.
    Content,
    /// It goes; that it was there stays.
    Goes,
}

const FATES: &[(Fate, &[&str])] = &[
    (
        Fate::Stays,
        &[
            "role",
            "itemprop",
            "itemtype",
            "itemscope",
            "type",
            "rel",
            "property",
            "lang",
            "xml:lang",
            "dir",
            "hidden",
            "aria-hidden",
            "colspan",
            "rowspan",
            "scope",
            "open",
            "http-equiv",
            "charset",
            "display",
        ],
    ),
    (Fate::Name, &["class", "id", "aria-label", "data-testid"]),
    (Fate::Text, &["alt", "title", "placeholder"]),
    (Fate::Address, &["href"]),
    (Fate::Style, &["style"]),
    (Fate::Content, &["content"]),
];

/// Declarations of a style that features look for, as they look for them.
const HIDING: &[&str] = &["display:none", "display: none", "visibility:hidden", "visibility: hidden"];

/// An element as far as the fate of its attributes rests on it.
pub struct Owner<'a> {
    /// Whether it is a `meta`, whose name says what its content is.
    pub is_meta: bool,
    /// The property that a `meta` gives.
    pub property: Option<&'a str>,
}

/// The value that an attribute has in a report.
pub fn value(owner: &Owner, name: &str, value: &str, ciphers: &mut Ciphers) -> String {
    match fate(owner, name) {
        Fate::Stays => value.to_owned(),
        Fate::Name => ciphers.names.name(value),
        Fate::Text => ciphers.text.text(value),
        Fate::Style => HIDING.iter().filter(|hiding| value.contains(**hiding)).copied().collect::<Vec<_>>().join(";"),
        Fate::Address => link(value, ciphers),
        Fate::Content => content(owner, value, &mut ciphers.text),
        Fate::Goes => String::new(),
    }
}

fn fate(owner: &Owner, name: &str) -> Fate {
    if name == "name" && owner.is_meta {
        return Fate::Stays;
    }
    FATES.iter().find(|(_, names)| names.contains(&name)).map_or(Fate::Goes, |(fate, _)| *fate)
}

/// An address of the same shape, on this site or another as it was: of the host the first name, of the
/// path all words, of others than the web's only the scheme.
fn link(href: &str, ciphers: &mut Ciphers) -> String {
    let address = Address::of(href);
    let path = ciphers.links.address(address.path);
    let Some(host) = address.host else {
        let scheme = href.split_once(':').map(|(scheme, _)| scheme).filter(|_| address.path.is_empty());
        return scheme.map_or(path, |scheme| scheme.trim().to_owned() + ":");
    };
    let site = if ciphers.home.as_deref() == Some(owner(host)) { "page.invalid" } else { "other.invalid" };
    let first = host.trim_start_matches("www.").split('.').next().unwrap_or("");
    format!("https://{}.{site}{path}", ciphers.links.address(first))
}

fn content(owner: &Owner, value: &str, cipher: &mut Cipher) -> String {
    if owner.property == Some("og:type") { value.to_owned() } else { cipher.text(value) }
}

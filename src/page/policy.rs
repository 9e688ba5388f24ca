//! What of a document enters a [`Page`](super::Page): one table for all front ends.

use super::Tag;

/// What happens to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Enters with what lies in it.
    Keep,
    /// Enters alone; what lies in it is passed over.
    Hollow,
    /// Passed over; what lies in it enters in its place.
    Pass,
    /// Passed over with all that lies in it.
    Skip,
}

impl Policy {
    /// The policy for an element. `kind` is the `type` attribute, which decides for scripts:
    /// only data that is part of what a page says (JSON-LD, formulas in TeX or MathML) enters.
    /// The shell's `walk.js` holds the same table for the subtrees it need not walk.
    pub fn of(tag: Tag, kind: Option<&str>) -> Policy {
        match tag {
            Tag::STYLE | Tag::TEMPLATE | Tag::DATALIST | Tag::NOEMBED | Tag::NOFRAMES => Policy::Skip,
            Tag::SCRIPT if Self::is_data(kind) => Policy::Keep,
            Tag::SCRIPT => Policy::Skip,
            Tag::SVG | Tag::CANVAS | Tag::SELECT | Tag::TEXTAREA | Tag::OBJECT => Policy::Hollow,
            Tag::SLOT => Policy::Pass,
            _ => Policy::Keep,
        }
    }

    /// [`Policy::of`] by the spelling of the element name.
    pub fn of_name(name: &str, kind: Option<&str>) -> Policy {
        Policy::of(Tag::from_name(name).unwrap_or(Tag::TEXT), kind)
    }

    fn is_data(kind: Option<&str>) -> bool {
        let kind = kind.unwrap_or("").trim().to_ascii_lowercase();
        kind.starts_with("application/ld+json") || kind.starts_with("math/")
    }
}

/// Frames within frames that are entered.
#[cfg(any(test, feature = "html", feature = "document"))]
pub(super) const MAX_FRAMES: u8 = 8;

/// Elements that may hold a shadow tree, besides custom elements: the DOM standard's "valid shadow
/// host name".
#[cfg(any(test, feature = "html", feature = "document"))]
pub(super) const HOSTS: &[Tag] = &[
    Tag::ARTICLE,
    Tag::ASIDE,
    Tag::BLOCKQUOTE,
    Tag::BODY,
    Tag::DIV,
    Tag::FOOTER,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::HEADER,
    Tag::MAIN,
    Tag::NAV,
    Tag::P,
    Tag::SECTION,
    Tag::SPAN,
];

/// Whether an element may hold a shadow tree.
#[cfg(any(test, feature = "html", feature = "document"))]
pub(super) fn is_host(tag: Tag, name: &str) -> bool {
    HOSTS.contains(&tag) || name.contains('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::name::Names;

    /// The words of a constant of `walk.js`.
    fn list(name: &str) -> Vec<String> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/page/walk.js");
        let source = std::fs::read_to_string(path).expect("walk.js");
        let rest = source.split_once(&format!("const {name} =")).expect("the constant").1;
        let value = rest.split_once(';').expect("its end").0;
        value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn capture_js_holds_the_same_tables() {
        let (skip, hollow, pass, hosts) = (list("SKIP"), list("HOLLOW"), list("PASS"), list("HOSTS"));
        let names = Names::default();
        for tag in (1..).map(Tag).take_while(|tag| tag.known().is_some()) {
            let name = names.tag(tag);
            let is_in = |list: &[String]| list.iter().any(|n| n == name);
            let expected = match () {
                _ if is_in(&skip) || tag == Tag::SCRIPT => Policy::Skip,
                _ if is_in(&hollow) => Policy::Hollow,
                _ if is_in(&pass) => Policy::Pass,
                _ => Policy::Keep,
            };
            assert_eq!(Policy::of(tag, None), expected, "{name}");
            assert_eq!(HOSTS.contains(&tag), is_in(&hosts), "{name}");
        }
        let known = |list: Vec<String>| list.iter().all(|name| Tag::from_name(name).is_some());
        assert!(known(skip) && known(hollow) && known(pass) && known(hosts));
    }

    #[test]
    fn scripts_enter_where_they_are_data() {
        assert_eq!(Policy::of(Tag::SCRIPT, Some(" Application/LD+JSON; charset=utf-8")), Policy::Keep);
        assert_eq!(Policy::of(Tag::SCRIPT, Some("math/tex")), Policy::Keep);
        assert_eq!(Policy::of(Tag::SCRIPT, Some("application/json")), Policy::Skip);
    }
}

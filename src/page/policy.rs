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
    /// The shell's `capture.js` holds the same table for the subtrees it need not walk.
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

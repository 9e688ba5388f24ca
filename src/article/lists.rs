//! Lists: numbering kept.

use super::Attr;
use super::compose::Attrs;
use crate::page::{AttrName, NodeId, Page};

/// Attributes of an ordered list: where it starts, which way and in which signs it counts.
pub(super) fn ordered(page: &Page, id: NodeId) -> Attrs {
    let by_attr = page.attr(id, AttrName::TYPE).filter(|k| matches!(*k, "a" | "A" | "i" | "I"));
    let kind = by_attr.or_else(|| type_by_style(page, id));
    let mut out = counted(number(page, id, AttrName::START).unwrap_or(1), kind);
    if page.attr(id, AttrName::REVERSED).is_some() {
        out.push((Attr::Reversed, String::new()));
    }
    out
}

/// The same, by the number that it starts with and the signs that it counts in.
pub(super) fn counted(start: i32, kind: Option<&str>) -> Attrs {
    let mut out = Attrs::new();
    if start != 1 {
        out.push((Attr::Start, start.to_string()));
    }
    if let Some(kind) = kind {
        out.push((Attr::Type, kind.to_owned()));
    }
    out
}

/// The signs that the list's own style counts in.
fn type_by_style(page: &Page, id: NodeId) -> Option<&'static str> {
    let (_, value) = page.attr(id, AttrName::STYLE)?.split_once("list-style")?;
    let words = value.split(';').next()?.split(|c: char| c != '-' && !c.is_ascii_alphabetic());
    words.filter_map(|word| TYPES.iter().find(|(name, _)| *name == word)).map(|(_, kind)| *kind).next()
}

/// Signs as style sheets name them, and as HTML does.
const TYPES: &[(&str, &str)] = &[
    ("lower-alpha", "a"),
    ("lower-latin", "a"),
    ("upper-alpha", "A"),
    ("upper-latin", "A"),
    ("lower-roman", "i"),
    ("upper-roman", "I"),
];

/// Attributes of an item: its number, where it is given.
pub(super) fn item(page: &Page, id: NodeId) -> Attrs {
    number(page, id, AttrName::VALUE).map(|n| vec![(Attr::Value, n.to_string())]).unwrap_or_default()
}

fn number(page: &Page, id: NodeId, name: AttrName) -> Option<i32> {
    page.attr(id, name)?.trim().parse().ok()
}

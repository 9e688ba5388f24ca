//! Lists: numbering kept.

use super::Attr;
use super::compose::Attrs;
use crate::page::{AttrName, NodeId, Page};

/// Attributes of an ordered list: where it starts, which way and in which signs it counts.
pub(super) fn ordered(page: &Page, id: NodeId) -> Attrs {
    let mut out = Attrs::new();
    if let Some(start) = number(page, id, AttrName::START).filter(|&n| n != 1) {
        out.push((Attr::Start, start.to_string()));
    }
    if page.attr(id, AttrName::REVERSED).is_some() {
        out.push((Attr::Reversed, String::new()));
    }
    if let Some(kind) = page.attr(id, AttrName::TYPE).filter(|k| matches!(*k, "a" | "A" | "i" | "I")) {
        out.push((Attr::Type, kind.to_owned()));
    }
    out
}

/// Attributes of an item: its number, where it is given.
pub(super) fn item(page: &Page, id: NodeId) -> Attrs {
    number(page, id, AttrName::VALUE).map(|n| vec![(Attr::Value, n.to_string())]).unwrap_or_default()
}

fn number(page: &Page, id: NodeId, name: AttrName) -> Option<i32> {
    page.attr(id, name)?.trim().parse().ok()
}

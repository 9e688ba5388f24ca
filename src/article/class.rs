//! Words of the class of an element.

use crate::page::{AttrName, NodeId, Page};

/// Whether an element has one of these class words.
#[inline(never)]
pub(super) fn has(page: &Page, id: NodeId, list: &[&str]) -> bool {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    class.split_ascii_whitespace().any(|word| list.contains(&word))
}

/// What follows in the first class word that begins so.
#[inline(never)]
pub(super) fn rest<'p>(page: &'p Page, id: NodeId, start: &str) -> Option<&'p str> {
    page.attr(id, AttrName::CLASS)?.split_ascii_whitespace().find_map(|word| word.strip_prefix(start))
}

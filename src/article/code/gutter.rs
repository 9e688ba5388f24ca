//! Line numbers beside code.

use super::{MAX_LEVELS, MAX_LOOK};
use crate::article::class;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Nodes of a gutter that are looked at.
const MAX_GUTTER: usize = 4_096;

/// Class words that highlighters give to line numbers; the text must be numbers besides.
const GUTTER: &[&str] = &[
    "CodeMirror-gutter-wrapper",
    "CodeMirror-linenumber",
    "ace_gutter",
    "blob-num",
    "cm-gutters",
    "crayon-nums",
    "gutter",
    "hljs-ln-line",
    "hljs-ln-numbers",
    "lineno",
    "linenos",
    "linenodiv",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "line-numbers-wrapper",
    "linenumber",
    "linenumbers",
    "lnt",
    "ln",
    "margin-view-overlays",
    "rouge-gutter",
];

fn has_gutter_class(page: &Page, id: NodeId) -> bool {
    class::has(page, id, GUTTER)
}

/// Whether an element holds line numbers and nothing else.
pub(in crate::article) fn is_gutter(page: &Page, id: NodeId) -> bool {
    let numbers = || page.subtree(id).take(MAX_GUTTER).all(|n| is_number(page.text(n)));
    (has_gutter_class(page, id) || is_not_to_be_selected(page, id)) && numbers()
}

/// Whether an element's own style keeps it out of what is selected, as some highlighters mark numbers.
fn is_not_to_be_selected(page: &Page, id: NodeId) -> bool {
    let style = page.attr(id, AttrName::STYLE).unwrap_or("");
    page.tag(id) == Tag::SPAN && style.contains("user-select") && {
        let style: String = style.split_ascii_whitespace().collect();
        style.contains("user-select:none")
    }
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

/// Whether a `pre` is the column of line numbers beside another: lines counted one by one, in a
/// cell or under a class of gutters.
pub(super) fn is_numbering(page: &Page, id: NodeId, text: &str) -> bool {
    if !is_number(text) {
        return false;
    }
    let beside = page.ancestors(id).take(MAX_LEVELS).any(|a| page.tag(a) == Tag::TD || has_gutter_class(page, a));
    let mut numbers = text.split_whitespace().map(str::parse::<u32>);
    let Some(Ok(first)) = numbers.next() else { return false };
    let counted = (first + 1..).zip(numbers).all(|(want, got)| got == Ok(want));
    beside && counted
}

/// Whether a table is code with its line numbers in cells of their own, and holds no `pre`.
pub(super) fn is_listing(page: &Page, table: NodeId) -> bool {
    let nodes = || page.subtree(table).take(MAX_LOOK);
    let numbers = |id: NodeId| {
        let numbered = page.attr_by_name(id, "data-line-number").is_some();
        page.tag(id) == Tag::TD && (numbered || is_gutter(page, id))
    };
    nodes().all(|n| page.tag(n) != Tag::PRE) && nodes().any(numbers)
}

//! What stands beside the text: boxes that call out, and notes that the page holds within a line and
//! shows in its margin or under the pointer.

use crate::page::{AttrName, NodeId, Page, Tag};

/// How far above a part of a box the box may be.
const MAX_LEVELS: usize = 4;

/// Class words of boxes that call out, as systems of documentation and editors name them.
const CALL_OUTS: &[&str] = &[
    "admonition",
    "admonitionblock",
    "alert",
    "call-out",
    "callout",
    "confluence-information-macro",
    "custom-block",
    "kg-callout-card",
    "markdown-alert",
    "notecard",
    "notion-callout",
    "sidebarblock",
    "theme-admonition",
];

/// Class words of notes within a line.
const NOTES: &[&str] = &["ltx_note_outer", "marginnote", "modern-footnotes-footnote__note", "sidenote"];

fn has_word(page: &Page, id: NodeId, list: &[&str]) -> bool {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    class.split_ascii_whitespace().any(|word| list.iter().any(|w| word.eq_ignore_ascii_case(w)))
}

/// Whether a box calls out: the outermost of those that say so.
pub(super) fn is_call_out(page: &Page, id: NodeId) -> bool {
    let is_box = |n: NodeId| matches!(page.tag(n), Tag::DIV | Tag::SECTION) && has_word(page, n, CALL_OUTS);
    is_box(id) && !page.ancestors(id).take(MAX_LEVELS).any(is_box)
}

/// Whether an element is a note within a line.
pub(super) fn is_note(page: &Page, id: NodeId) -> bool {
    page.tag_name(id) == "d-footnote"
        || matches!(page.tag(id), Tag::SPAN | Tag::SMALL)
            && has_word(page, id, NOTES)
            && !page.ancestors(id).take(MAX_LEVELS).any(|n| has_word(page, n, NOTES))
}

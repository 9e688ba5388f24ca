//! Which boxes of a page are comments of readers.

use crate::page::{AttrName, NodeId, Page, Tag};

/// Class words of a box that is one comment.
const CLASSES: &[&str] =
    &["comment", "comment-item", "commentitem", "comment-box", "reply", "comment-reply", "post-comment"];

/// Whether a box is one comment, with the answers to it, that no item of a list is around.
pub(super) fn is_comment(page: &Page, id: NodeId) -> bool {
    let is_box = matches!(page.tag(id), Tag::DIV | Tag::ARTICLE | Tag::SECTION);
    is_box && is_named(page, id) && !page.ancestors(id).take(2).any(|around| page.tag(around) == Tag::LI)
}

fn is_named(page: &Page, id: NodeId) -> bool {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    let is_word = |word: &str| CLASSES.iter().any(|class| word.eq_ignore_ascii_case(class));
    let says = |name: &str, word: &str| page.attr_by_name(id, name).is_some_and(|value| value.trim().ends_with(word));
    class.split_ascii_whitespace().any(is_word) || says("itemtype", "/Comment") || says("role", "comment")
}

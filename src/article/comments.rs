//! What readers wrote below an article, for those who ask: each comment an item of a list, answers
//! in a list within.

use super::select::{Draw, select};
use super::{Body, Metadata};
use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::{Verdict, Verdicts};

/// Class words of a box that is one comment.
const CLASSES: &[&str] =
    &["comment", "comment-item", "commentitem", "comment-box", "reply", "comment-reply", "post-comment"];

/// The comments of a page.
pub fn comments(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Body {
    let list = verdicts.list.iter().map(|verdict| Verdict { keep: verdict.kind == Kind::Comments, ..verdict.clone() });
    let verdicts = Verdicts::known(list.collect(), verdicts.page_type);
    select(page, blocks, &verdicts, &Metadata::default(), Draw::Comments)
}

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

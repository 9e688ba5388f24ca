//! What stands within the text for the page's own use and is not read: links to where one is, numbers
//! of lines, letters that stand twice for those who cannot see the first.

use super::footnotes::Places;
use super::{class, code};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most nodes of a thing that is looked at.
const MAX_NODES: u32 = 12;
/// How far above a text the button that it labels may be.
const MAX_LEVELS: usize = 3;
/// Children beside a text that are looked at.
const MAX_BESIDE: usize = 8;

/// Class words of controls that systems put into the lines of the text.
const CONTROLS: &[&str] = &["ltx_note_mark", "ltx_tag_note", "margin-toggle", "mw-editsection", "tablesaw-cell-label"];
/// Class words of text that only screen readers say.
const SAID_ONLY: &[&str] = &["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"];

/// Class words of the numbers of a printed book's pages.
const PAGE_NUMBERS: &[&str] = &["page-number", "page-num", "pageno", "pagenum", "pagenumber"];
/// Most characters of such a number with what stands around it.
const MAX_PAGE_NUMBER: usize = 16;

/// Whether an element is where a page of a printed book begins, and says no more than its number.
pub(super) fn is_page_number(page: &Page, id: NodeId) -> bool {
    let says_break = |(_, value): (AttrName, &str)| matches!(value.trim(), "doc-pagebreak" | "pagebreak");
    page.end(id).0 - id.0 <= MAX_NODES
        && (class::has(page, id, PAGE_NUMBERS) || page.attrs(id).any(says_break))
        && is_number(&page.text_below(id))
}

/// Whether a text is a number, in Arabic or Roman signs, with no more words than a page has.
fn is_number(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_word = |word: &str| ["p", "pg", "page"].iter().any(|w| word.eq_ignore_ascii_case(w));
    let counts =
        |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || word.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
    text.is_ascii() && text.len() <= MAX_PAGE_NUMBER && words().all(|word| is_word(word) || counts(word))
}

/// Whether an element is not to be read.
pub(super) fn is_furniture(page: &Page, places: &Places, id: NodeId) -> bool {
    let few = page.end(id).0 - id.0 <= MAX_NODES;
    class::has(page, id, CONTROLS)
        || code::is_gutter(page, id)
        || places.leads_here(page, id)
        || few && (code::is_label(page, id) || is_said_otherwise(page, id) || is_button_words(page, id))
        || few && repeats_head(page, id)
}

/// The name of its column in a cell, for narrow screens, where the cell's attribute says the same.
fn repeats_head(page: &Page, id: NodeId) -> bool {
    let cell = page.parent(id).filter(|&cell| page.tag(cell) == Tag::TD && page.end(cell) > page.end(id));
    let heads = ["data-label", "data-title", "data-th", "data-header"];
    let said = cell.and_then(|cell| heads.iter().find_map(|name| page.attr_by_name(cell, name)));
    !page.is_text(id) && said.is_some_and(|said| !said.is_empty() && page.text_below(id).trim() == said.trim())
}

/// What is only seen, beside what says the same to those who hear.
fn is_said_otherwise(page: &Page, id: NodeId) -> bool {
    let hidden = page.attr(id, AttrName::ARIA_HIDDEN).is_some_and(|value| value.trim() == "true");
    let letters = || page.text_below(id).chars().filter(|c| c.is_alphanumeric()).count();
    let said = |parent: NodeId| {
        page.children(parent)
            .take(MAX_BESIDE)
            .any(|n| n != id && class::has(page, n, SAID_ONLY) && stands_by(page, id, n))
    };
    page.tag(id) == Tag::SPAN && hidden && letters() > 0 && page.parent(id).is_some_and(said)
}

/// Whether nothing stands between two elements.
fn stands_by(page: &Page, one: NodeId, other: NodeId) -> bool {
    page.end(one) == other || page.end(other) == one
}

/// What a button around a picture says of itself.
fn is_button_words(page: &Page, id: NodeId) -> bool {
    let button = |&n: &NodeId| page.attr(n, AttrName::ROLE).is_some_and(|role| role.trim() == "button");
    let holds_picture = |n: NodeId| page.subtree(n).take(64).any(|n| page.tag(n) == Tag::IMG);
    page.tag(id) == Tag::SPAN
        && !holds_picture(id)
        && page.ancestors(id).take(MAX_LEVELS).find(button).is_some_and(holds_picture)
}

/// The coloured code that shows what a hidden one right after it is the source of.
pub(super) fn shown_copy(page: &Page, pre: NodeId) -> Option<NodeId> {
    let style = page.attr(pre, AttrName::STYLE).filter(|_| page.tag(pre) == Tag::PRE)?.replace(' ', "");
    if !style.contains("display:none") {
        return None;
    }
    let letters = |n: NodeId| -> String { page.text_below(n).split_whitespace().collect() };
    let parent = page.parent(pre)?;
    let last = NodeId(pre.0.checked_sub(1)?);
    let shown = std::iter::once(last).chain(page.ancestors(last)).find(|&n| page.parent(n) == Some(parent))?;
    (letters(shown) == letters(pre)).then_some(shown)
}

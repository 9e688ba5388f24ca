//! What boxes are by their role, class or text where their name does not say it.

use super::{Element, asides, class};
use crate::block::is_block_level;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most nodes of a line that is looked at as a whole.
const MAX_NODES: u32 = 6;
/// Nodes of an element that are looked through.
const MAX_INSIDE: usize = 32;
/// Most characters of a line of signs that parts two stretches of text.
const MAX_RULE: usize = 16;

/// The element that a box without a meaning of its own is by its role (WAI-ARIA) or class.
pub(super) fn element(page: &Page, id: NodeId) -> Option<Element> {
    let tag = page.tag(id);
    if !matches!(tag, Tag::DIV | Tag::SPAN | Tag::SECTION) {
        return None;
    }
    match page.attr(id, AttrName::ROLE).map_or("", str::trim) {
        "list" => Some(Element::Ul),
        "listitem" => Some(Element::Li),
        "heading" => Some(heading(page.attr_by_name(id, "aria-level"))),
        "note" | "complementary" => Some(Element::Aside),
        _ => asides::is_call_out(page, id).then_some(Element::Aside),
    }
}

fn heading(level: Option<&str>) -> Element {
    match level.map_or("2", str::trim) {
        "3" => Element::H3,
        "4" => Element::H4,
        "5" => Element::H5,
        "6" => Element::H6,
        _ => Element::H2,
    }
}

/// Whether an element is a first letter set large.
pub(super) fn is_drop_cap(page: &Page, id: NodeId) -> bool {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("").to_ascii_lowercase();
    ["dropcap", "drop-cap", "drop_cap"].iter().any(|word| class.contains(word))
}

/// Whether a first letter set large is the start of the word that comes next.
pub(super) fn starts_word(page: &Page, id: NodeId) -> bool {
    let few = page.end(id).0 - id.0 <= MAX_NODES;
    if !few || !is_drop_cap(page, id) || page.text_below(id).chars().filter(|c| c.is_alphanumeric()).count() != 1 {
        return false;
    }
    let next = page.end(id);
    let is_next = next.index() < page.len() && page.is_text(next);
    is_next && page.text(next).trim_start().starts_with(char::is_lowercase)
}

/// Whether a paragraph is a line of stars or dashes between two stretches of text.
pub(super) fn is_rule(page: &Page, id: NodeId) -> bool {
    if page.end(id).0 - id.0 > MAX_NODES {
        return false;
    }
    let sign = |c: char| matches!(c, '*' | '⁂' | '•' | '·' | '-' | '–' | '—' | '~' | '_' | '❦' | '✻' | '#');
    let first = page.subtree(id).find_map(|n| page.text(n).trim_start().chars().next());
    if !first.is_some_and(sign) {
        return false;
    }
    let text = page.text_below(id);
    let signs = text.chars().filter(|c| !c.is_whitespace());
    (1..=MAX_RULE).contains(&text.chars().count())
        && signs.clone().all(sign)
        && (signs.count() >= 3 || text.starts_with(['⁂', '❦', '✻']))
}

/// The sign of a box to tick, by its state.
pub(super) fn tick(page: &Page, id: NodeId) -> Option<&'static str> {
    let says = |name: AttrName| page.attr(id, name).is_some_and(|t| t.trim().eq_ignore_ascii_case("checkbox"));
    let is_box = page.tag(id) == Tag::INPUT && says(AttrName::TYPE) || says(AttrName::ROLE);
    let is_item = || page.ancestors(id).take(3).any(|a| page.tag(a) == Tag::LI);
    let checked = page.attr_by_name(id, "checked").is_some() || page.attr_by_name(id, "aria-checked") == Some("true");
    (is_box && is_item()).then_some(if checked { "☑ " } else { "☐ " })
}

/// Whether an element that HTML does not know stands in a line, as browsers show it: beside words, with
/// no block in it.
pub(super) fn is_in_line(page: &Page, id: NodeId) -> bool {
    let is_known = |n: NodeId| page.tag(n).known().is_some();
    let holds_block = || page.subtree(id).take(MAX_INSIDE).any(|n| is_known(n) && is_block_level(page.tag(n)));
    let in_line = |n: NodeId| {
        let tag = page.tag(n);
        !is_block_level(tag) || tag == Tag::P || tag.heading_level().is_some() || !is_known(n) && is_in_line_of(page, n)
    };
    !is_known(id) && !holds_block() && page.parent(id).is_some_and(in_line)
}

/// Whether an element that HTML does not know lies in a paragraph.
fn is_in_line_of(page: &Page, id: NodeId) -> bool {
    page.ancestors(id).take(3).any(|n| page.tag(n) == Tag::P)
}

/// Whether an element is a line of a poem, by its class or its style, within lines.
pub(super) fn is_line(page: &Page, id: NodeId) -> bool {
    let style = || page.attr(id, AttrName::STYLE).unwrap_or("").replace(' ', "");
    match page.tag(id) {
        Tag::DIV => class::has(page, id, &["line", "verse-line"]),
        Tag::SPAN => style().contains("display:block"),
        _ => false,
    }
}

/// Whether line ends in the source of a text are shown as such, by the style of what is around it.
pub(super) fn shows_line_ends(page: &Page, text: NodeId) -> bool {
    page.ancestors(text).take(2).any(|n| {
        let style = page.attr(n, AttrName::STYLE).unwrap_or("").replace(' ', "");
        style.contains("white-space:pre")
    })
}

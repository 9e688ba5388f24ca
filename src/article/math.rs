//! Formulas: MathML in the closed set, with the TeX that they were written in where it is present.
//!
//! MathML Core and what KaTeX, MathJax and MediaWiki write around it.

use super::compose::{Attrs, Composer, Inside};
use super::tex::{self, Term};
use super::{Attr, Element, class};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most levels of a formula; deeper ones are dissolved.
const MAX_LEVELS: usize = 24;
/// Longest TeX of one formula, in bytes.
pub(super) const MAX_TEX: usize = 8_000;

/// Class words of what stands in for a formula on the screen, whose source stands beside it.
const STAND_INS: &[&str] = &[
    "katex-html",
    "MathJax",
    "MathJax_CHTML",
    "MathJax_Display",
    "MathJax_Preview",
    "MathJax_SVG",
    "mjx-chtml",
    "mwe-math-fallback-image-display",
    "mwe-math-fallback-image-inline",
];

/// The element of the article for an element of MathML; `None` dissolves it.
fn element(name: &str) -> Option<Element> {
    let known = Element::ALL.iter().find(|e| e.is_math() && e.name() == name);
    known.copied().filter(|&e| e != Element::Math)
}

/// Adds the formula at `id` to the line.
pub(super) fn formula(page: &Page, id: NodeId, out: &mut Composer) {
    let mut attrs = Attrs::new();
    if page.attr(id, AttrName::DISPLAY).is_some_and(|d| d.trim().eq_ignore_ascii_case("block")) {
        attrs.push((Attr::Display, "block".to_owned()));
    }
    if let Some(tex) = tex(page, id) {
        attrs.push((Attr::Alttext, tex));
    }
    out.inline(Element::Math, attrs, id, |inside| draw(page, id, inside));
}

/// Adds a formula known only by its TeX.
pub(super) fn formula_of_tex(tex: &str, display: bool, id: NodeId, out: &mut Composer) {
    let mut attrs = vec![(Attr::Alttext, tex.to_owned())];
    if display {
        attrs.push((Attr::Display, "block".to_owned()));
    }
    out.inline(Element::Math, attrs, id, |inside| match tex::terms(tex, display) {
        Some(terms) => terms.into_iter().for_each(|term| draw_term(term, inside)),
        None => inside.element(Element::Mtext, Attrs::new(), None, |text| text.text(tex)),
    });
}

/// Terms nest no deeper than [`tex`] lets them.
fn draw_term(term: Term, inside: &mut Inside<'_>) {
    match term {
        Term::Leaf(element, text, upright) => {
            let attrs = if upright { vec![(Attr::Mathvariant, "normal".to_owned())] } else { Attrs::new() };
            inside.element(element, attrs, None, |leaf| leaf.text(&text));
        }
        Term::Row(element, terms) => inside.element(element, Attrs::new(), None, |row| {
            terms.into_iter().for_each(|term| draw_term(term, row));
        }),
    }
}

fn draw(page: &Page, math: NodeId, inside: &mut Inside<'_>) {
    let mut open: Vec<(NodeId, u32, Element)> = Vec::new();
    let mut id = NodeId(math.0 + 1);
    while id < page.end(math) {
        while let Some(&(end, node, _)) = open.last()
            && end <= id
        {
            open.pop();
            inside.close(node);
        }
        let name = page.tag_name(id);
        if name.starts_with("annotation") {
            id = page.end(id);
            continue;
        }
        if page.is_text(id) {
            let text = page.text(id).trim();
            // Only the leaves of MathML hold text.
            if !open.is_empty() || page.parent(id) != Some(math) {
                inside.text(text);
            }
        } else if open.len() < MAX_LEVELS
            && !open.last().is_some_and(|(.., outer)| is_leaf(*outer))
            && let Some(element) = element(name)
        {
            open.push((page.end(id), inside.open(element, attributes(page, id, element), None), element));
        }
        id = NodeId(id.0 + 1);
    }
    while let Some((_, node, _)) = open.pop() {
        inside.close(node);
    }
}

/// The leaves of MathML: what lies in them a parser of HTML takes for HTML.
fn is_leaf(element: Element) -> bool {
    matches!(element, Element::Mi | Element::Mn | Element::Mo | Element::Ms | Element::Mtext)
}

fn attributes(page: &Page, id: NodeId, element: Element) -> Attrs {
    let mut out = Attrs::new();
    for (name, attr) in [("mathvariant", Attr::Mathvariant), ("stretchy", Attr::Stretchy), ("accent", Attr::Accent)] {
        let value = page.attr_by_name(id, name).map(str::trim).filter(|_| element.may_carry(attr));
        let sound = |v: &&str| v.len() <= 24 && v.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if let Some(value) = value.filter(sound) {
            out.push((attr, value.to_owned()));
        }
    }
    out
}

/// The TeX of a formula: its annotation, else its alternative text.
fn tex(page: &Page, math: NodeId) -> Option<String> {
    let is_tex = |n: &NodeId| {
        page.tag_name(*n) == "annotation" && page.attr_by_name(*n, "encoding").is_some_and(|e| e.contains("tex"))
    };
    let annotation = page.subtree(math).find(is_tex).map(|n| page.text_below(n));
    let tex = annotation.or_else(|| page.attr_by_name(math, "alttext").map(str::to_owned))?;
    checked_tex(&tex)
}

pub(super) fn checked_tex(tex: &str) -> Option<String> {
    let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tex.is_empty() && tex.len() <= MAX_TEX && !tex.contains('$')).then_some(tex)
}

/// The TeX in a `script` that MathJax 2 reads, and whether it stands on its own.
pub(super) fn script(page: &Page, id: NodeId) -> Option<(String, bool)> {
    let kind = page.attr(id, AttrName::TYPE)?.trim().to_ascii_lowercase();
    let rest = kind.strip_prefix("math/tex")?;
    let text: String = page.children(id).map(|n| page.text(n)).collect();
    Some((checked_tex(&text)?, rest.contains("mode=display")))
}

/// Whether an element only shows a formula whose source stands beside it.
pub(super) fn is_stand_in(page: &Page, id: NodeId) -> bool {
    if page.tag_name(id) == "mjx-math" {
        return page
            .parent(id)
            .is_some_and(|p| page.children(p).take(8).any(|n| page.tag_name(n) == "mjx-assistive-mml"));
    }
    let classed = class::has(page, id, STAND_INS);
    // What holds its source itself, as MathJax 3 has it, stands in for none beside it.
    classed && !page.subtree(id).any(|n| page.tag(n) == Tag::MATH) && has_source_beside(page, id)
}

fn has_source_beside(page: &Page, id: NodeId) -> bool {
    let Some(parent) = page.parent(id) else { return false };
    page.children(parent)
        .take(64)
        .filter(|&n| n != id)
        .any(|n| page.tag(n) == Tag::SCRIPT || page.subtree(n).take(8).any(|m| page.tag(m) == Tag::MATH))
}

/// Elements of MathJax 3 around a formula, which stay in its line.
pub(super) fn is_wrapper(page: &Page, id: NodeId) -> bool {
    matches!(page.tag_name(id), "mjx-container" | "mjx-assistive-mml")
}

//! Formulas that MathJax has drawn in boxes (CHTML) with no MathML beside them: each character is a class that names
//! its code point, and each box is named after the element of MathML that it shows.

use super::compose::{Attrs, Composer, Inside};
use super::{Attr, Element, class};
use crate::page::{AttrName, NodeId, Page};

/// Most boxes within each other that are looked into.
const MAX_LEVELS: usize = 32;
/// Boxes around a part of another that only place it, and how many there may be.
const PLACING: &[&str] = &["mjx-box", "mjx-dbox", "mjx-dtable", "mjx-frac", "mjx-munder", "mjx-row", "mjx-sqrt"];
const MAX_PLACING: usize = 4;
/// Boxes with places for their parts: what they show, and those places in the order of MathML.
const PLACED: &[(&str, Element, &[&str])] = &[
    ("mfrac", Element::Mfrac, &["mjx-num", "mjx-den"]),
    ("msqrt", Element::Msqrt, &["mjx-box"]),
    ("mroot", Element::Mroot, &["mjx-box", "mjx-root"]),
    ("munder", Element::Munder, &["mjx-base", "mjx-under"]),
    ("mover", Element::Mover, &["mjx-base", "mjx-over"]),
    ("munderover", Element::Munderover, &["mjx-base", "mjx-under", "mjx-over"]),
];
/// Where slanted letters of mathematics begin, how many there are, and the first of the plain ones.
const SLANTED: &[(u32, u32, u32)] =
    &[(0x1D434, 26, 0x41), (0x1D44E, 26, 0x61), (0x210E, 1, 0x68), (0x1D6E2, 25, 0x391), (0x1D6FC, 25, 0x3B1)];

/// The formula in a container, where nothing else says it and there is nothing else in it.
fn drawn(page: &Page, id: NodeId) -> Option<NodeId> {
    if page.tag_name(id) != "mjx-container" {
        return None;
    }
    let math = page.children(id).next().filter(|&n| page.tag_name(n) == "mjx-math" && !parts(page, n).is_empty())?;
    let is_part = |n: NodeId| match page.parent(n).map_or("", |parent| page.tag_name(parent)) {
        "mjx-c" | "mjx-utext" if page.is_text(n) => true,
        _ => {
            let name = page.tag_name(n);
            name.starts_with("mjx-") && !matches!(name, "mjx-container" | "mjx-assistive-mml")
        }
    };
    page.subtree(id).skip(1).all(is_part).then_some(math)
}

/// Whether a container holds a formula that is only drawn, with no text in it.
pub(super) fn is_silent(page: &Page, id: NodeId) -> bool {
    drawn(page, id).is_some() && !page.subtree(id).any(|n| page.is_text(n))
}

/// Adds the formula that a container holds, and says whether there is one.
pub(super) fn formula(page: &Page, id: NodeId, out: &mut Composer) -> bool {
    let Some(math) = drawn(page, id) else { return false };
    let mut attrs = Attrs::new();
    let display = page.attr(id, AttrName::DISPLAY).is_some_and(|display| display.trim() == "true");
    if display {
        attrs.push((Attr::Display, "block".to_owned()));
        out.end_line();
    }
    out.inline(Element::Math, attrs, id, |inside| {
        parts(page, math).into_iter().for_each(|part| draw(page, part, 0, inside));
    });
    if display {
        out.end_line();
    }
    true
}

/// What lies in a box and shows something.
#[inline(never)]
fn parts(page: &Page, id: NodeId) -> Vec<NodeId> {
    let shows = |&n: &NodeId| page.end(n).0 > n.0 + 1 || !page.text(n).trim().is_empty() || glyph(page, n).is_some();
    page.children(id).filter(shows).collect()
}

/// Adds a box; what lies side by side in one becomes a row.
fn draw(page: &Page, id: NodeId, level: usize, out: &mut Inside<'_>) {
    let name = page.tag_name(id).strip_prefix("mjx-").unwrap_or("");
    let leaf = match name {
        "mi" => Some(Element::Mi),
        "mn" => Some(Element::Mn),
        "mo" => Some(Element::Mo),
        "" | "c" | "ms" | "mtext" | "utext" => Some(Element::Mtext),
        _ => (level >= MAX_LEVELS).then_some(Element::Mtext),
    };
    if let Some(element) = leaf {
        let leaf = out.open(element, Attrs::new(), None);
        out.text(letters(page, id).trim());
        return out.close(leaf);
    }
    let inside = scripts(page, id, name).or_else(|| placed(page, id, name));
    let (element, inside) = inside.unwrap_or_else(|| {
        let inside = parts(page, id);
        let element = match name {
            "mtable" => Some(Element::Mtable),
            "mtr" => Some(Element::Mtr),
            "mtd" => Some(Element::Mtd),
            "table" | "itable" => None,
            _ => (inside.len() != 1).then_some(Element::Mrow),
        };
        (element, inside)
    });
    let node = element.map(|element| out.open(element, Attrs::new(), None));
    inside.into_iter().for_each(|part| draw(page, part, level + 1, out));
    if let Some(node) = node {
        out.close(node);
    }
}

/// A box and those raised or lowered beside it, which stand in one box from top to bottom.
fn scripts(page: &Page, id: NodeId, name: &str) -> Option<(Option<Element>, Vec<NodeId>)> {
    let &[base, script] = &parts(page, id)[..] else { return None };
    if page.tag_name(script) != "mjx-script" {
        return None;
    }
    let mut inside = parts(page, script);
    let element = match inside.len() {
        1 if matches!(name, "msup" | "mover") => Element::Msup,
        1 => Element::Msub,
        2 => Element::Msubsup,
        _ => return None,
    };
    inside.push(base);
    inside.reverse();
    Some((Some(element), inside))
}

/// The parts of a box that has places for them.
fn placed(page: &Page, id: NodeId, name: &str) -> Option<(Option<Element>, Vec<NodeId>)> {
    let (_, element, places) = PLACED.iter().find(|(other, ..)| *other == name)?;
    let mut inside = Vec::new();
    for place in *places {
        inside.push(seek(page, id, place, 0)?);
    }
    Some((Some(*element), inside))
}

/// A part of a box, by its name: through boxes that only place it.
fn seek(page: &Page, id: NodeId, name: &str, level: usize) -> Option<NodeId> {
    let inside = parts(page, id);
    let part = inside.iter().find(|&&n| page.tag_name(n) == name);
    part.copied().or_else(|| {
        let mut around = inside.iter().filter(|&&n| level < MAX_PLACING && PLACING.contains(&page.tag_name(n)));
        around.find_map(|&n| seek(page, n, name, level + 1))
    })
}

/// The characters in a box.
fn letters(page: &Page, id: NodeId) -> String {
    let (mut text, mut next) = (String::new(), id);
    while next < page.end(id) {
        let glyph = glyph(page, next);
        // A letter alone is slanted in MathML as it stands.
        page.text(next).chars().chain(glyph).for_each(|letter| text.push(plain(letter)));
        next = if glyph.is_some() { page.end(next) } else { NodeId(next.0 + 1) };
    }
    text
}

/// The character that a box shows by its class.
#[inline(never)]
fn glyph(page: &Page, id: NodeId) -> Option<char> {
    let is_empty = page.end(id).0 == id.0 + 1;
    match page.tag_name(id) {
        "mjx-c" if is_empty => {}
        "mjx-stretchy-v" | "mjx-stretchy-h" => {}
        _ => return None,
    }
    let mut code = 0;
    for digit in class::rest(page, id, "mjx-c")?.chars().map_while(|c| c.to_digit(16)).take(6) {
        code = code * 16 + digit;
    }
    char::from_u32(code).filter(|c| !c.is_control())
}

/// A slanted letter of mathematics as the plain one.
fn plain(letter: char) -> char {
    let code = letter as u32;
    let of = SLANTED.iter().find(|(first, count, _)| (*first..first + count).contains(&code));
    of.and_then(|(first, _, plain)| char::from_u32(code - first + plain)).unwrap_or(letter)
}

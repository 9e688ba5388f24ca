//! Formulas that MathJax has drawn in boxes (CHTML) with no MathML beside them: each character is a class that names
//! its code point, and each box is named after the element of MathML that it shows.

use super::compose::{Attrs, Composer, Inside};
use super::{Attr, Element};
use crate::page::{AttrName, NodeId, Page};

/// Most boxes within each other that are looked into.
const MAX_LEVELS: usize = 32;
/// Boxes around a part of another that only place it, and how many there may be.
const PLACING: &[&str] =
    &["mjx-box", "mjx-dbox", "mjx-dtable", "mjx-frac", "mjx-itable", "mjx-munder", "mjx-row", "mjx-sqrt", "mjx-table"];
const MAX_PLACING: usize = 4;

/// The formula in a container, where nothing else says it and there is nothing else in it.
fn drawn(page: &Page, id: NodeId) -> Option<NodeId> {
    if page.tag_name(id) != "mjx-container" {
        return None;
    }
    let math =
        page.children(id).next().filter(|&n| page.tag_name(n) == "mjx-math" && parts(page, n).next().is_some())?;
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
    out.inline(Element::Math, attrs, id, |inside| parts(page, math).for_each(|part| draw(page, part, 0, inside)));
    if display {
        out.end_line();
    }
    true
}

/// What lies in a box and shows something.
fn parts(page: &Page, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    page.children(id).filter(|&n| match page.text(n).trim() {
        "" => page.tag_name(n) == "mjx-mspace" || page.end(n).0 > n.0 + 1 || glyph(page, n).is_some(),
        _ => true,
    })
}

/// Adds a box as one element.
fn draw(page: &Page, id: NodeId, level: usize, out: &mut Inside<'_>) {
    let name = page.tag_name(id).strip_prefix("mjx-").unwrap_or("");
    match name {
        _ if level >= MAX_LEVELS => leaf(page, id, Element::Mtext, out),
        "mi" => leaf(page, id, Element::Mi, out),
        "mn" => leaf(page, id, Element::Mn, out),
        "mo" => leaf(page, id, Element::Mo, out),
        "mtext" | "ms" | "utext" | "c" => leaf(page, id, Element::Mtext, out),
        "mspace" => {
            let space = out.open(Element::Mspace, Attrs::new(), None);
            out.close(space);
        }
        "mtable" => table(page, id, level, out),
        _ if page.is_text(id) => leaf(page, id, Element::Mtext, out),
        _ => match structure(page, id, name) {
            Some((element, inside)) => {
                let node = out.open(element, Attrs::new(), None);
                inside.into_iter().for_each(|part| draw(page, part, level + 1, out));
                out.close(node);
            }
            None => row(page, id, level, out),
        },
    }
}

/// The element that a box shows and its parts, in their order in MathML.
fn structure(page: &Page, id: NodeId, name: &str) -> Option<(Element, Vec<NodeId>)> {
    let part = |name: &str| seek(page, id, name, 0);
    Some(match name {
        "mfrac" => (Element::Mfrac, vec![part("mjx-num")?, part("mjx-den")?]),
        "msqrt" => (Element::Msqrt, vec![seek(page, part("mjx-sqrt")?, "mjx-box", MAX_PLACING)?]),
        "mroot" => (Element::Mroot, vec![seek(page, part("mjx-sqrt")?, "mjx-box", MAX_PLACING)?, part("mjx-root")?]),
        "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover" => match part("mjx-script") {
            Some(script) => {
                let base = parts(page, id).next().filter(|&n| n != script && parts(page, id).count() == 2)?;
                match (name, &parts(page, script).collect::<Vec<_>>()[..]) {
                    ("msup" | "mover", &[over]) => (Element::Msup, vec![base, over]),
                    (_, &[under]) => (Element::Msub, vec![base, under]),
                    (_, &[over, under]) => (Element::Msubsup, vec![base, under, over]),
                    _ => return None,
                }
            }
            None => match (part("mjx-base")?, part("mjx-under"), part("mjx-over")) {
                (base, Some(under), Some(over)) => (Element::Munderover, vec![base, under, over]),
                (base, Some(under), None) => (Element::Munder, vec![base, under]),
                (base, None, Some(over)) => (Element::Mover, vec![base, over]),
                _ => return None,
            },
        },
        _ => return None,
    })
}

/// A part of a box, by its name: through boxes that only place it.
fn seek(page: &Page, id: NodeId, name: &str, level: usize) -> Option<NodeId> {
    page.children(id).find(|&n| page.tag_name(n) == name).or_else(|| {
        let mut around = page.children(id).filter(|&n| level < MAX_PLACING && PLACING.contains(&page.tag_name(n)));
        around.find_map(|n| seek(page, n, name, level + 1))
    })
}

/// Adds what lies in a box side by side.
fn row(page: &Page, id: NodeId, level: usize, out: &mut Inside<'_>) {
    let mut inside = parts(page, id);
    if let (Some(only), None) = (inside.next(), inside.next()) {
        return draw(page, only, level + 1, out);
    }
    let row = out.open(Element::Mrow, Attrs::new(), None);
    parts(page, id).for_each(|part| draw(page, part, level + 1, out));
    out.close(row);
}

fn table(page: &Page, id: NodeId, level: usize, out: &mut Inside<'_>) {
    let Some(rows) = seek(page, id, "mjx-itable", 0) else { return row(page, id, level, out) };
    let table = out.open(Element::Mtable, Attrs::new(), None);
    for line in parts(page, rows) {
        let line_node = out.open(Element::Mtr, Attrs::new(), None);
        for cell in parts(page, line) {
            let cell_node = out.open(Element::Mtd, Attrs::new(), None);
            row(page, cell, level + 1, out);
            out.close(cell_node);
        }
        out.close(line_node);
    }
    out.close(table);
}

/// Adds a box of characters.
fn leaf(page: &Page, id: NodeId, element: Element, out: &mut Inside<'_>) {
    let (mut text, mut next) = (String::new(), id);
    while next < page.end(id) {
        let glyph = glyph(page, next);
        text.extend(glyph);
        text.push_str(page.text(next));
        next = if glyph.is_some() { page.end(next) } else { NodeId(next.0 + 1) };
    }
    let mut letters = text.chars();
    let single = letters.next().filter(|_| element == Element::Mi && letters.next().is_none());
    let mut attrs = Attrs::new();
    if let Some(letter) = single {
        // A letter alone is slanted in MathML as it stands.
        let plain = plain(letter);
        if plain == letter && letter.is_alphabetic() && page.attr(id, AttrName::CLASS) == Some("mjx-n") {
            attrs.push((Attr::Mathvariant, "normal".to_owned()));
        }
        text = plain.to_string();
    }
    let leaf = out.open(element, attrs, None);
    out.text(text.trim());
    out.close(leaf);
}

/// The character that a box shows by its class.
fn glyph(page: &Page, id: NodeId) -> Option<char> {
    let is_empty = page.end(id).0 == id.0 + 1;
    match page.tag_name(id) {
        "mjx-c" if is_empty => {}
        "mjx-stretchy-v" | "mjx-stretchy-h" => {}
        _ => return None,
    }
    let mut words = page.attr(id, AttrName::CLASS)?.split_ascii_whitespace();
    let code = words.find_map(|word| u32::from_str_radix(word.strip_prefix("mjx-c")?, 16).ok())?;
    char::from_u32(code).filter(|c| !c.is_control())
}

/// A slanted letter of mathematics as the plain one.
fn plain(letter: char) -> char {
    let code = letter as u32;
    let moved = match code {
        0x210E => u32::from(b'h'),
        0x1D434..=0x1D44D => code - 0x1D434 + u32::from(b'A'),
        0x1D44E..=0x1D467 => code - 0x1D44E + u32::from(b'a'),
        0x1D6E2..=0x1D6FA if code != 0x1D6F3 => code - 0x1D6E2 + 0x391,
        0x1D6FC..=0x1D714 => code - 0x1D6FC + 0x3B1,
        _ => code,
    };
    char::from_u32(moved).unwrap_or(letter)
}

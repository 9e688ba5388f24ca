//! An article with what a person marked in it, for the formats that leave the reader.

use super::{Note, Place, find};
use crate::article::{Article, Body, BodyNode, BodyNodeId, Content, Element, Model};
use crate::order::order;

/// Marks the passages in the text, and lists them with the notes under a heading at its end; a
/// passage that is no longer there is in the list alone.
pub fn annotate(article: &mut Article, notes: &[Note], heading: &str) {
    if notes.is_empty() {
        return;
    }
    let places = find(&article.body, notes.iter().map(|note| &note.anchor));
    // Lost ones last.
    let order = order(places.iter().map(|place| place.map_or(u64::MAX, |place| u64::from(place.from))));
    article.body = marked(&article.body, &order.iter().filter_map(|&at| places[at]).collect::<Vec<_>>());
    append(&mut article.body, heading, order.into_iter().map(|at| &notes[at]));
}

/// The body with `mark` around what lies at the places, which may overlap.
fn marked(body: &Body, places: &[Place]) -> Body {
    let mut out: Vec<BodyNode> = Vec::with_capacity(body.nodes.len() + 3 * places.len());
    let mut moved = Vec::with_capacity(body.nodes.len() + 1);
    let mut unit = 0;
    // Ends of the elements around a node; what is in a formula cannot be marked.
    let mut formula_end = 0;
    for (at, node) in body.nodes.iter().enumerate() {
        moved.push(out.len() as u32);
        match &node.content {
            Content::Element(element, _) => {
                if element.model() == Model::Formula {
                    formula_end = formula_end.max(node.end);
                }
                out.push(node.clone());
            }
            Content::Text(text) => {
                let end = unit + text.encode_utf16().count() as u32;
                let touched = places.iter().any(|place| place.from < end && place.to > unit);
                if touched && (at as u32) >= formula_end && !text.trim().is_empty() {
                    split(text, unit, places, node, &mut out);
                } else {
                    out.push(node.clone());
                }
                unit = end;
            }
        }
    }
    moved.push(out.len() as u32);
    settle(body, &mut out, &moved);
    let companions = body.companions.iter().map(|id| BodyNodeId(moved[id.index()])).collect();
    Body { nodes: out, companions }
}

/// A text as runs, those at the places in a `mark` each. Ends are relative to the run: see [`settle`].
fn split(text: &str, from: u32, places: &[Place], node: &BodyNode, out: &mut Vec<BodyNode>) {
    let is_in = |unit: u32| places.iter().any(|place| (place.from..place.to).contains(&unit));
    let mut unit = from;
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        let inside = is_in(unit);
        match runs.last_mut() {
            Some((last, run)) if *last == inside => run.push(c),
            _ => runs.push((inside, c.into())),
        }
        unit += c.len_utf16() as u32;
    }
    for (inside, run) in runs {
        if inside {
            let end = out.len() as u32 + 2;
            out.push(BodyNode { content: Content::Element(Element::Mark, Vec::new()), source: node.source, end });
        }
        let end = out.len() as u32 + 1;
        out.push(BodyNode { content: Content::Text(run), source: node.source, end });
    }
}

/// Gives the nodes that were there before their new ends.
fn settle(body: &Body, out: &mut [BodyNode], moved: &[u32]) {
    for (at, node) in body.nodes.iter().enumerate() {
        let (new, next) = (moved[at] as usize, moved[at + 1]);
        let is_split = matches!(node.content, Content::Text(_)) && next - moved[at] > 1;
        // A text that became a single mark is of two nodes, whose ends are right already.
        if !is_split {
            out[new].end = moved[node.end as usize];
        }
    }
}

fn append<'n>(body: &mut Body, heading: &str, notes: impl Iterator<Item = &'n Note>) {
    push(body, &[Element::H2], heading);
    for note in notes {
        push(body, &[Element::Blockquote, Element::P], &note.anchor.quote);
        for line in note.words.lines().filter(|line| !line.trim().is_empty()) {
            push(body, &[Element::P], line);
        }
    }
}

/// Appends a text within elements within each other.
fn push(body: &mut Body, around: &[Element], text: &str) {
    let end = (body.nodes.len() + around.len() + 1) as u32;
    let mut add = |content| body.nodes.push(BodyNode { content, source: None, end });
    for &element in around {
        add(Content::Element(element, Vec::new()));
    }
    add(Content::Text(text.to_owned()));
}

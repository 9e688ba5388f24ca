//! The last touches on a draft: links within the page, lone paragraphs, details without summary.

use super::compose::{Draft, private_id};
use super::tree::{BodyNode, Content};
use super::{Attr, Body, Element};

/// Makes a body of a draft, in linear time.
pub(super) fn body(mut draft: Draft) -> Body {
    let mut gone = vec![false; draft.nodes.len()];
    join_jumps(&mut draft, &mut gone);
    for at in 0..draft.nodes.len() {
        match element(&draft.nodes, at) {
            Some(Element::Details) => settle_details(&mut draft.nodes, at),
            Some(Element::Ul | Element::Ol) => dissolve_gallery(&draft.nodes, at, &mut gone),
            Some(holder) if holds_a_line(holder) => unwrap_lone_paragraph(&draft.nodes, at, &mut gone),
            _ => {}
        }
    }
    Body { nodes: without(draft.nodes, &gone), companions: Vec::new() }
}

/// Gives each link within the page the id that stands for its place; a link to what is not in the
/// body is dissolved.
fn join_jumps(draft: &mut Draft, gone: &mut [bool]) {
    for jump in std::mem::take(&mut draft.jumps) {
        let place = draft.places.get(&jump.target);
        match (draft.nodes.get_mut(jump.node), place) {
            (Some(BodyNode { content: Content::Element(_, attrs), .. }), Some(&number)) => {
                attrs.push((Attr::Href, format!("#{}", private_id(number))));
            }
            _ => {
                if let Some(slot) = gone.get_mut(jump.node) {
                    *slot = true;
                }
            }
        }
    }
}

fn holds_a_line(element: Element) -> bool {
    use Element::{Caption, Dd, Dt, Figcaption, Li, Td, Th};
    matches!(element, Caption | Dd | Dt | Figcaption | Li | Td | Th)
}

fn unwrap_lone_paragraph(nodes: &[BodyNode], at: usize, gone: &mut [bool]) {
    let mut paragraphs = children(nodes, at).filter(|&child| element(nodes, child) == Some(Element::P));
    let (first, second) = (paragraphs.next(), paragraphs.next());
    if let (Some(only), None) = (first, second)
        && matches!(&nodes[only].content, Content::Element(_, attrs) if attrs.is_empty())
        && let Some(slot) = gone.get_mut(only)
    {
        *slot = true;
    }
}

/// A list of figures and nothing else is a gallery: the figures stand one after the other.
fn dissolve_gallery(nodes: &[BodyNode], list: usize, gone: &mut [bool]) {
    let is_figure = |child| element(nodes, child) == Some(Element::Figure);
    let items = || children(nodes, list);
    if items().all(|item| children(nodes, item).all(is_figure)) {
        for at in items().chain([list]) {
            if let Some(slot) = gone.get_mut(at) {
                *slot = true;
            }
        }
    }
}

fn settle_details(nodes: &mut [BodyNode], at: usize) {
    if element(nodes, at + 1) != Some(Element::Summary)
        && let Some(node) = nodes.get_mut(at)
    {
        node.content = Content::Element(Element::Div, Vec::new());
    }
}

fn element(nodes: &[BodyNode], at: usize) -> Option<Element> {
    match &nodes.get(at)?.content {
        Content::Element(element, _) => Some(*element),
        Content::Text(_) => None,
    }
}

fn children(nodes: &[BodyNode], at: usize) -> impl Iterator<Item = usize> + '_ {
    let end = nodes.get(at).map_or(0, |n| n.end as usize);
    let next = move |&child: &usize| nodes.get(child).map(|n| n.end as usize).filter(|&n| n < end);
    std::iter::successors((at + 1 < end).then_some(at + 1), next)
}

/// The nodes without those marked, what lay in them moved up; texts that then meet are one.
fn without(nodes: Vec<BodyNode>, gone: &[bool]) -> Vec<BodyNode> {
    let mut rest = Rest::default();
    let mut place = Vec::with_capacity(nodes.len() + 1);
    for (node, &gone) in nodes.into_iter().zip(gone) {
        rest.leave(place.len() as u32);
        place.push(rest.kept.len() as u32);
        if !gone {
            rest.take(node);
        }
    }
    place.push(rest.kept.len() as u32);
    let last = rest.kept.len() as u32;
    rest.kept
        .into_iter()
        .map(|node| BodyNode { end: place.get(node.end as usize).copied().unwrap_or(last), ..node })
        .collect()
}

/// The nodes that stay.
#[derive(Default)]
struct Rest {
    kept: Vec<BodyNode>,
    /// Where the elements around the next node end.
    open: Vec<u32>,
    /// The last node is a text that the next one, if it is a text, goes on with.
    joins: bool,
}

impl Rest {
    fn leave(&mut self, at: u32) {
        while self.open.pop_if(|end| *end <= at).is_some() {
            self.joins = false;
        }
    }

    fn take(&mut self, node: BodyNode) {
        match (&node.content, self.kept.last_mut().filter(|_| self.joins)) {
            (Content::Text(text), Some(BodyNode { content: Content::Text(last), end, .. })) => {
                last.push_str(text);
                *end = node.end;
                return;
            }
            (Content::Text(_), _) => self.joins = true,
            (Content::Element(..), _) => {
                self.open.push(node.end);
                self.joins = false;
            }
        }
        self.kept.push(node);
    }
}

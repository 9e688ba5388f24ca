//! The last touches on a draft: links within the page, lone paragraphs, details without summary.

use super::compose::{Draft, private_id};
use super::tree::{BodyNode, Content};
use super::{Attr, Body, Element};
use crate::map::HashMap;

/// Makes a body of a draft, in linear time.
pub(super) fn body(mut draft: Draft) -> Body {
    let mut gone = vec![false; draft.nodes.len()];
    // What lies within comes first: a gallery in a gallery is one.
    for at in (0..draft.nodes.len()).rev() {
        match element(&draft.nodes, at) {
            Some(Element::Details) => settle_details(&mut draft.nodes, at, &mut gone),
            Some(Element::Table) => dissolve_empty_table(&draft.nodes, at, &mut gone),
            Some(Element::Figure) => settle_captions(&mut draft.nodes, at, &mut gone),
            Some(Element::Ul | Element::Ol) => dissolve_gallery(&draft.nodes, at, &mut gone),
            _ => {}
        }
    }
    hand_down_ids(&mut draft, &gone);
    join_jumps(&mut draft, &mut gone);
    let nodes = without(draft.nodes, &gone);
    let mut gone = vec![false; nodes.len()];
    for at in 0..nodes.len() {
        if element(&nodes, at).is_some_and(holds_a_line) {
            unwrap_lone_paragraph(&nodes, at, &mut gone);
        }
    }
    Body { nodes: without(nodes, &gone), companions: Vec::new() }
}

/// The first element in one that is dissolved stands for the place that it stood for.
fn hand_down_ids(draft: &mut Draft, gone: &[bool]) {
    let mut renamed = HashMap::default();
    for at in (0..draft.nodes.len()).filter(|&at| gone.get(at) == Some(&true)) {
        let Some(number) = draft.nodes.get(at).and_then(id_of) else { continue };
        let Some(heir) = draft.nodes.get_mut(at + 1) else { continue };
        match (id_of(heir), &mut heir.content) {
            (Some(own), _) => drop(renamed.insert(number, own)),
            (None, Content::Element(_, attrs)) => attrs.push((Attr::Id, private_id(number))),
            (None, Content::Text(_)) => {}
        }
    }
    for number in draft.places.values_mut() {
        // A chain is as long as elements dissolved within each other.
        while let Some(&own) = renamed.get(number) {
            *number = own;
        }
    }
}

/// The number of the place that a node stands for.
fn id_of(node: &BodyNode) -> Option<u32> {
    let Content::Element(_, attrs) = &node.content else { return None };
    let id = attrs.iter().find(|(name, _)| *name == Attr::Id)?;
    id.1.rsplit('-').next()?.parse().ok()
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
            _ => mark(gone, jump.node),
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
    let is_gallery = |child: usize| gone.get(child) == Some(&true) && element(nodes, child) != Some(Element::Details);
    let is_figure = |child| element(nodes, child) == Some(Element::Figure) || is_gallery(child);
    let items = || children(nodes, list);
    if items().all(|item| children(nodes, item).all(is_figure)) {
        let dissolved: Vec<usize> = items().chain([list]).collect();
        dissolved.into_iter().for_each(|at| mark(gone, at));
    }
}

/// A figure has one caption, first or last in it: captions in a row grow together, others are
/// dissolved.
fn settle_captions(nodes: &mut [BodyNode], figure: usize, gone: &mut [bool]) {
    let all: Vec<usize> = children(nodes, figure).collect();
    let is_caption = |nodes: &[BodyNode], child: usize| element(nodes, child) == Some(Element::Figcaption);
    for pair in all.windows(2).rev() {
        if let [one, next] = *pair
            && is_caption(nodes, one)
            && is_caption(nodes, next)
        {
            let end = nodes.get(next).map(|node| node.end);
            if let (Some(node), Some(end)) = (nodes.get_mut(one), end) {
                node.end = end;
            }
            mark(gone, next);
        }
    }
    let captions: Vec<usize> = children(nodes, figure).filter(|&child| is_caption(nodes, child)).collect();
    let (first, last) = (all.first().copied(), children(nodes, figure).last());
    let kept = captions.iter().copied().find(|&c| Some(c) == last).or(first.filter(|c| captions.contains(c)));
    captions.into_iter().filter(|&caption| Some(caption) != kept).for_each(|caption| mark(gone, caption));
}

/// A table of which only the caption is left is none.
fn dissolve_empty_table(nodes: &[BodyNode], table: usize, gone: &mut [bool]) {
    if children(nodes, table).all(|child| element(nodes, child) == Some(Element::Caption)) {
        children(nodes, table).chain([table]).for_each(|at| mark(gone, at));
    }
}

fn mark(gone: &mut [bool], at: usize) {
    if let Some(slot) = gone.get_mut(at) {
        *slot = true;
    }
}

/// The summary stands first and once: another is a paragraph, and without one there is nothing to
/// open the rest by.
fn settle_details(nodes: &mut [BodyNode], at: usize, gone: &mut [bool]) {
    let is_summary = |child: &usize| element(nodes, *child) == Some(Element::Summary);
    let astray: Vec<usize> = children(nodes, at).filter(|child| *child != at + 1).filter(is_summary).collect();
    for child in astray {
        if let Some(BodyNode { content: Content::Element(element, _), .. }) = nodes.get_mut(child) {
            *element = Element::P;
        }
    }
    if element(nodes, at + 1) != Some(Element::Summary) {
        mark(gone, at);
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

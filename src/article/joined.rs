//! Several pages of one article, joined.

use super::compose::private_id;
use super::tree::{BodyNode, BodyNodeId, Content};
use super::{Article, Attr, Body, Element, Metadata, images};
use crate::map::HashSet;

/// The class of a paragraph that stands where a page begins: a link to that page, its number as text.
pub const SEAM: &str = "stillpage-page";

/// Least letters of a block that says the same as one before and is left out; short ones may come twice.
const LEAST_LETTERS: usize = 25;

impl Article {
    /// Adds the next page of the same article below a mark that names it.
    ///
    /// Headings, pictures and whole paragraphs that stand before already are left out: pages repeat
    /// the introduction, the lead image and the box about the author. Nodes of the page added have
    /// no source, since nothing of the live page is behind them.
    pub fn add_page(&mut self, next: Article, number: u32, address: &str) {
        let known: HashSet<String> = self.body.roots().filter_map(|root| said(&self.body, root)).collect();
        let ids = self.body.nodes.iter().filter_map(id_number).max().unwrap_or(0);
        let fresh: Vec<BodyNodeId> = next
            .body
            .roots()
            .filter(|&root| said(&next.body, root).is_none_or(|said| !known.contains(&said)))
            .collect();
        if fresh.is_empty() {
            return;
        }
        self.add_seam(number, address);
        for root in fresh {
            self.add_root(&next.body, root, ids);
        }
        self.metadata = Metadata {
            words: self.metadata.words + next.metadata.words,
            minutes: self.metadata.minutes + next.metadata.minutes,
            ..std::mem::take(&mut self.metadata)
        };
    }

    fn add_seam(&mut self, number: u32, address: &str) {
        let at = self.body.nodes.len() as u32;
        let element = |element, attr, value: &str| Content::Element(element, vec![(attr, value.to_owned())]);
        let contents = [
            element(Element::P, Attr::Class, SEAM),
            element(Element::A, Attr::Href, address),
            Content::Text(number.to_string()),
        ];
        self.body.nodes.extend(contents.map(|content| BodyNode { content, source: None, end: at + 3 }));
        self.body.companions.push(BodyNodeId(at));
    }

    /// Adds a subtree, its private ids counted on from `ids`.
    fn add_root(&mut self, from: &Body, root: BodyNodeId, ids: u32) {
        let (begin, at) = (root.0, self.body.nodes.len() as u32);
        let nodes = from.nodes.get(root.index()..from.end(root).index()).unwrap_or_default();
        self.body.nodes.extend(nodes.iter().map(|node| {
            let mut content = node.content.clone();
            renumber(&mut content, ids);
            BodyNode { content, source: None, end: node.end - begin + at }
        }));
        let within = from.companions.iter().filter(|id| (begin..from.end(root).0).contains(&id.0));
        self.body.companions.extend(within.map(|id| BodyNodeId(id.0 - begin + at)));
    }
}

/// What a block says, for comparison: its letters, or the picture that it is. `None` where saying it
/// twice may be meant.
pub(super) fn said(body: &Body, root: BodyNodeId) -> Option<String> {
    let letters: String = body.texts(root).flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect();
    let is_heading = body.element(root).is_some_and(|element| element.heading_level().is_some());
    if is_heading || letters.chars().count() >= LEAST_LETTERS {
        return Some(letters.to_lowercase());
    }
    let images = (root.0..body.end(root).0).map(BodyNodeId).filter(|&id| body.element(id) == Some(Element::Img));
    let keys: Vec<String> = images.filter_map(|id| Some(images::key(body.attr(id, Attr::Src)?))).collect();
    (!keys.is_empty()).then(|| keys.join(" "))
}

pub(super) fn id_number(node: &BodyNode) -> Option<u32> {
    let Content::Element(_, attrs) = &node.content else { return None };
    attrs.iter().find(|(attr, _)| *attr == Attr::Id).and_then(|(_, id)| number_of(id))
}

fn number_of(id: &str) -> Option<u32> {
    id.strip_prefix("stillpage-")?.parse().ok()
}

pub(super) fn renumber(content: &mut Content, ids: u32) {
    let Content::Element(_, attrs) = content else { return };
    for (attr, value) in attrs {
        let number = match attr {
            Attr::Id => number_of(value),
            Attr::Href => value.strip_prefix('#').and_then(number_of),
            _ => None,
        };
        if let Some(number) = number {
            *value = format!("{}{}", if *attr == Attr::Href { "#" } else { "" }, private_id(number + ids));
        }
    }
}

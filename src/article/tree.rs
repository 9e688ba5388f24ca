//! The typed tree of an article's body.

use super::{Attr, Element};
use crate::page::NodeId;

/// Index of a node in its [`Body`], in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyNodeId(pub u32);

impl BodyNodeId {
    /// The index as a `usize`.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node of a body is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// An element with its attributes; addresses in them are resolved and checked.
    Element(Element, Vec<(Attr, String)>),
    /// Text, white space as it is to be shown.
    Text(String),
}

/// One node of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyNode {
    /// What it is.
    pub content: Content,
    /// The node of the page it was drawn from.
    pub source: Option<NodeId>,
    /// The node after its subtree; nodes lie in document order.
    pub end: u32,
}

/// The text of an article and all that belongs in it: a forest of nodes in document order.
///
/// It nests at most some hundred levels deep, however deep the page did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The nodes.
    pub nodes: Vec<BodyNode>,
    /// Nodes that are no running text but came with what they belong to: the caption of a picture,
    /// the note of a mark. In document order.
    pub companions: Vec<BodyNodeId>,
}

/// A step of a walk through a body, in document order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'b> {
    /// An element begins.
    Open(BodyNodeId, Element, &'b [(Attr, String)]),
    /// Text.
    Text(&'b str),
    /// The element begun last ends.
    Close(BodyNodeId, Element),
}

impl Body {
    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a node came with what it belongs to and is no running text.
    pub fn is_companion(&self, id: BodyNodeId) -> bool {
        self.companions.binary_search(&id).is_ok()
    }

    /// The element at a node, or `None` for text.
    pub fn element(&self, id: BodyNodeId) -> Option<Element> {
        match &self.nodes.get(id.index())?.content {
            Content::Element(element, _) => Some(*element),
            Content::Text(_) => None,
        }
    }

    /// An attribute of the element at a node.
    pub fn attr(&self, id: BodyNodeId, attr: Attr) -> Option<&str> {
        match &self.nodes.get(id.index())?.content {
            Content::Element(_, attrs) => attrs.iter().find(|(a, _)| *a == attr).map(|(_, v)| v.as_str()),
            Content::Text(_) => None,
        }
    }

    /// The node after the subtree of `id`.
    pub fn end(&self, id: BodyNodeId) -> BodyNodeId {
        BodyNodeId(self.nodes.get(id.index()).map_or(id.0 + 1, |n| n.end))
    }

    /// The nodes at the top, in order.
    pub fn roots(&self) -> impl Iterator<Item = BodyNodeId> + '_ {
        self.siblings(0, self.nodes.len() as u32)
    }

    /// The children of a node, in order.
    pub fn children(&self, id: BodyNodeId) -> impl Iterator<Item = BodyNodeId> + '_ {
        self.siblings(id.0 + 1, self.end(id).0)
    }

    fn siblings(&self, from: u32, to: u32) -> impl Iterator<Item = BodyNodeId> + '_ {
        let first = (from < to).then_some(BodyNodeId(from));
        std::iter::successors(first, move |&id| Some(self.end(id)).filter(|next| next.0 < to))
    }

    /// The texts below a node, in order.
    pub fn texts(&self, id: BodyNodeId) -> impl Iterator<Item = &str> + '_ {
        let nodes = self.nodes.get(id.index()..self.end(id).index()).unwrap_or_default();
        nodes.iter().filter_map(|node| match &node.content {
            Content::Text(text) => Some(text.as_str()),
            Content::Element(..) => None,
        })
    }

    /// Goes through the whole body, without recursion.
    pub fn walk(&self) -> Walk<'_> {
        Walk { body: self, next: 0, open: Vec::new() }
    }
}

/// Iterator of [`Body::walk`].
pub struct Walk<'b> {
    body: &'b Body,
    next: u32,
    open: Vec<(BodyNodeId, Element, u32)>,
}

impl<'b> Iterator for Walk<'b> {
    type Item = Step<'b>;

    fn next(&mut self) -> Option<Step<'b>> {
        if let Some(&(id, element, end)) = self.open.last()
            && end <= self.next
        {
            self.open.pop();
            return Some(Step::Close(id, element));
        }
        let id = BodyNodeId(self.next);
        let node = self.body.nodes.get(id.index())?;
        self.next += 1;
        Some(match &node.content {
            Content::Text(text) => Step::Text(text),
            Content::Element(element, attrs) => {
                self.open.push((id, *element, node.end));
                Step::Open(id, *element, attrs)
            }
        })
    }
}

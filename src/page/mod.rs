//! The page as an owned arena of nodes, the same whatever front end filled it.
//!
//! Nodes lie in document order (preorder): the subtree of a node is the range from it to
//! [`Page::end`]. Shadow trees and same-origin frames are part of the tree at the place where a
//! person sees them (the flat tree of the DOM specification).

pub mod address;
mod builder;
pub mod capture;
#[cfg(feature = "document")]
pub mod dom;
mod dump;
#[cfg(feature = "html")]
pub mod html;
mod layout;
mod name;
mod part;
mod policy;
mod record;

pub use builder::Builder;
pub use layout::Layout;
pub use name::{AttrName, Tag};
pub use policy::Policy;
pub use record::Record;

use name::Names;
use std::ops::Range;
use url::Url;

/// Index of a node in its [`Page`], in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The index as a `usize`.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One element or text node.
#[derive(Clone, Debug)]
struct Node {
    tag: Tag,
    depth: u16,
    parent: u32,
    end: u32,
    /// Text nodes: byte range in `Page::text`. Elements: range in `Page::attrs`.
    from: u32,
    to: u32,
}

#[derive(Clone, Debug)]
struct Attribute {
    name: AttrName,
    from: u32,
    to: u32,
}

/// A page: elements and text in document order, their attributes, and layout where known.
#[derive(Clone, Debug, Default)]
pub struct Page {
    nodes: Vec<Node>,
    text: String,
    attrs: Vec<Attribute>,
    values: String,
    names: Names,
    /// Sorted by node.
    layout: Vec<(NodeId, Layout)>,
    url: Option<Url>,
    base: Option<Url>,
}

impl Page {
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the page has no node at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every node, in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The element name, or [`Tag::TEXT`] for a text node.
    #[inline]
    pub fn tag(&self, id: NodeId) -> Tag {
        self.nodes[id.index()].tag
    }

    /// The element name as written (lower case for HTML); empty for text.
    pub fn tag_name(&self, id: NodeId) -> &str {
        self.names.tag(self.tag(id))
    }

    /// The spelling of an attribute name.
    pub fn attr_name(&self, name: AttrName) -> &str {
        self.names.attr(name)
    }

    /// Whether this is a text node.
    #[inline]
    pub fn is_text(&self, id: NodeId) -> bool {
        self.tag(id) == Tag::TEXT
    }

    /// The parent, or `None` for the root.
    #[inline]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 != 0).then(|| NodeId(self.nodes[id.index()].parent))
    }

    /// Distance from the root; saturates at 65,535.
    #[inline]
    pub fn depth(&self, id: NodeId) -> u16 {
        self.nodes[id.index()].depth
    }

    /// The first node after the subtree of `id`.
    #[inline]
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.nodes[id.index()].end)
    }

    /// `id` and all below it, in document order.
    pub fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0..self.end(id).0).map(NodeId)
    }

    /// Whether `inner` is `outer` or lies below it.
    #[inline]
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// The children of a node, in order.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        Children { page: self, next: id.0 + 1, end: self.end(id).0 }
    }

    /// The parent, its parent, up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&n| self.parent(n))
    }

    /// The text of a text node as it stands in the page; empty for an element.
    #[inline]
    pub fn text(&self, id: NodeId) -> &str {
        let node = &self.nodes[id.index()];
        if node.tag == Tag::TEXT { &self.text[node.from as usize..node.to as usize] } else { "" }
    }

    /// All text below `id`, white space collapsed to single spaces and trimmed.
    pub fn text_below(&self, id: NodeId) -> String {
        let mut out = String::new();
        for node in self.subtree(id).filter(|&n| self.is_text(n)) {
            for word in self.text(node).split_whitespace() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            }
        }
        out
    }

    /// The value of an attribute, if the element has it.
    pub fn attr(&self, id: NodeId, name: AttrName) -> Option<&str> {
        self.attr_range(id).iter().find(|a| a.name == name).map(|a| &self.values[a.from as usize..a.to as usize])
    }

    /// The value of an attribute by its spelling, if the element has it.
    pub fn attr_by_name(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attr(id, self.find_attr(name)?)
    }

    /// The name of an attribute by its spelling, if an element of the page has it: for who asks many elements.
    pub fn find_attr(&self, name: &str) -> Option<AttrName> {
        self.names.find_attr(name)
    }

    /// All attributes of an element, in the order of the page.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (AttrName, &str)> {
        self.attr_range(id).iter().map(|a| (a.name, &self.values[a.from as usize..a.to as usize]))
    }

    fn attr_range(&self, id: NodeId) -> &[Attribute] {
        let node = &self.nodes[id.index()];
        if node.tag == Tag::TEXT { &[] } else { &self.attrs[node.from as usize..node.to as usize] }
    }

    /// Where the element stood on the screen, if the front end measured it.
    pub fn layout(&self, id: NodeId) -> Option<&Layout> {
        self.layout.binary_search_by_key(&id, |(n, _)| *n).ok().map(|i| &self.layout[i].1)
    }

    /// Whether any layout was measured.
    pub fn has_layout(&self) -> bool {
        !self.layout.is_empty()
    }

    /// The address of the page, if known.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// What relative addresses are resolved against: `<base href>`, else the address of the page.
    pub fn base(&self) -> Option<&Url> {
        self.base.as_ref().or(self.url.as_ref())
    }

    /// The first element of this name, in document order.
    pub fn first(&self, tag: Tag) -> Option<NodeId> {
        self.ids().find(|&n| self.tag(n) == tag)
    }

    fn attr_span(&self, id: NodeId) -> Range<usize> {
        let node = &self.nodes[id.index()];
        if node.tag == Tag::TEXT { 0..0 } else { node.from as usize..node.to as usize }
    }
}

/// Two pages are equal when a person could not tell them apart through the public methods;
/// how names were numbered does not count.
impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        let same_node = |id: NodeId| {
            let attrs = |p: &Page| -> Vec<(String, String)> {
                let span = p.attr_span(id);
                p.attrs[span]
                    .iter()
                    .map(|a| (p.attr_name(a.name).to_owned(), p.values[a.from as usize..a.to as usize].to_owned()))
                    .collect()
            };
            self.tag_name(id) == other.tag_name(id)
                && self.parent(id) == other.parent(id)
                && self.text(id) == other.text(id)
                && attrs(self) == attrs(other)
        };
        self.len() == other.len() && self.base() == other.base() && self.url == other.url && self.ids().all(same_node)
    }
}

/// Iterator of [`Page::children`].
pub struct Children<'p> {
    page: &'p Page,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = NodeId(self.next);
        (self.next < self.end).then(|| {
            self.next = self.page.end(id).0;
            id
        })
    }
}

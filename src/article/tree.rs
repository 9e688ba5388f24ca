//! The typed tree of an article's body.

use super::{Attr, Element};
use crate::page::NodeId;

/// Index of a node in its [`Body`], in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyNodeId(pub u32);

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The nodes.
    pub nodes: Vec<BodyNode>,
}

//! Puts a body together so that it is valid whatever comes: the only way to make one.
//!
//! Elements are opened and closed in the page's order. They are written when content comes, so
//! that none is empty; what stands where its parent cannot hold it gets the parent it lacks (an
//! item its list) or ends the element before (a paragraph within a paragraph). Inline elements are
//! closed at the end of each block and opened again in the next, so that none holds a block.

mod figures;
mod inside;
mod line;

pub(super) use inside::Inside;

use super::element::Model;
use super::nesting::{accepts, default_child, forbids, missing_parent};
use super::tree::{BodyNode, Content};
use super::{Attr, Element};
use crate::map::HashMap;
use crate::page::NodeId;

/// Most block elements within each other; deeper ones are dissolved. No text written by a person
/// needs more, and whatever draws the body may then use the stack.
pub(super) const MAX_FRAMES: usize = 48;
/// Most inline elements within each other.
const MAX_FORMATS: usize = 12;

/// Attributes with their values, addresses checked.
pub(super) type Attrs = Vec<(Attr, String)>;

/// What is needed to close an element again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token(u32);

/// Where a link within the page leads, and the node of the body that is the link.
#[derive(Clone, Copy, Debug)]
pub(super) struct Jump {
    /// Index of the link among the nodes.
    pub node: usize,
    /// The element that it leads to.
    pub target: NodeId,
}

/// What was put together, before the last touches.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The nodes, in document order.
    pub nodes: Vec<BodyNode>,
    /// The links within the page.
    pub jumps: Vec<Jump>,
    /// The number that stands for each element of the page that links lead to.
    pub places: HashMap<NodeId, u32>,
    /// How many of those numbers are given.
    numbers: u32,
}

/// An inline element to be opened.
#[derive(Clone, Debug)]
pub(super) struct Inline {
    /// What it is.
    pub element: Element,
    /// Its attributes.
    pub attrs: Attrs,
    /// Where it leads within the page, for a link that does.
    pub target: Option<NodeId>,
}

#[derive(Debug)]
struct Frame {
    element: Element,
    attrs: Attrs,
    source: Option<NodeId>,
    token: Token,
    /// Not from the page: put in because its content needs it.
    implied: bool,
    node: Option<u32>,
    /// The node of the last item in it, for a list.
    last_item: Option<u32>,
    /// The places that it stands for.
    places: Vec<NodeId>,
}

#[derive(Debug)]
struct Format {
    inline: Inline,
    source: NodeId,
    token: Token,
    node: Option<u32>,
    /// The places that it stands for.
    places: Vec<NodeId>,
}

/// Puts a body together.
#[derive(Debug, Default)]
pub(super) struct Composer {
    out: Draft,
    frames: Vec<Frame>,
    /// How many of the frames are written.
    written: usize,
    formats: Vec<Format>,
    /// How many of the formats are written.
    shown: usize,
    tokens: u32,
    /// White space is due before the next word.
    space: bool,
    /// White space before the next word does not count.
    joined: bool,
    /// Line breaks are due before the next word.
    breaks: u8,
    /// A rule is due before the next block at the top.
    rule: bool,
    /// Nothing stands in the line yet.
    fresh: bool,
    /// The last node is a text that may be added to.
    joins: bool,
    /// Places that links lead to, waiting for content.
    places: Vec<NodeId>,
    /// Figures met within a paragraph, due after it.
    due: Vec<(Figure, NodeId)>,
}

/// A picture that stands on its own.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Attributes of the `img`.
    pub image: Attrs,
    /// Where it leads, if it is a link.
    pub link: Option<String>,
}

impl Composer {
    /// Opens a block element; `None` where it is dissolved.
    pub fn open(&mut self, element: Element, attrs: Attrs, source: NodeId) -> Option<Token> {
        self.end_line();
        let forbidden = self.frames.iter().any(|frame| forbids(frame.element, element));
        // A caption stands before the rows.
        let late = || self.frames.iter().rev().find(|f| f.element == Element::Table).is_some_and(|f| f.node.is_some());
        if forbidden
            || element == Element::Caption && late()
            || !self.make_room_for(element)
            || self.frames.len() >= MAX_FRAMES
        {
            return None;
        }
        Some(self.push_frame(element, attrs, Some(source), false))
    }

    /// Closes an element opened before, with all that is open in it.
    pub fn close(&mut self, token: Token) {
        match self.frames.binary_search_by_key(&token, |f| f.token) {
            Ok(at) => {
                while self.frames.len() > at {
                    self.pop_frame();
                }
            }
            // Something in it ended it before.
            Err(_) => self.end_line(),
        }
    }

    /// Ends the line: what follows is another block.
    pub fn end_line(&mut self) {
        match self.top_model() {
            Model::Block if self.top_is(Element::P) => self.pop_frame(),
            // A heading or summary is one line whatever lies in it.
            Model::Block => self.space = true,
            _ => {}
        }
        self.breaks = 0;
    }

    /// Adds a block element whose inside is given, not drawn from the page. `false` where it cannot
    /// stand here, and nothing is added.
    pub fn block(
        &mut self,
        element: Element,
        attrs: Attrs,
        source: NodeId,
        inside: impl FnOnce(&mut Inside<'_>),
    ) -> bool {
        let Some(token) = self.open(element, attrs, source) else { return false };
        self.write_frames();
        inside(&mut Inside { composer: self });
        self.close(token);
        true
    }

    /// Adds a cell that holds no text, to keep the columns: with words for what it shows, or empty.
    pub fn silent_cell(&mut self, element: Element, attrs: Attrs, source: NodeId, words: &str) {
        if let Some(token) = self.open(element, attrs, source) {
            self.write_frames();
            self.text(words);
            self.close(token);
        }
    }

    /// Whether rows of a table may come next.
    pub fn is_in_table(&self) -> bool {
        self.top_is(Element::Table)
    }

    /// Adds a rule, if something stands before and after it.
    pub fn rule(&mut self) {
        self.end_line();
        self.rule = true;
    }

    /// Says that a link leads to `target`: the element that comes next gets an id of our own.
    pub fn place(&mut self, target: NodeId) {
        self.places.push(target);
    }

    /// As [`Composer::place`] for an element that only marks a place: where the block that it
    /// opens is still to be written, that block stands for it.
    pub fn mark(&mut self, target: NodeId) {
        match self.frames.last_mut().filter(|frame| frame.node.is_none()) {
            Some(frame) => frame.places.push(target),
            None => self.places.push(target),
        }
    }

    /// Ends what is open and hands the draft over.
    pub fn finish(mut self) -> Draft {
        while !self.frames.is_empty() {
            self.pop_frame();
        }
        self.settle_figures();
        self.out
    }

    fn append(&mut self, text: &str) {
        if self.joins
            && let Some(BodyNode { content: Content::Text(last), .. }) = self.out.nodes.last_mut()
        {
            return last.push_str(text);
        }
        let end = self.out.nodes.len() as u32 + 1;
        self.out.nodes.push(BodyNode { content: Content::Text(text.to_owned()), source: None, end });
        self.joins = true;
    }

    fn leaf(&mut self, element: Element, attrs: Attrs, source: Option<NodeId>) {
        let node = self.begin(element, attrs, source);
        self.end(node);
    }

    fn begin(&mut self, element: Element, mut attrs: Attrs, source: Option<NodeId>) -> u32 {
        debug_assert!(attrs.iter().all(|(a, _)| element.may_carry(*a)), "{element:?} {attrs:?}");
        attrs.retain(|(a, _)| element.may_carry(*a));
        let node = self.out.nodes.len() as u32;
        self.out.nodes.push(BodyNode { content: Content::Element(element, attrs), source, end: node + 1 });
        self.joins = false;
        node
    }

    fn end(&mut self, node: u32) {
        let end = self.out.nodes.len() as u32;
        if let Some(node) = self.out.nodes.get_mut(node as usize) {
            node.end = end;
        }
        self.joins = false;
    }

    fn token(&mut self) -> Token {
        self.tokens += 1;
        Token(self.tokens)
    }

    fn push_frame(&mut self, element: Element, attrs: Attrs, source: Option<NodeId>, implied: bool) -> Token {
        let token = self.token();
        self.joins = false;
        let places = std::mem::take(&mut self.places);
        self.frames.push(Frame { element, attrs, source, token, implied, node: None, last_item: None, places });
        (self.fresh, self.space, self.breaks) = (true, false, 0);
        token
    }

    fn pop_frame(&mut self) {
        self.hide_formats(0);
        let Some(frame) = self.frames.pop() else { return };
        self.places.extend(frame.places);
        if let Some(node) = frame.node {
            self.end(node);
            if let Some(list) = self.frames.last_mut().filter(|_| frame.element == Element::Li) {
                list.last_item = Some(node);
            }
        }
        self.written = self.written.min(self.frames.len());
        (self.fresh, self.space, self.breaks) = (true, false, 0);
        if frame.element.model() == Model::Block {
            self.settle_figures();
        }
    }

    fn write_frames(&mut self) {
        let first = self.written;
        if std::mem::take(&mut self.rule) && first == 0 && !self.out.nodes.is_empty() {
            self.leaf(Element::Hr, Attrs::new(), None);
        }
        for at in first..self.frames.len() {
            let Some(frame) = self.frames.get_mut(at) else { break };
            let (element, attrs, source) = (frame.element, std::mem::take(&mut frame.attrs), frame.source);
            let places = std::mem::take(&mut frame.places);
            let node = self.begin(element, attrs, source);
            if let Some(frame) = self.frames.get_mut(at) {
                frame.node = Some(node);
            }
            self.settle_places(places, node);
        }
        self.written = self.frames.len();
    }

    /// Gives places to a node: one number, as an id is one.
    fn settle_places(&mut self, places: Vec<NodeId>, node: u32) {
        if places.is_empty() {
            return;
        }
        self.out.numbers += 1;
        let number = self.out.numbers;
        if let Some(BodyNode { content: Content::Element(_, attrs), .. }) = self.out.nodes.get_mut(node as usize) {
            attrs.push((Attr::Id, private_id(number)));
            self.out.places.extend(places.into_iter().map(|place| (place, number)));
        }
    }

    fn top_model(&self) -> Model {
        self.frames.last().map_or(Model::Flow, |f| f.element.model())
    }

    fn top_is(&self, element: Element) -> bool {
        self.frames.last().is_some_and(|f| f.element == element)
    }

    /// Whether the innermost element is a wrapper put in for others than what comes now.
    fn top_is_spent(&self) -> bool {
        self.frames.last().is_some_and(|f| f.implied && matches!(f.element, Element::Ul | Element::Dl))
    }

    fn make_paragraph(&mut self) {
        while self.top_is_spent() {
            self.pop_frame();
        }
        while let Some(child) = default_child(self.frames.last().map(|f| f.element)) {
            self.push_frame(child, Attrs::new(), None, true);
        }
    }

    fn reopen_item(&mut self) -> bool {
        let Some(node) = self.frames.last_mut().and_then(|list| list.last_item.take()) else { return false };
        self.push_frame(Element::Li, Attrs::new(), None, true);
        if let Some(frame) = self.frames.last_mut() {
            frame.node = Some(node);
        }
        self.written = self.frames.len();
        true
    }

    /// Ends or adds elements until `element` may stand here.
    ///
    /// Elements are ended first and added then, never ended again: each only so many times.
    fn make_room_for(&mut self, element: Element) -> bool {
        let mut adding = false;
        loop {
            let top = self.frames.last().map(|f| (f.element, f.implied));
            if accepts(top.map(|t| t.0), element) {
                return true;
            }
            match top {
                Some((Element::Summary, _)) => return false,
                Some((top, _)) if top.model() == Model::Block => self.pop_frame(),
                Some((_, true)) if !adding => self.pop_frame(),
                // A list right in a list belongs to the item before it.
                Some((Element::Ul | Element::Ol, _)) if element.model() == Model::List && self.reopen_item() => {
                    adding = true;
                }
                _ => match missing_parent(top.map(|t| t.0), element) {
                    Some(parent) if self.frames.len() < MAX_FRAMES => {
                        self.push_frame(parent, Attrs::new(), None, true);
                        adding = true;
                    }
                    _ => return false,
                },
            }
        }
    }
}

/// The id that stands for a place of the page: never one of the page's own choosing.
pub(super) fn private_id(number: u32) -> String {
    format!("stillpage-{number}")
}

//! Puts a body together so that it is valid whatever comes: the only way to make one.
//!
//! Elements are opened and closed in the page's order. They are written when content comes, so
//! that none is empty; what stands where its parent cannot hold it gets the parent it lacks (an
//! item its list) or ends the element before (a paragraph within a paragraph). Inline elements are
//! closed at the end of each block and opened again in the next, so that none holds a block.

use super::element::Model;
use super::tree::{BodyNode, Content};
use super::{Attr, Element};
use crate::page::NodeId;
use std::collections::HashMap;

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
}

#[derive(Debug)]
struct Format {
    inline: Inline,
    source: NodeId,
    token: Token,
    node: Option<u32>,
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
    /// Line breaks are due before the next word.
    breaks: u8,
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
        if !self.make_room_for(element) || self.frames.len() >= MAX_FRAMES {
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

    /// Opens an inline element; `None` where it would add nothing.
    pub fn open_inline(&mut self, inline: Inline, source: NodeId) -> Option<Token> {
        let repeats = |f: &Format| f.inline.element == inline.element && inline.element != Element::Span;
        if self.formats.len() >= MAX_FORMATS || self.formats.iter().any(repeats) {
            return None;
        }
        let token = self.token();
        self.formats.push(Format { inline, source, token, node: None });
        Some(token)
    }

    /// Closes an inline element opened before.
    pub fn close_inline(&mut self, token: Token) {
        if let Ok(at) = self.formats.binary_search_by_key(&token, |f| f.token) {
            self.hide_formats(at);
            self.formats.truncate(at);
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

    /// Adds running text; white space collapses as in a browser.
    pub fn text(&mut self, text: &str) {
        let blank = |c: char| c.is_ascii_whitespace();
        if text.starts_with(blank) {
            self.space = true;
        }
        for (i, word) in text.split_ascii_whitespace().enumerate() {
            self.space |= i > 0;
            self.word(word);
        }
        if text.ends_with(blank) {
            self.space = true;
        }
    }

    /// A line break; two in a row end the paragraph.
    pub fn line_break(&mut self) {
        self.breaks = self.breaks.saturating_add(1);
    }

    /// Adds an inline element without content.
    pub fn void(&mut self, element: Element, attrs: Attrs, source: Option<NodeId>) {
        self.begin_inline();
        self.leaf(element, attrs, source);
        self.fresh = false;
    }

    /// Adds a block element whose inside is given, not drawn from the page.
    pub fn block(&mut self, element: Element, attrs: Attrs, source: NodeId, inside: impl FnOnce(&mut Inside<'_>)) {
        let Some(token) = self.open(element, attrs, source) else { return };
        self.write_frames();
        inside(&mut Inside { composer: self });
        self.close(token);
    }

    /// Adds an inline element whose inside is given, not drawn from the page.
    pub fn inline(&mut self, element: Element, attrs: Attrs, source: NodeId, inside: impl FnOnce(&mut Inside<'_>)) {
        self.begin_inline();
        self.fresh = false;
        Inside { composer: self }.element(element, attrs, Some(source), inside);
    }

    /// Adds a cell even if it stays empty, to keep the columns.
    pub fn empty_cell(&mut self, element: Element, attrs: Attrs, source: NodeId) {
        if let Some(token) = self.open(element, attrs, source) {
            self.write_frames();
            self.close(token);
        }
    }

    /// Adds a picture: on its own where the line has not begun, after the paragraph where it has.
    pub fn figure(&mut self, figure: Figure, source: NodeId) {
        if self.frames.iter().any(|f| keeps_pictures_in_line(f.element)) {
            return self.void(Element::Img, figure.image, Some(source));
        }
        let begun = |f: &Frame| f.element.model() == Model::Block && (f.node.is_some() || f.element != Element::P);
        let in_line = self.frames.last().is_some_and(begun);
        self.due.push((figure, source));
        if !in_line {
            self.settle_figures();
        }
    }

    /// Says that a link leads to `target`: what comes next gets an id of our own.
    pub fn place(&mut self, target: NodeId) {
        self.places.push(target);
    }

    /// Ends what is open and hands the draft over.
    pub fn finish(mut self) -> Draft {
        while !self.frames.is_empty() {
            self.pop_frame();
        }
        self.settle_figures();
        self.out
    }

    fn word(&mut self, word: &str) {
        if self.space || !self.joins || self.breaks > 0 || self.shown != self.formats.len() {
            self.begin_inline();
        }
        self.append(word);
        self.fresh = false;
    }

    /// Makes sure that text may stand here: a paragraph is open, due space and breaks are written.
    fn begin_inline(&mut self) {
        if self.breaks > 1 {
            self.end_line();
        }
        self.make_paragraph();
        if self.frames.len() > self.written {
            self.write_frames();
        }
        if self.breaks == 1 && !self.fresh {
            self.leaf(Element::Br, Attrs::new(), None);
        } else if self.space && !self.fresh {
            self.append(" ");
        }
        (self.space, self.breaks) = (false, 0);
        self.show_formats();
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
        self.frames.push(Frame { element, attrs, source, token, implied, node: None });
        (self.fresh, self.space, self.breaks) = (true, false, 0);
        token
    }

    fn pop_frame(&mut self) {
        self.hide_formats(0);
        let Some(frame) = self.frames.pop() else { return };
        if let Some(node) = frame.node {
            self.end(node);
        }
        self.written = self.written.min(self.frames.len());
        (self.fresh, self.space, self.breaks) = (true, false, 0);
        if frame.element.model() == Model::Block {
            self.settle_figures();
        }
    }

    fn write_frames(&mut self) {
        let first = self.written;
        for at in first..self.frames.len() {
            let Some(frame) = self.frames.get_mut(at) else { break };
            let (element, attrs, source) = (frame.element, std::mem::take(&mut frame.attrs), frame.source);
            let node = self.begin(element, attrs, source);
            if let Some(frame) = self.frames.get_mut(at) {
                frame.node = Some(node);
            }
            self.settle_places(node);
        }
        self.written = self.frames.len();
    }

    fn show_formats(&mut self) {
        for at in self.shown..self.formats.len() {
            let Some(format) = self.formats.get(at) else { break };
            let (inline, source) = (format.inline.clone(), format.source);
            let node = self.begin(inline.element, inline.attrs, Some(source));
            if let Some(target) = inline.target {
                self.out.jumps.push(Jump { node: node as usize, target });
            }
            if let Some(format) = self.formats.get_mut(at) {
                format.node = Some(node);
            }
            self.settle_places(node);
        }
        self.shown = self.formats.len();
        if !self.places.is_empty() {
            let node = self.begin(Element::Span, Attrs::new(), None);
            self.settle_places(node);
            self.end(node);
        }
    }

    fn hide_formats(&mut self, from: usize) {
        for at in (from..self.shown).rev() {
            if let Some(node) = self.formats.get_mut(at).and_then(|f| f.node.take()) {
                self.end(node);
            }
        }
        self.shown = self.shown.min(from);
    }

    /// Gives the waiting places to a node: one number, as an id is one.
    fn settle_places(&mut self, node: u32) {
        if self.places.is_empty() {
            return;
        }
        let number = self.out.places.len() as u32 + 1;
        let places = std::mem::take(&mut self.places);
        if let Some(BodyNode { content: Content::Element(_, attrs), .. }) = self.out.nodes.get_mut(node as usize) {
            attrs.push((Attr::Id, private_id(number)));
            self.out.places.extend(places.into_iter().map(|place| (place, number)));
        }
    }

    fn settle_figures(&mut self) {
        for (figure, source) in std::mem::take(&mut self.due) {
            if self.top_is(Element::P) {
                self.pop_frame();
            }
            let wrapped = self.top_is(Element::Figure);
            if !wrapped && !self.make_room_for(Element::Figure) {
                continue;
            }
            let token = (!wrapped).then(|| self.push_frame(Element::Figure, Attrs::new(), Some(source), true));
            self.write_frames();
            let link = figure.link.map(|href| self.begin(Element::A, vec![(Attr::Href, href)], None));
            self.leaf(Element::Img, figure.image, Some(source));
            if let Some(node) = link {
                self.end(node);
            }
            if let Some(token) = token {
                self.close(token);
            }
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

    /// Ends or adds elements until `element` may stand here.
    fn make_room_for(&mut self, element: Element) -> bool {
        loop {
            let top = self.frames.last().map(|f| (f.element, f.implied));
            if accepts(top.map(|t| t.0), element) {
                return true;
            }
            match top {
                Some((Element::Summary, _)) => return false,
                Some((top, _)) if top.model() == Model::Block => self.pop_frame(),
                Some((_, true)) => self.pop_frame(),
                _ => match missing_parent(top.map(|t| t.0), element) {
                    Some(parent) if self.frames.len() < MAX_FRAMES => {
                        self.push_frame(parent, Attrs::new(), None, true);
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

/// What text needs around it where only other elements may stand.
fn default_child(top: Option<Element>) -> Option<Element> {
    match top.map_or(Model::Flow, Element::model) {
        Model::Flow | Model::Cell => Some(Element::P),
        Model::List => Some(Element::Li),
        Model::Definitions => Some(Element::Dd),
        Model::Rows if top == Some(Element::Table) => Some(Element::Tbody),
        Model::Rows => Some(Element::Tr),
        Model::Row => Some(Element::Td),
        Model::Block | Model::Phrasing | Model::Verbatim | Model::Formula | Model::Empty => None,
    }
}

/// What an element needs around it where `top` does not hold it directly.
fn missing_parent(top: Option<Element>, element: Element) -> Option<Element> {
    let model = top.map_or(Model::Flow, Element::model);
    let flow = matches!(model, Model::Flow | Model::Cell);
    match element {
        Element::Li if flow => Some(Element::Ul),
        Element::Dt | Element::Dd if flow => Some(Element::Dl),
        Element::Tr | Element::Td | Element::Th if model == Model::Rows => default_child(top),
        Element::Caption | Element::Thead | Element::Tbody | Element::Tfoot | Element::Tr => None,
        Element::Td | Element::Th | Element::Summary | Element::Figcaption => None,
        _ => default_child(top).filter(|_| !flow),
    }
}

/// Where a picture is part of a line or cell, not a figure of its own.
fn keeps_pictures_in_line(element: Element) -> bool {
    use Element::{Caption, Dt, Figcaption, Summary, Td, Th};
    matches!(element, Summary | Dt | Caption | Figcaption | Td | Th)
}

/// Whether `element` may stand directly in `top` (or at the top of the body).
fn accepts(top: Option<Element>, element: Element) -> bool {
    use Element::{
        Caption, Dd, Details, Dl, Dt, Figcaption, Figure, Li, Summary, Table, Tbody, Td, Tfoot, Th, Thead, Tr,
    };
    match element {
        Li => top.is_some_and(|t| t.model() == Model::List),
        Dt | Dd => top == Some(Dl),
        Caption | Thead | Tbody | Tfoot => top == Some(Table),
        Tr => matches!(top, Some(Thead | Tbody | Tfoot)),
        Td | Th => top == Some(Tr),
        Figcaption => top == Some(Figure),
        Summary => top == Some(Details),
        Figure => top != Some(Figure) && top.is_none_or(|t| matches!(t.model(), Model::Flow | Model::Cell)),
        _ => top.is_none_or(|t| matches!(t.model(), Model::Flow | Model::Cell)),
    }
}

/// The inside of an element whose content is given, not drawn from the page.
pub(super) struct Inside<'c> {
    composer: &'c mut Composer,
}

impl Inside<'_> {
    /// Adds text as it stands.
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.composer.append(text);
        }
    }

    /// Adds an element and what lies in it.
    pub fn element(
        &mut self,
        element: Element,
        attrs: Attrs,
        source: Option<NodeId>,
        inside: impl FnOnce(&mut Inside<'_>),
    ) {
        let node = self.open(element, attrs, source);
        inside(self);
        self.close(node);
    }

    /// Opens an element; what it returns closes it.
    pub fn open(&mut self, element: Element, attrs: Attrs, source: Option<NodeId>) -> u32 {
        self.composer.begin(element, attrs, source)
    }

    /// Closes an element.
    pub fn close(&mut self, node: u32) {
        self.composer.end(node);
    }
}

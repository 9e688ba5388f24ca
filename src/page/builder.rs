//! Fills a [`Page`] in document order; every front end goes through it, so that they agree.

use super::{AttrName, Attribute, Layout, Node, NodeId, Page, Tag};
use crate::order::order;
use url::Url;

/// Longest attribute value that enters a page, in bytes; the rest of it is cut off at a character.
/// Only inline data is longer on real pages.
pub const MAX_VALUE: usize = 64 * 1024;
/// Most nodes that enter a page.
pub const MAX_NODES: usize = 2_000_000;

/// Builds a [`Page`] by opening and closing elements in document order.
///
/// ```
/// use stillpage::page::{Builder, Tag};
/// let mut b = Builder::new(None);
/// b.open("p");
/// b.attr("class", "lead");
/// b.text("Once upon a time");
/// b.close();
/// let page = b.finish();
/// assert_eq!(page.tag(stillpage::page::NodeId(0)), Tag::P);
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    page: Page,
    open: Vec<u32>,
}

impl Builder {
    /// A builder for the page at `url`.
    pub fn new(url: Option<Url>) -> Self {
        Self { page: Page { url, ..Page::default() }, open: Vec::new() }
    }

    /// Opens an element; its attributes must follow before anything else.
    pub fn open(&mut self, name: &str) -> NodeId {
        let tag = self.tag(name);
        self.open_tag(tag)
    }

    /// The tag of a name, for [`Builder::open_tag`].
    pub(super) fn tag(&mut self, name: &str) -> Tag {
        self.page.names.intern_tag(name)
    }

    pub(super) fn open_tag(&mut self, tag: Tag) -> NodeId {
        let at = self.page.attrs.len() as u32;
        let id = self.push(tag, at, at);
        self.open.push(id.0);
        id
    }

    /// Adds an attribute to the element opened last. Event handlers never enter a page.
    pub fn attr(&mut self, name: &str, value: &str) {
        if let Some(name) = self.attr_name(name) {
            self.attr_named(name, value);
        }
    }

    /// The number of an attribute's name, unless it never enters: event handlers, and the nonce,
    /// which a browser hides from scripts on some pages and not on others.
    pub(super) fn attr_name(&mut self, name: &str) -> Option<AttrName> {
        let handler = name.len() > 2 && name.as_bytes()[..2].eq_ignore_ascii_case(b"on");
        (!handler && name != "nonce").then(|| self.page.names.intern_attr(name))
    }

    pub(super) fn attr_named(&mut self, name: AttrName, value: &str) {
        let page = &mut self.page;
        let from = page.values.len() as u32;
        page.values.push_str(&value[..value.floor_char_boundary(MAX_VALUE)]);
        page.attrs.push(Attribute { name, from, to: page.values.len() as u32 });
        if let Some(node) = page.nodes.last_mut() {
            node.to = page.attrs.len() as u32;
        }
    }

    /// Adds text to the innermost open element; a run of texts becomes one node.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let from = self.page.text.len() as u32;
        self.page.text.push_str(text);
        let to = self.page.text.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        match self.page.nodes.last_mut() {
            Some(last) if last.tag == Tag::TEXT && last.parent == parent && last.to == from => last.to = to,
            _ => {
                self.push(Tag::TEXT, from, to);
            }
        }
    }

    /// Says where the element opened last stood on the screen.
    pub fn layout(&mut self, layout: Layout) {
        if let Some(&id) = self.open.last() {
            self.page.layout.push((NodeId(id), layout));
        }
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        if let Some(id) = self.open.pop() {
            self.page.nodes[id as usize].end = self.page.nodes.len() as u32;
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Number of nodes so far.
    pub fn len(&self) -> usize {
        self.page.nodes.len()
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.page.nodes.is_empty()
    }

    /// Closes what is open, notes `<base href>` and hands the page over.
    pub fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        let layout = &self.page.layout;
        if !layout.is_sorted_by_key(|(node, _)| *node) {
            let order = order(layout.iter().map(|(node, _)| u64::from(node.0)));
            self.page.layout = order.into_iter().map(|at| layout[at]).collect();
        }
        self.page.base = self.base();
        self.page
    }

    /// The first `<base href>` of the page itself; one in a frame counts there only, and one in a
    /// `noscript` nowhere that scripts run.
    fn base(&self) -> Option<Url> {
        let page = &self.page;
        let mut next = NodeId(0);
        let element = loop {
            match page.nodes.get(next.index())?.tag {
                Tag::BASE if page.attr(next, AttrName::HREF).is_some() => break next,
                Tag::IFRAME | Tag::FRAME | Tag::NOSCRIPT => next = page.end(next),
                _ => next.0 += 1,
            }
        };
        let href = page.attr(element, AttrName::HREF)?.trim();
        let base = super::address::parse(href, page.url.as_ref()).ok()?;
        matches!(base.scheme(), "http" | "https").then_some(base)
    }

    fn push(&mut self, tag: Tag, from: u32, to: u32) -> NodeId {
        let id = self.page.nodes.len() as u32;
        let depth = self.open.len().min(u16::MAX as usize) as u16;
        let parent = self.open.last().copied().unwrap_or(0);
        self.page.nodes.push(Node { tag, depth, parent, end: id + 1, from, to });
        NodeId(id)
    }
}

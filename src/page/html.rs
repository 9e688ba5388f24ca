//! Front end for HTML text, over `scraper` (html5ever).
//!
//! One known difference from browsers: `scraper` does not tell the parser that MathML's
//! `<annotation-xml encoding="text/html">` may hold HTML, so HTML in it ends the formula.

mod attributes;
mod raw;
mod shadow;

use super::builder::MAX_NODES;
use super::policy::MAX_FRAMES;
use super::{Builder, NodeId, Page, Policy, Tag};
use crate::error::Error;
pub use attributes::MAX_ATTRIBUTES;
use attributes::bounded;
use ego_tree::NodeRef;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{LocalName, ParseOpts, QualName, ns, parse_document};
use scraper::{Html, HtmlTreeSink, Node, node::Element};
use shadow::Slots;
use url::Url;

/// Most bytes of HTML that are parsed.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Most levels of nesting that are parsed.
pub const MAX_DEPTH: usize = 25_000;

/// Parses HTML text into a [`Page`].
///
/// `url` is where the page came from; relative addresses stay unresolved without it.
///
/// # Errors
/// [`Error::Empty`], [`Error::NotHtml`], [`Error::TooLarge`], [`Error::TooDeep`] and
/// [`Error::TooMany`], each before or during the parse and in bounded time.
///
/// ```
/// let page = stillpage::page::html::parse("<p>Once upon a time", None)?;
/// assert_eq!(page.text_below(stillpage::page::NodeId(0)), "Once upon a time");
/// # Ok::<(), stillpage::Error>(())
/// ```
pub fn parse(html: &str, url: Option<Url>) -> Result<Page, Error> {
    check(html)?;
    Walk::page(&raw::parse(&bounded(html)), url).map(|(page, _)| page)
}

/// The parsed document behind a [`Page`], kept where the page is to be written out again.
pub struct Source {
    document: Html,
    /// For each node of the page its node in the document; none for what a `noscript` or a frame held.
    nodes: Vec<Option<ego_tree::NodeId>>,
}

impl Source {
    /// Parses as [`parse`] does and keeps the document.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse(html: &str, url: Option<Url>) -> Result<(Page, Source), Error> {
        check(html)?;
        let document = Html::parse_document(&bounded(html));
        let (page, nodes) = Walk::page(&document, url)?;
        Ok((page, Source { document, nodes }))
    }

    /// The document as HTML with attributes added to elements, all else untouched.
    pub fn annotated(mut self, marks: &[(NodeId, &str, String)]) -> String {
        for (node, name, value) in marks {
            let Some(id) = self.nodes.get(node.index()).copied().flatten() else { continue };
            if let Some(mut entry) = self.document.tree.get_mut(id)
                && let Node::Element(element) = entry.value()
            {
                let name = QualName::new(None, ns!(), LocalName::from(*name));
                element.attrs.insert(name, value.as_str().into());
            }
        }
        self.document.html()
    }
}

fn check(html: &str) -> Result<(), Error> {
    if html.trim().is_empty() {
        return Err(Error::Empty);
    }
    if html.len() > MAX_BYTES {
        return Err(Error::TooLarge { size: html.len(), limit: MAX_BYTES });
    }
    if deepest(html) > MAX_DEPTH {
        return Err(Error::TooDeep { limit: MAX_DEPTH });
    }
    Ok(())
}

/// An upper estimate of how deep the elements nest: tags opened less tags closed. The parser is
/// quadratic in the depth, so this must be known before it runs.
fn deepest(html: &str) -> usize {
    let (mut depth, mut most) = (0usize, 0usize);
    let bytes = html.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() => {
                depth += 1;
                most = most.max(depth);
            }
            _ => {}
        }
    }
    most
}

/// Where a stretch of the walk takes place.
#[derive(Clone, Copy)]
struct Place {
    /// In the document itself: its nodes can be written out again.
    located: bool,
    /// Within a `noscript`, where neither a `noscript` nor a shadow tree begins.
    noscript: bool,
    /// How many frames it lies in.
    frames: u8,
}

/// Nodes to visit that have one parent in the page.
struct Level<'a> {
    nodes: Nodes<'a>,
    /// Whether an element ends with them.
    closes: bool,
}

enum Nodes<'a> {
    Siblings(Option<NodeRef<'a, Node>>),
    Assigned(std::vec::IntoIter<NodeRef<'a, Node>>),
}

impl<'a> Level<'a> {
    fn below(node: NodeRef<'a, Node>, closes: bool) -> Self {
        Level { nodes: Nodes::Siblings(node.first_child()), closes }
    }

    fn take(&mut self) -> Option<NodeRef<'a, Node>> {
        match &mut self.nodes {
            Nodes::Siblings(next) => {
                let node = next.take()?;
                *next = node.next_sibling();
                Some(node)
            }
            Nodes::Assigned(list) => list.next(),
        }
    }
}

struct Walk {
    out: Builder,
    nodes: Vec<Option<ego_tree::NodeId>>,
}

impl Walk {
    /// The page of a document, and for each of its nodes that of the document.
    fn page(document: &Html, url: Option<Url>) -> Result<(Page, Vec<Option<ego_tree::NodeId>>), Error> {
        let mut walk = Walk { out: Builder::new(url), nodes: Vec::new() };
        walk.tree(document.tree.root(), Place { located: true, noscript: false, frames: 0 })?;
        Ok((walk.out.finish(), walk.nodes))
    }

    /// Adds what lies below `root`. Recursive only through frames and `noscript`, whose nesting is
    /// bounded: elements nest deeper than a stack is high.
    fn tree(&mut self, root: NodeRef<'_, Node>, place: Place) -> Result<(), Error> {
        let mut slots = Slots::default();
        let mut levels = vec![Level::below(root, false)];
        while let Some(level) = levels.last_mut() {
            match level.take() {
                Some(node) => levels.extend(self.enter(node, place, &mut slots)?),
                None if level.closes => {
                    self.out.close();
                    levels.pop();
                }
                None => drop(levels.pop()),
            }
        }
        Ok(())
    }

    /// Adds one node; what is to be visited below it.
    fn enter<'a>(
        &mut self,
        node: NodeRef<'a, Node>,
        place: Place,
        slots: &mut Slots<'a>,
    ) -> Result<Option<Level<'a>>, Error> {
        match node.value() {
            Node::Text(text) => {
                self.out.text(text);
                self.located(node, place)?;
                Ok(None)
            }
            Node::Element(element) => self.element(node, element, place, slots),
            _ => Ok(None),
        }
    }

    fn element<'a>(
        &mut self,
        node: NodeRef<'a, Node>,
        element: &'a Element,
        place: Place,
        slots: &mut Slots<'a>,
    ) -> Result<Option<Level<'a>>, Error> {
        let tag = self.out.tag(element.name());
        let kind = if tag == Tag::SCRIPT { element.attr("type") } else { None };
        let policy = Policy::of(tag, kind);
        match policy {
            Policy::Skip => return Ok(None),
            Policy::Pass => return Ok(Some(slots.content(node))),
            Policy::Hollow | Policy::Keep => {}
        }
        self.out.open_tag(tag);
        self.attrs(element);
        self.located(node, place)?;
        match tag {
            _ if policy == Policy::Hollow => {}
            Tag::NOSCRIPT => self.noscript(node, place)?,
            Tag::IFRAME | Tag::FRAME => self.frame(element, place)?,
            _ => return Ok(Some(Level::below(slots.tree(node, tag, place).unwrap_or(node), true))),
        }
        self.out.close();
        Ok(None)
    }

    fn attrs(&mut self, element: &Element) {
        for (name, value) in &element.attrs {
            match &name.prefix {
                Some(prefix) if !prefix.is_empty() => self.out.attr(&format!("{prefix}:{}", name.local), value),
                _ => self.out.attr(&name.local, value),
            }
        }
    }

    /// What a `noscript` holds is text to a parser that runs scripts; here it is parsed.
    fn noscript(&mut self, node: NodeRef<'_, Node>, place: Place) -> Result<(), Error> {
        let inner: String = node.children().filter_map(|c| c.value().as_text().map(|t| &**t)).collect();
        if place.noscript || deepest(&inner) > MAX_DEPTH {
            return Ok(());
        }
        let fragment = Html::parse_fragment(&bounded(&inner));
        match fragment.tree.root().first_child() {
            Some(html) => self.tree(html, Place { located: false, noscript: true, ..place }),
            None => Ok(()),
        }
    }

    /// The document that a frame holds in its own attribute, unless it is empty.
    fn frame(&mut self, element: &Element, place: Place) -> Result<(), Error> {
        let inner = element.attr("srcdoc").unwrap_or_default();
        let place = Place { located: false, noscript: false, frames: place.frames + 1 };
        if place.frames > MAX_FRAMES || inner.is_empty() || deepest(inner) > MAX_DEPTH {
            return Ok(());
        }
        let tree_builder = TreeBuilderOpts { iframe_srcdoc: true, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        let document = parse_document(HtmlTreeSink::new(Html::new_document()), options).one(&*bounded(inner));
        if has_body(&document) { self.tree(document.tree.root(), place) } else { Ok(()) }
    }

    /// Notes where the node that was added last stands in the document.
    fn located(&mut self, node: NodeRef<'_, Node>, place: Place) -> Result<(), Error> {
        self.nodes.resize(self.out.len(), place.located.then(|| node.id()));
        if self.out.len() > MAX_NODES { Err(Error::TooMany { limit: MAX_NODES }) } else { Ok(()) }
    }
}

/// Whether anything lies in the body of a document.
fn has_body(document: &Html) -> bool {
    let is =
        |node: &NodeRef<'_, Node>, names: &[&str]| node.value().as_element().is_some_and(|e| names.contains(&e.name()));
    let html = document.tree.root().children().find(|n| is(n, &["html"]));
    let body = html.and_then(|html| html.children().find(|n| is(n, &["body", "frameset"])));
    body.is_some_and(|body| body.has_children())
}

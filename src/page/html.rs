//! Front end for HTML text, over `scraper` (html5ever).

use super::builder::MAX_NODES;
use super::{Builder, NodeId, Page, Policy};
use crate::error::Error;
use ego_tree::NodeRef;
use html5ever::{LocalName, QualName, ns};
use scraper::{Html, Node, node::Element};
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
    Source::parse(html, url).map(|(page, _)| page)
}

/// The parsed document behind a [`Page`], kept where the page is to be written out again.
pub struct Source {
    document: Html,
    /// For each node of the page its node in the document; none for what a `noscript` held.
    nodes: Vec<Option<ego_tree::NodeId>>,
}

impl Source {
    /// Parses as [`parse`] does and keeps the document.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse(html: &str, url: Option<Url>) -> Result<(Page, Source), Error> {
        check(html)?;
        let document = Html::parse_document(html);
        let mut walk = Walk { out: Builder::new(url), nodes: Vec::new() };
        walk.tree(document.tree.root(), true)?;
        let (page, nodes) = (walk.out.finish(), walk.nodes);
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
                element.attrs.push((name, value.as_str().into()));
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
    if deepest(html.as_bytes()) > MAX_DEPTH {
        return Err(Error::TooDeep { limit: MAX_DEPTH });
    }
    Ok(())
}

/// An upper estimate of how deep the elements nest: tags opened less tags closed. The parser is
/// quadratic in the depth, so this must be known before it runs.
fn deepest(html: &[u8]) -> usize {
    let (mut depth, mut most) = (0usize, 0usize);
    for pair in html.windows(2) {
        match pair {
            [b'<', b'/'] => depth = depth.saturating_sub(1),
            [b'<', c] if c.is_ascii_alphabetic() => {
                depth += 1;
                most = most.max(depth);
            }
            _ => {}
        }
    }
    most
}

/// Levels of `noscript` within `noscript` that are parsed.
const MAX_NOSCRIPT: usize = 2;

struct Walk {
    out: Builder,
    nodes: Vec<Option<ego_tree::NodeId>>,
}

impl Walk {
    /// Adds what lies below `root`, without recursion: pages nest deeper than a stack is high.
    fn tree(&mut self, root: NodeRef<'_, Node>, located: bool) -> Result<(), Error> {
        let mut next = root.first_child();
        let floor = self.out.depth();
        while let Some(node) = next {
            let descend = self.enter(node, located)?;
            next = if descend { node.first_child() } else { None };
            if next.is_none() {
                next = self.leave(node, root, descend && node.value().is_element());
            }
        }
        debug_assert_eq!(self.out.depth(), floor);
        Ok(())
    }

    /// Closes `node` and those it ends; the node that follows it.
    fn leave<'a>(
        &mut self,
        node: NodeRef<'a, Node>,
        root: NodeRef<'a, Node>,
        opened: bool,
    ) -> Option<NodeRef<'a, Node>> {
        if opened {
            self.out.close();
        }
        let mut node = node;
        loop {
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            node = node.parent().filter(|p| p.id() != root.id())?;
            if node.value().is_element() {
                self.out.close();
            }
        }
    }

    /// Adds one node. Whether it was opened and what lies in it follows.
    fn enter(&mut self, node: NodeRef<'_, Node>, located: bool) -> Result<bool, Error> {
        if self.out.len() > MAX_NODES {
            return Err(Error::TooMany { limit: MAX_NODES });
        }
        match node.value() {
            Node::Text(text) => self.out.text(text),
            Node::Element(element) => return self.element(node, element, located),
            _ => {}
        }
        self.located(located.then(|| node.id()));
        Ok(false)
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, located: bool) -> Result<bool, Error> {
        let policy = Policy::of_name(element.name(), element.attr("type"));
        if policy == Policy::Skip {
            return Ok(false);
        }
        let id = self.out.open(element.name());
        for (name, value) in &element.attrs {
            match &name.prefix {
                Some(prefix) => self.out.attr(&format!("{prefix}:{}", name.local), value),
                None => self.out.attr(&name.local, value),
            }
        }
        self.located(located.then(|| node.id()));
        debug_assert!(id.index() < self.nodes.len());
        if policy == Policy::Keep && element.name() != "noscript" {
            return Ok(true);
        }
        if policy == Policy::Keep {
            self.noscript(node)?;
        }
        self.out.close();
        Ok(false)
    }

    /// What a `noscript` holds is text to a parser that runs scripts; here it is parsed.
    fn noscript(&mut self, node: NodeRef<'_, Node>) -> Result<(), Error> {
        let inner: String = node.children().filter_map(|c| c.value().as_text().map(|t| &**t)).collect();
        if node.ancestors().filter(|a| a.value().as_element().is_some_and(|e| e.name() == "noscript")).count()
            < MAX_NOSCRIPT
        {
            let fragment = Html::parse_fragment(&inner);
            if let Some(html) = fragment.tree.root().first_child() {
                self.tree(html, false)?;
            }
        }
        Ok(())
    }

    fn located(&mut self, id: Option<ego_tree::NodeId>) {
        self.nodes.resize(self.out.len(), id);
    }
}

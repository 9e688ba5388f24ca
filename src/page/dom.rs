//! Front end for a `Document` in the same window, over `web-sys`.
//!
//! It sees what a script of the page sees: open shadow trees, not closed ones.

mod access;

use super::builder::MAX_NODES;
use super::policy::{MAX_FRAMES, is_host};
use super::{Builder, Page, Policy, Tag};
use crate::error::Error;
use access::Access;
use url::Url;
use web_sys::{Document, Element, Node};

/// The page that a document holds.
///
/// # Errors
/// [`Error::TooMany`]; [`Error::Damaged`] where this runs in no window.
pub fn page(document: &Document) -> Result<Page, Error> {
    let access = Access::new()?;
    let url = Url::parse(&access.url(document)).ok();
    let mut walk = Walk { access, out: Builder::new(url), levels: Vec::new() };
    let place = Place { inert: false, noscript: false, frames: 0 };
    if let Some(root) = walk.access.document_element(document) {
        walk.levels.push(Level { nodes: Nodes::Siblings(Some(root)), closes: false, place });
    }
    walk.run()?;
    Ok(walk.out.finish())
}

/// Where a stretch of the walk takes place.
#[derive(Clone, Copy)]
struct Place {
    /// In a document that was parsed and never shown.
    inert: bool,
    /// Within a `noscript`.
    noscript: bool,
    /// How many frames it lies in.
    frames: u8,
}

/// Nodes to visit that have one parent in the page.
struct Level {
    nodes: Nodes,
    /// Whether an element ends with them.
    closes: bool,
    place: Place,
}

enum Nodes {
    Siblings(Option<Node>),
    Assigned(std::vec::IntoIter<Node>),
}

struct Walk {
    access: Access,
    out: Builder,
    levels: Vec<Level>,
}

impl Walk {
    fn run(&mut self) -> Result<(), Error> {
        while let Some(level) = self.levels.last_mut() {
            let place = level.place;
            let node = match &mut level.nodes {
                Nodes::Assigned(list) => list.next(),
                Nodes::Siblings(next) => {
                    let node = next.take();
                    *next = node.as_ref().and_then(|node| self.access.next_sibling(node));
                    node
                }
            };
            match node {
                Some(node) => self.enter(&node, place)?,
                None => self.leave(),
            }
        }
        Ok(())
    }

    fn leave(&mut self) {
        if self.levels.pop().is_some_and(|level| level.closes) {
            self.out.close();
        }
    }

    fn enter(&mut self, node: &Node, place: Place) -> Result<(), Error> {
        if self.out.len() > MAX_NODES {
            return Err(Error::TooMany { limit: MAX_NODES });
        }
        match self.access.node_type(node) {
            Node::ELEMENT_NODE => self.element(access::element(node), place),
            // A text beside the root of a document is none that a person sees.
            Node::TEXT_NODE | Node::CDATA_SECTION_NODE if !self.out.is_empty() => {
                self.out.text(&self.access.node_value(node));
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, element: &Element, place: Place) {
        let name = self.access.local_name(element);
        let tag = self.out.tag(&name);
        let kind = if tag == Tag::SCRIPT { self.access.attribute(element, "type") } else { None };
        let policy = Policy::of(tag, kind.as_deref());
        if tag == Tag::TEXT || policy == Policy::Skip {
            return;
        }
        if policy == Policy::Pass {
            return self.slot(element, place);
        }
        self.out.open_tag(tag);
        for key in self.access.attribute_names(element) {
            let Some(name) = self.out.attr_name(&key) else { continue };
            let value = self.access.attribute(element, &key).unwrap_or_default();
            self.out.attr_named(name, &value);
        }
        let (first, place) = match policy {
            Policy::Keep => self.content(element, tag, &name, place),
            _ => (None, place),
        };
        self.levels.push(Level { nodes: Nodes::Siblings(first), closes: true, place });
    }

    /// In the place of a slot stands what is assigned to it, else what it holds.
    fn slot(&mut self, slot: &Element, place: Place) {
        let assigned = self.access.assigned(slot);
        let nodes = match assigned.is_empty() {
            true => Nodes::Siblings(self.access.first_child(slot)),
            false => Nodes::Assigned(assigned.into_iter()),
        };
        self.levels.push(Level { nodes, closes: false, place });
    }

    /// The first node below an element that has entered, and where it is.
    fn content(&self, element: &Element, tag: Tag, name: &str, place: Place) -> (Option<Node>, Place) {
        match tag {
            Tag::IFRAME | Tag::FRAME => self.frame(element, place),
            Tag::NOSCRIPT => self.noscript(element, place),
            _ => {
                let shadow = if is_host(tag, name) { element.shadow_root() } else { None };
                let holder: &Node = shadow.as_ref().map_or(element, |root| root);
                (self.access.first_child(holder), place)
            }
        }
    }

    /// What a `noscript` holds is text where scripts run; here it is parsed.
    fn noscript(&self, element: &Element, place: Place) -> (Option<Node>, Place) {
        let within = Place { noscript: true, ..place };
        if place.noscript {
            return (None, within);
        }
        if place.inert || self.access.has_element_child(element) {
            return (self.access.first_child(element), within);
        }
        let body = self.access.parse_body(&self.access.text_content(element));
        (body.and_then(|body| self.access.first_child(&body)), Place { inert: true, ..within })
    }

    /// The root of the document that a frame shows, unless it is out of reach or empty.
    fn frame(&self, element: &Element, place: Place) -> (Option<Node>, Place) {
        let mut within = Place { noscript: false, frames: place.frames + 1, ..place };
        if within.frames > MAX_FRAMES {
            return (None, within);
        }
        let shown = access::frame_document(element);
        let document = shown.or_else(|| {
            within.inert = true;
            self.access
                .attribute(element, "srcdoc")
                .filter(|html| !html.is_empty())
                .and_then(|html| self.access.parse(&html))
        });
        let root = document
            .filter(|document| self.access.body(document).is_some_and(|body| self.access.first_child(&body).is_some()))
            .and_then(|document| self.access.document_element(&document));
        (root, within)
    }
}

//! Declarative shadow trees: a `<template shadowrootmode>` takes the place of what its host holds,
//! and its slots take that in (the DOM standard's "flat tree").

use super::{Level, Nodes, Place};
use crate::map::HashMap;
use crate::page::{Tag, policy::is_host};
use ego_tree::{NodeId, NodeRef, iter::Edge};
use scraper::{Node, node::Element};

/// What is assigned to the slots of the shadow trees entered so far.
#[derive(Default)]
pub(super) struct Slots<'a> {
    assigned: HashMap<NodeId, Vec<NodeRef<'a, Node>>>,
}

impl<'a> Slots<'a> {
    /// The shadow tree of an element, if it has one; its slots are assigned.
    pub fn tree(&mut self, host: NodeRef<'a, Node>, tag: Tag, place: Place) -> Option<NodeRef<'a, Node>> {
        let name = host.value().as_element()?.name();
        if place.noscript || !is_host(tag, name) {
            return None;
        }
        let template = host.children().find(|child| is_shadow_root(*child))?;
        // A parser keeps what a template holds in a fragment, its only child.
        let root = template.first_child()?;
        self.assign(host, template, root);
        Some(root)
    }

    /// What stands in the place of a slot: what is assigned to it, else what it holds.
    pub fn content(&mut self, slot: NodeRef<'a, Node>) -> Level<'a> {
        match self.assigned.remove(&slot.id()) {
            Some(nodes) => Level { nodes: Nodes::Assigned(nodes.into_iter()), closes: false },
            None => Level::below(slot, false),
        }
    }

    /// Gives each child of the host to the first slot of its name.
    fn assign(&mut self, host: NodeRef<'a, Node>, template: NodeRef<'a, Node>, root: NodeRef<'a, Node>) {
        let mut slots: HashMap<&str, NodeId> = HashMap::default();
        for slot in slots_of(root) {
            slots.entry(attr(slot, "name")).or_insert(slot.id());
        }
        for child in host.children().filter(|child| child.id() != template.id()) {
            let name = match child.value() {
                Node::Element(_) => attr(child, "slot"),
                Node::Text(_) => "",
                _ => continue,
            };
            if let Some(&slot) = slots.get(name) {
                self.assigned.entry(slot).or_default().push(child);
            }
        }
    }
}

/// The slots of a shadow tree in document order; what templates hold is not part of it.
fn slots_of<'a>(root: NodeRef<'a, Node>) -> Vec<NodeRef<'a, Node>> {
    let mut slots = Vec::new();
    let mut within = 0usize;
    for edge in root.traverse() {
        let (node, step) = match edge {
            Edge::Open(node) => (node, 1),
            Edge::Close(node) => (node, -1),
        };
        let Some(element) = node.value().as_element() else { continue };
        if element.name() == "template" {
            within = within.saturating_add_signed(step);
        } else if step > 0 && within == 0 && element.name() == "slot" {
            slots.push(node);
        }
    }
    slots
}

fn is_shadow_root(node: NodeRef<'_, Node>) -> bool {
    let mode = |element: &Element| element.attr("shadowrootmode").map(str::to_ascii_lowercase);
    node.value()
        .as_element()
        .is_some_and(|e| e.name() == "template" && matches!(mode(e).as_deref(), Some("open" | "closed")))
}

fn attr<'a>(node: NodeRef<'a, Node>, name: &str) -> &'a str {
    node.value().as_element().and_then(|e| e.attr(name)).unwrap_or_default()
}

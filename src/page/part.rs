//! A page as it would be without some of it: every node keeps its number and its place.

use super::{Layout, NodeId, Page};

impl Page {
    /// What of the document is on the screen, in CSS pixels relative to the document, where the front end
    /// measured it: the layout of the root.
    pub fn viewport(&self) -> Option<&Layout> {
        self.layout(NodeId(0))
    }

    /// The page with nothing in the nodes of which `is_out` holds: texts without characters, elements without
    /// attributes.
    pub fn emptied(&self, is_out: impl Fn(NodeId) -> bool) -> Page {
        let mut page = self.clone();
        for (at, node) in page.nodes.iter_mut().enumerate() {
            if is_out(NodeId(at as u32)) {
                node.to = node.from;
            }
        }
        page
    }

    /// Gives a text node another text; an element stays as it is.
    pub fn set_text(&mut self, node: NodeId, text: &str) {
        if !self.is_text(node) {
            return;
        }
        let from = self.text.len() as u32;
        self.text.push_str(text);
        let node = &mut self.nodes[node.index()];
        (node.from, node.to) = (from, from + text.len() as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html;

    #[test]
    fn what_is_emptied_keeps_its_place() {
        let page = html::parse("<p class=a>one<p class=b>two", None).expect("a page");
        let second = page.ids().filter(|&n| page.tag_name(n) == "p").nth(1).expect("two paragraphs");
        let mut without = page.emptied(|node| page.contains(second, node));
        assert_eq!((without.len(), without.text_below(NodeId(0))), (page.len(), "one".to_owned()));
        assert_eq!(without.attr_by_name(second, "class"), None);
        without.set_text(NodeId(second.0 + 1), "three");
        assert_eq!(without.text_below(NodeId(0)), "one three");
    }
}

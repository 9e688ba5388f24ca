//! Content that is given whole, not drawn from the page node by node.

use super::{Attrs, Composer};
use crate::article::Element;
use crate::page::NodeId;

/// The inside of an element whose content is given, not drawn from the page.
pub(in crate::article) struct Inside<'c> {
    pub(super) composer: &'c mut Composer,
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

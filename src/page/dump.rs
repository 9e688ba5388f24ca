//! A page written out line by line, to compare what different front ends made of the same source.

use super::{NodeId, Page};
use std::fmt::Write;

impl Page {
    /// One line for each node: its parent's number, then its name and attributes, or its text.
    pub fn dump(&self) -> String {
        let address = |url: Option<&url::Url>| url.map_or(String::new(), url::Url::to_string);
        let mut out = format!("url {}\nbase {}\n", address(self.url()), address(self.base()));
        for node in self.ids() {
            self.dump_node(node, &mut out);
            out.push('\n');
        }
        out
    }

    fn dump_node(&self, node: NodeId, out: &mut String) {
        let parent = self.parent(node).map_or(0, |parent| parent.0);
        // Writing to a string never fails.
        let _ = match self.is_text(node) {
            true => write!(out, "{parent} {:?}", self.text(node)),
            false => write!(out, "{parent} <{}", self.tag_name(node)),
        };
        for (name, value) in self.attrs(node) {
            let _ = write!(out, " {}={value:?}", self.attr_name(name));
        }
    }
}

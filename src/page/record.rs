//! A page as a file holds it: the arrays of a [`Capture`], owned.

use super::capture::{Capture, HIDDEN, MOVING, PINNED};
use super::{NodeId, Page};
use crate::error::Error;
use crate::map::HashMap;
use serde::{Deserialize, Serialize};

/// The arrays of a [`Capture`]; what each holds is said there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    url: String,
    names: String,
    tags: Vec<u32>,
    parents: Vec<u32>,
    sizes: Vec<u32>,
    text: String,
    attr_names: Vec<u32>,
    attr_sizes: Vec<u32>,
    values: String,
    measured: Vec<u32>,
    boxes: Vec<f32>,
    flags: Vec<u8>,
}

impl Record {
    /// Writes a page down.
    pub fn of(page: &Page) -> Record {
        let mut writer = Writer { out: Record::default(), names: HashMap::default() };
        writer.out.url = page.url().map_or_else(String::new, url::Url::to_string);
        for node in page.ids() {
            writer.node(page, node);
        }
        writer.out
    }

    /// The page that was written down.
    ///
    /// # Errors
    /// As [`Capture::page`].
    pub fn page(&self) -> Result<Page, Error> {
        Capture {
            url: &self.url,
            names: &self.names,
            tags: &self.tags,
            parents: &self.parents,
            sizes: &self.sizes,
            text: &self.text,
            attr_names: &self.attr_names,
            attr_sizes: &self.attr_sizes,
            values: &self.values,
            measured: &self.measured,
            boxes: &self.boxes,
            flags: &self.flags,
        }
        .page()
    }
}

struct Writer {
    out: Record,
    names: HashMap<String, u32>,
}

impl Writer {
    fn node(&mut self, page: &Page, node: NodeId) {
        self.out.parents.push(page.parent(node).map_or(0, |parent| parent.0));
        if page.is_text(node) {
            self.out.tags.push(0);
            self.out.sizes.push(units(page.text(node)));
            self.out.text.push_str(page.text(node));
            return;
        }
        let tag = self.name(page.tag_name(node)) + 1;
        self.out.tags.push(tag);
        self.out.sizes.push(page.attrs(node).count() as u32);
        for (name, value) in page.attrs(node) {
            let name = self.name(page.attr_name(name));
            self.out.attr_names.push(name);
            self.out.attr_sizes.push(units(value));
            self.out.values.push_str(value);
        }
        self.layout(page, node);
    }

    fn layout(&mut self, page: &Page, node: NodeId) {
        let Some(layout) = page.layout(node) else { return };
        let flag = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        self.out.measured.push(node.0);
        self.out.boxes.extend([layout.x, layout.y, layout.width, layout.height]);
        self.out.flags.push(flag(layout.hidden, HIDDEN) | flag(layout.pinned, PINNED) | flag(layout.moving, MOVING));
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.names.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        if number > 0 {
            self.out.names.push(' ');
        }
        self.out.names.push_str(name);
        self.names.insert(name.to_owned(), number);
        number
    }
}

/// The length of a text in UTF-16 code units.
fn units(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_down_is_the_page() {
        let page = crate::page::html::parse(
            "<title>A</title><p class='x y' id=\"😀\">né<b>x</b> y</p><svg><path d=''/></svg>",
            url::Url::parse("https://example.org/a").ok(),
        )
        .expect("a page");
        let record = Record::of(&page);
        assert_eq!(record.page().as_ref(), Ok(&page));
        let file = serde_json::to_string(&record).expect("JSON");
        assert_eq!(serde_json::from_str::<Record>(&file).expect("a record"), record);
    }
}

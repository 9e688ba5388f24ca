//! The text of a body on one line, each character with its place.

use super::Place;
use crate::article::{Body, Step};
use std::ops::Range;

/// White space as single spaces, one also between blocks.
#[derive(Default)]
pub(super) struct Flat {
    /// The line.
    pub text: String,
    /// For each byte of the line the UTF-16 unit that it was drawn from, and for its end.
    units: Vec<u32>,
    /// Where blocks begin, in bytes of the line.
    pub blocks: Vec<usize>,
}

impl Flat {
    pub fn of(body: &Body) -> Flat {
        let mut flat = Flat::default();
        let mut unit = 0;
        flat.blocks.push(0);
        for step in body.walk() {
            match step {
                Step::Text(text) => {
                    for c in text.chars() {
                        flat.push(c, unit);
                        unit += c.len_utf16() as u32;
                    }
                }
                Step::Open(_, element, _) | Step::Close(_, element) if !element.is_inline() => flat.boundary(unit),
                _ => {}
            }
        }
        flat.units.push(unit);
        flat
    }

    fn push(&mut self, c: char, unit: u32) {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c == ' ' && (self.text.is_empty() || self.text.ends_with(' ')) {
            return;
        }
        self.text.push(c);
        self.units.resize(self.text.len(), unit);
    }

    fn boundary(&mut self, unit: u32) {
        self.push(' ', unit);
        if self.blocks.last() != Some(&self.text.len()) {
            self.blocks.push(self.text.len());
        }
    }

    /// The place of a part of the line.
    pub fn place(&self, bytes: Range<usize>) -> Place {
        let last = self.text[bytes.clone()].chars().next_back().map_or(0, char::len_utf16) as u32;
        let from = self.units[bytes.start];
        let to = bytes.end.checked_sub(1).map_or(from, |at| self.units[at] + last);
        Place { from, to: to.max(from) }
    }

    /// The part of the line at a place, without white space at its ends; `None` where nothing is left.
    pub fn bytes(&self, place: Place) -> Option<Range<usize>> {
        let start = self.units.partition_point(|&unit| unit < place.from).min(self.text.len());
        let end = self.units.partition_point(|&unit| unit < place.to).min(self.text.len());
        let part = self.text.get(start..end)?;
        let start = end - part.trim_start().len();
        let end = start + part.trim().len();
        (start < end).then_some(start..end)
    }

    /// The block around a byte of the line.
    pub fn block_at(&self, at: usize) -> Range<usize> {
        let next = self.blocks.partition_point(|&start| start <= at);
        let end = self.blocks.get(next).copied().unwrap_or(self.text.len());
        self.blocks.get(next.wrapping_sub(1)).copied().unwrap_or(0)..end
    }
}

/// Words with white space as single spaces.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

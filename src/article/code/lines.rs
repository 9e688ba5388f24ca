//! The lines of code: what ends one, which white space stays.

use super::MAX_LEVELS;
use super::gutter::is_gutter;
use super::token::{Token, token};
use crate::article::kept::{Kept, is_silent};
use crate::block::is_block_level;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// What becomes of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// All stays.
    Kept,
    /// It stays within lines; between the elements that hold them there is only markup.
    KeptInLines,
    /// Runs of it are one space: only breaks end a line.
    Collapsed,
}

/// A stretch of the text, in bytes, that a highlighter named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) struct Run {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is.
    pub token: Token,
}

/// Reads the lines below an element.
pub(super) struct Lines<'p> {
    page: &'p Page,
    kept: &'p Kept,
    space: Space,
    text: String,
    runs: Vec<Run>,
    /// Where each open box ends, the length of the text at its start, and whether it may be a line.
    open: Vec<(NodeId, usize, bool)>,
    /// Where each piece that a highlighter named ends, and what it is.
    named: Vec<(NodeId, Token)>,
}

impl<'p> Lines<'p> {
    /// The text below `id`, a line end after each line, and what a highlighter named in it.
    pub fn of(page: &'p Page, kept: &'p Kept, id: NodeId, space: Space) -> (String, Vec<Run>) {
        let (text, runs, open, named) = Default::default();
        let mut lines = Lines { page, kept, space, text, runs, open, named };
        lines.read(id);
        (lines.text, lines.runs)
    }

    fn read(&mut self, pre: NodeId) {
        let page = self.page;
        let mut id = NodeId(pre.0 + 1);
        while id < page.end(pre) {
            self.leave(id);
            let tag = page.tag(id);
            // A button in code copies it.
            if is_silent(tag) || tag == Tag::BUTTON || is_gutter(page, id) {
                id = page.end(id);
                continue;
            }
            if tag == Tag::TEXT {
                self.text_of(id);
            } else if tag == Tag::BR {
                self.text.push('\n');
            } else if is_block_level(tag) && !matches!(tag, Tag::TD | Tag::TH) {
                self.line_end();
                self.open.push((page.end(id), self.text.len(), matches!(tag, Tag::DIV | Tag::LI | Tag::P | Tag::TR)));
            } else if let Some(token) = token(page, id) {
                self.named.push((page.end(id), token));
            }
            id = NodeId(id.0 + 1);
        }
    }

    fn leave(&mut self, next: NodeId) {
        while self.named.pop_if(|(end, _)| *end <= next).is_some() {}
        while let Some((_, from, is_line)) = self.open.pop_if(|(end, ..)| *end <= next) {
            // A line may be empty.
            if is_line && self.text.len() == from && !self.text.is_empty() {
                self.text.push('\n');
            }
            self.line_end();
        }
    }

    /// Adds a text, under the innermost name that it has.
    fn text_of(&mut self, id: NodeId) {
        let from = self.text.len();
        self.add(id);
        if let Some(&(_, token)) = self.named.last()
            && self.text.len() > from
        {
            let to = self.text.len();
            match self.runs.last_mut().filter(|run| run.to == from && run.token == token) {
                Some(run) => run.to = to,
                None => self.runs.push(Run { from, to, token }),
            }
        }
    }

    fn add(&mut self, id: NodeId) {
        let text = self.page.text(id);
        let blank = text.trim().is_empty();
        if !self.kept.shows(id) || blank && self.is_between_lines(id) {
            return;
        }
        // Spaces that do not break are for indentation; who copies code wants plain ones.
        let plain = |text: &str| text.replace('\u{a0}', " ");
        if self.space != Space::Collapsed {
            return self.text.push_str(&plain(text));
        }
        for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if at > 0 && !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
                self.text.push(' ');
            }
            self.text.push_str(&plain(word));
        }
    }

    /// Whether white space at `id` only parts the elements that hold lines.
    fn is_between_lines(&self, id: NodeId) -> bool {
        if self.is_between_words(id) {
            return false;
        }
        let parent = self.page.parent(id).map(|p| self.page.tag(p));
        match parent {
            Some(Tag::TABLE | Tag::THEAD | Tag::TBODY | Tag::TR | Tag::OL | Tag::UL) => true,
            Some(tag) => self.space == Space::KeptInLines && is_block_level(tag) && tag != Tag::TD,
            None => false,
        }
    }

    /// Whether white space without a line end stands between two inline elements.
    fn is_between_words(&self, id: NodeId) -> bool {
        let (page, parent) = (self.page, self.page.parent(id));
        let inline = |n: NodeId| page.parent(n) == parent && !is_block_level(page.tag(n));
        let before = id.0.checked_sub(1).map(NodeId);
        let before =
            before.and_then(|n| std::iter::once(n).chain(page.ancestors(n)).take(MAX_LEVELS).find(|&n| inline(n)));
        before.is_some() && page.end(id).index() < page.len() && inline(page.end(id)) && !page.text(id).contains('\n')
    }

    fn line_end(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// Where the text lies without the empty lines before and after; the first line's indentation stays.
pub(super) fn trimmed(text: &str) -> Range<usize> {
    let text = text.trim_end();
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    line..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_around_go_and_indentation_stays() {
        assert_eq!(trimmed("\n\n  a\n    b\n\n"), 2..11);
        assert_eq!(trimmed("a"), 0..1);
    }
}

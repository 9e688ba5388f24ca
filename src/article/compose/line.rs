//! The inside of a line: words, white space, breaks and inline elements.

use super::{Attrs, Composer, Format, Inline, Inside, Jump, MAX_FORMATS, Token};
use crate::article::Element;
use crate::page::NodeId;
use std::borrow::Cow;

/// A text without the line ends that stand between two letters written without spaces: there they
/// only wrap the source (CSS Text 3, segment break transformation).
fn without_wraps(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split('\n');
    out.push_str(lines.next().unwrap_or(""));
    for line in lines {
        let (before, after) = (out.trim_end_matches([' ', '\t', '\r']), line.trim_start_matches([' ', '\t', '\r']));
        if before.chars().next_back().is_some_and(is_wide) && after.chars().next().is_some_and(is_wide) {
            out.truncate(before.len());
            out.push_str(after);
        } else {
            out.push('\n');
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// Chinese and Japanese letters and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

impl Composer {
    /// Opens an inline element; `None` where it would add nothing.
    pub fn open_inline(&mut self, inline: Inline, source: NodeId) -> Option<Token> {
        let repeats = |f: &Format| f.inline.element == inline.element && inline.element != Element::Span;
        let ruby = self.formats.last().is_some_and(|f| f.inline.element == Element::Ruby);
        let astray = matches!(inline.element, Element::Rt | Element::Rp) && !ruby;
        if astray || self.formats.len() >= MAX_FORMATS || self.formats.iter().any(repeats) {
            return None;
        }
        let token = self.token();
        let places = std::mem::take(&mut self.places);
        self.formats.push(Format { inline, source, token, node: None, places });
        Some(token)
    }

    /// Closes an inline element opened before.
    pub fn close_inline(&mut self, token: Token) {
        if let Ok(at) = self.formats.binary_search_by_key(&token, |f| f.token) {
            self.hide_formats(at);
            let closed = self.formats.drain(at..);
            self.places.extend(closed.flat_map(|format| format.places));
        }
    }

    /// Adds running text; white space collapses as in a browser.
    pub fn text(&mut self, text: &str) {
        let blank = |c: char| c.is_ascii_whitespace();
        let text = &*without_wraps(text);
        if text.starts_with(blank) {
            self.space = true;
        }
        for (i, word) in text.split_ascii_whitespace().enumerate() {
            self.space |= i > 0;
            // A space that does not break, at the start of a line, is there to keep the line empty.
            let starts_line = self.breaks > 0 || self.fresh;
            if !(starts_line && word.chars().all(char::is_whitespace)) {
                self.word(word);
            }
        }
        if text.ends_with(blank) {
            self.space = true;
        }
    }

    /// Joins the next word to the last: no white space between them counts.
    pub fn join(&mut self) {
        self.joined = true;
    }

    /// A line break; two in a row end the paragraph.
    pub fn line_break(&mut self) {
        self.breaks = self.breaks.saturating_add(1);
    }

    /// Ends a line within a paragraph, where something stands in it.
    pub fn end_of_line(&mut self) {
        if !self.fresh && self.breaks == 0 {
            self.breaks = 1;
        }
    }

    /// Adds text whose line ends are shown.
    pub fn lines(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.text(lines.next().unwrap_or(""));
        for line in lines {
            self.end_of_line();
            self.text(line);
        }
    }

    /// Adds an inline element without content.
    pub fn void(&mut self, element: Element, attrs: Attrs, source: Option<NodeId>) {
        self.begin_inline();
        self.leaf(element, attrs, source);
        self.fresh = false;
    }

    /// Adds an inline element whose inside is given, not drawn from the page.
    pub fn inline(&mut self, element: Element, attrs: Attrs, source: NodeId, inside: impl FnOnce(&mut Inside<'_>)) {
        self.begin_inline();
        self.fresh = false;
        Inside { composer: self }.element(element, attrs, Some(source), inside);
    }

    fn word(&mut self, word: &str) {
        if std::mem::take(&mut self.joined) {
            self.space = false;
        }
        if self.space || !self.joins || self.breaks > 0 || self.shown != self.formats.len() {
            self.begin_inline();
        }
        self.append(word);
        self.fresh = false;
    }

    /// Makes sure that text may stand here: a paragraph is open, due space and breaks are written.
    fn begin_inline(&mut self) {
        if self.breaks > 1 {
            self.end_line();
        }
        self.make_paragraph();
        if self.frames.len() > self.written {
            self.write_frames();
        }
        if self.breaks == 1 && !self.fresh {
            self.leaf(Element::Br, Attrs::new(), None);
        } else if self.space && !self.fresh {
            self.append(" ");
        }
        (self.space, self.breaks) = (false, 0);
        self.show_formats();
    }

    fn show_formats(&mut self) {
        for at in self.shown..self.formats.len() {
            let Some(format) = self.formats.get_mut(at) else { break };
            let (inline, source, places) = (format.inline.clone(), format.source, std::mem::take(&mut format.places));
            let node = self.begin(inline.element, inline.attrs, Some(source));
            if let Some(target) = inline.target {
                self.out.jumps.push(Jump { node: node as usize, target });
            }
            if let Some(format) = self.formats.get_mut(at) {
                format.node = Some(node);
            }
            self.settle_places(places, node);
        }
        self.shown = self.formats.len();
        if !self.places.is_empty() {
            let node = self.begin(Element::Span, Attrs::new(), None);
            let places = std::mem::take(&mut self.places);
            self.settle_places(places, node);
            self.end(node);
        }
    }

    pub(super) fn hide_formats(&mut self, from: usize) {
        for at in (from..self.shown).rev() {
            if let Some(node) = self.formats.get_mut(at).and_then(|f| f.node.take()) {
                self.end(node);
            }
        }
        self.shown = self.shown.min(from);
    }
}

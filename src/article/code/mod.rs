//! Code and other text as it stands: indentation and lines kept, line numbers left out, language
//! known.

mod gutter;
mod language;
mod lines;
mod token;

use super::class;
use super::compose::{Attrs, Inside};
use super::kept::Kept;
use super::{Attr, Element};
use crate::block::Blocks;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdicts;
pub(super) use gutter::is_gutter;
pub(super) use language::is_label;
use lines::{Lines, Run, Space};
use std::ops::Range;

/// How far above a `pre` its language and its line numbers may be.
const MAX_LEVELS: usize = 3;

/// Nodes at the start of an element that are looked at.
const MAX_LOOK: usize = 64;

/// Whether an element is drawn as [`Verbatim`]: a `pre`, a table of code with its line numbers, a
/// `code` of several lines that stands by itself, the lines of an editor.
pub(super) fn is_verbatim(page: &Page, id: NodeId) -> bool {
    match page.tag(id) {
        Tag::PRE => true,
        Tag::TABLE => gutter::is_listing(page, id),
        Tag::DIV => is_editor(page, id),
        Tag::CODE => !matches!(space(page, id), Space::Collapsed) || has_breaks(page, id) && stands_alone(page, id),
        _ => false,
    }
}

/// Keeps code whole of which a part is kept, and code between two kept blocks: the model looks at lines, and a
/// line of code says little. What a person, or what is known beside the page, had a say in stays as it is, and so does
/// what lies before the first kept block or after the last: a selection ends there.
pub(super) fn complete(page: &Page, blocks: &Blocks, verdicts: &Verdicts, keep: &mut [bool]) {
    let kept = |&at: &usize| keep[at];
    let (Some(first), Some(last)) = ((0..keep.len()).find(kept), (0..keep.len()).rfind(kept)) else { return };
    let (from, end) = (blocks.get(first).from, blocks.get(last).to);
    let listings = listings(page, blocks, from, end);
    // Of the same code there may be two next to each other: as it is shown, and its source.
    for run in listings.chunk_by(|before, next| before.end == next.start) {
        let (start, end) =
            run.iter().fold((usize::MAX, 0), |(start, end), one| (start.min(one.start), end.max(one.end)));
        let is_between = start > first && end <= last && keep[start - 1] && keep[end];
        for inside in run.iter().cloned() {
            if is_between || keep[inside.clone()].contains(&true) {
                let open = inside.start.max(first)..inside.end.min(last + 1);
                open.filter(|&block| !verdicts.is_adjusted(block)).for_each(|block| keep[block] = true);
            }
        }
    }
}

/// The blocks of each element of code from one place of a page to another.
fn listings(page: &Page, blocks: &Blocks, from: NodeId, end: NodeId) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut id = page.ancestors(from).filter(|&up| is_verbatim(page, up)).last().unwrap_or(from);
    while id < end {
        let is = is_verbatim(page, id);
        out.extend(Some(blocks.within(page, id)).filter(|inside| is && !inside.is_empty()));
        id = if is { page.end(id) } else { NodeId(id.0 + 1) };
    }
    out
}

/// Class words of the boxes in which editors and highlighters keep lines of code, each a box.
const EDITORS: &[&str] = &["CodeMirror-code", "ace_text-layer", "cm-content", "enlighter", "view-lines"];

fn is_editor(page: &Page, id: NodeId) -> bool {
    class::has(page, id, EDITORS)
}

/// What becomes of white space, by the element and its style.
fn space(page: &Page, id: NodeId) -> Space {
    let style = page.attr(id, AttrName::STYLE).unwrap_or("");
    let style: String = style.split_ascii_whitespace().collect::<String>().to_ascii_lowercase();
    match page.tag(id) {
        Tag::PRE => Space::Kept,
        Tag::TABLE | Tag::DIV => Space::KeptInLines,
        _ if style.contains("white-space:pre") => Space::Kept,
        _ => Space::Collapsed,
    }
}

fn has_breaks(page: &Page, id: NodeId) -> bool {
    page.subtree(id).take(MAX_LOOK).any(|n| page.tag(n) == Tag::BR)
}

/// Whether nothing but white space stands beside an element in its parent.
fn stands_alone(page: &Page, id: NodeId) -> bool {
    let Some(parent) = page.parent(id) else { return false };
    let blank = |n: NodeId| page.is_text(n) && page.text(n).trim().is_empty();
    page.children(parent).take(8).all(|n| n == id || blank(n))
}

/// What a `pre` or its like holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verbatim {
    /// The text, lines and indentation as shown, without empty lines around it.
    pub text: String,
    /// Whether it is code (else verse, a letter, a drawing in letters).
    pub code: bool,
    /// `language-x`, where the page names the language.
    pub class: Option<String>,
    /// What a highlighter named in the text, in order, none within another.
    runs: Vec<Run>,
}

impl Verbatim {
    /// Reads the element at `id`; `None` where nothing but line numbers is in it.
    pub fn of(page: &Page, kept: &Kept, id: NodeId) -> Option<Verbatim> {
        let (text, runs) = Lines::of(page, kept, id, space(page, id));
        if text.trim().is_empty() || gutter::is_numbering(page, id, &text) {
            return None;
        }
        let class = language::language(page, id).map(|l| format!("language-{l}"));
        let tagged = page.tag(id) != Tag::PRE
            || page.subtree(id).any(|n| matches!(page.tag(n), Tag::CODE | Tag::SAMP | Tag::KBD));
        let code = tagged || class.is_some() || !runs.is_empty();
        let shown = lines::trimmed(&text);
        let within = |run: &Run| {
            let (from, to) = (run.from.max(shown.start), run.to.min(shown.end));
            (from < to).then(|| Run { from: from - shown.start, to: to - shown.start, token: run.token })
        };
        let runs = runs.iter().filter_map(within).collect();
        Some(Verbatim { text: text[shown].to_owned(), code, class, runs })
    }

    /// Draws the text, what a highlighter named in it as `span`.
    pub fn draw(&self, inside: &mut Inside<'_>) {
        let mut at = 0;
        for run in &self.runs {
            inside.text(&self.text[at..run.from]);
            let class = vec![(Attr::Class, run.token.class().to_owned())];
            inside.element(Element::Span, class, None, |span| span.text(&self.text[run.from..run.to]));
            at = run.to;
        }
        inside.text(&self.text[at..]);
    }

    /// The attributes of its `code`.
    pub fn attrs(&self) -> Attrs {
        self.class.iter().map(|class| (Attr::Class, class.clone())).collect()
    }

    /// The element that holds the text within the `pre`, where one does.
    pub fn element(&self) -> Option<Element> {
        self.code.then_some(Element::Code)
    }
}

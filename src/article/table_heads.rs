//! Heads that plugins keep in a table of their own: above rows that scroll, or as a copy that floats over them.

use crate::map::HashMap;
use crate::page::{NodeId, Page, Tag};

/// How far above a table the box may be that holds its head too.
const MAX_LEVELS: usize = 6;
/// Nodes after the rows, in the box around them, that are looked through.
const MAX_REST: u32 = 64;

/// A table that says the head of another once more.
const COPY: u32 = 0;
/// A table whose head is the table before it.
const BODY: u32 = 1;

/// The rows at the start of a table that hold headings only.
#[derive(Default)]
pub(super) struct HeadRows {
    letters: String,
    row: String,
    ended: bool,
}

impl HeadRows {
    /// Takes in the start of a row.
    pub fn start_row(&mut self) {
        self.letters.push_str(&self.row);
        self.row.clear();
    }

    /// Takes in a cell that is no heading: its row is of the body.
    pub fn end(&mut self) {
        self.row.clear();
        self.ended = true;
    }

    /// Takes in a text.
    pub fn add(&mut self, text: &str) {
        if !self.ended {
            self.row.extend(text.chars().filter(|c| c.is_alphanumeric()));
        }
    }

    /// All its letters, and whether it is all of the table.
    pub fn finish(mut self) -> (String, bool) {
        self.start_row();
        let is_all = !self.ended && !self.letters.is_empty();
        (self.letters, is_all)
    }
}

/// A table that was looked at.
pub(super) struct Seen {
    /// The table.
    pub table: NodeId,
    /// How many tables it lies in.
    pub depth: usize,
    /// The letters of its head.
    pub head: String,
    /// Whether it has nothing but a head.
    pub only_head: bool,
    /// Whether it may go on with the head of another: it holds data once it has one, and no caption.
    pub may_join: bool,
    /// Most cells in a row.
    pub columns: u32,
    /// How many things a person sees stood before it and before its end.
    pub things: (usize, usize),
}

/// Which tables are the head of another.
#[derive(Default)]
pub(super) struct TableHeads {
    last: Option<Seen>,
    /// For each table that is the head of the next, where that one and the boxes around it end; [`COPY`] and
    /// [`BODY`] for others.
    found: HashMap<NodeId, u32>,
}

impl TableHeads {
    /// Takes in the next table of a page; whether the table before is its head.
    pub fn add(&mut self, page: &Page, seen: Seen) -> bool {
        let mut joined = false;
        if let Some(last) = self.last.take().filter(|last| last.depth == seen.depth && last.things.1 == seen.things.0) {
            let same = last.head == seen.head;
            if last.only_head && !seen.only_head && seen.head.is_empty() {
                joined = self.join(page, &last, &seen).is_some();
            } else if last.only_head && same {
                self.found.insert(last.table, COPY);
            } else if seen.only_head && same {
                self.found.insert(seen.table, COPY);
                self.last = Some(Seen { things: (0, seen.things.1), ..last });
                return false;
            }
        }
        self.last = Some(seen);
        joined
    }

    /// Makes two tables one, if nothing else stands in the box around the second.
    fn join(&mut self, page: &Page, head: &Seen, body: &Seen) -> Option<()> {
        let table = body.table;
        let around = page.ancestors(table).take(MAX_LEVELS).find(|&n| page.contains(n, head.table))?;
        let end = page.end(page.ancestors(table).take_while(|&n| n != around).last().unwrap_or(table));
        let rest = page.end(table).0..end.0;
        let fits = head.columns.abs_diff(body.columns) <= 1 && body.may_join;
        if !fits || rest.len() as u32 > MAX_REST || rest.into_iter().any(|n| is_thing(page, NodeId(n))) {
            return None;
        }
        self.found.insert(head.table, end.0);
        self.found.insert(table, BODY);
        Some(())
    }

    /// Whether a table only says the head of another once more.
    pub fn is_copy(&self, table: NodeId) -> bool {
        self.found.get(&table) == Some(&COPY)
    }

    /// Whether the head of a table is the table before it.
    pub fn is_body(&self, table: NodeId) -> bool {
        self.found.get(&table) == Some(&BODY)
    }

    /// Where a table ends, with the rows that it is the head of.
    pub fn end(&self, page: &Page, table: NodeId) -> NodeId {
        NodeId(self.found.get(&table).copied().filter(|&end| end > BODY).unwrap_or(page.end(table).0))
    }
}

/// Whether a node is something that a person sees.
pub(super) fn is_thing(page: &Page, id: NodeId) -> bool {
    match page.tag(id) {
        Tag::TEXT => !page.text(id).trim().is_empty(),
        tag => matches!(tag, Tag::IMG | Tag::VIDEO | Tag::AUDIO | Tag::IFRAME | Tag::HR),
    }
}

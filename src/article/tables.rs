//! Tables: those that hold data are kept, those that lay out a page are dissolved in reading order.
//!
//! The signs are those that screen readers go by (HTML-AAM and the notes of WHATWG on layout
//! tables): headers, captions and scopes speak for data; `role=presentation`, tables within
//! tables, a single row or column and long running text speak for layout.

use super::compose::Attrs;
use super::{Attr, Element};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most columns or rows that a cell may span.
const MAX_SPAN: u32 = 500;
/// Bytes of text in the mean cell from which a table without headers is layout.
const LONG_CELL: usize = 240;

/// Which of a page's tables hold data.
pub(super) struct Tables {
    /// For each node that is a table or part of one, whether that table holds data.
    data: Vec<bool>,
}

#[derive(Default)]
struct Grid {
    table: u32,
    parts: Vec<NodeId>,
    rows: u32,
    widest: u32,
    width: u32,
    cells: usize,
    text: usize,
    headed: bool,
    presentation: bool,
    nests: bool,
    blocks: bool,
}

impl Tables {
    /// Looks at every table of a page, in one pass.
    pub fn of(page: &Page) -> Tables {
        let mut out = Tables { data: vec![false; page.len()] };
        let mut open: Vec<Grid> = Vec::new();
        for id in page.ids() {
            while open.last().is_some_and(|g| page.end(NodeId(g.table)) <= id) {
                out.settle(open.pop());
            }
            if page.tag(id) == Tag::TABLE {
                if let Some(outer) = open.last_mut() {
                    outer.nests = true;
                }
                open.push(Grid::new(page, id));
            } else if let Some(grid) = open.last_mut() {
                grid.add(page, id);
            }
        }
        while let Some(grid) = open.pop() {
            out.settle(Some(grid));
        }
        out
    }

    /// Whether the node is a table that holds data or a part of one.
    pub fn is_data_part(&self, id: NodeId) -> bool {
        self.data.get(id.index()).copied().unwrap_or(false)
    }

    fn settle(&mut self, grid: Option<Grid>) {
        let Some(grid) = grid.filter(Grid::is_data) else { return };
        for part in grid.parts {
            if let Some(slot) = self.data.get_mut(part.index()) {
                *slot = true;
            }
        }
    }
}

impl Grid {
    fn new(page: &Page, id: NodeId) -> Grid {
        let role = page.attr(id, AttrName::ROLE).unwrap_or("");
        let presentation = matches!(role.trim(), "presentation" | "none");
        let headed =
            matches!(role.trim(), "table" | "grid") || page.attr_by_name(id, "summary").is_some_and(|s| !s.is_empty());
        Grid { table: id.0, parts: vec![id], presentation, headed, ..Grid::default() }
    }

    fn add(&mut self, page: &Page, id: NodeId) {
        match page.tag(id) {
            Tag::TEXT => self.text += page.text(id).trim().len(),
            Tag::TR => {
                self.rows += 1;
                self.width = 0;
                self.parts.push(id);
            }
            tag @ (Tag::TD | Tag::TH) => {
                self.cells += 1;
                self.width += 1;
                self.widest = self.widest.max(self.width);
                self.headed |= tag == Tag::TH || page.attr(id, AttrName::SCOPE).is_some();
                self.parts.push(id);
            }
            tag @ (Tag::CAPTION | Tag::THEAD | Tag::TBODY | Tag::TFOOT) => {
                self.headed |= tag == Tag::CAPTION || tag == Tag::THEAD;
                self.parts.push(id);
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::ARTICLE | Tag::SECTION | Tag::FORM | Tag::NAV => self.blocks = true,
            _ => {}
        }
    }

    fn is_data(&self) -> bool {
        if self.presentation || self.cells == 0 || self.widest < 2 {
            return false;
        }
        let short = self.text / self.cells <= LONG_CELL;
        if self.headed {
            return !(self.nests && self.blocks);
        }
        self.rows >= 2 && short && !self.nests && !self.blocks
    }
}

/// Attributes of a part of a table: spans and scope of a cell.
pub(super) fn cell(page: &Page, id: NodeId, element: Element) -> Attrs {
    let mut out = Attrs::new();
    if !matches!(element, Element::Td | Element::Th) {
        return out;
    }
    for (name, attr) in [(AttrName::COLSPAN, Attr::Colspan), (AttrName::ROWSPAN, Attr::Rowspan)] {
        let span = page.attr(id, name).and_then(|v| v.trim().parse::<u32>().ok());
        if let Some(span) = span.filter(|s| (2..=MAX_SPAN).contains(s)) {
            out.push((attr, span.to_string()));
        }
    }
    let scope = page.attr(id, AttrName::SCOPE).map(|s| s.trim().to_ascii_lowercase());
    if let Some(scope) =
        scope.filter(|s| element == Element::Th && matches!(s.as_str(), "row" | "col" | "rowgroup" | "colgroup"))
    {
        out.push((Attr::Scope, scope));
    }
    out
}

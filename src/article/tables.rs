//! Tables: those that hold data are kept, those that lay out a page are dissolved in reading order.
//!
//! The signs are those that screen readers go by (HTML-AAM and the notes of WHATWG on layout
//! tables): headers, captions and scopes speak for data; `role=presentation`, tables within
//! tables, a single row or column and long running text speak for layout.

use super::compose::Attrs;
use super::{Attr, Element, code};
use crate::map::HashMap;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most columns or rows that a cell may span.
const MAX_SPAN: u32 = 500;
/// Bytes of text in the mean cell from which a table without headers is layout.
const LONG_CELL: usize = 240;

/// Which of a page's tables hold data.
pub(super) struct Tables {
    /// For each node the part that it is of a table that holds data.
    parts: HashMap<NodeId, Element>,
}

#[derive(Default)]
struct Grid {
    table: u32,
    /// Made of boxes with roles (WAI-ARIA), not of the elements of HTML.
    boxes: bool,
    parts: Vec<(NodeId, Element)>,
    rows: u32,
    widest: u32,
    width: u32,
    cells: usize,
    text: usize,
    headed: bool,
    presentation: bool,
    nests: bool,
    blocks: bool,
    /// Line numbers beside code.
    numbers: bool,
    head: Head,
}

/// The headings in a table's first row: where they are all its text, they are its head.
#[derive(Default)]
struct Head {
    /// Each heading, with the number of its cell.
    headings: Vec<(NodeId, usize)>,
    /// Bytes of text in the first row, and of those in its headings.
    text: usize,
    heading_text: usize,
    /// Whether one of them is of the three upper levels.
    large: bool,
}

impl Head {
    /// Takes in a text of the first row.
    fn add_text(&mut self, page: &Page, id: NodeId, length: usize) {
        self.text += length;
        if self.headings.last().is_some_and(|&(heading, _)| page.contains(heading, id)) {
            self.heading_text += length;
        }
    }

    /// Whether headings name two cells at least, each its own, and nothing stands beside them.
    fn is_whole(&self) -> bool {
        let apart = self.headings.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a < b));
        self.headings.len() >= 2 && apart && self.text == self.heading_text
    }
}

impl Tables {
    /// Looks at every table of a page, in one pass.
    pub fn of(page: &Page) -> Tables {
        let mut out = Tables { parts: HashMap::default() };
        let mut open: Vec<Grid> = Vec::new();
        for id in page.ids() {
            while open.last().is_some_and(|g| page.end(NodeId(g.table)) <= id) {
                out.settle(open.pop());
            }
            let boxes = is_table_of_boxes(page, id);
            if boxes || page.tag(id) == Tag::TABLE {
                if let Some(outer) = open.last_mut() {
                    outer.nests = true;
                }
                open.push(Grid { boxes, ..Grid::new(page, id) });
            } else if let Some(grid) = open.last_mut() {
                grid.add(page, id);
            }
        }
        while let Some(grid) = open.pop() {
            out.settle(Some(grid));
        }
        out
    }

    /// The part of a table that holds data that a node is, if it is one.
    pub fn part(&self, id: NodeId) -> Option<Element> {
        self.parts.get(&id).copied()
    }

    fn settle(&mut self, grid: Option<Grid>) {
        let Some(grid) = grid.map(Grid::settled).filter(Grid::is_data) else { return };
        self.parts.extend(grid.parts);
    }
}

fn is_table_of_boxes(page: &Page, id: NodeId) -> bool {
    page.tag(id) != Tag::TABLE && matches!(page.attr(id, AttrName::ROLE).map(str::trim), Some("table" | "grid"))
}

fn part_by_name(page: &Page, id: NodeId) -> Option<Element> {
    Some(match page.tag(id) {
        Tag::TR => Element::Tr,
        Tag::TD => Element::Td,
        Tag::TH => Element::Th,
        Tag::CAPTION => Element::Caption,
        Tag::THEAD => Element::Thead,
        Tag::TBODY => Element::Tbody,
        Tag::TFOOT => Element::Tfoot,
        _ => return None,
    })
}

fn part_by_role(page: &Page, id: NodeId) -> Option<Element> {
    Some(match page.attr(id, AttrName::ROLE)?.trim() {
        "row" => Element::Tr,
        "cell" | "gridcell" => Element::Td,
        "columnheader" | "rowheader" => Element::Th,
        "caption" => Element::Caption,
        "rowgroup" => Element::Tbody,
        _ => return None,
    })
}

impl Grid {
    fn new(page: &Page, id: NodeId) -> Grid {
        let role = page.attr(id, AttrName::ROLE).unwrap_or("");
        let presentation = matches!(role.trim(), "presentation" | "none");
        let headed =
            matches!(role.trim(), "table" | "grid") || page.attr_by_name(id, "summary").is_some_and(|s| !s.is_empty());
        Grid { table: id.0, parts: vec![(id, Element::Table)], presentation, headed, ..Grid::default() }
    }

    fn add(&mut self, page: &Page, id: NodeId) {
        let tag = page.tag(id);
        if tag == Tag::TEXT {
            let length = page.text(id).trim().len();
            self.text += length;
            if self.rows == 1 {
                self.head.add_text(page, id, length);
            }
            return;
        }
        let large = matches!(tag, Tag::H1 | Tag::H2 | Tag::H3);
        if tag.heading_level().is_some() && self.rows == 1 {
            self.head.headings.push((id, self.cells));
            self.head.large |= large;
        } else {
            self.blocks |= large || matches!(tag, Tag::ARTICLE | Tag::SECTION | Tag::FORM | Tag::NAV);
        }
        let part = if self.boxes { part_by_role(page, id) } else { part_by_name(page, id) };
        let Some(part) = part else { return };
        self.parts.push((id, part));
        match part {
            Element::Tr => {
                self.rows += 1;
                self.width = 0;
            }
            Element::Td | Element::Th => {
                self.cells += 1;
                self.width += 1;
                self.widest = self.widest.max(self.width);
                self.numbers |= part == Element::Td && code::is_gutter(page, id);
                self.headed |= part == Element::Th || page.attr(id, AttrName::SCOPE).is_some();
            }
            _ => self.headed |= matches!(part, Element::Caption | Element::Thead),
        }
    }

    /// Once all is known: headings that are the first row become the table's head, others speak
    /// for layout.
    fn settled(mut self) -> Grid {
        if !self.head.is_whole() || self.rows < 2 {
            self.blocks |= self.head.large;
            return self;
        }
        let mut rows = 0;
        for (_, part) in &mut self.parts {
            rows += u32::from(*part == Element::Tr);
            if rows == 1 && *part == Element::Td {
                *part = Element::Th;
            }
        }
        let headings = self.head.headings.iter().map(|&(heading, _)| (heading, Element::P));
        self.parts.extend(headings);
        self
    }

    fn is_data(&self) -> bool {
        if self.presentation || self.numbers || self.cells == 0 || self.widest < 2 {
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

//! Tables: those that hold data are kept, those that lay out a page are dissolved in reading order.
//!
//! The signs are those that screen readers go by (HTML-AAM and the notes of WHATWG on layout
//! tables): headers, captions and scopes speak for data; `role=presentation`, tables within
//! tables, a single row or column and long running text speak for layout.

use super::compose::Attrs;
use super::table_heads::{HeadRows, Seen, TableHeads, is_thing};
use super::{Attr, Element, class, code};
use crate::map::HashMap;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most columns or rows that a cell may span.
const MAX_SPAN: u32 = 500;
/// Bytes of text in the mean cell from which a table without headers is layout.
const LONG_CELL: usize = 240;
/// The same for boxes that are shown as a table, which lay out pages more often.
const LONG_BOX: usize = 80;

/// Which of a page's tables hold data.
pub(super) struct Tables {
    /// For each node the part that it is of a table that holds data.
    parts: HashMap<NodeId, Element>,
    heads: TableHeads,
}

/// What says of the parts of a table what they are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Made {
    /// Their names in HTML.
    #[default]
    Names,
    /// Their roles (WAI-ARIA).
    Roles,
    /// Their look: `display: table-cell` and the like.
    Look,
}

#[derive(Default)]
struct Grid {
    table: u32,
    made: Made,
    /// How many tables it lies in, and how many things a person sees stand before it.
    depth: usize,
    things: usize,
    head_rows: HeadRows,
    /// Where the group of rows ends that are its head, for boxes.
    head_end: u32,
    /// Cells of its first row, and whether other rows have more or fewer.
    first_width: u32,
    uneven: bool,
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
        let mut out = Tables { parts: HashMap::default(), heads: TableHeads::default() };
        let (mut open, mut things): (Vec<Grid>, usize) = (Vec::new(), 0);
        for id in page.ids() {
            while let Some(grid) = open.pop_if(|g| page.end(NodeId(g.table)) <= id) {
                out.settle(page, grid, open.last_mut(), things);
            }
            if let Some(made) = table(page, id, open.last()) {
                if let Some(outer) = open.last_mut() {
                    outer.nests |= made != Made::Look;
                }
                open.push(Grid { made, depth: open.len(), things, ..Grid::new(page, id) });
            } else if let Some(grid) = open.last_mut() {
                grid.add(page, id);
            }
            things += usize::from(is_thing(page, id));
        }
        while let Some(grid) = open.pop() {
            out.settle(page, grid, open.last_mut(), things);
        }
        out
    }

    /// The part of a table that holds data that a node is, if it is one.
    pub fn part(&self, id: NodeId) -> Option<Element> {
        self.parts.get(&id).copied()
    }

    /// Tables that are the head of others.
    pub fn heads(&self) -> &TableHeads {
        &self.heads
    }

    fn settle(&mut self, page: &Page, grid: Grid, outer: Option<&mut Grid>, things: usize) {
        let mut grid = grid.settled();
        let (head, only_head) = std::mem::take(&mut grid.head_rows).finish();
        let captioned = grid.parts.iter().any(|(_, part)| *part == Element::Caption);
        let headed = std::mem::replace(&mut grid.headed, true);
        let may_join = !captioned && grid.is_data();
        grid.headed = headed;
        let seen = Seen {
            table: NodeId(grid.table),
            depth: grid.depth,
            head,
            only_head: only_head && grid.is_data(),
            may_join,
            columns: grid.widest,
            things: (grid.things, things),
        };
        grid.headed |= self.heads.add(page, seen);
        let is_data = grid.is_data();
        // Boxes that only look like a table are what the cell around them holds.
        if let Some(outer) = outer.filter(|_| grid.made == Made::Look) {
            outer.nests |= is_data;
            outer.blocks |= grid.blocks;
            outer.text += grid.text;
        }
        if is_data {
            self.parts.extend(grid.parts);
        }
    }
}

/// What a table is made of, where one begins within another or none.
fn table(page: &Page, id: NodeId, outer: Option<&Grid>) -> Option<Made> {
    if page.tag(id) == Tag::TABLE {
        return Some(Made::Names);
    }
    match page.attr(id, AttrName::ROLE).map(str::trim) {
        Some("table" | "grid") => Some(Made::Roles),
        Some(_) => None,
        None => {
            let free = outer.is_none_or(|outer| outer.made != Made::Roles);
            (free && part_by_look(page, id) == Some(Element::Table)).then_some(Made::Look)
        }
    }
}

/// How parts of a table are shown, in styles and in the class words of builders and of generators.
const LOOKS: &[(&str, &str, Element)] = &[
    ("table", "divTable", Element::Table),
    ("table-caption", "divTableCaption", Element::Caption),
    ("table-header-group", "divTableHeading", Element::Thead),
    ("table-row-group", "divTableBody", Element::Tbody),
    ("table-footer-group", "divTableFoot", Element::Tfoot),
    ("table-row", "divTableRow", Element::Tr),
    ("table-cell", "divTableCell", Element::Td),
    ("table-cell", "divTableHead", Element::Th),
];

fn part_by_look(page: &Page, id: NodeId) -> Option<Element> {
    if !matches!(page.tag(id), Tag::DIV | Tag::SPAN | Tag::SECTION | Tag::P) {
        return None;
    }
    let style = page.attr(id, AttrName::STYLE).and_then(|style| style.split_once("display"));
    let display = style.and_then(|(_, rest)| rest.trim_start().strip_prefix(':'));
    let display = display.map(|value| value.split([';', '!']).next().unwrap_or("").trim());
    let is_shown = |(shown, word, _): &&(&str, &str, Element)| match display {
        Some(display) => display == *shown,
        None => class::has(page, id, &[shown, word]),
    };
    let says = display.or_else(|| page.attr(id, AttrName::CLASS)).is_some_and(|words| words.contains("able"));
    LOOKS.iter().filter(|_| says).find(is_shown).map(|(.., part)| *part)
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
            if self.rows > 0 {
                self.head_rows.add(page.text(id));
            }
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
        let part = match self.made {
            Made::Names => part_by_name(page, id),
            Made::Roles => part_by_role(page, id),
            Made::Look => part_by_look(page, id).map(|part| self.in_head(id, part)),
        };
        let Some(part) = part else { return };
        self.parts.push((id, part));
        match part {
            Element::Tr => {
                self.end_row();
                self.rows += 1;
                self.width = 0;
                self.head_rows.start_row();
            }
            Element::Td | Element::Th => {
                self.cells += 1;
                self.width += 1;
                self.widest = self.widest.max(self.width);
                if part == Element::Td {
                    self.head_rows.end();
                }
                self.numbers |= part == Element::Td && code::is_gutter(page, id);
                self.headed |= part == Element::Th || page.attr(id, AttrName::SCOPE).is_some();
            }
            Element::Thead => {
                self.headed = true;
                self.head_end = page.end(id).0;
            }
            _ => self.headed |= part == Element::Caption,
        }
    }

    /// A cell of the rows that are shown as a head is a heading.
    fn in_head(&self, id: NodeId, part: Element) -> Element {
        if part == Element::Td && id.0 < self.head_end { Element::Th } else { part }
    }

    fn end_row(&mut self) {
        match self.rows {
            0 => {}
            1 => self.first_width = self.width,
            _ => self.uneven |= self.width != self.first_width,
        }
    }

    /// Once all is known: headings that are the first row become the table's head, others speak
    /// for layout.
    fn settled(mut self) -> Grid {
        self.end_row();
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
        if self.made == Made::Look && (self.uneven || self.rows < 2 || self.nests || self.text < self.cells) {
            return false;
        }
        let short = self.text / self.cells <= if self.made == Made::Look { LONG_BOX } else { LONG_CELL };
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

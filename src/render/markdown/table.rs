//! Tables with bars.

use super::Writer;
use super::inline::Place;
use crate::article::{Attr, BodyNodeId, Element, Model};

/// Most columns of a table; what lies beyond is joined to the last.
const MAX_COLUMNS: usize = 64;

impl Writer<'_> {
    /// A table, its caption before it. Spans are filled with empty cells.
    pub(super) fn table(&self, id: BodyNodeId) -> String {
        let mut parts = Vec::new();
        let mut grid = Grid::default();
        for child in self.body.children(id) {
            match self.body.element(child) {
                Some(Element::Caption) => parts.push(self.inside(child)),
                Some(group) => self.body.children(child).for_each(|row| self.row(row, group, &mut grid)),
                None => {}
            }
        }
        parts.push(grid.into_text());
        parts.join("\n\n")
    }

    fn row(&self, id: BodyNodeId, group: Element, grid: &mut Grid) {
        let mut head = true;
        let mut cells = Vec::new();
        for cell in self.body.children(id) {
            grid.skip_spanned(&mut cells);
            head &= self.body.element(cell) == Some(Element::Th);
            let span = |attr| self.body.attr(cell, attr).and_then(|v| v.parse().ok()).unwrap_or(1);
            grid.place(self.cell(cell), span(Attr::Colspan), span(Attr::Rowspan), &mut cells);
        }
        grid.skip_spanned(&mut cells);
        let head = head || group == Element::Thead;
        if head && grid.rows.is_empty() && !grid.headed {
            grid.headed = true;
        }
        grid.rows.push(cells);
    }

    /// A cell in one line, its blocks parted by line breaks.
    fn cell(&self, id: BodyNodeId) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut run = Vec::new();
        for child in self.body.children(id) {
            match self.body.element(child) {
                Some(element) if !element.is_inline() => {
                    self.flush_cell(&mut run, &mut parts);
                    parts.push(self.block_in_cell(child, element));
                }
                _ => run.push(child),
            }
        }
        self.flush_cell(&mut run, &mut parts);
        parts.retain(|p| !p.is_empty());
        parts.join("<br>")
    }

    fn flush_cell(&self, run: &mut Vec<BodyNodeId>, parts: &mut Vec<String>) {
        parts.push(self.inline(run.drain(..), Place::Cell).trim().to_owned());
    }

    fn block_in_cell(&self, id: BodyNodeId, element: Element) -> String {
        match element.model() {
            Model::Verbatim => super::escape::code(&self.raw(id), true),
            Model::Block => self.inline(self.body.children(id), Place::Cell).trim().to_owned(),
            _ => self.cell(id),
        }
    }
}

#[derive(Default)]
struct Grid {
    rows: Vec<Vec<String>>,
    headed: bool,
    /// For each column, how many rows more a cell above reaches down.
    down: Vec<u32>,
}

impl Grid {
    fn skip_spanned(&mut self, cells: &mut Vec<String>) {
        while let Some(left) = self.down.get_mut(cells.len()).filter(|left| **left > 0) {
            *left -= 1;
            cells.push(String::new());
        }
    }

    fn place(&mut self, text: String, across: u32, down: u32, cells: &mut Vec<String>) {
        if cells.len() >= MAX_COLUMNS {
            if let Some(last) = cells.last_mut() {
                last.push(' ');
                last.push_str(&text);
            }
            return;
        }
        let mut text = Some(text);
        for _ in 0..across.clamp(1, (MAX_COLUMNS - cells.len()) as u32) {
            let column = cells.len();
            if self.down.len() <= column {
                self.down.resize(column + 1, 0);
            }
            self.down[column] = down.max(1) - 1;
            cells.push(text.take().unwrap_or_default());
        }
    }

    fn into_text(mut self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return String::new();
        }
        if !self.headed {
            self.rows.insert(0, Vec::new());
        }
        let line = |cells: &[String]| -> String {
            let cell = |i: usize| cells.get(i).map_or("", String::as_str);
            let cells: Vec<&str> = (0..columns).map(cell).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines: Vec<String> = self.rows.iter().map(|row| line(row)).collect();
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        lines.join("\n")
    }
}

//! What the name of an element does not tell: formulas by their source, tabs, notes within a line, lines
//! of poems, and what is not to be read at all.

use super::{Drawer, Due};
use crate::article::compose::{Attrs, Inline};
use crate::article::furniture::{self, is_furniture};
use crate::article::{Element, asides, chtml, formula_source, math, tables, widget};
use crate::block::is_block_level;
use crate::page::{NodeId, Tag};

/// Most nodes of a figure that may be a copy.
const MAX_FIGURE: u32 = 64;

impl Drawer<'_> {
    /// Draws such an element: whether what lies in it follows, or `None` where it is none.
    pub(super) fn special(&mut self, id: NodeId) -> Option<bool> {
        let page = self.page;
        if furniture::is_page_number(page, id) {
            page.subtree(id).skip(1).filter(|&n| self.places.is_target(n)).for_each(|n| self.out.mark(n));
            return Some(false);
        }
        if math::is_stand_in(page, id)
            || self.tabs.is_row(id)
            || is_furniture(page, &self.places, id)
            || furniture::shown_copy(page, id).is_some_and(|shown| self.kept.within(page, shown))
            || self.is_said(id)
            || self.tables.heads().is_copy(id)
            || self.levels.is_sign(page, id)
        {
            return Some(false);
        }
        if let Some((tex, display)) = formula_source::stated(page, id) {
            let on_its_own = display && is_block_level(page.tag(id));
            if on_its_own {
                self.out.end_line();
            }
            math::formula_of_tex(&tex, display, id, &mut self.out);
            if on_its_own {
                self.out.end_line();
            }
            return Some(false);
        }
        if chtml::formula(page, id, &mut self.out) {
            return Some(false);
        }
        if math::is_wrapper(page, id) {
            return Some(true);
        }
        if self.places.is_lead(page, id) {
            self.lead = Some(id);
            return Some(false);
        }
        if asides::is_note(page, id) {
            self.out.text(" (");
            self.out.join();
            self.open.push((page.end(id), Due::Bracket));
            return Some(true);
        }
        if widget::is_line(page, id) {
            self.out.end_of_line();
            self.open.push((page.end(id), Due::Break));
            return Some(true);
        }
        let words = self.tabs.words(id)?.to_owned();
        self.block(id, Element::Details);
        self.out.block(Element::Summary, Attrs::new(), id, |summary| summary.text(&words));
        Some(true)
    }

    /// Draws a part of a table: one whose head is the table before goes on with that one.
    pub(super) fn table_part(&mut self, id: NodeId, part: Element) {
        let heads = self.tables.heads();
        match part {
            Element::Table if heads.is_body(id) && self.out.is_in_table() => {}
            Element::Table => self.push_block_to(heads.end(self.page, id), id, part, Attrs::new()),
            _ => self.push_block(id, part, tables::cell(self.page, id, part)),
        }
    }

    /// A caption drawn before, of a picture that is shown before: sliders hold copies of both.
    fn is_said(&mut self, id: NodeId) -> bool {
        let page = self.page;
        if page.tag(id) != Tag::FIGURE || page.end(id).0 - id.0 > MAX_FIGURE {
            return false;
        }
        let says: String = page.text_below(id).split_whitespace().collect();
        let mut pictures = page.subtree(id).filter(|&n| page.tag(n) == Tag::IMG).peekable();
        let is_copy = pictures.peek().is_some() && pictures.all(|n| self.pictures.get(n).is_none());
        !says.is_empty() && !self.said.insert(says) && is_copy
    }

    /// The number of a note, before its first words.
    pub(super) fn lead_in(&mut self) {
        let Some(lead) = self.lead.take() else { return };
        let target = self.places.link_in(self.page, lead).and_then(|link| self.places.target(link));
        let link = Inline { element: Element::A, attrs: Attrs::new(), target };
        if let Some(token) = self.out.open_inline(link, lead) {
            self.out.text(&self.page.text_below(lead).replace(' ', ""));
            self.out.close_inline(token);
        }
        self.out.text(" ");
    }
}

//! Draws the kept part of a page as a body.

mod language;
mod nested;
mod pictures;
mod special;

use super::captions::Captions;
use super::code::{self, Verbatim};
use super::compose::{Attrs, Composer, Inline, Token};
use super::embeds::{CARD, Embed};
use super::footnotes::Places;
use super::images::{self, Pictures};
use super::joined::SEAM;
use super::kept::{Kept, is_silent, kept_blocks};
use super::levels::Levels;
use super::math;
use super::region::Region;
use super::role::Role;
use super::running_tex::{self, Stretch};
use super::tables::{self, Tables};
use super::tabs::Tabs;
use super::thread::is_comment;
use super::url::{Address, fragment};
use super::widget;
use super::{Attr, Body, BodyNodeId, Element, Metadata, finish, formula_source, icons, lists};
use crate::block::Blocks;
use crate::map::HashSet;
use crate::order::sort_and_dedup;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdicts;
use nested::Nest;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Draw {
    /// The article.
    Article,
    /// What its readers wrote.
    Comments,
}

/// Draws the body from the blocks that the verdicts keep, in one pass over the page.
pub(super) fn select(page: &Page, blocks: &Blocks, verdicts: &Verdicts, metadata: &Metadata, draw: Draw) -> Body {
    let mut keep = kept_blocks(page, blocks, verdicts, metadata);
    code::complete(page, blocks, verdicts, &mut keep);
    let mut kept = Kept::of(page, blocks, keep);
    let places = Places::of(page);
    kept.add_companions(&places.notes_left_out(page, blocks, &kept));
    let pictures = Pictures::of(page, blocks, verdicts, &kept, metadata);
    let captions = Captions::of(page, blocks, pictures.nodes());
    kept.add_companions(captions.blocks());
    let region = Region { page, blocks, verdicts, kept: &kept };
    let is_embed =
        |id: &NodeId| matches!(Role::of(page.tag(*id)), Role::Media | Role::Frame) || Embed::is_stand_in(page, *id);
    let embeds = page.ids().filter(is_embed).filter(|&id| region.holds(id, false));
    let is_formula = |id: NodeId| match page.tag(id) {
        Tag::SCRIPT => math::script(page, id).is_some(),
        _ => formula_source::is_silent(page, id),
    };
    let scripts = page.ids().filter(|&id| is_formula(id));
    let scripts = scripts.filter(|&id| region.holds(id, false));
    let mut more: Vec<u32> = pictures.nodes().chain(embeds).chain(scripts).map(|node| node.0).collect();
    sort_and_dedup(&mut more);
    let more: Vec<NodeId> = more.into_iter().map(NodeId).collect();
    kept.add(&more);
    let tables = Tables::of(page);
    let out = Composer::default();
    let (tabs, levels, read) = (Tabs::of(page), Levels::of(page), NodeId(0));
    let (lead, said, nest, open) = Default::default();
    let mut drawer = Drawer {
        page,
        draw,
        kept,
        pictures,
        captions,
        tables,
        tabs,
        places,
        levels,
        lead,
        read,
        said,
        nest,
        out,
        open,
    };
    drawer.draw();
    let mut body = finish::body(drawer.out.finish());
    body.companions = companions(page, blocks, &drawer.kept, &body);
    body
}

/// The blocks of the body that hold nothing that is kept for its own sake.
fn companions(page: &Page, blocks: &Blocks, kept: &Kept, body: &Body) -> Vec<BodyNodeId> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_companion = |id: BodyNodeId, source: NodeId| {
        let inside = || blocks.within(page, source).filter(|&b| kept.keeps(b));
        let brought = inside().next().is_some() && inside().all(|b| kept.is_companion(b));
        // Where the page is misnested the body's element may hold more than the page's.
        brought
            && body.texts(id).map(letters).sum::<usize>() == inside().map(|b| letters(blocks.text(b))).sum::<usize>()
    };
    let ids = (0..body.nodes.len() as u32).map(BodyNodeId);
    let block = ids.filter(|&id| body.element(id).is_some_and(|element| !element.is_inline()));
    let source = |id: BodyNodeId| body.nodes.get(id.index()).and_then(|node| node.source);
    block.filter(|&id| source(id).is_some_and(|source| is_companion(id, source))).collect()
}

/// What is due when an element of the page ends.
#[derive(Clone, Copy, Debug)]
enum Due {
    Block(Token),
    Inline(Token),
    /// A first letter, whose word goes on.
    Join,
    Line,
    /// Lists whose items say how deep they are.
    Lists,
    /// A line of a poem.
    Break,
    /// A note within a line, in brackets.
    Bracket,
}

struct Drawer<'p> {
    page: &'p Page,
    draw: Draw,
    kept: Kept,
    pictures: Pictures,
    captions: Captions,
    tables: Tables,
    tabs: Tabs,
    places: Places,
    levels: Levels,
    /// The number of a note that its first words are to come after.
    lead: Option<NodeId>,
    /// What stands before this node is drawn: lines of a formula.
    read: NodeId,
    /// What the captions drawn so far say.
    said: HashSet<String>,
    /// The lists around an item that says how deep it is.
    nest: Vec<Nest>,
    out: Composer,
    open: Vec<(NodeId, Due)>,
}

impl Drawer<'_> {
    fn draw(&mut self) {
        let mut next = NodeId(0);
        while next.index() < self.page.len() {
            self.leave(next);
            next = if self.enter(next) { NodeId(next.0 + 1) } else { self.page.end(next) };
        }
        self.leave(next);
    }

    /// Closes what ends before `next`.
    fn leave(&mut self, next: NodeId) {
        while let Some(&(end, due)) = self.open.last()
            && end <= next
        {
            self.open.pop();
            match due {
                Due::Block(token) => self.out.close(token),
                Due::Inline(token) => self.out.close_inline(token),
                Due::Join => self.out.join(),
                Due::Lists => self.leave_lists(),
                Due::Line => self.out.end_line(),
                Due::Break => self.out.end_of_line(),
                Due::Bracket => {
                    self.out.join();
                    self.out.text(")");
                }
            }
        }
    }

    /// Draws one node. Whether what lies in it follows.
    fn enter(&mut self, id: NodeId) -> bool {
        if id < self.read {
            return false;
        }
        if self.page.is_text(id) {
            self.text(id);
            return false;
        }
        let role = Role::at(self.page, id);
        let live = self.kept.within(self.page, id);
        match self.places.is_target(id) {
            true if live => self.out.place(id),
            true if self.is_mark(id) => self.out.mark(id),
            _ => {}
        }
        if !live {
            return self.pass(id, role);
        }
        if let Some(inside) = self.special(id) {
            return inside;
        }
        if let Some(element) = self.captions.element(id) {
            self.block(id, element);
            return true;
        }
        if self.pictures.get(id).is_some() {
            self.picture(id);
            return false;
        }
        if widget::starts_word(self.page, id) {
            self.open.push((self.page.end(id), Due::Join));
        }
        if code::is_verbatim(self.page, id) {
            return self.verbatim(id);
        }
        if self.made(id) {
            return true;
        }
        match role {
            Role::Block(Element::P) if widget::is_rule(self.page, id) => {
                self.out.rule();
                return false;
            }
            Role::Frame if self.page.children(id).any(|child| self.kept.within(self.page, child)) => self.boundary(id),
            role if matches!(role, Role::Media | Role::Frame) || Embed::is_stand_in(self.page, id) => {
                if let Some(embed) = Embed::of(self.page, id) {
                    embed.draw(id, &mut self.out);
                }
                return false;
            }
            Role::Formula => {
                math::formula(self.page, id, &mut self.out);
                return false;
            }
            Role::Script => {
                if let Some((tex, display)) = math::script(self.page, id) {
                    math::formula_of_tex(&tex, display, id, &mut self.out);
                }
                return false;
            }
            Role::Block(element) => self.block(id, element),
            Role::Inline(element) => self.inline(id, element),
            Role::Through if widget::is_in_line(self.page, id) => {}
            Role::Through | Role::TablePart => self.boundary(id),
            Role::Nothing => return false,
            _ => {}
        }
        true
    }

    /// Opens what a box is by more than its name: a part of a table, an item, a comment; whether it is any.
    fn made(&mut self, id: NodeId) -> bool {
        if let Some(part) = self.tables.part(id) {
            self.table_part(id, part);
        } else if self.levels.is_list(id) {
            // Its items open the lists that they lie in.
        } else if let Some(item) = self.levels.item(id) {
            self.item(id, item);
        } else if self.draw == Draw::Comments && is_comment(self.page, id) {
            self.block(id, Element::Li);
        } else if let Some(element) = widget::element(self.page, id) {
            self.block(id, element);
        } else {
            return false;
        }
        true
    }

    /// An empty element that only marks a place.
    fn is_mark(&self, id: NodeId) -> bool {
        self.page.end(id).0 == id.0 + 1
    }

    fn text(&mut self, id: NodeId) {
        if !self.kept.has_text(id) {
            return;
        }
        if !self.page.text(id).trim().is_empty() {
            self.lead_in();
        }
        let breaks = widget::shows_line_ends(self.page, id);
        let (text, read) = running_tex::whole(self.page, id);
        self.read = read;
        for stretch in running_tex::stretches(&text) {
            match stretch {
                Stretch::Words(words) if breaks => self.out.lines(words),
                Stretch::Words(words) => self.out.text(words),
                Stretch::Formula(tex, display) => math::formula_of_tex(&tex, display, id, &mut self.out),
            }
        }
    }

    /// An element without anything kept in it: only marks between kept things count.
    fn pass(&mut self, id: NodeId, role: Role) -> bool {
        if let Some(cell @ (Element::Td | Element::Th)) = self.tables.part(id) {
            let words = icons::words(self.page, id);
            self.out.silent_cell(cell, tables::cell(self.page, id, cell), id, &words);
            return false;
        }
        if let Some(sign) = widget::tick(self.page, id) {
            self.out.text(sign);
            return false;
        }
        match role {
            Role::Break => self.out.line_break(),
            Role::Rule => self.out.rule(),
            Role::Picture => self.sign(id),
            role if role.is_in_line() || widget::is_in_line(self.page, id) => {}
            _ => self.out.end_line(),
        }
        // The texts of a line are its own; breaks may lie in inline elements.
        matches!(role, Role::ThroughInline | Role::Inline(_)) && !is_silent(self.page.tag(id))
    }

    #[inline(never)]
    fn block(&mut self, id: NodeId, element: Element) {
        let mut attrs = match element {
            Element::Ol => lists::ordered(self.page, id),
            Element::Li => lists::item(self.page, id),
            Element::Details => vec![(Attr::Open, String::new())],
            Element::P => {
                own_class(self.page, id).map(|class| vec![(Attr::Class, class.to_owned())]).unwrap_or_default()
            }
            _ => Attrs::new(),
        };
        self.language(id, &mut attrs);
        self.push_block(id, element, attrs);
    }

    fn push_block(&mut self, id: NodeId, element: Element, attrs: Attrs) {
        self.push_block_to(self.page.end(id), id, element, attrs);
    }

    fn push_block_to(&mut self, end: NodeId, id: NodeId, element: Element, attrs: Attrs) {
        let due = self.out.open(element, attrs, id).map_or(Due::Line, Due::Block);
        self.open.push((end, due));
    }

    fn verbatim(&mut self, id: NodeId) -> bool {
        let Some(verbatim) = Verbatim::of(self.page, &self.kept, id) else { return false };
        let drawn = self.out.block(Element::Pre, Attrs::new(), id, |pre| match verbatim.element() {
            Some(element) => pre.element(element, verbatim.attrs(), None, |code| verbatim.draw(code)),
            None => verbatim.draw(pre),
        });
        // Where no block may stand, in a heading, the text runs on.
        !drawn
    }

    /// A wrapper that is dissolved; one that sets language or direction stays.
    fn boundary(&mut self, id: NodeId) {
        let mut attrs = Attrs::new();
        if !matches!(self.page.tag(id), Tag::HTML | Tag::BODY) {
            self.language(id, &mut attrs);
        }
        if attrs.is_empty() {
            self.out.end_line();
            self.open.push((self.page.end(id), Due::Line));
        } else {
            self.push_block(id, Element::Div, attrs);
        }
    }

    fn inline(&mut self, id: NodeId, element: Element) {
        let mut inline = Inline { element, attrs: Attrs::new(), target: None };
        self.language(id, &mut inline.attrs);
        match element {
            Element::A => match self.page.attr(id, AttrName::HREF) {
                Some(href) if href.trim() == "#" || images::is_own_file(self.page, id) => return,
                Some(href) if fragment(self.page, href).is_some() => match self.places.target(id) {
                    Some(target) => inline.target = Some(target),
                    None => return,
                },
                Some(href) => match Address::link(self.page, href) {
                    Some(address) => inline.attrs.push((Attr::Href, address.into_string())),
                    None => return,
                },
                None => return,
            },
            Element::Abbr => self.copy(id, AttrName::TITLE, Attr::Title, &mut inline.attrs),
            Element::Time => self.copy(id, AttrName::DATETIME, Attr::Datetime, &mut inline.attrs),
            _ => {}
        }
        if let Some(token) = self.out.open_inline(inline, id) {
            self.open.push((self.page.end(id), Due::Inline(token)));
        }
    }

    fn copy(&self, id: NodeId, from: AttrName, to: Attr, attrs: &mut Attrs) {
        if let Some(value) = self.page.attr(id, from) {
            attrs.push((to, value.to_owned()));
        }
    }
}

/// The class of a paragraph of the reader's own page, read again.
fn own_class(page: &Page, id: NodeId) -> Option<&'static str> {
    let class = page.attr(id, AttrName::CLASS)?;
    [CARD, SEAM].into_iter().find(|own| *own == class)
}

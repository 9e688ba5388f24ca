//! What becomes of each element of a page in the article: one table.

use super::Element;
use crate::block::{is_block_level, starts_block};
use crate::page::{NodeId, Page, Tag};

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A block element of the article.
    Block(Element),
    /// An inline element of the article.
    Inline(Element),
    /// A part of a table; of one that lays out a page, dissolved.
    TablePart,
    /// Dissolved; what lies in it stands in lines of its own.
    Through,
    /// Dissolved; what lies in it stays in the line.
    ThroughInline,
    /// A line break.
    Break,
    /// A rule between parts.
    Rule,
    /// Text as it stands: code, verse.
    Verbatim,
    /// A picture.
    Picture,
    /// A control: of them only boxes to tick say something.
    Input,
    /// A film, a sound.
    Media,
    /// Another page within this one.
    Frame,
    /// A formula.
    Formula,
    /// The source of a formula, or data of no concern.
    Script,
    /// Left out with all that lies in it.
    Nothing,
}

impl Role {
    /// The role of an element by its name.
    pub fn of(tag: Tag) -> Role {
        ROLES.iter().find(|(t, _)| *t == tag).map_or_else(|| Role::other(tag), |(_, role)| *role)
    }

    /// The role of an element where it stands: some that have a line elsewhere have none in a paragraph.
    pub fn at(page: &Page, id: NodeId) -> Role {
        match Role::of(page.tag(id)) {
            Role::Through if !starts_block(page, id) => Role::ThroughInline,
            role => role,
        }
    }

    /// Whether an element of this role does not end the line it stands in.
    pub fn is_in_line(self) -> bool {
        use Role::{Break, Formula, Inline, Input, Media, Nothing, Picture, Script, ThroughInline};
        matches!(self, Break | Formula | Inline(_) | Input | Media | Nothing | Picture | Script | ThroughInline)
    }

    fn other(tag: Tag) -> Role {
        if is_block_level(tag) { Role::Through } else { Role::ThroughInline }
    }
}

const ROLES: &[(Tag, Role)] = &[
    (Tag::DIV, Role::Through),
    (Tag::SPAN, Role::ThroughInline),
    (Tag::P, Role::Block(Element::P)),
    (Tag::A, Role::Inline(Element::A)),
    (Tag::BR, Role::Break),
    (Tag::LI, Role::Block(Element::Li)),
    (Tag::UL, Role::Block(Element::Ul)),
    (Tag::MENU, Role::Block(Element::Ul)),
    (Tag::OL, Role::Block(Element::Ol)),
    (Tag::STRONG, Role::Inline(Element::Strong)),
    (Tag::B, Role::Inline(Element::Strong)),
    (Tag::EM, Role::Inline(Element::Em)),
    (Tag::I, Role::Inline(Element::Em)),
    (Tag::DFN, Role::Inline(Element::Em)),
    (Tag::CODE, Role::Inline(Element::Code)),
    (Tag::TT, Role::Inline(Element::Code)),
    (Tag::H1, Role::Block(Element::H2)),
    (Tag::H2, Role::Block(Element::H2)),
    (Tag::H3, Role::Block(Element::H3)),
    (Tag::H4, Role::Block(Element::H4)),
    (Tag::H5, Role::Block(Element::H5)),
    (Tag::H6, Role::Block(Element::H6)),
    (Tag::IMG, Role::Picture),
    (Tag::PICTURE, Role::ThroughInline),
    (Tag::FIGURE, Role::Block(Element::Figure)),
    (Tag::FIGCAPTION, Role::Block(Element::Figcaption)),
    (Tag::BLOCKQUOTE, Role::Block(Element::Blockquote)),
    (Tag::PRE, Role::Verbatim),
    (Tag::HR, Role::Rule),
    (Tag::TABLE, Role::TablePart),
    (Tag::CAPTION, Role::TablePart),
    (Tag::THEAD, Role::TablePart),
    (Tag::TBODY, Role::TablePart),
    (Tag::TFOOT, Role::TablePart),
    (Tag::TR, Role::TablePart),
    (Tag::TD, Role::TablePart),
    (Tag::TH, Role::TablePart),
    (Tag::DL, Role::Block(Element::Dl)),
    (Tag::DT, Role::Block(Element::Dt)),
    (Tag::DD, Role::Block(Element::Dd)),
    (Tag::DETAILS, Role::Block(Element::Details)),
    (Tag::SUMMARY, Role::Block(Element::Summary)),
    (Tag::SUB, Role::Inline(Element::Sub)),
    (Tag::SUP, Role::Inline(Element::Sup)),
    (Tag::MARK, Role::Inline(Element::Mark)),
    (Tag::SMALL, Role::Inline(Element::Small)),
    (Tag::S, Role::Inline(Element::S)),
    (Tag::STRIKE, Role::Inline(Element::S)),
    (Tag::DEL, Role::Inline(Element::S)),
    (Tag::INS, Role::Inline(Element::Ins)),
    (Tag::ABBR, Role::Inline(Element::Abbr)),
    (Tag::CITE, Role::Inline(Element::Cite)),
    (Tag::Q, Role::Inline(Element::Q)),
    (Tag::TIME, Role::Inline(Element::Time)),
    (Tag::KBD, Role::Inline(Element::Kbd)),
    (Tag::SAMP, Role::Inline(Element::Samp)),
    (Tag::VAR, Role::Inline(Element::Var)),
    (Tag::RUBY, Role::Inline(Element::Ruby)),
    (Tag::RT, Role::Inline(Element::Rt)),
    (Tag::RP, Role::Inline(Element::Rp)),
    (Tag::BDI, Role::Inline(Element::Bdi)),
    (Tag::BDO, Role::Inline(Element::Bdo)),
    (Tag::ASIDE, Role::Block(Element::Aside)),
    (Tag::OBJECT, Role::Frame),
    (Tag::EMBED, Role::Frame),
    (Tag::VIDEO, Role::Media),
    (Tag::AUDIO, Role::Media),
    (Tag::IFRAME, Role::Frame),
    (Tag::MATH, Role::Formula),
    (Tag::INPUT, Role::Input),
    (Tag::HEAD, Role::Nothing),
    (Tag::SCRIPT, Role::Script),
    (Tag::STYLE, Role::Nothing),
];

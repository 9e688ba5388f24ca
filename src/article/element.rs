//! The closed set of elements and attributes of an article, as one table each.

use super::element::Model::{Block, Cell, Definitions, Empty, Flow, Formula, List, Phrasing, Row, Rows, Verbatim};

/// What an element may hold; the names follow the content models of the HTML standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Blocks, or a single run of text.
    Flow,
    /// A cell of a table: as [`Model::Flow`].
    Cell,
    /// Text and inline elements, and starts a line of its own.
    Block,
    /// Text and inline elements, within a line.
    Phrasing,
    /// Items.
    List,
    /// Terms and their descriptions.
    Definitions,
    /// A table: caption and groups of rows.
    Rows,
    /// Cells.
    Row,
    /// Text as it stands, white space kept.
    Verbatim,
    /// MathML.
    Formula,
    /// Nothing.
    Empty,
}

macro_rules! elements {
    ($($variant:ident $name:literal $model:ident [$($attr:ident)*],)*) => {
        /// An element that an article may hold. Its number is its code in the plan.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Element { $(#[doc = concat!("`", $name, "`")] $variant,)* }

        impl Element {
            /// Every element, by code.
            pub const ALL: &[Element] = &[$(Element::$variant),*];

            /// Its HTML (or MathML) name.
            pub fn name(self) -> &'static str {
                match self { $(Element::$variant => $name),* }
            }

            /// What it may hold.
            pub fn model(self) -> Model {
                match self { $(Element::$variant => $model),* }
            }

            /// The attributes that it may carry besides [`Attr::GLOBAL`].
            pub fn attributes(self) -> &'static [Attr] {
                match self { $(Element::$variant => &[$(Attr::$attr),*]),* }
            }
        }
    };
}

elements! {
    P "p" Block [Class],
    H2 "h2" Block [],
    H3 "h3" Block [],
    H4 "h4" Block [],
    H5 "h5" Block [],
    H6 "h6" Block [],
    Ul "ul" List [],
    Ol "ol" List [Start Reversed Type],
    Li "li" Flow [Value],
    Blockquote "blockquote" Flow [],
    Pre "pre" Verbatim [],
    Code "code" Phrasing [Class],
    Figure "figure" Flow [],
    Figcaption "figcaption" Flow [],
    Img "img" Empty [Src Srcset Alt Width Height],
    Table "table" Rows [],
    Caption "caption" Flow [],
    Thead "thead" Rows [],
    Tbody "tbody" Rows [],
    Tfoot "tfoot" Rows [],
    Tr "tr" Row [],
    Th "th" Cell [Colspan Rowspan Scope],
    Td "td" Cell [Colspan Rowspan],
    Dl "dl" Definitions [],
    Dt "dt" Flow [],
    Dd "dd" Flow [],
    Em "em" Phrasing [],
    Strong "strong" Phrasing [],
    A "a" Phrasing [Href],
    Br "br" Empty [],
    Hr "hr" Empty [],
    Sub "sub" Phrasing [],
    Sup "sup" Phrasing [],
    Mark "mark" Phrasing [],
    Small "small" Phrasing [],
    S "s" Phrasing [],
    Ins "ins" Phrasing [],
    Abbr "abbr" Phrasing [Title],
    Cite "cite" Phrasing [],
    Q "q" Phrasing [],
    Time "time" Phrasing [Datetime],
    Kbd "kbd" Phrasing [],
    Samp "samp" Phrasing [],
    Var "var" Phrasing [],
    Ruby "ruby" Phrasing [],
    Rt "rt" Phrasing [],
    Rp "rp" Phrasing [],
    Bdi "bdi" Phrasing [],
    Bdo "bdo" Phrasing [],
    Span "span" Phrasing [Class],
    Div "div" Flow [],
    Details "details" Flow [Open],
    Summary "summary" Block [],
    Video "video" Empty [Src Poster Controls Width Height],
    Audio "audio" Empty [Src Controls],
    Source "source" Empty [Src Type],
    Math "math" Formula [Display Alttext],
    Mrow "mrow" Formula [],
    Mi "mi" Formula [Mathvariant],
    Mn "mn" Formula [Mathvariant],
    Mo "mo" Formula [Stretchy Mathvariant],
    Mtext "mtext" Formula [Mathvariant],
    Ms "ms" Formula [],
    Mspace "mspace" Formula [],
    Mfrac "mfrac" Formula [],
    Msqrt "msqrt" Formula [],
    Mroot "mroot" Formula [],
    Msub "msub" Formula [],
    Msup "msup" Formula [],
    Msubsup "msubsup" Formula [],
    Munder "munder" Formula [],
    Mover "mover" Formula [Accent],
    Munderover "munderover" Formula [],
    Mmultiscripts "mmultiscripts" Formula [],
    Mprescripts "mprescripts" Formula [],
    Mtable "mtable" Formula [],
    Mtr "mtr" Formula [],
    Mtd "mtd" Formula [],
    Mphantom "mphantom" Formula [],
    Merror "merror" Formula [],
    Aside "aside" Flow [],
}

macro_rules! attrs {
    ($($variant:ident $name:literal,)*) => {
        /// An attribute that an article may hold. Its number is its code in the plan.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Attr { $(#[doc = concat!("`", $name, "`")] $variant,)* }

        impl Attr {
            /// Every attribute, by code.
            pub const ALL: &[Attr] = &[$(Attr::$variant),*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Attr::$variant => $name),* }
            }
        }
    };
}

attrs! {
    Href "href", Src "src", Srcset "srcset", Alt "alt", Title "title", Width "width", Height "height",
    Lang "lang", Dir "dir", Colspan "colspan", Rowspan "rowspan", Scope "scope", Start "start",
    Reversed "reversed", Value "value", Datetime "datetime", Id "id", Open "open", Controls "controls",
    Poster "poster", Type "type", Class "class", Display "display", Alttext "alttext",
    Mathvariant "mathvariant", Stretchy "stretchy", Accent "accent",
}

impl Attr {
    /// What every element may carry: an id of the private namespace, language and direction.
    pub const GLOBAL: &'static [Attr] = &[Attr::Id, Attr::Lang, Attr::Dir];
}

impl Element {
    /// Whether it may carry the attribute.
    pub fn may_carry(self, attr: Attr) -> bool {
        Attr::GLOBAL.contains(&attr) || self.attributes().contains(&attr)
    }

    /// Whether it has no content and no end tag in HTML.
    pub fn is_void(self) -> bool {
        matches!(self, Element::Img | Element::Br | Element::Hr | Element::Source)
    }

    /// Whether it is of MathML, not of HTML.
    pub fn is_math(self) -> bool {
        self.model() == Formula
    }

    /// Whether it stands within a line of text.
    pub fn is_inline(self) -> bool {
        match self.model() {
            Phrasing | Formula => true,
            Empty => matches!(self, Element::Img | Element::Br),
            Flow | Cell | Block | List | Definitions | Rows | Row | Verbatim => false,
        }
    }

    /// `h2` to `h6` as 2 to 6.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Element::H2 => Some(2),
            Element::H3 => Some(3),
            Element::H4 => Some(4),
            Element::H5 => Some(5),
            Element::H6 => Some(6),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attr, Element};

    #[test]
    fn codes_are_positions() {
        assert!(Element::ALL.iter().enumerate().all(|(i, &e)| e as usize == i));
        assert!(Attr::ALL.iter().enumerate().all(|(i, &a)| a as usize == i));
    }

    #[test]
    fn nothing_that_acts_is_in_the_set() {
        for name in ["script", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link", "svg"] {
            assert!(Element::ALL.iter().all(|e| e.name() != name), "{name}");
        }
        assert!(Attr::ALL.iter().all(|a| !a.name().starts_with("on") && a.name() != "style" && a.name() != "name"));
    }
}

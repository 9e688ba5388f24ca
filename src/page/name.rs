//! Names of elements and attributes as small numbers.

use crate::map::HashMap;
use std::sync::OnceLock;

static KNOWN: OnceLock<Table> = OnceLock::new();

macro_rules! names {
    ($type:ident, $table:ident, $doc:literal: $($konst:ident = $text:literal,)*) => {
        #[doc = $doc]
        ///
        /// The names listed as constants have the same number in every page; any other name is
        /// numbered by the page that holds it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type(pub(super) u16);
        const $table: &[&str] = &[$($text),*];
        names!(@consts $type, 0u16; $($konst = $text,)*);
    };
    (@consts $type:ident, $n:expr; $konst:ident = $text:literal, $($rest:tt)*) => {
        impl $type {
            #[doc = concat!("`", $text, "`")]
            pub const $konst: $type = $type($n);
        }
        names!(@consts $type, $n + 1; $($rest)*);
    };
    (@consts $type:ident, $n:expr;) => {
        impl $type {
            /// Position in the fixed table, or `None` for a name only this page knows.
            pub fn known(self) -> Option<usize> {
                ((self.0) < $n).then_some(self.0 as usize)
            }
        }
    };
}

names! { Tag, TAGS, "An element name, or text.":
    TEXT = "",
    A = "a", ABBR = "abbr", ADDRESS = "address", AREA = "area", ARTICLE = "article", ASIDE = "aside",
    AUDIO = "audio", B = "b", BASE = "base", BDI = "bdi", BDO = "bdo", BIG = "big", BLOCKQUOTE = "blockquote",
    BODY = "body", BR = "br", BUTTON = "button", CANVAS = "canvas", CAPTION = "caption", CENTER = "center",
    CITE = "cite", CODE = "code", COL = "col", COLGROUP = "colgroup", DATA = "data", DATALIST = "datalist",
    DD = "dd", DEL = "del", DETAILS = "details", DFN = "dfn", DIALOG = "dialog", DIV = "div", DL = "dl",
    DT = "dt", EM = "em", EMBED = "embed", FIELDSET = "fieldset", FIGCAPTION = "figcaption",
    FIGURE = "figure", FONT = "font", FOOTER = "footer", FORM = "form", FRAME = "frame", H1 = "h1", H2 = "h2", H3 = "h3",
    H4 = "h4", H5 = "h5", H6 = "h6", HEAD = "head", HEADER = "header", HGROUP = "hgroup", HR = "hr",
    HTML = "html", I = "i", IFRAME = "iframe", IMG = "img", INPUT = "input", INS = "ins", KBD = "kbd",
    LABEL = "label", LEGEND = "legend", LI = "li", LINK = "link", MAIN = "main", MAP = "map", MARK = "mark",
    MATH = "math", MENU = "menu", META = "meta", METER = "meter", NAV = "nav", NOEMBED = "noembed",
    NOFRAMES = "noframes", NOSCRIPT = "noscript",
    OBJECT = "object", OL = "ol", OPTGROUP = "optgroup", OPTION = "option", OUTPUT = "output", P = "p",
    PICTURE = "picture", PRE = "pre", PROGRESS = "progress", Q = "q", RP = "rp", RT = "rt", RUBY = "ruby",
    S = "s", SAMP = "samp", SCRIPT = "script", SEARCH = "search", SECTION = "section", SELECT = "select",
    SLOT = "slot", SMALL = "small", SOURCE = "source", SPAN = "span", STRIKE = "strike", STRONG = "strong",
    STYLE = "style", SUB = "sub", SUMMARY = "summary", SUP = "sup", SVG = "svg", TABLE = "table",
    TBODY = "tbody", TD = "td", TEMPLATE = "template", TEXTAREA = "textarea", TFOOT = "tfoot", TH = "th",
    THEAD = "thead", TIME = "time", TITLE = "title", TR = "tr", TRACK = "track", TT = "tt", U = "u",
    UL = "ul", VAR = "var", VIDEO = "video", WBR = "wbr",
}

names! { AttrName, ATTRS, "An attribute name.":
    CLASS = "class", ID = "id", ROLE = "role", HREF = "href", SRC = "src", SRCSET = "srcset", ALT = "alt",
    TITLE = "title", NAME = "name", PROPERTY = "property", CONTENT = "content", REL = "rel", TYPE = "type",
    LANG = "lang", DIR = "dir", DATETIME = "datetime", HIDDEN = "hidden", STYLE = "style",
    WIDTH = "width", HEIGHT = "height", COLSPAN = "colspan", ROWSPAN = "rowspan", SCOPE = "scope",
    START = "start", REVERSED = "reversed", VALUE = "value", OPEN = "open", CITE = "cite",
    ITEMPROP = "itemprop", ITEMTYPE = "itemtype", ITEMSCOPE = "itemscope", ITEMID = "itemid",
    ARIA_HIDDEN = "aria-hidden", ARIA_LABEL = "aria-label", DATA_SRC = "data-src",
    DATA_SRCSET = "data-srcset", SIZES = "sizes", POSTER = "poster", MEDIA = "media",
    HTTP_EQUIV = "http-equiv", CHARSET = "charset", SRCDOC = "srcdoc", XML_LANG = "xml:lang",
    SHADOWROOTMODE = "shadowrootmode", DISPLAY = "display", DATA_TESTID = "data-testid",
}

impl Tag {
    /// The names of the fixed table, by number.
    pub fn names() -> &'static [&'static str] {
        TAGS
    }

    /// Its number, the same for one name throughout a page.
    pub fn number(self) -> u64 {
        u64::from(self.0)
    }

    /// The tag of a name in the fixed table.
    pub fn from_name(name: &str) -> Option<Tag> {
        KNOWN.get_or_init(|| Table::new(TAGS)).numbers.get(name).copied().map(Tag)
    }

    /// `h1` to `h6` as 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        (Tag::H1.0..=Tag::H6.0).contains(&self.0).then(|| (self.0 - Tag::H1.0) as u8 + 1)
    }
}

/// Numbers for the names of one page.
#[derive(Clone, Debug)]
pub(super) struct Names {
    tags: Table,
    attrs: Table,
}

impl Default for Names {
    fn default() -> Self {
        Self { tags: Table::new(TAGS), attrs: Table::new(ATTRS) }
    }
}

impl Names {
    pub fn tag(&self, tag: Tag) -> &str {
        self.tags.name(tag.0)
    }

    pub fn attr(&self, name: AttrName) -> &str {
        self.attrs.name(name.0)
    }

    pub fn find_attr(&self, name: &str) -> Option<AttrName> {
        self.attrs.numbers.get(name).copied().map(AttrName)
    }

    pub fn intern_tag(&mut self, name: &str) -> Tag {
        Tag(self.tags.intern(name))
    }

    pub fn intern_attr(&mut self, name: &str) -> AttrName {
        AttrName(self.attrs.intern(name))
    }
}

#[derive(Clone, Debug)]
struct Table {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u16>,
}

impl Table {
    fn new(known: &[&str]) -> Self {
        let names: Vec<Box<str>> = known.iter().map(|&n| n.into()).collect();
        let numbers = names.iter().enumerate().map(|(i, n)| (n.clone(), i as u16)).collect();
        Self { names, numbers }
    }

    fn name(&self, number: u16) -> &str {
        self.names.get(number as usize).map_or("", |n| n)
    }

    /// A page with more than 65,535 different names gets the last number for all the rest: it
    /// is hostile, and no reading depends on such a name.
    fn intern(&mut self, name: &str) -> u16 {
        if let Some(&n) = self.numbers.get(name) {
            return n;
        }
        let n = self.names.len().min(u16::MAX as usize) as u16;
        if n < u16::MAX {
            self.names.push(name.into());
            self.numbers.insert(name.into(), n);
        }
        n
    }
}

//! The closed set of elements and attributes of an article.

macro_rules! elements {
    ($($variant:ident $name:literal,)*) => {
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
        }
    };
}

elements! {
    P "p", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Ul "ul", Ol "ol", Li "li", Blockquote "blockquote",
    Pre "pre", Code "code", Figure "figure", Figcaption "figcaption", Img "img", Table "table",
    Caption "caption", Thead "thead", Tbody "tbody", Tfoot "tfoot", Tr "tr", Th "th", Td "td", Dl "dl",
    Dt "dt", Dd "dd", Em "em", Strong "strong", A "a", Br "br", Hr "hr", Sub "sub", Sup "sup", Mark "mark",
    Small "small", S "s", Ins "ins", Abbr "abbr", Cite "cite", Q "q", Time "time", Kbd "kbd", Samp "samp",
    Var "var", Ruby "ruby", Rt "rt", Rp "rp", Bdi "bdi", Bdo "bdo", Span "span", Div "div",
    Details "details", Summary "summary", Video "video", Audio "audio", Source "source",
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
    Poster "poster", Type "type", Class "class",
}

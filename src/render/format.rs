//! The formats in which an article leaves for good: to a file, or to the clipboard.

use super::{Picture, epub, html, markdown, text};
use crate::article::Article;

macro_rules! formats {
    ($($variant:ident $key:literal $doc:literal,)*) => {
        /// A format for a file or the clipboard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format { $(#[doc = $doc] $variant,)* }

        impl Format {
            /// Every format.
            pub const ALL: &[Format] = &[$(Format::$variant),*];

            /// Its word on the command line and in messages.
            pub fn key(self) -> &'static str {
                match self { $(Format::$variant => $key),* }
            }
        }
    };
}

formats! {
    Html "html" "A document that is readable as it stands.",
    Markdown "markdown" "CommonMark with tables and footnotes.",
    FrontMatter "front-matter" "The same, its metadata as YAML before it.",
    Text "text" "One block a line, without the headline.",
    Epub "epub" "A book for e-readers: EPUB 3.",
}

/// An article in some format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendered {
    /// Of those that are text.
    Text(String),
    /// Of those that are not.
    Bytes(Vec<u8>),
}

impl Rendered {
    /// The bytes of a file that holds it.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Rendered::Text(text) => text.into_bytes(),
            Rendered::Bytes(bytes) => bytes,
        }
    }
}

impl Format {
    /// The format of that key.
    pub fn of(key: &str) -> Option<Format> {
        Self::ALL.iter().copied().find(|format| format.key() == key)
    }

    /// Writes an article; formats that can hold pictures hold those at hand.
    pub fn render(self, article: &Article, pictures: &[Picture]) -> Rendered {
        match self {
            Format::Html => Rendered::Text(html::html_with(article, pictures)),
            Format::Markdown => Rendered::Text(markdown::markdown(article)),
            Format::FrontMatter => Rendered::Text(markdown::front_matter(article)),
            Format::Text => Rendered::Text(text(article)),
            Format::Epub => Rendered::Bytes(epub(article, pictures)),
        }
    }
}

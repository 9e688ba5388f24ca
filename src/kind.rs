//! The kinds of block on a page, as one table.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($variant:ident $key:literal $gloss:literal,)*) => {
        /// What a block of a page is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        #[repr(u8)]
        pub enum Kind {
            $(#[doc = $gloss] $variant,)*
        }

        impl Kind {
            /// Every kind, in the order of the model's outputs.
            pub const ALL: [Kind; 15] = [$(Kind::$variant),*];

            /// The word used in files and attributes.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$variant => $key),* }
            }

            /// What it is, for a person.
            pub fn gloss(self) -> &'static str {
                match self { $(Kind::$variant => $gloss),* }
            }
        }
    };
}

kinds! {
    Title "title" "the headline of the article",
    Meta "meta" "who wrote it, when and where",
    Content "content" "the article itself",
    Ad "ad" "advertising and paid content",
    Ticker "ticker" "a strip that changes by itself: quotes, scores, weather, live feeds",
    Trending "trending" "headlines chosen for the whole site",
    Related "related" "other pieces picked for this article",
    Promo "promo" "the site selling itself: newsletter, subscription, app, events",
    Social "social" "share, follow, like, save, print",
    Comments "comments" "readers' comments and their forms",
    Author "author" "a box about the author",
    Nav "nav" "ways to move about: menus, breadcrumbs, tags, search",
    Footer "footer" "the site's standing matter: copyright, legal links, contact",
    Consent "consent" "cookie, privacy and log-in notices laid over the page",
    Ui "ui" "residue of controls: labels, buttons, counters, placeholders",
}

impl Kind {
    /// Whether a person who reads the article would miss the block.
    pub fn is_kept(self) -> bool {
        matches!(self, Kind::Title | Kind::Meta | Kind::Content)
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

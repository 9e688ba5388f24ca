//! Why a page is not read: said plainly instead of showing a poor article.

use super::{PageType, Verdicts};
use crate::block::{Blocks, Measure};
use crate::page::{Page, Tag};
use serde::Serialize;

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// No text at all: an empty shell that a script was to fill, or a page of pictures.
    #[error("the page holds no text to read")]
    NoText,
    /// Text, but none that reads as an article.
    #[error("no article was found on this page")]
    NoArticle,
    /// The model data is damaged: a fault of the build, not of the page.
    #[error("the reader's model is damaged; install it again")]
    Model,
    /// Headlines that lead elsewhere.
    #[error("this is a front page or a list of links, not an article")]
    FrontPage,
    /// A form to sign in or fill in.
    #[error("this page is a form to fill in, not an article")]
    Form,
    /// Results of a search.
    #[error("this is a list of search results, not an article")]
    SearchResults,
}

/// Fewer kept words than this are no article, however sure.
const LEAST_WORDS: f32 = 15.0;
/// Below this the selection is a guess.
const LEAST_CONFIDENCE: f32 = 0.2;
/// A list whose kept text is links to this share leads elsewhere.
const MOST_LINKED: f32 = 0.6;
/// Text that is links to this share leads elsewhere, whatever the page is taken for.
const ALL_LINKED: f32 = 0.85;
/// Fields from which a page with little text is a form.
const FORM_FIELDS: usize = 2;

/// Words of the text, and of it in links.
#[derive(Clone, Copy, Default)]
struct Amount {
    words: f32,
    linked: f32,
}

impl Amount {
    fn of(blocks: &Blocks, which: impl Fn(usize) -> bool) -> Amount {
        let mut sum = Amount::default();
        for i in (0..blocks.len()).filter(|&i| which(i)) {
            let words = Measure::of(blocks.text(i)).words;
            sum.words += words;
            sum.linked += words * blocks.get(i).linked as f32 / blocks.text(i).len().max(1) as f32;
        }
        sum
    }

    fn linked_share(self) -> f32 {
        if self.words > 0.0 { self.linked / self.words } else { 1.0 }
    }
}

impl Refusal {
    /// The reason not to read a page, where there is one.
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Option<Refusal> {
        let kept = Amount::of(blocks, |i| verdicts.list.get(i).is_some_and(|v| v.keep));
        let list = matches!(verdicts.page_type, PageType::Listing | PageType::Collection);
        let leads_elsewhere = kept.linked_share() > if list { MOST_LINKED } else { ALL_LINKED };
        let poor = kept.words < LEAST_WORDS || Refusal::is_guess(verdicts);
        (poor || leads_elsewhere).then(|| Refusal::reason(page, blocks, list))
    }

    /// Whether what was selected is no better than a guess.
    pub fn is_guess(verdicts: &Verdicts) -> bool {
        verdicts.confidence < LEAST_CONFIDENCE
    }

    fn reason(page: &Page, blocks: &Blocks, list: bool) -> Refusal {
        let all = Amount::of(blocks, |_| true);
        let field = |n| matches!(page.tag(n), Tag::INPUT | Tag::TEXTAREA);
        if all.words < 3.0 {
            Refusal::NoText
        } else if is_search(page) {
            Refusal::SearchResults
        } else if all.words < 200.0 && page.ids().filter(|&n| field(n)).count() >= FORM_FIELDS {
            Refusal::Form
        } else if list || all.linked_share() > MOST_LINKED {
            Refusal::FrontPage
        } else {
            Refusal::NoArticle
        }
    }
}

/// Whether the address asks for a search: a path named so, or the usual name of its parameter.
fn is_search(page: &Page) -> bool {
    page.url().is_some_and(|url| {
        let path = url.path().split('/').any(|s| matches!(s, "search" | "find" | "results"));
        path || url.query_pairs().any(|(key, _)| matches!(&*key, "q" | "query" | "search" | "s"))
    })
}

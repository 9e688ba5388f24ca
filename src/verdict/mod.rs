//! Verdicts: what each block is, how sure that is, and why.

use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::Page;
use serde::Serialize;

/// A feature that weighed in a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// Name of the feature in the table of features.
    pub feature: &'static str,
    /// Its words for a person ("90 % of the text is links").
    pub text: String,
    /// How much it moved the decision towards the kind (log-odds; negative: against it).
    pub weight: f32,
}

/// The decision on one block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What the block is.
    pub kind: Kind,
    /// How likely that kind is, 0 to 1.
    pub probability: f32,
    /// Whether it belongs in the article as shown. The headline and the byline are kept kinds
    /// but shown apart from the body.
    pub keep: bool,
    /// How likely it belongs in the article, 0 to 1.
    pub content: f32,
    /// What weighed most, strongest first.
    pub reasons: Vec<Reason>,
}

/// What a page is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageType {
    /// News, blog post, essay.
    Article,
    /// A discussion or a question with answers.
    Forum,
    /// One product.
    Product,
    /// A page of things of one sort to choose from.
    Collection,
    /// A list of links or entries.
    Listing,
    /// Reference or manual.
    Documentation,
    /// A service or company presenting itself.
    Service,
}

/// The decisions on a page, one for each block in the order of [`Blocks`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdicts {
    /// One for each block.
    pub list: Vec<Verdict>,
    /// What the page is.
    pub page_type: PageType,
    /// How likely the selection is right, 0 to 1.
    pub confidence: f32,
}

impl Verdicts {
    /// Decides on every block of a page.
    pub fn of(_page: &Page, blocks: &Blocks) -> Verdicts {
        // Stands in until the model is trained.
        let list = (0..blocks.len())
            .map(|i| {
                let keep = blocks.text(i).len() > 80 && (blocks.get(i).linked as usize) * 2 < blocks.text(i).len();
                let kind = if keep { Kind::Content } else { Kind::Nav };
                Verdict { kind, probability: 0.5, keep, content: f32::from(u8::from(keep)), reasons: Vec::new() }
            })
            .collect();
        Verdicts { list, page_type: PageType::Article, confidence: 0.5 }
    }
}

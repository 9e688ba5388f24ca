//! Samples: the features of a page's blocks with what they teach.

use super::align::{self, Label};
use super::corpus::Document;
use stillpage::block::Blocks;
use stillpage::feature::Features;
use stillpage::page::html::parse;
use stillpage::{Kind, Page};

/// One page, ready to train or score on.
pub struct Sample {
    /// Name of the page.
    pub id: String,
    /// Its site.
    pub site: String,
    /// Its type.
    pub page_type: usize,
    /// Whether its kinds are labelled.
    pub gold: bool,
    /// Its features.
    pub features: Features,
    /// Whether each block is content, by the corpus's truth.
    pub labels: Vec<Label>,
    /// The kind of each block, where labelled.
    pub kinds: Vec<Option<Kind>>,
    /// The words of each block.
    pub words: Vec<Vec<String>>,
    /// The words of the truth.
    pub truth: Vec<String>,
    /// The page.
    pub page: Page,
    /// Its blocks.
    pub blocks: Blocks,
}

impl Sample {
    /// Reads and labels a document; none where it holds no text.
    pub fn of(document: &Document) -> Option<Sample> {
        let page = parse(&document.html, document.url.clone()).ok()?;
        let blocks = Blocks::of(&page);
        if blocks.is_empty() {
            return None;
        }
        let features = Features::of(&page, &blocks);
        let words: Vec<Vec<String>> = (0..blocks.len()).map(|i| align::words(blocks.text(i))).collect();
        let labels = align::label(&words, &document.truth);
        let kinds = (0..blocks.len()).map(|i| gold_kind(&page, &blocks, i)).collect();
        Some(Sample {
            id: document.id.clone(),
            site: document.site.clone(),
            page_type: document.page_type,
            gold: document.gold,
            truth: align::words(&document.truth),
            features,
            labels,
            kinds,
            words,
            page,
            blocks,
        })
    }
}

/// The label of the nearest marked element around the block's longest text.
fn gold_kind(page: &Page, blocks: &Blocks, i: usize) -> Option<Kind> {
    let block = blocks.get(i);
    let nodes = (block.from.0..block.to.0).map(stillpage::page::NodeId);
    let longest = nodes.filter(|&n| page.is_text(n)).max_by_key(|&n| page.text(n).trim().len())?;
    page.ancestors(longest).find_map(|n| page.attr_by_name(n, "data-gold")).and_then(Kind::from_key)
}

/// Samples of all documents, in their order, on all cores.
pub fn samples(documents: &[Document]) -> Vec<Sample> {
    super::parallel(documents.len(), |i| Sample::of(&documents[i])).into_iter().flatten().collect()
}

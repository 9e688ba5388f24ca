//! Samples: the features of a page's blocks with what they teach.

use super::align::{self, Label};
use super::corpus::Document;
use super::inject::PUT;
use std::collections::HashMap;
use stillpage::block::{Block, Blocks};
use stillpage::feature::Features;
use stillpage::page::{NodeId, Tag, html::parse};
use stillpage::{Kind, Page};

/// One page, ready to train or score on.
#[derive(Clone)]
pub struct Sample {
    /// Name of the page.
    pub id: String,
    /// Its site.
    pub site: String,
    /// Its type.
    pub page_type: usize,
    /// Whether its kinds are those of the gold pages, by which models are measured.
    pub gold: bool,
    /// Whether its kinds are labelled, there or for this project.
    pub labelled: bool,
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
    /// Snippets that the text must hold.
    pub with: Vec<String>,
    /// Snippets that it must not hold.
    pub without: Vec<String>,
    /// The page.
    pub page: Page,
    /// Its blocks.
    pub blocks: Blocks,
}

impl Sample {
    /// Whether it is a copy of a page with clutter put in.
    pub fn is_copy(&self) -> bool {
        self.id.contains('+')
    }

    /// Whether it is a copy with prose put in that is another page's: there the rest teaches again.
    pub fn is_joined(&self) -> bool {
        self.id.ends_with("+join")
    }

    /// Whether it is a copy in another script.
    pub fn is_told(&self) -> bool {
        self.id.ends_with("+told")
    }

    /// Reads and labels a document; none where it holds no text.
    pub fn of(document: &Document) -> Option<Sample> {
        let page = parse(&document.html, document.url.clone()).ok()?;
        let blocks = Blocks::of(&page);
        if blocks.is_empty() {
            return None;
        }
        let features = Features::of(&page, &blocks);
        let words: Vec<Vec<String>> = (0..blocks.len()).map(|i| align::words(blocks.text(i))).collect();
        let mut labels = align::label(&words, &document.truth);
        doubt_cells(&page, &blocks, &words, &mut labels);
        if document.is_copy() {
            let of_page = document.id.ends_with("+join");
            let label = |(block, own): (&Block, &Label)| match was_put(&page, block) {
                true => Label::Clutter,
                false if of_page => *own,
                false => Label::Unsure,
            };
            labels = blocks.iter().zip(&labels).map(label).collect();
        }
        // A copy has another text than the page that was labelled.
        let labelled = document.labels.as_ref().filter(|_| !document.is_copy());
        let own = labelled.and_then(|labels| labels.kinds(&blocks));
        if labelled.is_some() && own.is_none() {
            eprintln!("{}: its text is not the one that was labelled; its labels teach nothing", document.id);
        }
        let kinds: Vec<Option<Kind>> = match &own {
            Some(kinds) => kinds.iter().copied().map(Some).collect(),
            None => blocks.iter().map(|block| gold_kind(&page, block)).collect(),
        };
        Some(Sample {
            id: document.id.clone(),
            site: document.site.clone(),
            page_type: document.page_type,
            gold: document.gold,
            labelled: document.gold || own.is_some(),
            truth: align::words(&document.truth),
            with: document.with.clone(),
            without: document.without.clone(),
            features,
            labels,
            kinds,
            words,
            page,
            blocks,
        })
    }
}

/// Words of a cell that a truth may hold in another form, such as a number.
const CELL: usize = 3;

/// Of a table that is mostly content its short cells are content too: a truth often holds them glued
/// together. They teach nothing.
fn doubt_cells(page: &Page, blocks: &Blocks, words: &[Vec<String>], labels: &mut [Label]) {
    let table = |i: usize| page.ancestors(blocks.get(i).element).find(|&n| page.tag(n) == Tag::TABLE);
    let tables: Vec<Option<NodeId>> = (0..blocks.len()).map(table).collect();
    let mut shares: HashMap<NodeId, (usize, usize)> = HashMap::new();
    for (i, table) in tables.iter().enumerate() {
        let (content, all) = shares.entry(table.unwrap_or(NodeId(0))).or_default();
        *content += usize::from(labels[i] == Label::Content);
        *all += 1;
    }
    for (i, table) in tables.iter().enumerate() {
        let (content, all) = table.and_then(|t| shares.get(&t)).copied().unwrap_or_default();
        if labels[i] == Label::Clutter && words[i].len() <= CELL && content * 3 > all {
            labels[i] = Label::Unsure;
        }
    }
}

/// The block's longest text: the one whose mark counts.
fn longest(page: &Page, block: &Block) -> Option<NodeId> {
    let nodes = (block.from.0..block.to.0).map(NodeId);
    nodes.filter(|&n| page.is_text(n)).max_by_key(|&n| page.text(n).trim().len())
}

/// The label of the nearest marked element around a block.
pub fn gold_kind(page: &Page, block: &Block) -> Option<Kind> {
    let up = page.ancestors(longest(page, block)?);
    up.filter_map(|n| page.attr_by_name(n, "data-gold")).next().and_then(Kind::from_key)
}

/// Whether a block was put into a copy.
fn was_put(page: &Page, block: &Block) -> bool {
    longest(page, block).is_some_and(|text| page.ancestors(text).any(|n| page.attr_by_name(n, PUT).is_some()))
}

/// Samples of all documents, in their order, on all cores.
pub fn samples(documents: &[Document]) -> Vec<Sample> {
    super::parallel(documents.len(), |i| Sample::of(&documents[i])).into_iter().flatten().collect()
}

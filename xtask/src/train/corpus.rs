//! The labelled pages: WCXB's development pages and the gold pages with every block's kind.

use super::labels::{self, LABELS, Labels};
use crate::step::root;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use url::Url;

/// A page as it lies in the corpus.
#[derive(Clone)]
pub struct Document {
    /// Name of its files.
    pub id: String,
    /// HTML, with `data-gold` where its blocks are labelled.
    pub html: String,
    /// Where it came from.
    pub url: Option<Url>,
    /// The site it belongs to: pages of one site never stand on both sides of a split.
    pub site: String,
    /// Place of its type in [`TYPES`].
    pub page_type: usize,
    /// Its main content.
    pub truth: String,
    /// Snippets that it must hold.
    pub with: Vec<String>,
    /// Snippets that it must not hold.
    pub without: Vec<String>,
    /// Whether `html` bears the gold labels.
    pub gold: bool,
    /// The kinds of its blocks, where they were labelled for this project.
    pub labels: Option<Labels>,
}

impl Document {
    /// Whether it is a copy of a page with clutter put in.
    pub fn is_copy(&self) -> bool {
        self.id.contains('+')
    }
}

/// The corpus's names for types of page, in the order of `stillpage::verdict::PageType`.
pub const TYPES: [&str; 7] = ["article", "forum", "product", "collection", "listing", "documentation", "service"];

#[derive(Deserialize)]
struct Record {
    url: Option<String>,
    #[serde(rename = "_internal")]
    internal: Option<serde_json::Value>,
    ground_truth: Truth,
}

#[derive(Deserialize)]
struct Truth {
    main_content: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

/// Reads all pages, sorted by id.
///
/// # Errors
/// A sentence that names the folder or file that is missing or damaged.
pub fn load(corpus: &Path, gold: &Path) -> Result<Vec<Document>, String> {
    let mut marked = BTreeMap::new();
    for (id, path) in files(&gold.join("pages"))? {
        marked.insert(id, unzip(&path)?);
    }
    let html: BTreeMap<String, _> = files(&corpus.join("html"))?.into_iter().collect();
    let mut labels = labels::load(&root().join(LABELS))?;
    let mut out = Vec::new();
    for (id, path) in files(&corpus.join("ground-truth"))? {
        let Some(source) = html.get(&id) else { continue };
        let (gold, html) = match marked.remove(&id) {
            Some(html) => (true, html),
            None => (false, unzip(source)?),
        };
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let record: Record = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        let labels = labels.remove(&id);
        out.push(Document { labels, ..document(id, html, record, gold) });
    }
    Ok(out)
}

fn document(id: String, html: String, record: Record, gold: bool) -> Document {
    let url = record.url.and_then(|u| Url::parse(&u).ok());
    let site = url.as_ref().and_then(Url::host_str).map_or_else(|| id.clone(), site_of);
    let kind = record.internal.as_ref().and_then(|i| i.pointer("/page_type/primary")).and_then(|v| v.as_str());
    let kind = if kind == Some("category") { Some("collection") } else { kind };
    let page_type = TYPES.iter().position(|t| Some(*t) == kind).unwrap_or(0);
    let Truth { main_content, with, without } = record.ground_truth;
    Document {
        id,
        html,
        url,
        site,
        page_type,
        truth: main_content.unwrap_or_default(),
        with,
        without,
        gold,
        labels: None,
    }
}

/// The part of a host name that one owner holds, near enough: its last two labels, three where
/// the last but one is short (as in `example.co.uk`).
fn site_of(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let short = labels.len() > 2 && labels[labels.len() - 2].len() <= 3;
    labels[labels.len().saturating_sub(if short { 3 } else { 2 })..].join(".")
}

fn files(folder: &Path) -> Result<Vec<(String, std::path::PathBuf)>, String> {
    let entries =
        fs::read_dir(folder).map_err(|e| format!("{}: {e}; name the folder of the corpus", folder.display()))?;
    let mut out: Vec<_> = entries
        .flatten()
        .map(|e| e.path())
        .filter_map(|p| Some((p.file_name()?.to_str()?.split('.').next()?.to_owned(), p)))
        .collect();
    out.sort();
    Ok(out)
}

fn unzip(path: &Path) -> Result<String, String> {
    let file = fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

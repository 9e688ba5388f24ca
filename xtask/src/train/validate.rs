//! Cross-validation by site: every page is read with a model that was trained on other sites.

use super::corpus::{self, Document};
use super::sample::Sample;
use super::scored::Scored;
use super::veil::Veil;
use super::{fit, parallel, report, sample, script};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use stillpage::model::Model;
use stillpage::page::html::Source;
use stillpage::verdict::{Verdicts, marks};
use stillpage::{Article, Refusal, render};

/// Parts that the sites are divided into.
pub const FOLDS: usize = 5;

/// Where models, predictions and annotated pages go.
const FOLDER: &str = "target/validate";

/// The part a site belongs to.
fn fold_of(site: &str) -> usize {
    stillpage::feature::hash(site) as usize % FOLDS
}

/// How to validate.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Parts that are scored, of [`FOLDS`].
    pub folds: usize,
    /// Take the models of the last validation, to try another decision.
    pub reuse: bool,
    /// Hide names or words on the pages that are read.
    pub veil: Option<Veil>,
}

/// Scores every page by a model trained on other sites and prints the tables.
///
/// # Errors
/// A sentence that says what is missing.
pub fn run(corpus: &Path, gold: &Path, settings: Settings) -> Result<(), String> {
    let Settings { folds, reuse, veil } = settings;
    let documents = corpus::load(corpus, gold)?;
    let mut samples = sample::samples(&documents);
    let copies = if reuse { Vec::new() } else { copies(&documents, &samples) };
    let mut models = Vec::new();
    for fold in 0..folds.min(FOLDS) {
        let train = samples.iter().chain(&copies).filter(|s| fold_of(&s.site) != fold).collect();
        models.push(fold_model(train, fold, reuse)?);
    }
    if let Some(veil) = veil {
        veil.over(&mut samples);
    }
    let mut scored: Vec<Scored> = Vec::new();
    for (fold, model) in models.iter().enumerate() {
        let test: Vec<&Sample> = samples.iter().filter(|s| fold_of(&s.site) == fold).collect();
        scored.extend(parallel(test.len(), |i| read(test[i], model)));
    }
    report::print(&scored, corpus);
    write(&scored, &documents).map_err(|e| format!("{FOLDER}: {e}"))
}

/// Copies of all pages to learn from: with clutter put in, and in other scripts.
fn copies(documents: &[Document], samples: &[Sample]) -> Vec<Sample> {
    let mut copies = sample::samples(&super::copies(documents));
    copies.extend(script::copies(samples));
    copies
}

/// The model of a part: trained, or the one that was kept from the last run.
fn fold_model(train: Vec<&Sample>, fold: usize, reuse: bool) -> Result<Model, String> {
    let path = PathBuf::from(format!("{FOLDER}/fold-{fold}.bin"));
    let said = |e: std::io::Error| format!("{}: {e}", path.display());
    if !reuse {
        eprintln!("part {fold}: {} pages to learn from", train.len());
        fs::create_dir_all(FOLDER).map_err(said)?;
        fs::write(&path, fit::fit(&train, fit::Settings::default()).to_bytes()).map_err(said)?;
    }
    Model::from_bytes(&fs::read(&path).map_err(said)?).map_err(|e| e.to_string())
}

fn read<'a>(sample: &'a Sample, model: &Model) -> Scored<'a> {
    let Sample { page, blocks, features, .. } = sample;
    let scores = model.score(features);
    let verdicts = Verdicts::from_scores(page, blocks, features, &scores);
    let refusal = Refusal::of(page, blocks, &verdicts);
    // As `stillpage batch` has it: a mere guess is not given.
    let text = match refusal {
        Some(_) if Refusal::is_guess(&verdicts) => String::new(),
        _ => render::text(&Article::of(page, blocks, &verdicts)),
    };
    Scored { sample, verdicts, text, refusal }
}

/// Writes the texts for the corpus's scorer, and the gold pages with their kinds for that of kinds.
fn write(scored: &[Scored], documents: &[Document]) -> std::io::Result<()> {
    let kinds = Path::new(FOLDER).join("kinds");
    fs::create_dir_all(&kinds)?;
    let mut out = fs::File::create(Path::new(FOLDER).join("predictions.jsonl"))?;
    for page in scored {
        writeln!(out, "{}", json!({ "id": page.sample.id, "text": page.text }))?;
        let document = documents.iter().find(|d| d.gold && d.id == page.sample.id);
        let source = document.and_then(|d| Source::parse(&d.html, d.url.clone()).ok());
        if let Some((page_again, source)) = source {
            let marks = marks(&page_again, &page.sample.blocks, &page.verdicts);
            fs::write(kinds.join(format!("{}.html", page.sample.id)), source.annotated(&marks))?;
        }
    }
    eprintln!("texts and annotated pages: {FOLDER}/predictions.jsonl, {FOLDER}/kinds/");
    Ok(())
}

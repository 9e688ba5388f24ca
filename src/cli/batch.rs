//! `stillpage batch`: many pages, one line of JSON for each.

use super::args::Batch;
use super::failure::Failure;
use super::output::Output;
use super::{input, queue};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;
use stillpage::{Options, Reader, Refusal, render};

/// Reads every page of a manifest.
pub fn run(args: &Batch) -> Result<(), Failure> {
    let entries = manifest(&args.manifest)?;
    let jobs = args.jobs.and_then(|n| NonZero::new(usize::from(n)));
    let jobs = jobs.or_else(|| available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let reader = Reader::new(Options { insist: !args.strict, ..Options::default() });
    let mut output = Output::open(args.output.as_deref())?;
    let progress = progress(entries.len());
    let mut failed = 0usize;
    let all = entries.len();
    queue::in_order(
        entries.into_iter(),
        jobs,
        |entry| Line::of(entry, &reader),
        |line| {
            failed += usize::from(line.error.is_some());
            progress.inc(1);
            output.line(&line.json())
        },
    )?;
    progress.finish_and_clear();
    output.finish()?;
    if failed > 0 {
        eprintln!("stillpage: {failed} of {all} pages were not read; their lines say why");
    }
    Ok(())
}

/// A line of the manifest.
#[derive(Debug, Deserialize)]
struct Entry {
    #[serde(deserialize_with = "id")]
    id: String,
    path: PathBuf,
    url: Option<String>,
}

/// An id may be written as a string or as a number.
fn id<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(id) => Ok(id),
        serde_json::Value::Number(id) => Ok(id.to_string()),
        _ => Err(serde::de::Error::custom("\"id\" is neither a string nor a number")),
    }
}

/// The lines of a manifest; paths in it start from its folder.
fn manifest(path: &Path) -> Result<Vec<Entry>, Failure> {
    let text = String::from_utf8_lossy(&input::bytes(path)?).into_owned();
    let folder = path.parent().unwrap_or(Path::new(""));
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| match serde_json::from_str::<Entry>(line) {
            Ok(entry) => Ok(Entry { path: folder.join(entry.path), ..entry }),
            Err(error) => Err(Failure::Manifest { path: path.to_owned(), line: i + 1, error: error.to_string() }),
        })
        .collect()
}

/// A bar on a terminal's stderr; nothing elsewhere.
fn progress(pages: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(pages as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {pos} of {len} pages, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What comes out for one page.
#[derive(Debug, Default, Serialize)]
struct Line {
    id: String,
    #[serde(flatten)]
    article: Option<Fields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Debug, Serialize)]
struct Fields {
    text: String,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    language: Option<String>,
    /// Why the page is no article, where it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<String>,
    /// Milliseconds from the bytes of the file to the text.
    ms: f64,
}

impl Line {
    fn of(entry: Entry, reader: &Reader) -> Line {
        let Entry { id, path, url } = entry;
        // A panic would be a fault of this crate; the other pages are read all the same.
        let read = catch_unwind(AssertUnwindSafe(|| Fields::of(&path, url.as_deref(), reader)));
        match read.unwrap_or_else(|_| Err("the reader failed on this page; please report it".to_owned())) {
            Ok(article) => Line { id, article: Some(article), error: None },
            Err(error) => Line { id, article: None, error: Some(error) },
        }
    }

    fn json(&self) -> String {
        // Strings and numbers only: this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Fields {
    fn of(path: &Path, url: Option<&str>, reader: &Reader) -> Result<Fields, String> {
        let url = url.filter(|url| !url.is_empty()).map(input::address).transpose().map_err(|e| e.to_string())?;
        let bytes = input::bytes(path).map_err(|e| e.to_string())?;
        let start = Instant::now();
        let page = input::parse(bytes, url).map_err(|e| e.to_string())?;
        let reading = reader.read(&page).map_err(|e| e.to_string())?;
        let text = render::text(&reading.article);
        let ms = (start.elapsed().as_secs_f64() * 1e5).round() / 100.0;
        let refusal = Refusal::of(&page, &reading.blocks, &reading.verdicts).map(|refusal| refusal.to_string());
        if let Some(reason) = &refusal
            && Refusal::is_guess(&reading.verdicts)
        {
            return Err(reason.clone());
        }
        let metadata = reading.article.metadata;
        let date = metadata.date().map(str::to_owned);
        let (title, author, language) = (metadata.title, metadata.byline, metadata.language);
        Ok(Fields { text, title, author, date, language, refusal, ms })
    }
}

//! How fast pages are read: from the text of the HTML to the article's text.

use crate::step::step;
use crate::train::validate::{self, FOLDS, Settings};
use anyhow::{Context, Result, anyhow, bail};
use flate2::read::GzDecoder;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use stillpage::{Options, Reader, page::html, render};

/// What `cargo xtask bench` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder with a folder `html/` of pages, plain or gzipped
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// Folder of pages labelled with kinds: first measure how well pages are read, by models
    /// trained on other sites
    #[arg(long, value_name = "DIR")]
    gold: Option<PathBuf>,
}

/// Times a page is read; the fastest counts, since other work on the machine only ever adds.
const ROUNDS: usize = 3;

struct Measured {
    bytes: usize,
    time: Duration,
}

/// Measures every page of a corpus.
pub fn run(args: &Args) -> Result<()> {
    if let Some(gold) = &args.gold {
        let settings = Settings { folds: FOLDS, reuse: false, veil: None };
        validate::run(&args.corpus, gold, settings).map_err(|error| anyhow!("{error}"))?;
        println!("\n## Speed, one thread\n");
    }
    let pages = step("Load the pages", || load(&args.corpus.join("html")))?;
    let bytes: usize = pages.iter().map(String::len).sum();
    eprintln!("  {} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    let mut measured = step("Read each page", || Ok(pages.iter().map(|page| measure(page)).collect::<Vec<_>>()))?;
    measured.sort_by_key(|m| m.time);
    let milliseconds = |rank: f64| {
        let index = (rank * (measured.len() - 1) as f64).round() as usize;
        measured[index].time.as_secs_f64() * 1e3
    };
    let seconds: f64 = measured.iter().map(|m| m.time.as_secs_f64()).sum();
    let megabytes = measured.iter().map(|m| m.bytes).sum::<usize>() as f64 / 1e6;
    println!("pages {}", measured.len());
    println!(
        "median {:.2} ms, 95 of 100 within {:.2} ms, slowest {:.2} ms",
        milliseconds(0.5),
        milliseconds(0.95),
        milliseconds(1.0)
    );
    println!("{:.1} MB/s", megabytes / seconds);
    Ok(())
}

fn measure(page: &str) -> Measured {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let read =
            html::parse(page, None).map(|page| Reader::new(Options { insist: true, ..Options::default() }).read(&page));
        let text = read.ok().and_then(Result::ok).map(|reading| render::text(&reading.article));
        std::hint::black_box(text);
        start.elapsed()
    });
    Measured { bytes: page.len(), time: times.min().unwrap_or_default() }
}

fn load(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let pages = paths.iter().map(|path| text(path)).collect::<Result<Vec<_>>>()?;
    if pages.is_empty() {
        bail!("{} holds no pages", folder.display());
    }
    Ok(pages)
}

fn text(path: &Path) -> Result<String> {
    let mut bytes = fs::read(path)?;
    if bytes.starts_with(b"\x1F\x8B") {
        let mut plain = Vec::new();
        GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).with_context(|| format!("{}", path.display()))?;
        bytes = plain;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

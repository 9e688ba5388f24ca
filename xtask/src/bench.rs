//! How fast pages are read: from the text of the HTML to the article's text.

use crate::setup::{self, Browser};
use crate::stages;
use crate::step::{cargo, command, root, run as execute, step, target};
use crate::train::validate::{self, FOLDS, Settings};
use crate::wasm;
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
    /// Folder with a folder `html/` of pages, plain or gzipped; with --browser pages are generated too
    #[arg(long, value_name = "DIR", required_unless_present = "browser")]
    corpus: Option<PathBuf>,
    /// Measure in this browser, beside Readability.js and Defuddle in the same pages
    #[arg(long, value_enum, conflicts_with = "gold")]
    browser: Option<Browser>,
    /// How many pages of the corpus are measured in the browser
    #[arg(long, value_name = "N", default_value_t = 20, requires = "browser")]
    pages: u16,
    /// Write a chart of what was measured in the browser
    #[arg(long, value_name = "SVG", requires = "browser")]
    chart: Option<PathBuf>,
    /// Measure natively beside other extractors and the parser alone, with threads, growth and memory
    #[arg(long, requires = "corpus", conflicts_with_all = ["browser", "gold"])]
    peers: bool,
    /// Print how much of the time each step takes
    #[arg(long, requires = "corpus", conflicts_with_all = ["browser", "gold", "peers"])]
    stages: bool,
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

/// Measures in a browser, or natively every page of a corpus.
pub fn run(args: &Args) -> Result<()> {
    match (args.browser, &args.corpus) {
        (None, Some(corpus)) if args.peers => peers(corpus),
        (Some(browser), _) => in_browser(browser, args),
        (None, Some(corpus)) => native(corpus, args),
        (None, None) => bail!("nothing to measure; give --corpus DIR or --browser chromium"),
    }
}

fn in_browser(browser: Browser, args: &Args) -> Result<()> {
    setup::npm_packages()?;
    let program = browser.program()?;
    wasm::build()?;
    let mut node = command("node");
    node.arg("xtask/browser/bench/main.js").arg("--browser").arg(browser.key()).arg("--program").arg(program);
    node.arg("--pages").arg(args.pages.to_string());
    if let Some(corpus) = &args.corpus {
        node.arg("--corpus").arg(fs::canonicalize(corpus).with_context(|| format!("no folder {}", corpus.display()))?);
    }
    if let Some(chart) = &args.chart {
        node.arg("--chart").arg(std::path::absolute(chart)?);
    }
    step("Measure", || execute(&mut node, "The lines above say what went wrong."))
}

/// The peers are built in a workspace of their own, so that they never touch the product.
fn peers(corpus: &Path) -> Result<()> {
    let corpus = fs::canonicalize(corpus).with_context(|| format!("no folder {}", corpus.display()))?;
    let folder = root().join("xtask/peers");
    let mut cargo = cargo();
    cargo.current_dir(&folder).args(["run", "--quiet", "--release", "--target-dir"]).arg(target().join("peers"));
    cargo.arg("--").arg(corpus);
    step("Measure natively", || execute(&mut cargo, "The lines above say what went wrong."))?;
    wasm::build()?;
    let mut node = command("node");
    node.arg("xtask/browser/bench/memory.js");
    step("Measure the memory of the core", || execute(&mut node, "The lines above say what went wrong."))
}

fn native(corpus: &Path, args: &Args) -> Result<()> {
    if let Some(gold) = &args.gold {
        let settings = Settings { folds: FOLDS, reuse: false, veil: None };
        validate::run(corpus, gold, settings).map_err(|error| anyhow!("{error}"))?;
        println!("\n## Speed, one thread\n");
    }
    let pages = step("Load the pages", || load(&corpus.join("html")))?;
    let bytes: usize = pages.iter().map(String::len).sum();
    eprintln!("  {} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    if args.stages {
        stages::print(&pages);
        return Ok(());
    }
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

//! Whether reports of pages are decided on as the pages themselves.

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use stillpage::block::Blocks;
use stillpage::page::html;
use stillpage::report::Report;

/// What `cargo xtask report` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of pages: HTML or gzipped HTML, at any depth
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// How many of them, taken evenly
    #[arg(long, value_name = "N", default_value_t = 20)]
    pages: usize,
}

/// Reports pages of a corpus, reads the reports again, and prints on how many blocks decisions differ.
pub fn run(args: &Args) -> Result<()> {
    let files = files(&args.corpus)?;
    if files.is_empty() {
        bail!("{} holds no pages", args.corpus.display());
    }
    let step = files.len().div_ceil(args.pages.max(1)).max(1);
    let (mut same, mut all) = (0, 0);
    println!("blocks  differing  same page  words left  file");
    for file in files.iter().step_by(step) {
        let Ok(page) = html::parse(&text(file)?, None) else { continue };
        let report = Report::of(&page, 1 + all)?;
        let again = Report::from_json(&report.to_json()).context("a report cannot be read")?.page()?;
        let (blocks, copied) = (Blocks::of(&page), Blocks::of(&again));
        let (differing, shared) = (report.differing.len(), shared(&blocks, &copied));
        println!(
            "{:>6}  {differing:>9}  {:>9}  {shared:>9.2}  {}",
            blocks.len(),
            report.same_page,
            file.file_name().unwrap_or_default().display()
        );
        all += 1;
        same += u64::from(report.is_same());
    }
    println!("{same} of {all} reports are decided on as the pages");
    Ok(())
}

/// The share of words of four letters or more in one text that stand in another at the same place.
fn shared(one: &Blocks, other: &Blocks) -> f32 {
    let words = |blocks: &Blocks| -> Vec<String> {
        let texts =
            (0..blocks.len()).flat_map(|i| blocks.text(i).split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        texts.collect()
    };
    let pairs: Vec<_> = words(one).into_iter().zip(words(other)).filter(|(word, _)| word.len() > 3).collect();
    pairs.iter().filter(|(a, b)| a == b).count() as f32 / pairs.len().max(1) as f32
}

fn text(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut out = Vec::new();
    match bytes.starts_with(b"\x1F\x8B") {
        true => MultiGzDecoder::new(&bytes[..]).read_to_end(&mut out).map(|_| ())?,
        false => out = bytes,
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The pages below a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let is_page = [".html", ".htm", ".html.gz"].iter().any(|end| path.to_string_lossy().ends_with(end));
            if path.is_dir() {
                open.push(path);
            } else if is_page {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

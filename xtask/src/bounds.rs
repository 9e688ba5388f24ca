//! How time and memory grow with the page, and what comes of pages beyond all measure: the command
//! line reads pages that are made here, each in a process of its own.

use crate::step::{cargo, run as execute, step, target};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Sizes of an ordinary page that is made longer, in bytes.
const SIZES: &[usize] = &[10_000, 100_000, 1_000_000, 5_000_000, 20_000_000, 50_000_000];
/// Times each is read; the fastest counts, since other work on the machine only ever adds.
const ROUNDS: usize = 3;
/// How often a process is looked at for the memory that it has taken.
const LOOK: Duration = Duration::from_millis(2);

/// A page, what it is, and what it holds.
struct Made {
    what: String,
    html: String,
}

/// What came of reading one.
struct Measured {
    time: Duration,
    /// Peak of resident memory in bytes; none where the system does not tell.
    memory: Option<u64>,
    word: String,
}

/// Prints two tables.
pub fn run() -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--profile", "quick", "--package", "stillpage", "--bin", "stillpage"]);
    step("Build the command line", || execute(&mut build, "The compiler's message above says why."))?;
    let folder = target().join("bounds");
    fs::create_dir_all(&folder)?;
    println!("| page | read in | MB/s | memory | memory / page |\n| --- | --- | --- | --- | --- |");
    for &size in SIZES {
        let page = Made { what: format!("{} KB", size / 1000), html: ordinary(size) };
        let measured = measure(&folder, &page)?;
        let (bytes, seconds) = (page.html.len() as f64, measured.time.as_secs_f64());
        let share = measured.memory.map_or("-".to_owned(), |m| format!("{:.1}", m as f64 / bytes));
        println!(
            "| {} | {} | {:.0} | {} | {share} |",
            page.what,
            shown(measured.time),
            bytes / seconds / 1e6,
            memory(&measured)
        );
    }
    println!("\n| page | size | read in | memory | result |\n| --- | --- | --- | --- | --- |");
    for page in extremes() {
        let measured = measure(&folder, &page)?;
        let size = page.html.len() as f64 / 1e6;
        println!(
            "| {} | {size:.1} MB | {} | {} | {} |",
            page.what,
            shown(measured.time),
            memory(&measured),
            measured.word
        );
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn shown(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

fn memory(measured: &Measured) -> String {
    measured.memory.map_or("-".to_owned(), |bytes| format!("{:.0} MB", bytes as f64 / 1e6))
}

/// An article with clutter around it, of so many bytes.
fn ordinary(size: usize) -> String {
    let mut html =
        String::from("<!DOCTYPE html><html lang=en><title>A long way</title><body><article><h1>A long way</h1>");
    let mut number = 0;
    while html.len() < size {
        number += 1;
        html.push_str(&format!(
            "<p>On day {number} the ferry came late, as it had <a href=\"/day/{number}\">every morning</a> since the storm, and \
             nobody on the quay said a word about it before the mail was carried up the hill.</p>\n"
        ));
        if number % 10 == 0 {
            html.push_str("<div class=\"ad-slot\"><a href=\"/buy\">Waterproof boots, now half price.</a></div><ul class=\"related\"><li><a href=\"/a\">More</a></li></ul>");
        }
    }
    html + "</article>"
}

/// Pages that no one writes.
fn extremes() -> Vec<Made> {
    let article = ordinary(4_000);
    let with = |what: &str, more: String| Made { what: what.to_owned(), html: format!("{article}{more}") };
    let attributes: String = (0..100_000).map(|number| format!(" data-{number}=x")).collect();
    vec![
        with("20,000 levels", "<div>".repeat(20_000) + "At the bottom"),
        with("20,000 levels of formatting", "<b><i>".repeat(10_000) + "At the bottom"),
        with("300,000 elements", "<p>word</p>".repeat(300_000)),
        with("300,000 empty elements", "<i></i>".repeat(300_000)),
        with("one text of 20 MB", format!("<p>{}</p>", "words of it ".repeat(20_000_000 / 12))),
        with("one word of 20 MB", format!("<p>{}</p>", "w".repeat(20_000_000))),
        with("100,000 attributes", format!("<p{attributes}>words</p>")),
        with("one attribute of 20 MB", format!("<p title=\"{}\">words</p>", "x".repeat(20_000_000))),
        with("NULs, 5 MB", format!("<p>{}</p>", "a\0".repeat(2_500_000))),
        with("references to halves of characters", format!("<p>{}</p>", "&#xD800;&#0;&#x110000;".repeat(100_000))),
        with("30,000 levels", "<div>".repeat(30_000)),
        with("2,100,000 elements", "<p>a".repeat(1_050_000)),
        with("70 MB", format!("<p>{}</p>", "words of it ".repeat(70_000_000 / 12))),
    ]
}

fn measure(folder: &Path, page: &Made) -> Result<Measured> {
    let path = folder.join("page.html");
    fs::write(&path, &page.html)?;
    let mut best: Option<Measured> = None;
    for _ in 0..ROUNDS {
        let measured = once(&path).with_context(|| page.what.clone())?;
        if best.as_ref().is_none_or(|before| measured.time < before.time) {
            best = Some(measured);
        }
    }
    best.context("no round")
}

/// Reads a page in a process of its own. One that ends by a signal is an error.
fn once(page: &Path) -> Result<Measured> {
    let out: PathBuf = page.with_extension("txt");
    let mut command = Command::new(target().join("quick/stillpage"));
    command.arg("read").arg(page).args(["--format", "text", "--output"]).arg(out);
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().context("cannot run the command line")?;
    let mut memory = None;
    let status = loop {
        memory = peak(child.id()).max(memory);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(LOOK);
    };
    let time = start.elapsed();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().context("no standard error")?, &mut said)?;
    let word = match status.code() {
        Some(0) => "read".to_owned(),
        Some(1 | 2) => said.trim().to_owned(),
        _ => bail!("ended with {status}: {said}"),
    };
    Ok(Measured { time, memory, word })
}

/// The most resident memory that a process has had, in bytes, where Linux tells.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

//! Stillpage beside other extractors of HTML text, in one run and one process on the same pages.
//!
//!     peers CORPUS [EVERY]        tables of time, of threads, of growth, of memory
//!     peers --read READER FILE    reads one page once and prints the peak of memory, for the last table
//!
//! A page's time is the least processor time of [`ROUNDS`]: other work on the machine only ever adds.

mod pages;
mod parse;

use anyhow::{Context, Result, bail};
use cpu_time::ThreadTime;
use pages::Page;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Times every page is read.
const ROUNDS: usize = 3;

/// Something that reads a page; what it gives is not judged here.
struct Reader {
    name: &'static str,
    read: fn(&str) -> usize,
}

/// Ours, the parser alone, the peers.
const READERS: &[Reader] = &[
    Reader { name: "stillpage", read: stillpage },
    Reader { name: "html5ever, parse alone", read: parse::parse },
    Reader { name: "dom_smoothie", read: dom_smoothie },
    Reader { name: "legible", read: legible },
    Reader { name: "rs-trafilatura", read: trafilatura },
];

fn stillpage(html: &str) -> usize {
    use stillpage::{Options, Reader, page, render};
    let Ok(page) = page::html::parse(html, None) else { return 0 };
    let reader = Reader::new(Options { insist: true, ..Options::default() });
    reader.read(&page).map_or(0, |reading| render::text(&reading.article).len())
}

fn dom_smoothie(html: &str) -> usize {
    let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut reader| reader.parse());
    article.map_or(0, |article| article.text_content.len())
}

fn legible(html: &str) -> usize {
    legible::parse(html, None, None).map_or(0, |article| article.text_content.len())
}

fn trafilatura(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |result| result.content_text.len())
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--read", reader, file] => read_once(reader, file),
        [corpus] => report(corpus, 1),
        [corpus, every] => report(corpus, every.parse().context("EVERY is a number")?),
        _ => bail!("peers CORPUS [EVERY]"),
    }
}

fn report(corpus: &str, every: usize) -> Result<()> {
    let pages = pages::of_corpus(corpus, every)?;
    println!("## Native, one thread, {} pages\n", pages.len());
    println!("| | median ms | mean ms | MB/s | to html5ever, median | to dom_smoothie, median |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    let times: Vec<Vec<Duration>> = READERS.iter().map(|_| Vec::new()).collect();
    let times = pages.iter().fold(times, |mut times, page| {
        for (reader, times) in READERS.iter().zip(&mut times) {
            times.push(least(reader, &page.html));
        }
        times
    });
    for (reader, own) in READERS.iter().zip(&times) {
        let ratio = |other: usize| median(own.iter().zip(&times[other]).map(|(a, b)| seconds(a) / seconds(b)));
        let (sum, bytes) = (own.iter().map(seconds).sum::<f64>(), pages.iter().map(|p| p.html.len()).sum::<usize>());
        let (middle, mean) = (median(own.iter().map(seconds)) * 1e3, sum / own.len() as f64 * 1e3);
        let speed = bytes as f64 / 1e6 / sum;
        println!("| {} | {middle:.2} | {mean:.2} | {speed:.0} | {:.2} | {:.2} |", reader.name, ratio(1), ratio(2));
    }
    threads(&pages);
    growth();
    memory()
}

fn seconds(time: &Duration) -> f64 {
    time.as_secs_f64()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn least(reader: &Reader, html: &str) -> Duration {
    let once = |_| {
        let start = ThreadTime::now();
        std::hint::black_box((reader.read)(html));
        start.elapsed()
    };
    (0..ROUNDS).map(once).min().unwrap_or_default()
}

/// Pages a second by threads that take them from one list.
fn threads(pages: &[Page]) {
    println!("\n## Native, by threads\n\n| threads | pages a second | to one |\n| ---: | ---: | ---: |");
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let mut one = f64::NAN;
    for count in (0..).map(|power| 1 << power).take_while(|&count| count <= most) {
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                std::hint::black_box(stillpage(&page.html));
            }
        };
        let start = Instant::now();
        std::thread::scope(|scope| (0..count).for_each(|_| drop(scope.spawn(work))));
        let speed = pages.len() as f64 / start.elapsed().as_secs_f64();
        one = if count == 1 { speed } else { one };
        println!("| {count} | {speed:.0} | {:.2} |", speed / one);
    }
}

/// Sizes of generated pages, over three orders of magnitude.
const SIZES: [usize; 7] = [10_000, 31_600, 100_000, 316_000, 1_000_000, 3_160_000, 10_000_000];

fn growth() {
    println!("\n## Native, growth: milliseconds for generated pages\n");
    println!("| KB | {} |", READERS.iter().map(|r| r.name).collect::<Vec<_>>().join(" | "));
    println!("| ---: |{}", " ---: |".repeat(READERS.len()));
    for size in SIZES {
        let html = pages::generated(size);
        let times = READERS.iter().map(|reader| format!("{:.2}", seconds(&least(reader, &html)) * 1e3));
        println!("| {} | {} |", html.len() / 1000, times.collect::<Vec<_>>().join(" | "));
    }
}

/// The peak of each reader's process beyond that of one which reads a small page, for a page of 5 MB.
fn memory() -> Result<()> {
    println!("\n## Native, peak of memory for each MB of a page of 5 MB\n\n| | MB |\n| --- | ---: |");
    let folder = std::env::temp_dir();
    let files = [(folder.join("stillpage-small.html"), 2_000), (folder.join("stillpage-large.html"), 5_000_000)];
    for (file, size) in &files {
        std::fs::write(file, pages::generated(*size))?;
    }
    for reader in READERS {
        let peak = |file| {
            let program = std::env::current_exe()?;
            let output = std::process::Command::new(program).arg("--read").arg(reader.name).arg(file).output()?;
            anyhow::Ok(String::from_utf8(output.stdout)?.trim().parse::<f64>()?)
        };
        println!("| {} | {:.1} |", reader.name, (peak(&files[1].0)? - peak(&files[0].0)?) / 1e3 / 5.0);
    }
    files.iter().try_for_each(|(file, _)| std::fs::remove_file(file).map_err(Into::into))
}

/// Prints the peak of this process in KB, as Linux counts it.
fn read_once(reader: &str, file: &str) -> Result<()> {
    let reader = READERS.iter().find(|r| r.name == reader).context("no such reader")?;
    let html = std::fs::read_to_string(file)?;
    std::hint::black_box((reader.read)(&html));
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux says how much memory was used")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    println!("{}", peak.trim().trim_end_matches(" kB"));
    Ok(())
}

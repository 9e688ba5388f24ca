//! Trains the model: `cargo xtask train --corpus DIR --gold DIR`, the same bytes every time.

pub mod align;
mod boost;
pub mod corpus;
mod fit;
mod gradient;
mod inject;
mod join;
pub mod labels;
mod network;
mod random;
mod report;
pub mod sample;
mod score;
mod scored;
mod script;
pub mod validate;
pub mod veil;
mod vocabulary;

use sample::Sample;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Trains on a corpus and writes the model data.
///
/// # Errors
/// A sentence that says what is missing.
pub fn run(corpus: &Path, gold: &Path) -> Result<(), String> {
    let samples = load(corpus, gold)?;
    let model = fit::fit(&samples.iter().collect::<Vec<_>>(), fit::Settings::default());
    let data = model.to_bytes();
    let path = Path::new("src/model/model.bin");
    std::fs::write(path, &data).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("{}: {} bytes", path.display(), data.len());
    Ok(())
}

fn load(corpus: &Path, gold: &Path) -> Result<Vec<Sample>, String> {
    let mut documents = corpus::load(corpus, gold)?;
    let copies = copies(&documents);
    documents.extend(copies);
    let mut samples = sample::samples(&documents);
    samples.extend(script::copies(&samples));
    let blocks: usize = samples.iter().map(|s| s.labels.len()).sum();
    eprintln!("{} pages, {blocks} blocks, {} features", samples.len(), stillpage::feature::FEATURES);
    Ok(samples)
}

/// Copies of the pages with clutter put in.
fn copies(documents: &[corpus::Document]) -> Vec<corpus::Document> {
    let mut copies = inject::copies(documents);
    copies.extend(join::copies(documents));
    copies
}

/// `f(0..n)` in order, on all cores.
fn parallel<T: Send>(n: usize, f: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, |c| c.get());
    let mut out: Vec<(usize, T)> = std::thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                if i >= n {
                    return done;
                }
                done.push((i, f(i)));
            }
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().filter_map(|w| w.join().ok()).flatten().collect()
    });
    out.sort_by_key(|(i, _)| *i);
    out.into_iter().map(|(_, t)| t).collect()
}

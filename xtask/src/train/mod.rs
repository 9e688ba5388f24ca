//! Trains the model: `cargo xtask train --corpus DIR --gold DIR`, the same bytes every time.

pub mod align;
mod boost;
pub mod corpus;
mod fit;
mod gradient;
mod network;
mod random;
mod sample;
mod score;

use sample::Sample;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use stillpage::model::{Model, Scores};

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
    let documents = corpus::load(corpus, gold)?;
    let samples = sample::samples(&documents);
    let blocks: usize = samples.iter().map(|s| s.labels.len()).sum();
    eprintln!("{} pages, {blocks} blocks, {} features", samples.len(), stillpage::feature::FEATURES);
    Ok(samples)
}

/// Parts that the sites are divided into for cross-validation.
pub const FOLDS: usize = 5;

/// The part a site belongs to.
fn fold_of(site: &str) -> usize {
    stillpage::feature::hash(site) as usize % FOLDS
}

/// Scores every page with a model trained on other sites.
///
/// # Errors
/// A sentence that says what is missing.
pub fn cross_validate(corpus: &Path, gold: &Path, folds: usize) -> Result<(), String> {
    let samples = load(corpus, gold)?;
    let oracle: Vec<(usize, f32)> =
        samples.iter().map(|s| (s.page_type, score::word_f1(s, |i| s.labels[i] == align::Label::Content))).collect();
    println!("{}", score::summary("oracle", &oracle));
    let mut scored: Vec<(&Sample, Scores)> = Vec::new();
    for fold in 0..folds {
        let train: Vec<&Sample> = samples.iter().filter(|s| fold_of(&s.site) != fold).collect();
        let model = fit::fit(&train, fit::Settings::default());
        let data = model.to_bytes();
        eprintln!("fold {fold}: {} pages, {} bytes", train.len(), data.len());
        let model = Model::from_bytes(&data).map_err(|e| e.to_string())?;
        let test: Vec<&Sample> = samples.iter().filter(|s| fold_of(&s.site) == fold).collect();
        let scores = parallel(test.len(), |i| model.score(&test[i].features));
        scored.extend(test.into_iter().zip(scores));
        report(&scored);
    }
    Ok(())
}

fn report(scored: &[(&Sample, Scores)]) {
    let table = |name: &str, keep: &dyn Fn(&Scores, usize) -> bool| {
        let scores: Vec<(usize, f32)> =
            scored.iter().map(|(s, out)| (s.page_type, score::word_f1(s, |i| keep(out, i)))).collect();
        println!("{}", score::summary(name, &scores));
    };
    table("trees", &|s, i| s.forest[i] > 0.0);
    table("network", &|s, i| 2.0 * s.content[i] - s.forest[i] > 0.0);
    table("both", &|s, i| s.content[i] > 0.0);
    table("both, -0.4", &|s, i| s.content[i] > -0.4);
    kinds(scored);
}

fn kinds(scored: &[(&Sample, Scores)]) {
    let (mut hits, mut given, mut gold) = ([0.0f32; 15], [0.0f32; 15], [0.0f32; 15]);
    for (sample, out) in scored {
        for (kind, p) in sample.kinds.iter().zip(&out.kinds) {
            let Some(kind) = kind else { continue };
            let best = (0..15).max_by(|&a, &b| p[a].total_cmp(&p[b])).unwrap_or(0);
            gold[*kind as usize] += 1.0;
            given[best] += 1.0;
            hits[*kind as usize] += f32::from(u8::from(best == *kind as usize));
        }
    }
    let f1: Vec<f32> = (0..15).map(|k| 2.0 * hits[k] / (gold[k] + given[k]).max(1.0)).collect();
    let each: Vec<String> = stillpage::Kind::ALL.iter().zip(&f1).map(|(k, f)| format!("{k} {f:.3}")).collect();
    let accuracy = hits.iter().sum::<f32>() / gold.iter().sum::<f32>().max(1.0);
    println!("kinds accuracy {accuracy:.3} macro {:.3}  {}", f1.iter().sum::<f32>() / 15.0, each.join(" "));
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

//! Where the time goes when pages are read: `cargo xtask bench --corpus DIR --stages`.

use std::time::{Duration, Instant};
use stillpage::article::{Article, NextPage};
use stillpage::block::Blocks;
use stillpage::feature::Features;
use stillpage::model::Model;
use stillpage::page::html;
use stillpage::render;
use stillpage::verdict::{Refusal, Verdicts};

/// The steps of a reading, in order.
const STEPS: [&str; 9] =
    ["parse", "blocks", "features", "model", "verdicts", "refusal", "article", "plan", "next page"];
/// Times a page is read; the fastest of each step counts, since other work on the machine only ever adds.
const ROUNDS: usize = 5;

type Times = [Duration; STEPS.len()];

/// Prints how long each step takes for all pages together.
pub fn print(pages: &[String]) {
    let mut sums = Times::default();
    for page in pages {
        let rounds: Vec<Times> = (0..ROUNDS).filter_map(|_| measure(page)).collect();
        for (step, sum) in sums.iter_mut().enumerate() {
            *sum += rounds.iter().map(|round| round[step]).min().unwrap_or_default();
        }
    }
    let whole: f64 = sums.iter().map(Duration::as_secs_f64).sum();
    println!("\n| step | ms a page | share |\n| --- | ---: | ---: |");
    for (step, sum) in STEPS.iter().zip(sums) {
        let seconds = sum.as_secs_f64();
        println!("| {step} | {:.3} | {:.1} % |", seconds * 1e3 / pages.len() as f64, 100.0 * seconds / whole);
    }
    println!("| all | {:.3} | 100 % |", whole * 1e3 / pages.len() as f64);
}

/// Reads a page step by step, as [`stillpage::Reader`] does; none where it cannot be read.
fn measure(text: &str) -> Option<Times> {
    let mut at = Instant::now();
    let mut lap = || {
        let now = Instant::now();
        now - std::mem::replace(&mut at, now)
    };
    let page = html::parse(text, "https://example.org/a".parse().ok()).ok()?;
    let parse = lap();
    let blocks = Blocks::of(&page);
    let cut = lap();
    let features = Features::of(&page, &blocks);
    let feature = lap();
    let scores = Model::shipped().ok()?.score(&features);
    let model = lap();
    let verdicts = Verdicts::from_scores(&page, &blocks, &features, &scores);
    let verdict = lap();
    std::hint::black_box(Refusal::of(&page, &blocks, &verdicts));
    let refusal = lap();
    let article = Article::of(&page, &blocks, &verdicts);
    let drawn = lap();
    std::hint::black_box(render::plan(&article.body));
    let plan = lap();
    std::hint::black_box(NextPage::of(&page));
    Some([parse, cut, feature, model, verdict, refusal, drawn, plan, lap()])
}

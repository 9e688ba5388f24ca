//! The tables of a cross-validation, with what other readers reach on the same pages.

use super::corpus::TYPES;
use super::score::{Kinds, Words, found};
use super::scored::{Scored, oracle};
use std::path::Path;
use stillpage::{Kind, Refusal};

/// What release builds of other readers reach on the same pages by the corpus's scorer: all, then
/// by type, then must-have snippets found and must-not snippets leaked.
const PEERS: [(&str, [f32; 10]); 5] = [
    ("rs-trafilatura 0.2.2", [0.847, 0.934, 0.760, 0.636, 0.672, 0.669, 0.938, 0.825, 0.803, 0.091]),
    ("trafilatura 2.3.1", [0.823, 0.937, 0.694, 0.637, 0.574, 0.583, 0.917, 0.765, 0.754, 0.061]),
    ("Defuddle 0.19.4", [0.814, 0.930, 0.653, 0.615, 0.591, 0.571, 0.932, 0.748, 0.762, 0.079]),
    ("dom_smoothie 0.19", [0.768, 0.923, 0.477, 0.477, 0.480, 0.525, 0.903, 0.710, 0.699, 0.061]),
    ("Readability.js 0.6", [0.765, 0.923, 0.462, 0.464, 0.491, 0.509, 0.884, 0.710, 0.701, 0.067]),
];

/// Pages listed as the worst.
const WORST: usize = 25;

/// Prints all tables.
pub fn print(scored: &[Scored], corpus: &Path) {
    println!("\n## Word F1, every page read with a model trained on other sites\n");
    let head: Vec<&str> = ["all"].into_iter().chain(TYPES).chain(["with", "leak"]).collect();
    println!("| {:24} | {} |", "", head.join(" | "));
    println!("|---|{}", "---|".repeat(head.len()));
    row("**stillpage**", &figures(scored, |s| s.text.clone()));
    row(
        "  where it refuses: nothing",
        &figures(scored, |s| if s.refusal.is_some() { String::new() } else { s.text.clone() }),
    );
    row("  oracle of the blocks", &figures(scored, |s| oracle(s.sample)));
    PEERS.iter().for_each(|(name, figures)| row(name, figures));
    sides(scored);
    kinds(scored);
    worst(scored, corpus);
}

fn row(name: &str, figures: &[f32]) {
    let cells: Vec<String> = figures.iter().map(|x| format!("{x:.4}")).collect();
    println!("| {name:24} | {} |", cells.join(" | "));
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, n) = values.fold((0.0, 0.0f32), |(s, n), x| (s + x, n + 1.0));
    sum / n.max(1.0)
}

fn figures(scored: &[Scored], text: impl Fn(&Scored) -> String) -> Vec<f32> {
    let texts: Vec<String> = scored.iter().map(text).collect();
    let f1: Vec<f32> = scored.iter().zip(&texts).map(|(s, t)| Words::of(t, &s.sample.truth).f1).collect();
    let of = |kind: usize| scored.iter().zip(&f1).filter(move |(s, _)| s.sample.page_type == kind).map(|(_, f)| *f);
    let mut out = vec![mean(f1.iter().copied())];
    out.extend((0..TYPES.len()).map(|kind| mean(of(kind))));
    let share = |snippets: &dyn Fn(&Scored) -> Vec<String>| {
        let (hits, all) = scored.iter().zip(&texts).fold((0, 0), |(hits, all), (s, t)| {
            let snippets = snippets(s);
            (hits + found(&snippets, t), all + snippets.len())
        });
        hits as f32 / all.max(1) as f32
    };
    out.push(share(&|s| s.sample.with.clone()));
    out.push(share(&|s| s.sample.without.clone()));
    out
}

/// Precision and recall, refusals, and empty outputs.
fn sides(scored: &[Scored]) {
    println!("\n| type | precision | recall | refused | empty |\n|---|---|---|---|---|");
    for (kind, name) in TYPES.iter().enumerate() {
        let of = || scored.iter().filter(|s| s.sample.page_type == kind);
        let words = || of().map(|s| Words::of(&s.text, &s.sample.truth));
        let (p, r) = (mean(words().map(|w| w.precision)), mean(words().map(|w| w.recall)));
        let refused = of().filter(|s| s.refusal.is_some()).count();
        let empty = of().filter(|s| s.text.trim().is_empty()).count();
        println!("| {name:13} | {p:.4} | {r:.4} | {refused} | {empty} |");
    }
    for reason in [Refusal::NoText, Refusal::NoArticle, Refusal::FrontPage, Refusal::Form, Refusal::SearchResults] {
        let of = || scored.iter().filter(|s| s.refusal == Some(reason));
        let f1 = mean(of().map(|s| Words::of(&s.text, &s.sample.truth).f1));
        let untrue = of().filter(|s| s.sample.truth.is_empty()).count();
        println!(
            "refused as {reason:?}: {} pages, {untrue} of them without truth; F1 of their texts {f1:.3}",
            of().count()
        );
    }
    let right = scored.iter().filter(|s| s.verdicts.page_type as usize == s.sample.page_type).count();
    println!("\npage types right: {:.3}", right as f32 / scored.len().max(1) as f32);
}

fn kinds(scored: &[Scored]) {
    println!("\n## Kinds of block\n");
    kinds_of("the gold pages", scored.iter().filter(|s| s.sample.gold));
    kinds_of("all labelled pages", scored.iter().filter(|s| s.sample.labelled));
}

fn kinds_of<'a>(name: &str, scored: impl Iterator<Item = &'a Scored<'a>>) {
    let mut all = Kinds::default();
    for page in scored {
        let given: Vec<Kind> = page.verdicts.list.iter().map(|v| v.kind).collect();
        all.add(page.sample, &given);
    }
    println!("{name}: accuracy {:.3}, macro-F1 {:.3}", all.accuracy(), all.macro_f1());
    println!("content by characters F1 {:.4}, pages that lose a paragraph {:.3}", all.content_f1(), all.losing());
    let each: Vec<String> = Kind::ALL.iter().map(|k| format!("{k} {:.3}", all.f1(*k))).collect();
    println!("{}", each.join(", "));
}

fn worst(scored: &[Scored], corpus: &Path) {
    let folder = std::fs::canonicalize(corpus).unwrap_or_else(|_| corpus.to_owned());
    let mut order: Vec<(f32, &Scored)> = scored.iter().map(|s| (Words::of(&s.text, &s.sample.truth).f1, s)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!("\n## The worst pages\n");
    for (f1, page) in order.iter().take(WORST) {
        let best = Words::of(&oracle(page.sample), &page.sample.truth).f1;
        let file = folder.join("html").join(format!("{}.html.gz", page.sample.id));
        println!("- {f1:.3} (its blocks allow {best:.3}), {}: {}", TYPES[page.sample.page_type], file.display());
    }
}

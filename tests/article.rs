//! Each fixture of `tests/fixtures/article/TOPIC/` against what was written down by hand: its
//! Markdown beside it, and the elements of its article, counted, in the comment on its first line.

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use stillpage::article::{Element, Metadata, Model, Step};
use stillpage::{Article, render};

/// What only the page tells: that a picture is a formula, that the box of a place is its note.
const ONCE: &[&str] = &["math/image-with-words-alt.html"];

/// The fixtures, by name.
fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article");
    let within = |dir: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let topics = within(&root).into_iter().filter(|path| path.is_dir());
    let files = topics.flat_map(|topic| within(&topic)).filter(|path| path.extension().is_some_and(|e| e == "html"));
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    files
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What a fixture's first line says is in the article: `<!-- figure 1, img 1 -->`.
fn expected_counts(source: &str) -> BTreeMap<String, usize> {
    let first = source.lines().next().unwrap_or("");
    let list = first.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).expect("a comment with counts");
    let pairs = list.split(',').filter_map(|pair| pair.trim().split_once(' '));
    pairs.map(|(name, count)| (name.to_owned(), count.parse().expect("a count"))).collect()
}

/// The elements of an article, counted: all but paragraphs, groups and rows of tables, and what
/// lies in formulas.
fn counts(article: &Article) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for step in article.body.walk() {
        let Step::Open(_, element, _) = step else { continue };
        let plain = matches!(element, Element::P | Element::Tr | Element::Thead | Element::Tbody | Element::Tfoot);
        let of_formula = element.model() == Model::Formula && element != Element::Math;
        if !plain && !of_formula {
            *out.entry(element.name().to_owned()).or_insert(0) += 1;
        }
    }
    out
}

/// Names the first line that differs.
fn same_lines(got: &str, want: &str) -> Result<(), String> {
    let lines = |text: &str| text.trim_end().lines().map(str::to_owned).collect::<Vec<_>>();
    let (got_lines, want_lines) = (lines(got), lines(want));
    let at = (0..got_lines.len().max(want_lines.len())).find(|&i| got_lines.get(i) != want_lines.get(i));
    match at {
        None => Ok(()),
        Some(at) => Err(format!("line {}: {:?}, not {:?}\n{got}", at + 1, got_lines.get(at), want_lines.get(at))),
    }
}

fn check(path: &Path) -> Result<(), String> {
    let source = text_of(path);
    let (_, mut article) = support::read(&source);
    let topic = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    support::leave_html(&format!("{topic}-{name}"), &article);
    support::hold(&source);
    if !ONCE.iter().any(|name| path.ends_with(name)) {
        support::hold_again(&source);
    }
    let lead_image = article.metadata.lead_image.take();
    article.metadata = Metadata { lead_image, ..Metadata::default() };
    let markdown = render::markdown(&article);
    same_lines(&markdown, &text_of(&path.with_extension("md")))?;
    let (got, want) = (counts(&article), expected_counts(&source));
    if got != want {
        return Err(format!("{got:?}, not {want:?}\n{markdown}"));
    }
    // Numbers aside: those of notes are given by who shows the Markdown.
    let lettered = |mut words: HashMap<String, usize>| {
        words.retain(|word, _| word.contains(char::is_alphabetic));
        words
    };
    let got = lettered(support::words(&support::shown(&markdown)));
    let want = lettered(support::plain_words(&article));
    if got != want {
        return Err(format!("as Markdown {got:?}, as text {want:?}\n{markdown}"));
    }
    support::same_structure(&article, &markdown)
}

#[test]
fn fixtures_become_what_was_written_down() {
    let fixtures = fixtures();
    let wrong: Vec<String> =
        fixtures.iter().filter_map(|path| Some(format!("{}: {}", path.display(), check(path).err()?))).collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), fixtures.len(), wrong.join("\n---\n"));
}

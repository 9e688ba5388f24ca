//! Ways out where a page hides its text, or has it in a form that articles mostly do not have:
//! each page of `tests/fixtures/ways-out` with the shipped model, against the text beside it.

use std::path::{Path, PathBuf};
use stillpage::page::html;
use stillpage::{Options, Reader, render};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ways-out");
    let files = std::fs::read_dir(folder).expect("the folder of fixtures");
    let mut pages: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages.sort();
    pages
}

/// The text of a page's article as the command line reads it, or why there is none.
fn text(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("a page");
    let url = url::Url::parse("https://courier.example/2026/lamp.html").ok();
    let page = html::parse(&source, url).expect("a page that parses");
    match Reader::new(Options::default()).read(&page) {
        Ok(reading) => render::text(&reading.article),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn the_text_is_found() {
    let pages = fixtures();
    assert!(pages.len() >= 10, "the fixtures are there");
    let wrong: Vec<String> = pages
        .iter()
        .filter_map(|path| {
            let want = std::fs::read_to_string(path.with_extension("txt")).expect("its text");
            let got = text(path);
            (got.trim() != want.trim()).then(|| format!("{}\n{got}", path.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), pages.len(), wrong.join("\n---\n"));
}

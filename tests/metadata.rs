//! What pages say of themselves, against what a person reads in them: `tests/fixtures/metadata`.
//!
//! Beside each page lies the JSON of the fields that are checked; `null` means that none is given.

use std::path::{Path, PathBuf};
use stillpage::{Options, Reader, page};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/metadata");
    let files = std::fs::read_dir(folder).expect("the folder of fixtures");
    let mut pages: Vec<PathBuf> = files.map(|f| f.expect("a file").path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "html"));
    pages.sort();
    pages
}

/// The fields of a page that differ from those beside it.
fn differences(path: &Path) -> Vec<String> {
    let html = std::fs::read_to_string(path).expect("a page");
    let want: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).expect("its fields")).expect("JSON");
    let page = page::html::parse(&html, None).expect("a page that parses");
    let reading = Reader::new(Options { insist: true, ..Options::default() }).read(&page).expect("a page that reads");
    let got = serde_json::to_value(&reading.article.metadata).expect("fields");
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let want = want.as_object().expect("an object");
    let differs = want.iter().filter(|(key, value)| {
        let key = if *key == "leadImage" { "lead_image" } else { key.as_str() };
        got.get(key).or_else(|| got.get("leadImage").filter(|_| key == "lead_image")) != Some(value)
    });
    differs.map(|(key, value)| format!("{name}: {key} is to be {value}, is {}", got[key])).collect()
}

#[test]
fn every_page_says_what_a_person_reads() {
    let pages = fixtures();
    assert!(pages.len() >= 10, "the fixtures are there");
    let all: Vec<String> = pages.iter().flat_map(|p| differences(p)).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

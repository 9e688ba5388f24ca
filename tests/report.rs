//! Reports of pages: decided on as the pages, and without their words.
#![cfg(feature = "html")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use stillpage::block::{Blocks, is_unspaced};
use stillpage::page::{Page, html};
use stillpage::report::Report;
use stillpage::verdict::Verdicts;

fn page(path: &Path) -> Page {
    let text = fs::read_to_string(path).expect("a fixture");
    html::parse(&text, url::Url::parse("https://tidewater.example/coast/search/ferry-moon-2026").ok()).expect("a page")
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Pages of own writing, of several scripts.
fn fixtures() -> Vec<PathBuf> {
    let pages =
        |folder: &str| fs::read_dir(root(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut all: Vec<_> = [
        "tests/fixtures",
        "tests/fixtures/shell",
        "tests/fixtures/metadata",
        "tests/fixtures/front-ends",
        "xtask/demo",
    ]
    .into_iter()
    .flat_map(pages)
    .filter(|path| path.extension().is_some_and(|end| end == "html"))
    .collect();
    all.sort();
    all
}

/// Whether a page holds letters of Thai or kana, which the model sees one by one and can tell from those
/// that stand for them.
fn has_letters_alone(page: &Page) -> bool {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    page.ids().any(|node| page.text(node).contains(|c: char| is_unspaced(c) && !is_han(c)))
}

fn decisions(page: &Page, verdicts: &Verdicts) -> Vec<(String, bool, f32)> {
    let list = verdicts.list.iter();
    let blocks = Blocks::of(page);
    assert_eq!(blocks.len(), verdicts.list.len());
    list.map(|v| (v.kind.key().to_owned(), v.keep, v.content)).collect()
}

/// Words that tell something: of four letters or more, in small letters.
fn words(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 3).collect()
}

#[test]
fn a_report_is_decided_on_as_the_page() {
    for path in fixtures() {
        let page = page(&path);
        let blocks = Blocks::of(&page);
        let report = Report::of(&page, 7).expect("a report");
        // Where the model sees letters alone, decisions may differ, and the report says so.
        let exact = !has_letters_alone(&page);
        assert!(report.is_same() || !exact, "{}: {:?}", path.display(), report.differing);
        let again = Report::from_json(&report.to_json()).expect("a report");
        let copy = again.page().expect("a page");
        let (before, after) = (
            Verdicts::of(&page, &blocks).expect("verdicts"),
            again.verdicts(&copy, &Blocks::of(&copy)).expect("verdicts"),
        );
        let (before, after) = (decisions(&page, &before), decisions(&copy, &after));
        for (i, (a, b)) in before.iter().zip(&after).enumerate() {
            let is_same = (&a.0, a.1) == (&b.0, b.1);
            let is_told = report.differing.contains(&(i as u32));
            assert!(is_same != is_told && (!exact || (a.2 - b.2).abs() < 0.01), "{}: {a:?} {b:?}", path.display());
        }
    }
}

#[test]
fn a_report_holds_no_words_names_addresses_or_numbers_of_the_page() {
    let page = page(&root("xtask/demo/index.html"));
    let file = Report::of(&page, 7).expect("a report").to_json();
    for told in [
        "Skerrow",
        "Marit",
        "Hollowell",
        "tidewater",
        "Tidewater",
        "ferry.svg",
        "HERRING",
        "412.50",
        "/people/",
        "moon",
    ] {
        assert!(!file.contains(told), "{told} stands in the report");
    }
    let copy = Report::from_json(&file).expect("a report").page().expect("a page");
    let text = |page: &Page| -> HashSet<String> {
        let blocks = Blocks::of(page);
        (0..blocks.len()).flat_map(|i| words(blocks.text(i))).collect()
    };
    let (before, after) = (text(&page), text(&copy));
    let left: Vec<_> = before
        .intersection(&after)
        .filter(|word| stillpage::feature::groups_of(stillpage::feature::hash(word)) == 0)
        .collect();
    // A word may come out as another one of the page by chance.
    assert!(left.len() * 100 <= before.len(), "{left:?}");
    assert_eq!(copy.url().map(|url| url.host_str().unwrap_or("").to_owned()).as_deref(), Some("page.invalid"));
}

#[test]
fn structure_lengths_and_capitals_stay() {
    let page = page(&root("tests/fixtures/story.html"));
    let copy = Report::of(&page, 3).expect("a report").page().expect("a page");
    assert_eq!(page.len(), copy.len());
    for node in page.ids() {
        assert_eq!(page.tag_name(node), copy.tag_name(node));
        assert_eq!(page.text(node).len(), copy.text(node).len());
        let shape = |text: &str| {
            text.chars().map(|c| (c.is_uppercase(), c.is_alphabetic(), c.is_numeric())).collect::<Vec<_>>()
        };
        assert_eq!(shape(page.text(node)), shape(copy.text(node)));
    }
}

#[test]
fn what_stands_twice_stands_twice() {
    let text = "<p>The ferry 417 took 23 boats across in 1987, and again 23 in 1988, so they say on the quay.</p>";
    let page = html::parse(&format!("<h1>Boats</h1>{text}{}<div>{text}</div>", text.replace("23", "32")), None);
    let copy = Report::of(&page.expect("a page"), 9).expect("a report").page().expect("a page");
    let blocks = Blocks::of(&copy);
    assert_eq!(blocks.text(1), blocks.text(3));
    assert_ne!(blocks.text(1), blocks.text(2));
}

#[test]
fn another_seed_gives_other_words_and_the_same_seed_the_same() {
    let page = page(&root("tests/fixtures/story.html"));
    let of = |seed| Report::of(&page, seed).expect("a report").to_json();
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn what_is_no_report_is_none() {
    let report = Report::of(&page(&root("tests/fixtures/story.html")), 1).expect("a report").to_json();
    for other in ["", "{}", "[]", "{\"stillpage\":\"report\"}", &report.replace("\"format\":2", "\"format\":3")] {
        assert!(Report::from_json(other).is_none(), "{other:.60}");
    }
    let damaged = report.replacen("\"sizes\":[", "\"sizes\":[9,", 1);
    assert!(Report::from_json(&damaged).is_some_and(|report| report.page().is_err()));
    assert!(Report::of(&Page::default(), 1).is_ok_and(|report| report.is_same()));
}

//! Corrections as JSON, as a file from a stranger could hold them.

use stillpage::correction::Corrections;
use stillpage::page::html;
use stillpage::{Options, Reader};

const PAGE: &str = include_str!("../../tests/fixtures/story.html");

/// Corrections or an error; what is read is written the same again, and half of the article stays
/// whatever they ask for.
pub fn corrections(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(corrections) = Corrections::from_json(text) else { return };
    let written = serde_json::to_string(&corrections).expect("JSON");
    assert_eq!(Corrections::from_json(&written).as_ref(), Ok(&corrections));
    let page = html::parse(PAGE, None).expect("the fixture is a page");
    let first = Reader::new(Options::default()).read(&page).expect("the fixture is an article");
    let options = Options { corrections: corrections.list().to_vec(), ..Options::default() };
    let read = Reader::new(options).read(&page).expect("the fixture stays an article");
    assert!(2 * read.article.metadata.words >= first.article.metadata.words);
}

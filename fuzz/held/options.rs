//! Options as JSON, as a message could hold them.

use stillpage::page::html;
use stillpage::{Options, Reader};

const PAGE: &str = include_str!("../../tests/fixtures/story.html");

/// Options or an error; numbers of blocks that do not exist change nothing.
pub fn options(bytes: &[u8]) {
    let Ok(options) = serde_json::from_slice::<Options>(bytes) else { return };
    let page = html::parse(PAGE, None).expect("the fixture is a page");
    let read = Reader::new(options.clone()).read(&page).expect("the fixture is an article");
    let first = Reader::new(Options { put_back: Vec::new(), ..options.clone() }).read(&page).expect("the same");
    let blocks = first.verdicts.list.len() as u32;
    if options.put_back.iter().all(|&block| block >= blocks) {
        assert_eq!(read.article, first.article);
    }
}

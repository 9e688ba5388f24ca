//! Options as JSON, as a message could hold them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stillpage::page::html;
use stillpage::{Options, Reader};

const PAGE: &str = include_str!("../../tests/fixtures/story.html");

fuzz_target!(|bytes: &[u8]| {
    let Ok(options) = serde_json::from_slice::<Options>(bytes) else { return };
    let page = html::parse(PAGE, None).expect("the fixture is a page");
    let read = Reader::new(options.clone()).read(&page).expect("the fixture is an article");
    let first = Reader::new(Options { put_back: Vec::new(), ..options.clone() }).read(&page).expect("the same");
    let blocks = first.verdicts.list.len() as u32;
    if options.put_back.iter().all(|&block| block >= blocks) {
        assert_eq!(read.article, first.article);
    }
});

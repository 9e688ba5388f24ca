//! HTML text in any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stillpage::page::html;
use stillpage::render::{self, Format};
use stillpage::{Options, Reader};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let url = url::Url::parse("https://site.example/a/b.html").ok();
    let Ok(page) = html::parse(&text, url) else { return };
    let insist = Options { insist: true, ..Options::default() };
    let Ok(reading) = Reader::new(insist).read(&page) else { return };
    for format in Format::ALL {
        format.render(&reading.article, &[]);
    }
    render::plan(&reading.article);
    for (block, _) in reading.verdicts.list.iter().enumerate() {
        reading.verdicts.reasons(block);
    }
    html::parse(&render::html(&reading.article), None).expect("our own HTML is a page");
});

//! HTML text in any bytes.

use super::{insist, tell};
use stillpage::page::html;
use stillpage::render;

/// No panic, and the HTML of the article, read again, is a page.
pub fn html(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let url = url::Url::parse("https://site.example/a/b.html").ok();
    let Ok(page) = html::parse(&text, url) else { return };
    let Some(reading) = insist(&page) else { return };
    tell(&reading);
    html::parse(&render::html(&reading.article), None).expect("our own HTML is a page");
}

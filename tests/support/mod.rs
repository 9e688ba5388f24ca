//! What the tests of the article share: reading a fixture without the model.
//!
//! A fixture marks what is to be left out with `data-keep="no"`.
#![allow(dead_code, reason = "each test uses its part")]

mod hold;
mod structure;

#[allow(unused_imports, reason = "each test uses its part")]
pub use hold::{hold, hold_again};
#[allow(unused_imports, reason = "each test uses its part")]
pub use structure::{plain_words, same_structure};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use stillpage::block::Blocks;
use stillpage::page::html;
use stillpage::verdict::{PageType, Verdict, Verdicts};
use stillpage::{Article, Kind, Page, render};

/// The article of a page at a made-up address, kept as its marks say.
pub fn read(source: &str) -> (Page, Article) {
    let url = url::Url::parse("https://site.example/salt/road.html").ok();
    let page = html::parse(source, url).expect("a page");
    let article = article(&page);
    (page, article)
}

/// The article of a page, kept as its marks say.
pub fn article(page: &Page) -> Article {
    let blocks = Blocks::of(page);
    Article::of(page, &blocks, &verdicts(page, &blocks))
}

/// Verdicts by the marks of the page.
pub fn verdicts(page: &Page, blocks: &Blocks) -> Verdicts {
    let dropped = |node| page.attr_by_name(node, "data-keep") == Some("no");
    let list = blocks.iter().map(|block| {
        let keep = !page.ancestors(block.from).any(dropped);
        let kind = if keep { Kind::Content } else { Kind::Related };
        Verdict { kind, probability: 1.0, keep, content: f32::from(u8::from(keep)) }
    });
    Verdicts::known(list.collect(), PageType::Article)
}

/// Leaves an article's HTML where `tests/shell/html.test.js` holds it against the standard.
pub fn leave_html(name: &str, article: &Article) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("articles");
    std::fs::create_dir_all(&folder).expect("a folder for the articles");
    std::fs::write(folder.join(format!("{name}.html")), render::html(article)).expect("the article is written");
}

/// The words of a text and how often each stands in it.
pub fn words(text: &str) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    out
}

/// CommonMark with what [`stillpage::render::markdown`] adds to it.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_MATH);

/// What a CommonMark reader shows of a Markdown text.
pub fn shown(markdown: &str) -> String {
    // What is between angle brackets is the address of a player.
    let (mut out, mut pictures, mut player) = (String::new(), 0, false);
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::Start(Tag::Link { link_type: LinkType::Autolink, .. }) => (pictures, player) = (pictures + 1, true),
            Event::End(TagEnd::Link) if player => (pictures, player) = (pictures - 1, false),
            Event::Text(text) | Event::Code(text) if pictures == 0 => out.push_str(&text),
            // A sign, not a number, was counted by the writer.
            Event::FootnoteReference(text) if text.starts_with("note-") => {}
            Event::FootnoteReference(text) => out.push_str(&text),
            Event::InlineHtml(text) if !text.starts_with("<br") => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::Text(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            _ => out.push('\n'),
        }
    }
    out
}

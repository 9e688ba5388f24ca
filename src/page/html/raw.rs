//! Raw text that no page takes in, such as scripts and styles: half of a usual page, which the parser
//! need not see.
//!
//! Where raw text begins depends on the tree (a `<script>` in a comment, in a title or in SVG begins
//! none), so the parser itself is asked: it gets the document up to the end of each tag that may begin
//! some, and says whether it did.

use crate::page::Policy;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, ScriptData};
use html5ever::tokenizer::{BufferQueue, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use memchr::{memchr, memchr_iter};
use scraper::{Html, HtmlTreeSink};
use std::cell::Cell;

/// Elements of raw text that is mostly passed over.
const PASSED_OVER: [&str; 2] = ["script", "style"];

/// Parses a document, without the raw text of elements that are skipped.
pub(super) fn parse(html: &str) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let watch = Watch { builder, begins: Cell::new(false) };
    let (tokenizer, input) = (Tokenizer::new(watch, Default::default()), BufferQueue::default());
    let feed = |part: &str| {
        input.push_back(StrTendril::from_slice(part));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    };
    let (mut fed, mut from) = (0, 0);
    while let Some((name, end)) = next_tag(html, from) {
        from = end;
        // The parser drops a mark of byte order at the start of any part.
        if html.get(end..).is_some_and(|rest| rest.starts_with('\u{feff}')) {
            continue;
        }
        tokenizer.sink.begins.set(false);
        feed(html.get(fed..end).unwrap_or_default());
        if tokenizer.sink.begins.get() {
            from = passed(html, end, name).unwrap_or(end);
        }
        fed = from;
    }
    feed(html.get(fed..).unwrap_or_default());
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// The next tag from `from` on that may begin raw text: its element, and where it seems to end.
fn next_tag(html: &str, from: usize) -> Option<(&'static str, usize)> {
    let rest = html.as_bytes().get(from..)?;
    let name = |at: usize| PASSED_OVER.into_iter().find(|name| begins_with(rest, at + 1, name));
    let (name, at) = memchr_iter(b'<', rest).find_map(|at| Some((name(at)?, at)))?;
    Some((name, from + at + memchr(b'>', rest.get(at..)?)? + 1))
}

/// Where the raw text of an element ends that begins at `from`; none where its end is not told by its
/// name alone, since a comment in a script may hold scripts.
fn passed(html: &str, from: usize, name: &str) -> Option<usize> {
    let end = end_tag(html, from, name).unwrap_or(html.len());
    let has_comment = name == "script" && html.get(from..end)?.contains("<!--");
    (!has_comment).then_some(end)
}

/// Where the end tag of an element of raw text begins.
pub(super) fn end_tag(html: &str, from: usize, name: &str) -> Option<usize> {
    let rest = html.as_bytes().get(from..)?;
    let ends = |at: usize| {
        let after = rest.get(at + 2 + name.len());
        rest.get(at + 1) == Some(&b'/')
            && begins_with(rest, at + 2, name)
            && matches!(after, Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>'))
    };
    memchr_iter(b'<', rest).find(|&at| ends(at)).map(|at| from + at)
}

fn begins_with(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes.get(at..at + name.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes()))
}

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// The parser's tree, watched for where raw text begins.
struct Watch {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    /// Whether the last token began raw text of an element that is skipped.
    begins: Cell<bool>,
}

impl TokenSink for Watch {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let is_skipped = matches!(&token, TagToken(tag) if tag.kind == StartTag && is_skipped(tag));
        let result = self.builder.process_token(token, line);
        self.begins.set(is_skipped && matches!(result, TokenSinkResult::RawData(ScriptData | Rawtext)));
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_skipped(tag: &Tag) -> bool {
    let kind = || tag.attrs.iter().find(|attr| &*attr.name.local == "type").map(|attr| &*attr.value);
    PASSED_OVER.contains(&&*tag.name) && Policy::of_name(&tag.name, kind()) == Policy::Skip
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::page::html::Walk;

    fn walked(document: &Html) -> Page {
        Walk::page(document, None).expect("a page").0
    }

    #[test]
    fn pages_are_those_of_the_whole_text() {
        let parts = [
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<SCRIPT src='>'>",
            "</Script >",
            "<script/>",
            "</scripts>",
            "<script type=application/ld+json>",
            "<script type='math/tex'>",
            "<!--",
            "-->",
            "<svg>",
            "</svg>",
            "<title>",
            "</title>",
            "<textarea>",
            "</textarea>",
            "<template>",
            "</template>",
            "<select>",
            "</select>",
            "<p title=\"",
            "\">",
            "<p>",
            "a < b",
            " word ",
            "<![CDATA[",
            "]]>",
            "<noscript>",
            "</noscript>",
            "\r\n",
            "<frameset>",
            "<math><mi>",
            "</math>",
            "<table>",
            "</table>",
            "<style",
            ">",
            "<plaintext",
            "\u{feff}",
            "</",
        ];
        let mut seed = 1u32;
        for round in 0..3_000 {
            let mut html = String::new();
            for _ in 0..round % 12 + 1 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                html.push_str(parts[(seed >> 16) as usize % parts.len()]);
            }
            assert_eq!(walked(&parse(&html)), walked(&Html::parse_document(&html)), "{html:?}");
        }
    }

    #[test]
    fn scripts_are_not_parsed_and_data_are() {
        let html = "<style>b</style><script>c<!-- d</script><script>e</script><script type=math/tex>f</script><p>g";
        let document = parse(html);
        let texts: Vec<_> =
            document.tree.values().filter_map(|node| node.as_text().map(|text| text.to_string())).collect();
        assert_eq!(texts, ["c<!-- d", "f", "g"]);
    }
}

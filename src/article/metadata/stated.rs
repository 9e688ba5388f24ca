//! The text of the article as the page states it beside what it shows.

use super::Metadata;
use super::source::Sources;
use super::text::{plain, unescape};
use super::words::WordCount;
use crate::block::Blocks;
use crate::page::{AttrName, Page, Tag};
use crate::verdict::Verdicts;

/// Fewest words of a text that counts as an article's.
const LEAST_WORDS: u32 = 60;
/// How many times the words that are kept of the page it must have: what is shown has pictures,
/// headings and links, so it is given up only where it is next to nothing.
const TIMES: u32 = 3;
/// Tags at which a line of a text that is HTML begins or ends.
const LINES: &[&str] = &["p", "br", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr"];

impl Metadata {
    /// The lines of the article's text as JSON-LD states it (`articleBody`), where it is far more
    /// than the verdicts keep of the page: an empty shell, a first paragraph and no more.
    pub(in crate::article) fn stated(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Option<Vec<String>> {
        if !may_state(page) {
            return None;
        }
        let sources = Sources::of(page, blocks, verdicts);
        let lines = lines(sources.linked_article()?.body.as_deref()?);
        let (kept, stated) = (super::word_count(blocks, verdicts).words(), count(&lines).words());
        (stated >= LEAST_WORDS && stated / TIMES >= kept).then_some(lines)
    }
}

fn count(lines: &[String]) -> WordCount {
    let mut count = WordCount::default();
    lines.iter().for_each(|line| count.add(line));
    count
}

/// Whether any JSON-LD of the page names the property: most pages need not be looked through.
fn may_state(page: &Page) -> bool {
    let is_data = |n| page.attr(n, AttrName::TYPE).is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
    let scripts = page.ids().filter(|&n| page.tag(n) == Tag::SCRIPT && is_data(n));
    scripts.flat_map(|n| page.children(n)).any(|n| page.is_text(n) && page.text(n).contains("articleBody"))
}

/// The lines of a text: its own, and where it is HTML those of its blocks.
fn lines(body: &str) -> Vec<String> {
    // Markup is often escaped once more.
    let body = unescape(body);
    let mut out = String::with_capacity(body.len());
    for (i, part) in body.split('<').enumerate() {
        if i > 0 {
            let name = part.trim_start_matches('/');
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            let name = name.get(..end).unwrap_or("").to_ascii_lowercase();
            out.push_str(if LINES.contains(&name.as_str()) { "\n<" } else { "<" });
        }
        out.push_str(part);
    }
    out.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(plain).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_of_text_and_of_markup() {
        assert_eq!(lines("One.\r\n\r\n Two &amp; more.\n"), ["One.", "Two & more."]);
        assert_eq!(
            lines("<p>One <b>bold</b> word.</p><P class=x>Two.<br/>Three < four"),
            ["One bold word.", "Two.", "Three < four"]
        );
        assert_eq!(lines("&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;Two.&lt;/p&gt;"), ["One.", "Two."]);
        assert!(lines(" \n ").is_empty());
    }
}

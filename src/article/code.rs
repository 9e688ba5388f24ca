//! Code and other text as it stands: indentation and lines kept, line numbers left out, language
//! known.

use super::compose::Attrs;
use super::kept::{Kept, is_silent};
use super::{Attr, Element};
use crate::block::is_block_level;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Longest name of a language.
const MAX_LANGUAGE: usize = 24;
/// How far above a `pre` its language may be given.
const MAX_LEVELS: usize = 3;

/// Class words that highlighters give to line numbers; the text must be numbers besides.
const GUTTER: &[&str] = &[
    "blob-num",
    "gutter",
    "hljs-ln-line",
    "hljs-ln-numbers",
    "lineno",
    "linenos",
    "linenodiv",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "linenumber",
    "linenumbers",
    "lnt",
    "ln",
    "rouge-gutter",
];

/// What a `pre` holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verbatim {
    /// The text, lines and indentation as shown, without empty lines around it.
    pub text: String,
    /// Whether it is code (else verse, a letter, a drawing in letters).
    pub code: bool,
    /// `language-x`, where the page names the language.
    pub class: Option<String>,
}

impl Verbatim {
    /// Reads the `pre` at `id`; `None` where nothing but line numbers is in it.
    pub fn of(page: &Page, kept: &Kept, id: NodeId) -> Option<Verbatim> {
        let mut lines = Lines { page, kept, text: String::new() };
        lines.read(id);
        let text = lines.text;
        if text.trim().is_empty() || is_numbering(page, id, &text) {
            return None;
        }
        let class = language(page, id).map(|l| format!("language-{l}"));
        let tagged = page.subtree(id).any(|n| matches!(page.tag(n), Tag::CODE | Tag::SAMP | Tag::KBD));
        Some(Verbatim { text: trim_lines(&text).to_owned(), code: tagged || class.is_some(), class })
    }

    /// The attributes of its `code`.
    pub fn attrs(&self) -> Attrs {
        self.class.iter().map(|class| (Attr::Class, class.clone())).collect()
    }

    /// The element that holds the text within the `pre`, where one does.
    pub fn element(&self) -> Option<Element> {
        self.code.then_some(Element::Code)
    }
}

struct Lines<'p> {
    page: &'p Page,
    kept: &'p Kept,
    text: String,
}

impl Lines<'_> {
    fn read(&mut self, pre: NodeId) {
        let page = self.page;
        let mut ends: Vec<NodeId> = Vec::new();
        let mut id = NodeId(pre.0 + 1);
        while id < page.end(pre) {
            while ends.last().is_some_and(|&end| end <= id) {
                ends.pop();
                self.line_end();
            }
            let tag = page.tag(id);
            if is_silent(tag) || is_gutter(page, id) {
                id = page.end(id);
                continue;
            }
            if tag == Tag::TEXT && self.kept.shows(id) {
                self.text.push_str(page.text(id));
            } else if tag == Tag::BR {
                self.text.push('\n');
            } else if is_block_level(tag) && !matches!(tag, Tag::TD | Tag::TH) {
                self.line_end();
                ends.push(page.end(id));
            }
            id = NodeId(id.0 + 1);
        }
    }

    fn line_end(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// Without the empty lines before and after; the first line's indentation stays.
fn trim_lines(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    &text[line..]
}

fn has_gutter_class(page: &Page, id: NodeId) -> bool {
    page.attr(id, AttrName::CLASS).is_some_and(|c| c.split_ascii_whitespace().any(|w| GUTTER.contains(&w)))
}

/// Whether an element holds line numbers and nothing else.
pub(super) fn is_gutter(page: &Page, id: NodeId) -> bool {
    has_gutter_class(page, id) && page.subtree(id).all(|n| is_number(page.text(n)))
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

/// Whether a `pre` is the column of line numbers beside another: lines counted one by one, in a
/// cell or under a class of gutters.
fn is_numbering(page: &Page, id: NodeId, text: &str) -> bool {
    if !is_number(text) {
        return false;
    }
    let beside = page.ancestors(id).take(MAX_LEVELS).any(|a| page.tag(a) == Tag::TD || has_gutter_class(page, a));
    let mut numbers = text.split_whitespace().map(str::parse::<u32>);
    let Some(Ok(first)) = numbers.next() else { return false };
    let counted = (first + 1..).zip(numbers).all(|(want, got)| got == Ok(want));
    beside && counted
}

/// The language of the code in a `pre`, from the classes that highlighters read or write.
fn language(page: &Page, pre: NodeId) -> Option<String> {
    let code = page.children(pre).find(|&n| page.tag(n) == Tag::CODE);
    let around = page.ancestors(pre).take(MAX_LEVELS).take_while(|&a| page.children(a).count() <= 2);
    code.into_iter().chain([pre]).chain(around).find_map(|id| named_language(page, id))
}

fn named_language(page: &Page, id: NodeId) -> Option<String> {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    let words = class.split_ascii_whitespace();
    let by_prefix = words.clone().find_map(|word| {
        ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|prefix| word.strip_prefix(prefix))
    });
    let after_brush = || words.clone().skip_while(|w| *w != "brush:").nth(1);
    let by_attr = || ["data-lang", "data-language"].iter().find_map(|name| page.attr_by_name(id, name));
    let name = by_prefix.filter(|n| !n.is_empty()).or_else(after_brush).or_else(by_attr)?;
    checked_language(name.trim_end_matches(';'))
}

fn checked_language(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let sound = (1..=MAX_LANGUAGE).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+#._-".contains(&b));
    (sound && !matches!(name.as_str(), "none" | "plaintext" | "plain" | "text" | "undefined")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_come_from_a_checked_alphabet() {
        assert_eq!(checked_language("Rust").as_deref(), Some("rust"));
        assert_eq!(checked_language("c++").as_deref(), Some("c++"));
        assert_eq!(checked_language("x\" onload=\"y"), None);
        assert_eq!(checked_language("plaintext"), None);
    }

    #[test]
    fn empty_lines_around_go_and_indentation_stays() {
        assert_eq!(trim_lines("\n\n  a\n    b\n\n"), "  a\n    b");
        assert_eq!(trim_lines("a"), "a");
    }
}

//! Short texts of a page: those of names, titles and dates, and the words of attributes.

use super::text::squash;
use crate::page::{NodeId, Page, Tag};

/// Most bytes of a name or title.
const SHORT: usize = 400;

/// Most nodes that are looked at for one.
const FEW: usize = 200;

/// The text below a node where that is a name, a title or a date: at most some hundred bytes.
pub(super) fn short_text(page: &Page, node: NodeId) -> String {
    short_lines(page, node).join(" ")
}

/// The same by lines: a block or `<br>` begins one. Those without text are left out.
pub(super) fn short_lines(page: &Page, node: NodeId) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut length = 0;
    for n in page.subtree(node).take(FEW) {
        if !page.is_text(n) {
            let breaks = crate::block::is_block_level(page.tag(n)) || page.tag(n) == Tag::BR;
            if breaks && lines.last().is_some_and(|l| !l.trim().is_empty()) {
                lines.push(String::new());
            }
            continue;
        }
        let text = page.text(n);
        if let Some(line) = lines.last_mut() {
            if is_glued(line, text) {
                line.push(' ');
            }
            line.push_str(text);
        }
        length += text.len();
        if length > SHORT {
            break;
        }
    }
    lines.iter().map(|l| squash(l)).filter(|l| !l.is_empty()).collect()
}

/// Whether two runs of text that an element parts would read as one word, though a capital or a
/// digit begins the second.
fn is_glued(before: &str, after: &str) -> bool {
    let small = before.chars().next_back().is_some_and(char::is_lowercase);
    small && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The raw text of an element that holds nothing else.
pub(super) fn only_text(page: &Page, element: NodeId) -> Option<NodeId> {
    page.children(element).find(|&n| page.is_text(n))
}

/// The words of an attribute: split at all that is no letter or digit, and where a capital
/// follows a small letter; in lower case.
pub(super) fn attr_words(value: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in value.chars().take(SHORT) {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_have_words() {
        assert_eq!(
            attr_words("entry-author byLine post__author_name"),
            ["entry", "author", "by", "line", "post", "author", "name"]
        );
    }
}

//! The language of code, as highlighters name it.

use super::MAX_LEVELS;
use super::gutter::is_gutter;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Longest name of a language.
const MAX_LANGUAGE: usize = 24;
/// Children of an element around code that are looked at.
const MAX_CHILDREN: usize = 8;

/// The language of the code in a `pre`, from the classes that highlighters read or write.
pub(super) fn language(page: &Page, pre: NodeId) -> Option<String> {
    let code = page.children(pre).find(|&n| page.tag(n) == Tag::CODE);
    let around = page.ancestors(pre).take(MAX_LEVELS).take_while(|&a| holds_little_else(page, a));
    code.into_iter().chain([pre]).chain(around).find_map(|id| named_language(page, id))
}

/// Whether an element holds two things at most: buttons, labels and line numbers beside code are none.
fn holds_little_else(page: &Page, id: NodeId) -> bool {
    let is_beside = |n: NodeId| matches!(page.tag(n), Tag::BUTTON | Tag::SPAN) || is_gutter(page, n);
    page.children(id).take(MAX_CHILDREN).filter(|&n| !is_beside(n)).count() <= 2
}

/// Whether an element only names the language of the code that follows it.
pub(in crate::article) fn is_label(page: &Page, id: NodeId) -> bool {
    let next = page.end(id);
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    matches!(page.tag(id), Tag::SPAN | Tag::DIV)
        && class.split_ascii_whitespace().any(|word| word == "lang")
        && next.index() < page.len()
        && page.tag(next) == Tag::PRE
        && page.parent(next) == page.parent(id)
}

fn named_language(page: &Page, id: NodeId) -> Option<String> {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    let words = class.split_ascii_whitespace();
    let by_prefix = words.clone().find_map(|word| {
        PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|name| !OTHERS.contains(name))
    });
    let after_brush = || words.clone().skip_while(|w| *w != "brush:").nth(1);
    let named = || words.clone().any(|w| w == "syntaxhighlighter").then(|| words.clone().last()).flatten();
    let named = || named().filter(|name| !matches!(*name, "syntaxhighlighter" | "nogutter" | "ie"));
    let by_attr = || ATTRIBUTES.iter().find_map(|name| page.attr_by_name(id, name));
    let in_parameters = || {
        let words = page.attr_by_name(id, "data-syntaxhighlighter-params")?.split_ascii_whitespace();
        words.skip_while(|w| *w != "brush:").nth(1)
    };
    let by_class = by_prefix.filter(|n| !n.is_empty()).or_else(after_brush).or_else(named);
    checked_language(by_class.or_else(by_attr).or_else(in_parameters)?.trim_end_matches(';'))
}

/// What stands before the name of a language in a class.
const PREFIXES: &[&str] =
    &["language-", "lang-", "mw-highlight-lang-", "highlight-source-", "highlight-", "enlighter-l-", "brush:"];
/// What stands there and is no language.
const OTHERS: &[&str] = &["box", "block", "container", "default", "line", "lines", "wrapper"];
/// Attributes that name a language.
const ATTRIBUTES: &[&str] = &["data-lang", "data-language", "data-canonical-lang", "data-enlighter-language"];

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
}

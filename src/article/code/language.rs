//! The language of code, as highlighters name it.

use super::MAX_LEVELS;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Longest name of a language.
const MAX_LANGUAGE: usize = 24;

/// The language of the code in a `pre`, from the classes that highlighters read or write.
pub(super) fn language(page: &Page, pre: NodeId) -> Option<String> {
    let code = page.children(pre).find(|&n| page.tag(n) == Tag::CODE);
    let around = page.ancestors(pre).take(MAX_LEVELS).take_while(|&a| page.children(a).take(3).count() <= 2);
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
}

//! The colours of code: what highlighters call a piece of it, brought to a few kinds.
//!
//! Highlighters colour by class. Each has words of its own; this table maps them to one small set,
//! so that code keeps the colours that its page had worked out and no highlighter has to be shipped.

use crate::page::{AttrName, NodeId, Page};

macro_rules! tokens {
    ($($variant:ident $class:literal [$($word:literal)*],)*) => {
        /// What a piece of code is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::article) enum Token { $($variant,)* }

        impl Token {
            /// The class that stands for it in an article.
            pub fn class(self) -> &'static str {
                match self { $(Token::$variant => concat!("stillpage-", $class)),* }
            }

            /// The token that a class word names.
            fn of_word(word: &str) -> Option<Token> {
                match word {
                    $(concat!("stillpage-", $class) $(| $word)* => Some(Token::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

// The words of Prism and SyntaxHighlighter, highlight.js and CodeMirror (without their prefixes),
// GitHub (`pl-`), Pygments, Rouge and Chroma (one or two letters), GeSHi (a number at the end),
// google-code-prettify (three letters) and pandoc (two letters).
tokens! {
    Keyword "keyword" [
        "keyword" "builtin" "built_in" "atrule" "rule" "important" "selector-tag" "boolean" "literal"
        "k" "kc" "kd" "kn" "kp" "kr" "kt" "ow" "nb" "bp" "pl-k" "kwd" "kw" "cf" "kw1" "kw2" "kw3" "kw4" "dt"
    ],
    Text "string" [
        "string" "string-2" "char" "attr-value" "regex" "regexp" "template-string" "url" "link"
        "s" "s1" "s2" "sa" "sb" "sc" "sd" "se" "sh" "si" "sr" "ss" "sx" "dl" "pl-s" "pl-pds" "str" "atv"
        "st" "vs" "st0"
    ],
    Comment "comment" [
        "comment" "comments" "prolog" "doctype" "cdata" "quote" "doctag"
        "c" "c1" "ch" "cm" "cpf" "cs" "pl-c" "com" "co" "co1" "co2"
    ],
    Number "number" [
        "number" "value" "m" "mb" "mf" "mh" "mi" "il" "mo" "mx" "pl-c1" "lit" "dv" "bn" "fl" "nu0"
    ],
    Name "name" [
        "function" "functions" "class-name" "title" "type" "tag" "name" "def" "section" "selector"
        "selector-class" "selector-id" "nc" "nd" "ne" "nf" "fm" "nn" "nt" "pl-en" "pl-ent" "typ" "fu"
    ],
    Attribute "attribute" [
        "attr" "attr-name" "attribute" "property" "variable" "template-variable" "symbol" "constant"
        "na" "ni" "no" "nl" "nv" "vc" "vg" "vi" "vm" "pl-v" "pl-e" "pl-smi" "atn" "va" "cn" "at" "re0"
    ],
    Meta "meta" [
        "meta" "preprocessor" "annotation" "decorator" "cp" "dec" "pp" "im"
    ],
    Inserted "inserted" ["inserted" "addition" "positive" "gi" "pl-mi1"],
    Deleted "deleted" ["deleted" "deletion" "negative" "gd" "pl-md"],
}

/// What highlighters put before their words.
const PREFIXES: &[&str] = &["hljs-", "cm-", "ace_", "token-", "tok-", "prism-"];

/// What a piece of code is by its classes; the most telling word comes last where there are several.
pub(super) fn token(page: &Page, id: NodeId) -> Option<Token> {
    let class = page.attr(id, AttrName::CLASS)?;
    let words = class.split_ascii_whitespace();
    words.rev().find_map(|word| {
        let bare = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
        Token::of_word(bare.trim_end_matches('_'))
    })
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn what_is_written_is_read_again() {
        for token in [Token::Keyword, Token::Text, Token::Comment, Token::Number, Token::Name, Token::Deleted] {
            assert_eq!(Token::of_word(token.class()), Some(token));
        }
    }
}

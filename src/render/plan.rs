//! The plan: how the shell builds the reader's nodes, in flat arrays that cross to JavaScript fast.

use crate::article::Article;

/// Instructions for the shell, in document order.
///
/// `ops` is a sequence of
/// - `0, element, source + 1 (0: none), n`, then n pairs `attribute, string`: open an element;
/// - `1, string`: a text node;
/// - `2`: close the innermost open element.
///
/// Elements and attributes are the codes of [`Element::ALL`](crate::article::Element::ALL) and
/// [`Attr::ALL`](crate::article::Attr::ALL); a string is an index into `lengths`, which gives the
/// UTF-16 length of each string in `text`, joined in that order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The instructions.
    pub ops: Vec<u32>,
    /// Every string, joined.
    pub text: String,
    /// The UTF-16 length of each string.
    pub lengths: Vec<u32>,
}

/// Plans the nodes of the article's body.
pub fn plan(_article: &Article) -> Plan {
    Plan::default()
}

//! HTML of an article.

use crate::article::Article;

/// A whole document, readable as it stands.
pub fn html(_article: &Article) -> String {
    String::new()
}

//! Markdown of an article.

use crate::article::Article;

/// CommonMark with tables and footnotes; the title as the first heading.
pub fn markdown(_article: &Article) -> String {
    String::new()
}

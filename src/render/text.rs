//! Plain text of an article.

use crate::article::Article;

/// One block a line, without the headline.
pub fn text(_article: &Article) -> String {
    String::new()
}

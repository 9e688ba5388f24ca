//! The outline of the book: its navigation document (EPUB 3.3, section 7).

use super::chapter::{Heading, direction, title};
use super::xml;
use crate::article::Metadata;

/// The title and, below it, the headings as they nest.
pub fn navigation(metadata: &Metadata, headings: &[Heading]) -> String {
    let mut out = String::new();
    xml::xhtml_head(metadata.language.as_deref(), direction(metadata.direction), title(metadata), &mut out);
    out.push_str("<body>\n<nav epub:type=\"toc\">\n<ol><li>");
    xml::element("a", &[("href", "article.xhtml")], title(metadata), &mut out);
    list(headings, &mut out);
    out.push_str("</li></ol>\n</nav>\n</body>\n</html>\n");
    out
}

/// Lists in lists: a heading opens one where it lies deeper than the heading before it.
fn list(headings: &[Heading], out: &mut String) {
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        while open.len() > 1 && open.last().is_some_and(|&level| level > heading.level) {
            out.push_str("</li></ol>");
            open.pop();
        }
        match open.last() {
            Some(&level) if level >= heading.level => out.push_str("</li>\n<li>"),
            _ => {
                out.push_str("<ol><li>");
                open.push(heading.level);
            }
        }
        xml::element("a", &[("href", &format!("article.xhtml#{}", heading.id))], &heading.text, out);
    }
    open.iter().for_each(|_| out.push_str("</li></ol>"));
}

//! HTML of an article.

use super::Picture;
use crate::article::metadata::Direction;
use crate::article::{Article, Attr, Element, Metadata, Step};

/// Style of the document: our own, small, and all that its policy lets through.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;overflow-wrap:break-word}\
h1,h2,h3,h4,h5,h6{line-height:1.25}\
header p{font-size:.9rem;opacity:.75}\
img,video{max-width:100%;height:auto}\
figure{margin:1.5rem 0}\
figcaption{font-size:.9rem;opacity:.75}\
pre{overflow-x:auto;padding:1rem;border:1px solid;font-size:.9rem;line-height:1.4}\
table{display:block;overflow-x:auto;border-collapse:collapse}\
td,th{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}\
blockquote{margin:1.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid}";

/// What the document may do: show pictures, films and sound, and its own style; nothing else.
const POLICY: &str =
    "default-src 'none'; img-src http: https: data: blob:; media-src http: https: blob:; style-src 'unsafe-inline'";

/// A whole document, readable as it stands: it runs no script and says to no server where it is.
pub fn html(article: &Article) -> String {
    html_with(article, &[])
}

/// The same, and the pictures at hand are in it: what it shows, it shows without a network.
pub fn html_with(article: &Article, pictures: &[Picture]) -> String {
    let mut out = String::new();
    head(&article.metadata, &mut out);
    header(&article.metadata, &mut out);
    lead_image(article, pictures, &mut out);
    body(article, pictures, &mut out);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

fn head(metadata: &Metadata, out: &mut String) {
    out.push_str("<!DOCTYPE html>\n<html");
    // Empty where the language is not known, as the HTML standard has it.
    attribute("lang", metadata.language.as_deref().unwrap_or(""), out);
    let direction = match metadata.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    attribute("dir", direction, out);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"");
    attribute("content", POLICY, out);
    out.push_str(">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape(metadata.title.as_deref().filter(|t| !t.trim().is_empty()).unwrap_or("Article"), out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n");
}

fn header(metadata: &Metadata, out: &mut String) {
    out.push_str("<body>\n<article>\n");
    let facts = [&metadata.byline, &metadata.published, &metadata.site];
    let facts: Vec<&String> = facts.into_iter().flatten().collect();
    if metadata.title.is_none() && facts.is_empty() {
        return;
    }
    out.push_str("<header>\n");
    if let Some(title) = &metadata.title {
        out.push_str("<h1>");
        escape(title, out);
        out.push_str("</h1>\n");
    }
    if !facts.is_empty() {
        out.push_str("<p>");
        for (i, fact) in facts.into_iter().enumerate() {
            out.push_str(if i > 0 { " · " } else { "" });
            escape(fact, out);
        }
        out.push_str("</p>\n");
    }
    out.push_str("</header>\n");
}

fn lead_image(article: &Article, pictures: &[Picture], out: &mut String) {
    if let Some(lead) = article.lead_image() {
        out.push_str("<figure><img");
        let held = Picture::at(pictures, &lead.url).map(Picture::data_url);
        attribute("src", held.as_ref().unwrap_or(&lead.url), out);
        attribute("alt", lead.alt.as_deref().unwrap_or(""), out);
        out.push_str("></figure>\n");
    }
}

fn body(article: &Article, pictures: &[Picture], out: &mut String) {
    for step in article.body.walk() {
        match step {
            Step::Open(_, Element::Img, attrs) => image(attrs, pictures, out),
            Step::Open(_, element, attrs) => open(element, attrs, out),
            Step::Text(text) => escape(text, out),
            Step::Close(_, element) => close(element, out),
        }
    }
}

/// A picture at hand needs no other candidates.
fn image(attrs: &[(Attr, String)], pictures: &[Picture], out: &mut String) {
    let src = attrs.iter().find(|(attr, _)| *attr == Attr::Src).map(|(_, src)| src.as_str());
    let Some(held) = src.and_then(|src| Picture::at(pictures, src)) else { return open(Element::Img, attrs, out) };
    let others = attrs.iter().filter(|(attr, _)| !matches!(attr, Attr::Src | Attr::Srcset)).cloned();
    let attrs: Vec<_> = std::iter::once((Attr::Src, held.data_url())).chain(others).collect();
    open(Element::Img, &attrs, out);
}

fn open(element: Element, attrs: &[(Attr, String)], out: &mut String) {
    out.push('<');
    out.push_str(element.name());
    for (attr, value) in attrs {
        attribute(attr.name(), value, out);
    }
    out.push('>');
    if element == Element::Pre {
        // The parser drops one line end here.
        out.push('\n');
    }
}

fn close(element: Element, out: &mut String) {
    if !element.is_void() {
        out.push_str("</");
        out.push_str(element.name());
        out.push('>');
    }
    if !element.is_inline() {
        out.push('\n');
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\0' => {}
            c => escape_char(c, out),
        }
    }
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    text.chars().for_each(|c| escape_char(c, out));
}

fn escape_char(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\u{a0}' => out.push_str("&nbsp;"),
        '\0' => {}
        c => out.push(c),
    }
}

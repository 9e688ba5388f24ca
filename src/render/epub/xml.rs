//! Text and attributes as XML 1.0 has them.

/// Appends text, escaped; characters that XML cannot hold are left out.
pub fn text(text: &str, out: &mut String) {
    for c in text.chars().filter(|&c| is_allowed(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Appends an attribute, a space before it.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(value, out);
    out.push('"');
}

/// Appends an element that holds nothing but text.
pub fn element(name: &str, attributes: &[(&str, &str)], content: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        attribute(name, value, out);
    }
    out.push('>');
    text(content, out);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// The characters of XML 1.0, section 2.2.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The beginning of an XHTML document up to its title, with the namespaces of EPUB.
pub fn xhtml_head(language: Option<&str>, direction: &str, title: &str, out: &mut String) {
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"",
    );
    out.push_str(" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    if let Some(language) = language {
        attribute("lang", language, out);
        attribute("xml:lang", language, out);
    }
    attribute("dir", direction, out);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\"/>\n");
    element("title", &[], title, out);
    out.push_str("<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n");
}

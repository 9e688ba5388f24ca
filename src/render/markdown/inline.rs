//! The inside of a line.

use super::{Writer, escape};
use crate::article::{Attr, BodyNodeId, Content, Element};

/// Where a line stands, which decides what a line break becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    Cell,
}

/// Stands for the sign of an inline element while what lies in it is written.
const SIGN: char = '[';

impl Writer<'_> {
    /// Inline nodes as Markdown.
    pub(super) fn inline(&self, nodes: impl Iterator<Item = BodyNodeId>, place: Place) -> String {
        let mut out = String::new();
        for id in nodes {
            self.inline_node(id, place, &mut out);
        }
        out
    }

    /// What lies in an inline element, whose own sign will stand before it.
    fn inline_inside(&self, id: BodyNodeId, place: Place) -> String {
        let mut out = String::from(SIGN);
        for child in self.body.children(id) {
            self.inline_node(child, place, &mut out);
        }
        out.split_off(SIGN.len_utf8())
    }

    fn inline_node(&self, id: BodyNodeId, place: Place, out: &mut String) {
        let Some(node) = self.body.nodes.get(id.index()) else { return };
        match &node.content {
            Content::Text(text) => self.inline_text(text, place, out),
            Content::Element(element, _) => self.inline_element(id, *element, place, out),
        }
    }

    fn inline_text(&self, text: &str, place: Place, out: &mut String) {
        let from = out.len();
        escape::text(text, out.chars().next_back(), self.dollars, out);
        if place == Place::Cell && out[from..].contains(['|', '\n']) {
            let safe = out[from..].replace('|', "\\|").replace('\n', " ");
            out.truncate(from);
            out.push_str(&safe);
        }
    }

    fn inline_element(&self, id: BodyNodeId, element: Element, place: Place, out: &mut String) {
        match element {
            Element::Br => line_break(place, out),
            Element::Img => out.push_str(&self.image(id, place)),
            Element::Code | Element::Samp => {
                let code = escape::code(&self.raw(id), place == Place::Cell);
                // Two spans side by side would share their signs.
                if out.ends_with('`') {
                    out.push_str("<!-- -->");
                }
                out.push_str(&code);
            }
            Element::Math => out.push_str(&self.formula(id, place)),
            Element::A => self.link(id, place, out),
            _ => {
                let inside = self.inline_inside(id, place);
                if element == Element::Sup && is_mark(&inside) {
                    return out.push_str(&inside);
                }
                self.marked(id, element, &inside, out);
            }
        }
    }

    fn marked(&self, id: BodyNodeId, element: Element, inside: &str, out: &mut String) {
        match element {
            Element::Strong => self.emphasis(id, "**", "strong", inside, out),
            Element::Em | Element::Var => self.emphasis(id, "*", "em", inside, out),
            Element::Sub
            | Element::Sup
            | Element::Mark
            | Element::Kbd
            | Element::Ins
            | Element::S
            | Element::Q
            | Element::Ruby
            | Element::Rt
            | Element::Rp => tagged(element.name(), inside, out),
            Element::Bdo => match self.body.attr(id, Attr::Dir) {
                Some(dir @ ("ltr" | "rtl")) => out.push_str(&format!("<bdo dir=\"{dir}\">{inside}</bdo>")),
                _ => out.push_str(inside),
            },
            _ => out.push_str(inside),
        }
    }

    /// Emphasis by signs where CommonMark's rules of flanking let them act, else by its element.
    fn emphasis(&self, id: BodyNodeId, sign: &str, name: &str, inside: &str, out: &mut String) {
        let before = out.chars().next_back();
        let after = match self.body.nodes.get(self.body.end(id).index()).map(|n| &n.content) {
            Some(Content::Text(text)) => text.chars().next(),
            Some(Content::Element(..)) => Some('.'),
            None => None,
        };
        if flanks(before, inside.chars().next()) && flanks(after, inside.chars().next_back()) {
            out.push_str(sign);
            out.push_str(inside);
            out.push_str(sign);
        } else {
            tagged(name, inside, out);
        }
    }

    fn link(&self, id: BodyNodeId, place: Place, out: &mut String) {
        if let Some(label) = self.notes.reference(id) {
            out.push_str(&format!("[^{label}]"));
            return;
        }
        if self.notes.is_return(id) {
            return;
        }
        let inside = self.inline_inside(id, place);
        let href = self.body.attr(id, Attr::Href).filter(|h| !h.starts_with('#'));
        match href {
            Some(href) if !inside.trim().is_empty() => {
                guard_exclamation(out);
                out.push_str(&format!("[{inside}]({})", escape::destination(href)));
            }
            _ => out.push_str(&inside),
        }
    }

    fn image(&self, id: BodyNodeId, place: Place) -> String {
        let mut alt = String::new();
        let words: Vec<&str> = self.body.attr(id, Attr::Alt).unwrap_or("").split_whitespace().collect();
        self.inline_text(&words.join(" "), place, &mut alt);
        match self.body.attr(id, Attr::Src) {
            Some(src) => format!("![{alt}]({})", escape::destination(src)),
            None => alt,
        }
    }

    fn formula(&self, id: BodyNodeId, place: Place) -> String {
        let Some(tex) = self.body.attr(id, Attr::Alttext) else {
            let mut out = String::new();
            self.inline_text(self.raw(id).trim(), place, &mut out);
            return out;
        };
        let tex = unmarked(&tex.split_whitespace().collect::<Vec<_>>().join(" "));
        match self.body.attr(id, Attr::Display) {
            Some("block") if place == Place::Paragraph => format!("$${tex}$$"),
            _ => format!("${tex}$"),
        }
    }
}

fn line_break(place: Place, out: &mut String) {
    match place {
        Place::Paragraph => out.push_str("\\\n"),
        Place::Heading => out.push(' '),
        Place::Cell => out.push_str("<br>"),
    }
}

/// TeX that holds no tag and no link where formulas are not known: a space, which TeX passes over,
/// stands between the signs that would begin one.
fn unmarked(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len());
    let mut before = ' ';
    for c in tex.chars() {
        let tag = before == '<' && (c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if tag || before == ']' && c == '(' {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Whether Markdown raises it by itself.
fn is_mark(inside: &str) -> bool {
    inside.starts_with("[^") && inside.ends_with(']') && !inside.contains([' ', '\\'])
}

fn tagged(name: &str, inside: &str, out: &mut String) {
    if !inside.is_empty() {
        out.push_str(&format!("<{name}>{inside}</{name}>"));
    }
}

/// Whether a sign between `outer` and `inner` opens or closes emphasis for sure.
fn flanks(outer: Option<char>, inner: Option<char>) -> bool {
    let Some(inner) = inner else { return false };
    if inner.is_whitespace() || inner == '*' || outer == Some('*') {
        return false;
    }
    inner.is_alphanumeric() || outer.is_none_or(|o| !o.is_alphanumeric())
}

/// An exclamation mark before a link would make a picture of it.
fn guard_exclamation(out: &mut String) {
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
}

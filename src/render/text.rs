//! Plain text of an article.

use crate::article::{Article, Attr, BodyNodeId, Element, Model, Step};

/// One block a line, without the headline and without a word that is not in the page. What only explains
/// something else, as the caption of a picture, is left out where the verdicts do.
///
/// A row of a table is a line with its cells separated by tabs; preformatted text keeps its lines.
pub fn text(article: &Article) -> String {
    let mut out = Lines::default();
    let mut aside = None;
    for step in article.body.walk() {
        match step {
            _ if aside.is_some() => aside = aside.filter(|id| !matches!(step, Step::Close(closed, _) if closed == *id)),
            Step::Open(id, element, attrs) if is_aside(article, id, element, attrs) => aside = Some(id),
            // A formula in the signs that it was written in.
            Step::Open(id, Element::Math, attrs) if tex(attrs).is_some() => {
                out.text(tex(attrs).unwrap_or_default());
                aside = Some(id);
            }
            Step::Open(_, element, _) => out.open(element),
            Step::Text(text) => out.text(text),
            Step::Close(_, element) => out.close(element),
        }
    }
    out.line_end();
    out.text
}

/// What stands for a frame is a link, and a companion explains something else: no running text.
fn is_aside(article: &Article, id: BodyNodeId, element: Element, attrs: &[(Attr, String)]) -> bool {
    let card = element == Element::P && attrs.iter().any(|(a, _)| *a == Attr::Class);
    card || article.body.is_companion(id)
}

fn tex(attrs: &[(Attr, String)]) -> Option<&str> {
    attrs.iter().find(|(name, _)| *name == Attr::Alttext).map(|(_, tex)| tex.as_str())
}

#[derive(Default)]
struct Lines {
    text: String,
    /// Where the line begins.
    line: usize,
    rows: u32,
    verbatim: u32,
    cells: u32,
}

impl Lines {
    fn open(&mut self, element: Element) {
        match element.model() {
            Model::Row => {
                self.boundary();
                self.rows += 1;
                self.cells = 0;
            }
            Model::Cell => self.cell(),
            Model::Verbatim => {
                self.boundary();
                self.verbatim += 1;
            }
            Model::Empty if element == Element::Br => self.space(),
            Model::Phrasing | Model::Formula => {}
            _ if element.is_inline() => {}
            _ => self.boundary(),
        }
    }

    fn close(&mut self, element: Element) {
        match element.model() {
            Model::Row => {
                self.rows = self.rows.saturating_sub(1);
                self.boundary();
            }
            Model::Verbatim => {
                self.verbatim = self.verbatim.saturating_sub(1);
                let end = self.text.trim_end_matches('\n').len();
                self.text.truncate(end.max(self.line));
                self.boundary();
            }
            Model::Cell | Model::Phrasing | Model::Formula | Model::Empty => {}
            _ => self.boundary(),
        }
    }

    fn cell(&mut self) {
        if self.rows == 1 {
            if self.cells > 0 {
                self.trim();
                self.text.push('\t');
            }
            self.cells += 1;
        } else {
            self.space();
        }
    }

    fn text(&mut self, text: &str) {
        if self.verbatim > 0 && self.rows == 0 {
            let starts = self.text.len() == self.line;
            self.text.push_str(if starts { text.trim_start_matches('\n') } else { text });
        } else if self.verbatim > 0 {
            // A line of code within a row: its words may come in pieces, the space between two as one of them.
            for (i, word) in text.split(char::is_whitespace).enumerate() {
                if i > 0 {
                    self.space();
                }
                self.text.push_str(word);
            }
        } else {
            let spaced = self.text.len() == self.line || self.text.ends_with([' ', '\t']);
            self.text.push_str(if spaced { text.trim_start_matches(' ') } else { text });
        }
    }

    /// Between blocks: a new line, within a row only a space.
    fn boundary(&mut self) {
        if self.rows > 0 { self.space() } else { self.line_end() }
    }

    fn space(&mut self) {
        if self.text.len() > self.line && !self.text.ends_with([' ', '\t']) {
            self.text.push(' ');
        }
    }

    fn trim(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end.max(self.line));
    }

    fn line_end(&mut self) {
        let end = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(end.max(self.line));
        if self.text.len() > self.line {
            self.text.push('\n');
        }
        self.line = self.text.len();
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::block::Blocks;
    use crate::kind::Kind;
    use crate::verdict::{PageType, Verdict, Verdicts};

    #[test]
    fn coloured_code_keeps_its_lines() {
        let html = "<h1>Of code</h1><p>Prose before the listing, and enough of it.</p>\
            <pre><span></span><b class=\"c1\"># note</b>\n<b class=\"n\">a</b> <b class=\"o\">=</b> 1\n\n</pre>\
            <table><tr><th>Name</th><th>Code</th></tr><tr><td>One</td><td><pre><b>a</b> <b>=</b>\n1</pre></td></tr></table>";
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let kept = Verdict { kind: Kind::Content, probability: 1.0, keep: true, content: 1.0 };
        let verdicts = Verdicts::known(vec![kept; blocks.len()], PageType::Article);
        let text = super::text(&Article::of(&page, &blocks, &verdicts));
        assert!(text.contains("# note\na = 1\n"), "{text}");
        assert!(text.contains("One\ta = 1\n"), "{text}");
    }
}

//! Markdown of an article.

mod escape;
mod front;
mod inline;
mod marker;
mod notes;
mod table;

use crate::article::{Article, Attr, Body, BodyNodeId, Content, Element, Metadata, Model};
use marker::Markers;
use notes::Notes;

/// CommonMark with tables, footnotes and formulas between dollar signs; the title as the first
/// heading, then who, when and where.
///
/// What Markdown has no sign for stands as its inline HTML element (`sub`, `kbd`, `ruby`), which
/// CommonMark lets through.
pub fn markdown(article: &Article) -> String {
    written(article, header(&article.metadata))
}

/// The same with the metadata as YAML before it, for collections of notes.
pub fn front_matter(article: &Article) -> String {
    written(article, vec![front::matter(&article.metadata)])
}

fn written(article: &Article, mut parts: Vec<String>) -> String {
    let writer = Writer::new(&article.body);
    parts.extend(article.lead_image().map(|lead| {
        format!("![{}]({})", escape::line(lead.alt.as_deref().unwrap_or("")), escape::destination(&lead.url))
    }));
    parts.extend(writer.blocks(article.body.roots()));
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn header(metadata: &Metadata) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(title) = metadata.title.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        out.push(format!("# {}", escape::line(title)));
    }
    let mut facts: Vec<String> =
        [&metadata.byline, &metadata.published].into_iter().flatten().map(|f| escape::line(f)).collect();
    match (&metadata.site, &metadata.url) {
        (site, Some(url)) => {
            let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(url);
            facts.push(format!("[{}]({})", escape::line(site.as_deref().unwrap_or(host)), escape::destination(url)));
        }
        (Some(site), None) => facts.push(escape::line(site)),
        (None, None) => {}
    }
    if !facts.is_empty() {
        out.push(escape::guard(&facts.join(" · ")));
    }
    out
}

/// Writes the nodes of a body. It may recurse: a body is some sixty levels deep at most.
struct Writer<'b> {
    body: &'b Body,
    notes: Notes,
    /// Which dollar signs of the text are escaped.
    dollars: escape::Dollars,
}

impl<'b> Writer<'b> {
    fn new(body: &'b Body) -> Self {
        // A sign in code could end what one before it, in the text, began.
        let acts = |id: BodyNodeId| match body.element(id) {
            Some(Element::Math) => true,
            Some(Element::Code | Element::Samp) => body.texts(id).any(|text| text.contains('$')),
            _ => false,
        };
        let acts = (0..body.nodes.len() as u32).map(BodyNodeId).any(acts);
        let dollars = if acts { escape::Dollars::All } else { escape::Dollars::Closing };
        Self { body, notes: Notes::of(body), dollars }
    }

    /// The blocks among `nodes`; inline nodes in a row are a paragraph.
    fn blocks(&self, nodes: impl Iterator<Item = BodyNodeId>) -> Vec<String> {
        let (mut out, mut run, mut last) = (Vec::new(), Vec::new(), None);
        for id in nodes {
            match self.body.element(id) {
                Some(element) if !element.is_inline() => {
                    self.flush(&mut run, &mut out);
                    let twin = last == Some(element);
                    out.extend(Some(self.block(id, element, twin)).filter(|b| !b.trim().is_empty()));
                    last = Some(element);
                }
                _ => {
                    run.push(id);
                    last = None;
                }
            }
        }
        self.flush(&mut run, &mut out);
        out
    }

    fn flush(&self, run: &mut Vec<BodyNodeId>, out: &mut Vec<String>) {
        let text = self.paragraph(run.drain(..));
        out.extend(Some(text).filter(|t| !t.is_empty()));
    }

    fn paragraph(&self, nodes: impl Iterator<Item = BodyNodeId>) -> String {
        escape::guard(self.inline(nodes, inline::Place::Paragraph).trim())
    }

    fn inside(&self, id: BodyNodeId) -> String {
        self.blocks(self.body.children(id)).join("\n\n")
    }

    /// One block. `twin`: the block before is the same kind of list, which must not grow together
    /// with this one.
    fn block(&self, id: BodyNodeId, element: Element, twin: bool) -> String {
        match element {
            Element::Ul | Element::Ol => self.list(id, element, twin),
            Element::Blockquote => prefixed(&self.inside(id), "> ", "> "),
            Element::Pre => self.fenced(id),
            Element::Table => self.table(id),
            Element::Hr => "---".to_owned(),
            Element::Video | Element::Audio => self.player(id),
            Element::Dt | Element::Summary => self.emphasised(id),
            Element::P => self.noted(id, self.paragraph(self.body.children(id))),
            _ if element.heading_level().is_some() => self.heading(id, element),
            _ if element.model() == Model::Block => self.paragraph(self.body.children(id)),
            _ => self.noted(id, self.inside(id)),
        }
    }

    fn heading(&self, id: BodyNodeId, element: Element) -> String {
        let level = usize::from(element.heading_level().unwrap_or(2));
        let text = self.inline(self.body.children(id), inline::Place::Heading);
        let text = text.trim();
        if text.is_empty() {
            return String::new();
        }
        // A run of number signs at the end would be taken for the closing of the heading.
        let text = text.strip_suffix('#').map_or_else(|| text.to_owned(), |t| format!("{t}\\#"));
        format!("{} {text}", "#".repeat(level))
    }

    /// A term or summary: a line of strong text, where it is a line and holds no signs of its own.
    fn emphasised(&self, id: BodyNodeId) -> String {
        let text = self.inside(id);
        let mut children = self.body.children(id);
        let line = children.all(|child| self.body.element(child).is_none_or(Element::is_inline));
        let plain = !text.contains(['*', '\n', '<', '!', '#']) && !text.starts_with('\\') && !text.ends_with(' ');
        if line && plain && !text.is_empty() { format!("**{text}**") } else { text }
    }

    /// A block, or where notes lead here, the note it is.
    fn noted(&self, id: BodyNodeId, text: String) -> String {
        match self.notes.label_of(id) {
            Some(label) => prefixed(&text, &format!("[^{label}]: "), "    "),
            None => text,
        }
    }

    fn list(&self, id: BodyNodeId, element: Element, twin: bool) -> String {
        let mut markers = Markers::of(self.body, id, element, twin);
        let (mut items, mut loose, mut notes) = (Vec::new(), false, false);
        for item in self.body.children(id) {
            let blocks = self.blocks(self.body.children(item));
            // A paragraph with a list under it is still a tight item.
            let text = blocks.join(if blocks.len() == 2 && is_list(&blocks[1]) { "\n" } else { "\n\n" });
            loose |= text.contains("\n\n");
            let marker = markers.next(self.body, item);
            if self.notes.label_of(item).is_some() {
                notes = true;
                items.push(self.noted(item, text));
                continue;
            }
            let blank = if marker.starts_list && !items.is_empty() { "\n" } else { "" };
            items.push(format!("{blank}{}", prefixed(&text, &marker.text, &" ".repeat(marker.text.len()))));
        }
        items.join(if loose || notes { "\n\n" } else { "\n" })
    }

    fn fenced(&self, id: BodyNodeId) -> String {
        let text = self.raw(id);
        let fence = "`".repeat(escape::longest_run(&text, '`').max(2) + 1);
        let class = self.body.children(id).find_map(|child| self.body.attr(child, Attr::Class));
        let language = class.and_then(|c| c.strip_prefix("language-")).unwrap_or("");
        format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
    }

    fn player(&self, id: BodyNodeId) -> String {
        let own = self.body.attr(id, Attr::Src);
        let source = own.or_else(|| self.body.children(id).find_map(|child| self.body.attr(child, Attr::Src)));
        // What only this page could make, a `blob`, is nowhere else to be found.
        let source = source.filter(|src| !src.starts_with("blob:"));
        source.map(|src| format!("<{}>", escape::autolink(src))).unwrap_or_default()
    }

    /// All text below a node as it stands.
    fn raw(&self, id: BodyNodeId) -> String {
        let nodes = self.body.nodes.get(id.index()..self.body.end(id).index()).unwrap_or_default();
        let texts = nodes.iter().filter_map(|n| match &n.content {
            Content::Text(text) => Some(text.as_str()),
            Content::Element(Element::Br, _) => Some("\n"),
            Content::Element(..) => None,
        });
        texts.collect()
    }
}

fn is_list(block: &str) -> bool {
    let digits = block.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* "].iter().any(|m| block.starts_with(m)) || digits.len() < block.len() && digits.starts_with(['.', ')'])
}

/// `text` with `first` before its first line and `rest` before each other that is not empty.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let prefix = if i == 0 { first } else { rest };
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

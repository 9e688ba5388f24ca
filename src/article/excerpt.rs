//! A part of an article that stands alone: what a person selected in it.

use super::element::Model;
use super::metadata::Metadata;
use super::tree::{BodyNode, BodyNodeId, Content};
use super::{Article, Attr, Body, Element};
use crate::map::{HashMap, HashSet};
use std::ops::Range;

/// Longest text of a link that is a mark for a note, in characters.
const MAX_MARK: usize = 8;

impl Article {
    /// The article with nothing but a part of its text in it: `units` are UTF-16 units of all texts of
    /// the body joined, as JavaScript counts. Elements around the part stay, and the pictures between
    /// its first and its last word; a row keeps its empty cells, a list the number of its first item,
    /// a formula is whole. Notes whose marks lie in the part come along; links to what does not are
    /// text. Words and minutes are those of the part.
    pub fn excerpt(&self, units: Range<u32>) -> Article {
        let body = Cut::of(&self.body, &units).body();
        let mut metadata = Metadata { lead_image: None, ..self.metadata.clone() };
        metadata.count_anew(body.roots().flat_map(|root| body.texts(root)));
        Article { metadata, body }
    }
}

/// What of a body stays.
struct Cut<'b> {
    body: &'b Body,
    /// For each node whether it stays.
    stays: Vec<bool>,
    /// For each text that stays in part, that part.
    parts: HashMap<usize, String>,
}

impl<'b> Cut<'b> {
    fn of(body: &'b Body, units: &Range<u32>) -> Cut<'b> {
        let mut cut = Cut { body, stays: vec![false; body.nodes.len()], parts: HashMap::default() };
        cut.take_texts(units);
        cut.keep_formulas();
        cut.keep_notes();
        cut.keep_around();
        cut.keep_cells();
        cut
    }

    fn element(&self, at: usize) -> Option<Element> {
        self.body.element(BodyNodeId(at as u32))
    }

    /// Texts in the part, and what has no text between its first and its last unit.
    fn take_texts(&mut self, units: &Range<u32>) {
        let mut unit = 0;
        for (at, node) in self.body.nodes.iter().enumerate() {
            match &node.content {
                Content::Text(text) => {
                    let begin = unit;
                    unit += text.encode_utf16().count() as u32;
                    if begin < units.end && units.start < unit {
                        self.stays[at] = true;
                        if begin < units.start || units.end < unit {
                            self.parts.insert(at, part(text, begin, units));
                        }
                    }
                }
                Content::Element(..) => {
                    let is_leaf = node.end as usize == at + 1;
                    self.stays[at] = is_leaf && units.start < unit && unit < units.end;
                }
            }
        }
    }

    fn keep_formulas(&mut self) {
        let maths = (0..self.stays.len()).filter(|&at| self.element(at) == Some(Element::Math));
        for at in maths.collect::<Vec<_>>() {
            let within = at..self.body.nodes[at].end as usize;
            if self.stays[within.clone()].contains(&true) {
                self.keep_whole(within);
            }
        }
    }

    fn keep_whole(&mut self, nodes: Range<usize>) {
        for at in nodes {
            self.stays[at] = true;
            self.parts.remove(&at);
        }
    }

    /// The notes of marks that stay, each once.
    fn keep_notes(&mut self) {
        let (places, blocks) = (self.places(), self.blocks());
        let mut kept = HashSet::default();
        let links = (0..self.stays.len()).filter(|&at| self.element(at) == Some(Element::A) && self.holds(at));
        for link in links.collect::<Vec<_>>() {
            let Some(&place) = target(self.body, link).and_then(|id| places.get(id)) else { continue };
            let length: usize = self.body.texts(BodyNodeId(link as u32)).map(|text| text.chars().count()).sum();
            let note = blocks[place];
            if length <= MAX_MARK && place > link && kept.insert(note) {
                self.keep_whole(note..self.body.nodes[note].end as usize);
            }
        }
    }

    /// The nodes that links within the article lead to, by id.
    fn places(&self) -> HashMap<&'b str, usize> {
        let id = |at: usize| Some((self.body.attr(BodyNodeId(at as u32), Attr::Id)?, at));
        (0..self.body.nodes.len()).filter_map(id).collect()
    }

    /// Whether a part of what lies below a node stays.
    fn holds(&self, at: usize) -> bool {
        self.stays[at..self.body.nodes[at].end as usize].contains(&true)
    }

    /// For each node the innermost element around it, or itself, that begins a line of its own; itself
    /// where there is none.
    fn blocks(&self) -> Vec<usize> {
        let mut open: Vec<usize> = Vec::new();
        let one = |at: usize| -> usize {
            while open.pop_if(|&mut outer| self.body.nodes[outer].end as usize <= at).is_some() {}
            if self.element(at).is_some_and(|element| !element.is_inline()) {
                open.push(at);
            }
            open.last().copied().unwrap_or(at)
        };
        (0..self.stays.len()).map(one).collect()
    }

    /// The elements around what stays.
    fn keep_around(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.stays.len() {
            while open.pop_if(|&mut outer| self.body.nodes[outer].end as usize <= at).is_some() {}
            open.push(at);
            if self.stays[at] {
                for &outer in open.iter().rev().skip(1) {
                    if std::mem::replace(&mut self.stays[outer], true) {
                        break;
                    }
                }
            }
        }
    }

    /// All cells of a row that stays, so that columns are what they were.
    fn keep_cells(&mut self) {
        let mut cells = Vec::new();
        for row in (0..self.stays.len()).filter(|&at| self.stays[at] && self.element(at) == Some(Element::Tr)) {
            cells.extend(self.body.children(BodyNodeId(row as u32)).map(BodyNodeId::index));
        }
        let is_cell = |&at: &usize| self.element(at).is_some_and(|element| element.model() == Model::Cell);
        for cell in cells.into_iter().filter(is_cell).collect::<Vec<_>>() {
            self.stays[cell] = true;
        }
    }

    /// Puts together what stays.
    fn body(self) -> Body {
        let mut moved = Vec::with_capacity(self.stays.len() + 1);
        let mut count = 0;
        for stays in &self.stays {
            moved.push(count);
            count += u32::from(*stays);
        }
        moved.push(count);
        let nodes = (0..self.stays.len()).filter(|&at| self.stays[at]);
        let nodes = nodes.map(|at| {
            let node = &self.body.nodes[at];
            BodyNode { content: self.content(at), source: node.source, end: moved[node.end as usize] }
        });
        let companions = self.body.companions.iter().filter(|id| self.stays[id.index()]);
        let companions = companions.map(|id| BodyNodeId(moved[id.index()])).collect();
        let mut body = Body { nodes: nodes.collect(), companions };
        unlink(&mut body);
        trim(&mut body);
        body
    }

    fn content(&self, at: usize) -> Content {
        if let Some(part) = self.parts.get(&at) {
            return Content::Text(part.clone());
        }
        match &self.body.nodes[at].content {
            Content::Element(Element::Ol, attrs) => Content::Element(Element::Ol, self.numbered(at, attrs)),
            content => content.clone(),
        }
    }

    /// The attributes of a list whose first items may be gone: its numbers go on from theirs.
    fn numbered(&self, list: usize, attrs: &[(Attr, String)]) -> Vec<(Attr, String)> {
        let gone = self.body.children(BodyNodeId(list as u32)).take_while(|id| !self.stays[id.index()]).count() as i64;
        let is_reversed = attrs.iter().any(|(attr, _)| *attr == Attr::Reversed);
        let mut attrs = attrs.to_vec();
        if gone == 0 || is_reversed {
            return attrs;
        }
        let begin = attrs.iter().find(|(attr, _)| *attr == Attr::Start).and_then(|(_, start)| start.parse().ok());
        attrs.retain(|(attr, _)| *attr != Attr::Start);
        attrs.push((Attr::Start, (begin.unwrap_or(1_i64).saturating_add(gone)).to_string()));
        attrs
    }
}

/// The part of a text that begins at a unit.
fn part(text: &str, mut unit: u32, units: &Range<u32>) -> String {
    let within = |c: &char| {
        let at = unit;
        unit += c.len_utf16() as u32;
        units.start <= at && at < units.end
    };
    text.chars().filter(within).collect()
}

/// The id that a link within the article leads to.
fn target(body: &Body, link: usize) -> Option<&str> {
    body.attr(BodyNodeId(link as u32), Attr::Href)?.strip_prefix('#')
}

/// Links to what is gone become text.
fn unlink(body: &mut Body) {
    let ids = |node: &BodyNode| match &node.content {
        Content::Element(_, attrs) => attrs.iter().find(|(attr, _)| *attr == Attr::Id).map(|(_, id)| id.clone()),
        Content::Text(_) => None,
    };
    let ids: HashSet<String> = body.nodes.iter().filter_map(ids).collect();
    for at in 0..body.nodes.len() {
        if target(body, at).is_some_and(|id| !ids.contains(id))
            && let Content::Element(element, attrs) = &mut body.nodes[at].content
        {
            attrs.retain(|(attr, _)| Attr::GLOBAL.contains(attr));
            *element = Element::Span;
        }
    }
}

/// White space at the cut is none of the text, except in code.
fn trim(body: &mut Body) {
    let mut code_until = 0;
    let mut texts = Vec::new();
    for (at, node) in body.nodes.iter().enumerate() {
        match &node.content {
            Content::Element(element, _) if element.model() == Model::Verbatim => code_until = node.end as usize,
            Content::Text(_) => texts.push((at, at < code_until)),
            Content::Element(..) => {}
        }
    }
    let mut cut = |at: Option<&(usize, bool)>, trimmed: fn(&str) -> &str| {
        if let Some(&(at, false)) = at
            && let Some(Content::Text(text)) = body.nodes.get_mut(at).map(|node| &mut node.content)
        {
            *text = trimmed(text).to_owned();
        }
    };
    cut(texts.first(), str::trim_start);
    cut(texts.last(), str::trim_end);
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::block::Blocks;
    use crate::kind::Kind;
    use crate::render;
    use crate::verdict::{PageType, Verdict, Verdicts};

    fn article(html: &str) -> Article {
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let kept = Verdict { kind: Kind::Content, probability: 1.0, keep: true, content: 1.0 };
        Article::of(&page, &blocks, &Verdicts::known(vec![kept; blocks.len()], PageType::Article))
    }

    /// The part of an article from some words to some others, as Markdown without the headline.
    fn part(article: &Article, from: &str, to: &str) -> String {
        let text: String = article.body.roots().flat_map(|root| article.body.texts(root)).collect();
        let units = |bytes: usize| text[..bytes].encode_utf16().count() as u32;
        let (begin, end) = (text.find(from).expect("the first words"), text.find(to).expect("the last words"));
        let mut excerpt = article.excerpt(units(begin)..units(end + to.len()));
        excerpt.metadata = Default::default();
        render::markdown(&excerpt).trim().to_owned()
    }

    #[test]
    fn words_keep_what_is_around_them() {
        let article =
            article("<body><p>One \u{1f40c} and <b>two and three</b> and four.<p>Five <i>and</i> six.<p>Seven.");
        assert_eq!(part(&article, "two", "Five"), "**two and three** and four.\n\nFive");
        assert_eq!(part(&article, "and three", "three"), "**and three**");
        assert_eq!(part(&article, "Five ", "Five "), "Five");
    }

    #[test]
    fn pictures_between_come_along_and_others_do_not() {
        let picture =
            |name: &str| format!("<img src='https://example.org/{name}.jpg' width=900 height=600 alt={name}>");
        let html = ["a", "b", "c"].map(picture);
        let article =
            article(&format!("<body><p>First.{}<p>Second.{}<p>Third.{}<p>Fourth.", html[0], html[1], html[2]));
        let part = part(&article, "Second", "Third");
        assert!(part.contains("b.jpg") && !part.contains("a.jpg") && !part.contains("c.jpg"), "{part}");
    }

    #[test]
    fn lists_go_on_with_their_numbers_and_rows_keep_their_columns() {
        let list = article("<body><p>Before.<ol start=3><li>Three<li>Four<li>Five</ol><p>After.");
        assert_eq!(part(&list, "Four", "After"), "4. Four\n5. Five\n\nAfter");
        let table =
            "<body><p>Before.<table><tr><th>Tide<th>Hour<tr><td>High<td>Noon<tr><td>Low<td>Six</table><p>After.";
        let excerpt = article(table).excerpt(0..0);
        assert!(excerpt.body.is_empty());
        let part = part(&article(table), "Noon", "Low");
        assert!(part.contains("| Noon |") && part.contains("| Low |") && !part.contains("Tide"), "{part}");
    }

    #[test]
    fn notes_come_along_and_other_links_become_text() {
        let article = article(
            "<body><p>Salt<sup><a href=#n1 id=r1>[1]</a></sup> is old, see <a href=#end>the end of this</a>.<p>Sugar\
             <sup><a href=#n2 id=r2>[2]</a></sup> is not.<p id=end>The end.\
             <ol><li id=n1>On salt. <a href=#r1>^</a><li id=n2>On sugar. <a href=#r2>^</a></ol>",
        );
        let part = part(&article, "Salt", "this");
        assert!(part.starts_with("Salt[^1] is old, see the end of this") && part.contains("On salt."), "{part}");
        assert!(!part.contains("sugar") && !part.contains("](#"), "{part}");
    }

    #[test]
    fn formulas_are_whole_and_code_keeps_its_space() {
        let article = article(
            "<body><p>Now <math><msup><mi>a</mi><mn>2</mn></msup><mo>=</mo><mn>9</mn></math> holds.\
             <pre><code>if a:\n    b()\n</code></pre><p>Done.",
        );
        let formula = article.excerpt(0..5);
        let text: String = formula.body.roots().flat_map(|root| formula.body.texts(root)).collect();
        assert_eq!(text, "Now a2=9");
        assert!(part(&article, "    b", "Done").contains("    b()"), "code keeps its indentation");
    }

    #[test]
    fn words_are_counted_anew() {
        let article = article("<body><p>One two three four.<p>Five six.");
        assert_eq!(article.excerpt(0..7).metadata.words, 2);
    }
}

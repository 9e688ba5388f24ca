//! Cuts a page into blocks.

use super::{Block, Blocks};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Whether an element of this name starts and ends a block.
///
/// By the name alone, as the HTML standard's style sheet for browsers has it, so that every front
/// end cuts alike; layout and style sheets do not count.
pub fn is_block_level(tag: Tag) -> bool {
    !is_inline(tag)
}

/// How the names begin that MathJax draws formulas with.
const MATHJAX: &str = "mjx-";

/// Elements that hold phrases only ("phrasing content" of the HTML standard).
const PHRASES: &[Tag] = &[Tag::P, Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

/// Whether an element starts and ends a block where it stands; `walk.js` has the same rules.
///
/// A name that no standard knows says little: of custom elements those in a paragraph or a heading
/// stay in its lines, as browsers draw them.
pub fn starts_block(page: &Page, id: NodeId) -> bool {
    let tag = page.tag(id);
    is_block_level(tag) && !(is_custom(page, id) && (page.tag_name(id).starts_with(MATHJAX) || in_phrases(page, id)))
}

/// Whether an element has a name as custom elements have it.
fn is_custom(page: &Page, id: NodeId) -> bool {
    page.tag(id).known().is_none() && page.tag_name(id).contains('-')
}

fn in_phrases(page: &Page, id: NodeId) -> bool {
    let around = page.ancestors(id).find(|&a| !is_inline(page.tag(a)) && !is_custom(page, a));
    around.is_some_and(|a| PHRASES.contains(&page.tag(a)))
}

/// Names that neither start nor end a block; `walk.js` holds the same list.
const INLINE: &[Tag] = &[
    Tag::TEXT,
    Tag::A,
    Tag::ABBR,
    Tag::AREA,
    Tag::AUDIO,
    Tag::B,
    Tag::BDI,
    Tag::BDO,
    Tag::BIG,
    Tag::BR,
    Tag::CANVAS,
    Tag::CITE,
    Tag::CODE,
    Tag::DATA,
    Tag::DEL,
    Tag::DFN,
    Tag::EM,
    Tag::EMBED,
    Tag::FONT,
    Tag::I,
    Tag::IMG,
    Tag::INPUT,
    Tag::INS,
    Tag::KBD,
    Tag::LABEL,
    Tag::MAP,
    Tag::MARK,
    Tag::MATH,
    Tag::METER,
    Tag::OBJECT,
    Tag::OUTPUT,
    Tag::PICTURE,
    Tag::PROGRESS,
    Tag::Q,
    Tag::RP,
    Tag::RT,
    Tag::RUBY,
    Tag::S,
    Tag::SAMP,
    Tag::SELECT,
    Tag::SLOT,
    Tag::SMALL,
    Tag::SOURCE,
    Tag::SPAN,
    Tag::STRIKE,
    Tag::STRONG,
    Tag::SUB,
    Tag::SUP,
    Tag::SVG,
    Tag::TEXTAREA,
    Tag::TIME,
    Tag::TRACK,
    Tag::TT,
    Tag::U,
    Tag::VAR,
    Tag::VIDEO,
    Tag::WBR,
];

fn is_inline(tag: Tag) -> bool {
    INLINE.contains(&tag)
}

/// Text that is data or markup, never prose.
fn is_mute(tag: Tag) -> bool {
    matches!(tag, Tag::HEAD | Tag::SCRIPT | Tag::AUDIO | Tag::VIDEO)
}

pub(super) fn segment(page: &Page) -> Blocks {
    let mut cutter = Cutter { page, out: Blocks::default(), run: None, formula: NodeId(0) };
    let (mut open, mut next): (Vec<NodeId>, u32) = (Vec::new(), 0);
    while (next as usize) < page.len() {
        let id = NodeId(next);
        while let Some(&top) = open.last().filter(|&&top| page.end(top) <= id) {
            cutter.cut_at_end_of(top);
            open.pop();
        }
        if is_mute(page.tag(id)) {
            next = page.end(id).0;
            continue;
        }
        cutter.enter(id, &mut open);
        next += 1;
    }
    cutter.flush(NodeId(page.len() as u32));
    cutter.out
}

struct Run {
    from: NodeId,
    element: NodeId,
    text_from: usize,
    linked: usize,
    links: u16,
    last_link: Option<NodeId>,
    breaks: u8,
}

struct Cutter<'p> {
    page: &'p Page,
    out: Blocks,
    run: Option<Run>,
    /// Where the formula ends that was entered last: nothing in it starts a block.
    formula: NodeId,
}

impl Cutter<'_> {
    fn enter(&mut self, id: NodeId, open: &mut Vec<NodeId>) {
        let tag = self.page.tag(id);
        if tag == Tag::TEXT {
            self.text(id, open);
        } else if tag == Tag::BR {
            self.line_break(id);
        } else if tag == Tag::MATH {
            self.formula = self.page.end(id);
        } else if id >= self.formula && starts_block(self.page, id) {
            self.flush(id);
            open.push(id);
        }
    }

    fn cut_at_end_of(&mut self, element: NodeId) {
        self.flush(self.page.end(element));
    }

    fn text(&mut self, id: NodeId, open: &[NodeId]) {
        let text = self.page.text(id);
        if text.trim().is_empty() && self.run.is_none() {
            return;
        }
        let element = open.last().copied().unwrap_or(NodeId(0));
        let start = self.out.text.len();
        let run = self.run.get_or_insert(Run {
            from: id,
            element,
            text_from: start,
            linked: 0,
            links: 0,
            last_link: None,
            breaks: 0,
        });
        push_collapsed(&mut self.out.text, text, run.text_from);
        if !text.trim().is_empty() {
            run.breaks = 0;
        }
        let link = |&a: &NodeId| self.page.tag(a) == Tag::A && self.page.attr(a, AttrName::HREF).is_some();
        if let Some(link) = self.page.ancestors(id).take_while(|&a| a > NodeId(0)).find(link) {
            run.linked += self.out.text.len() - start;
            run.links += u16::from(run.last_link != Some(link) && run.links < u16::MAX);
            run.last_link = Some(link);
        }
    }

    /// Two breaks in a row end a paragraph; one is a line end within it.
    fn line_break(&mut self, id: NodeId) {
        let Some(run) = &mut self.run else { return };
        run.breaks += 1;
        let twice = run.breaks >= 2;
        push_collapsed(&mut self.out.text, " ", run.text_from);
        if twice {
            self.flush(id);
        }
    }

    fn flush(&mut self, to: NodeId) {
        let Some(run) = self.run.take() else { return };
        let text = &mut self.out.text;
        text.truncate(text.trim_end().len().max(run.text_from));
        if text.len() == run.text_from {
            return;
        }
        let range = (run.text_from as u32, text.len() as u32);
        let linked = run.linked.min(text.len() - run.text_from) as u32;
        self.out.list.push(Block { element: run.element, from: run.from, to, text: range, linked, links: run.links });
    }
}

/// Appends `text` with runs of white space as one space, none at the start of the run.
fn push_collapsed(out: &mut String, text: &str, run_start: usize) {
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if out.len() > run_start && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        (0..blocks.len()).map(|i| blocks.text(i).to_owned()).collect()
    }

    #[test]
    fn a_formula_stays_in_its_line() {
        let mathml = "<li>If <math><mrow><mi>x</mi><mo>=</mo><mn>3</mn></mrow></math> then";
        assert_eq!(texts(mathml), ["If x=3 then"]);
        let mathjax = "<li>If <mjx-container><mjx-math><mjx-mi>x</mjx-mi></mjx-math></mjx-container> then<p>So";
        assert_eq!(texts(mathjax), ["If x then", "So"]);
    }

    #[test]
    fn a_custom_element_is_of_the_line_in_a_paragraph_alone() {
        let html = "<div>One <x-note>two</x-note></div><p>Three <x-note>four <x-sign>five</x-sign></x-note> six</p>";
        assert_eq!(texts(html), ["One", "two", "Three four five six"]);
        assert_eq!(texts("<x-page><h2>One <x-note>two</x-note></h2><x-part>three</x-part>"), ["One two", "three"]);
    }

    #[test]
    fn capture_js_holds_the_same_inline_names() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/page/walk.js");
        let source = std::fs::read_to_string(path).expect("walk.js");
        assert!(source.contains(&format!("text.startsWith('{MATHJAX}')")));
        let phrases: Vec<_> = PHRASES.iter().filter_map(|tag| tag.known()).map(|n| Tag::names()[n]).collect();
        assert!(source.contains(&format!("const PHRASES = '{}';", phrases.join(" "))));
        let rest = source.split_once("const INLINE =").expect("the constant").1;
        let names = rest.split_once(';').expect("its end").0.split(|c: char| !c.is_ascii_alphanumeric());
        let listed: Vec<_> =
            names.filter(|n| !n.is_empty()).map(|n| Tag::from_name(n).expect("a known name")).collect();
        let expected: Vec<_> = INLINE.iter().copied().filter(|&tag| tag != Tag::TEXT).collect();
        assert_eq!(listed, expected);
    }
}

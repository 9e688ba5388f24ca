//! What is in an article and in its Markdown, counted.

use super::{OPTIONS, words};
use pulldown_cmark::{Event, Parser, Tag};
use std::collections::{BTreeMap, HashMap, HashSet};
use stillpage::Article;
use stillpage::article::{Attr, Element, Model, Step};

type Counts = BTreeMap<&'static str, usize>;

/// The words of an article outside formulas that are known in TeX.
pub fn plain_words(article: &Article) -> HashMap<String, usize> {
    let (mut out, mut formula) = (String::new(), None);
    for step in article.body.walk() {
        match step {
            Step::Open(id, Element::Math, _) if article.body.attr(id, Attr::Alttext).is_some() => formula = Some(id),
            Step::Close(id, _) if formula == Some(id) => formula = None,
            Step::Text(text) if formula.is_none() => out.push_str(text),
            Step::Open(_, element, _) | Step::Close(_, element) if element.is_math() => {}
            Step::Open(_, element, _) | Step::Close(_, element) if element.model() != Model::Phrasing => out.push('\n'),
            _ => {}
        }
    }
    words(&out)
}

/// Tables, code, quotes, headings, formulas and pictures of an article; what lies in a cell is
/// shown in one line and does not count.
fn of_article(article: &Article) -> Counts {
    let (mut out, mut cells) = (Counts::new(), 0);
    if article.lead_image().is_some() {
        add(&mut out, "img");
    }
    for step in article.body.walk() {
        match step {
            Step::Open(_, Element::Td | Element::Th, _) => cells += 1,
            Step::Close(_, Element::Td | Element::Th) => cells -= 1,
            Step::Open(_, Element::Math, attrs) if attrs.iter().any(|(a, _)| *a == Attr::Alttext) => {
                add(&mut out, "math")
            }
            Step::Open(_, Element::Img, _) => add(&mut out, "img"),
            Step::Open(_, element, _) if cells == 0 => match element {
                Element::Table => add(&mut out, "table"),
                Element::Pre => add(&mut out, "pre"),
                Element::Blockquote => add(&mut out, "blockquote"),
                Element::Hr => add(&mut out, "hr"),
                element if element.heading_level().is_some() => add(&mut out, "heading"),
                _ => {}
            },
            _ => {}
        }
    }
    out
}

fn of_markdown(markdown: &str) -> Counts {
    let mut out = Counts::new();
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(Tag::Table(_)) => add(&mut out, "table"),
            Event::Start(Tag::CodeBlock(_)) => add(&mut out, "pre"),
            Event::Start(Tag::BlockQuote(_)) => add(&mut out, "blockquote"),
            Event::Start(Tag::Heading { .. }) => add(&mut out, "heading"),
            Event::Start(Tag::Image { .. }) => add(&mut out, "img"),
            Event::InlineMath(_) | Event::DisplayMath(_) => add(&mut out, "math"),
            Event::Rule => add(&mut out, "hr"),
            _ => {}
        }
    }
    out
}

fn add(counts: &mut Counts, name: &'static str) {
    *counts.entry(name).or_insert(0) += 1;
}

/// Whether a CommonMark reader finds in the Markdown what is in the article, and for each mark its note.
pub fn same_structure(article: &Article, markdown: &str) -> Result<(), String> {
    let (got, want) = (of_markdown(markdown), of_article(article));
    if got != want {
        return Err(format!("as Markdown {got:?}, in the article {want:?}\n{markdown}"));
    }
    let (mut marks, mut notes) = (HashSet::new(), HashSet::new());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::FootnoteReference(label) => drop(marks.insert(label)),
            Event::Start(Tag::FootnoteDefinition(label)) => drop(notes.insert(label)),
            _ => {}
        }
    }
    if marks == notes { Ok(()) } else { Err(format!("marks {marks:?}, notes {notes:?}\n{markdown}")) }
}

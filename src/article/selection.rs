//! What a person selected on the page, read alone.

use super::tree::Content;
use super::{Article, Body};
use crate::block::{Block, Blocks};
use crate::page::{NodeId, Page};
use crate::verdict::{Adjustment, Verdicts};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How much a selection moves the log-odds of a block: as much as a part that a person put back and
/// that is barely known again (`correction::apply`). What lies within a selection by chance, as an
/// advertisement between two paragraphs, stays out where the model is sure of it.
const SHIFT: f32 = 4.0;

/// A place in a text of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Point {
    /// The number of a text node.
    pub node: u32,
    /// UTF-16 units of its text before the place.
    pub offset: u32,
}

/// A selection on the page, from its first place to its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
}

impl Selection {
    /// Keeps what is selected, and nothing else: what the model takes for a part of an article, or for
    /// one in doubt, and the first and the last block whatever they are, since the person began and ended
    /// there; all of it where there is nothing of that kind.
    pub fn choose(&self, page: &Page, blocks: &Blocks, verdicts: &mut Verdicts) {
        let chosen = self.blocks(page, blocks);
        for (block, verdict) in verdicts.list.iter_mut().enumerate() {
            verdict.keep &= chosen.contains(&block);
        }
        for block in chosen.clone() {
            verdicts.adjust(block, SHIFT, Adjustment::PutBack);
        }
        let kept = verdicts.list.iter().any(|verdict| verdict.keep);
        let back = chosen.clone().filter(|&i| !kept || i == chosen.start || i + 1 == chosen.end);
        verdicts.put_back(&back.map(|block| block as u32).collect::<Vec<_>>());
    }

    /// Takes from an article whose blocks were chosen what stands before and after the selection in the
    /// first and the last of them. Where those words are not found again, as in a formula, they stay.
    pub fn trim(&self, page: &Page, blocks: &Blocks, article: Article) -> Article {
        let chosen = self.blocks(page, blocks);
        if chosen.is_empty() {
            return article;
        }
        let letters = Letters::of(&article.body);
        let first = blocks.get(chosen.start);
        let last = blocks.get(chosen.end - 1);
        let head = letters.find(blocks.text(chosen.start), str_find).map(|at| at + before(page, first, self.from));
        let tail = letters.find(blocks.text(chosen.end - 1), str_rfind).map(|at| at + before(page, last, self.to));
        let from = head.and_then(|at| letters.units.get(at)).map_or(0, |unit| unit.start);
        let to = tail.and_then(|at| letters.units.get(at.checked_sub(1)?)).map_or(u32::MAX, |unit| unit.end);
        if from == 0 && to == u32::MAX { article } else { article.excerpt(from..to) }
    }

    /// The blocks that it touches.
    fn blocks(&self, page: &Page, blocks: &Blocks) -> Range<usize> {
        let touched = |block: &Block| {
            let ends_before = block.to.0 <= self.from.node;
            let begins_after = block.from.0 > self.to.node;
            !ends_before && !begins_after && letters_between(page, block, self.from, self.to) > 0
        };
        let numbers = || (0..blocks.len()).filter(|&i| touched(blocks.get(i)));
        numbers().next().map_or(0..0, |first| first..numbers().next_back().map_or(first, |last| last) + 1)
    }
}

/// The letters of a block before a place.
fn before(page: &Page, block: &Block, place: Point) -> usize {
    letters_between(page, block, Point::default(), place)
}

/// How many characters other than white space a block has between two places.
fn letters_between(page: &Page, block: &Block, from: Point, to: Point) -> usize {
    let nodes = (block.from.0..block.to.0.min(page.len() as u32)).map(NodeId).filter(|&id| page.is_text(id));
    let within = |id: NodeId| {
        let mut unit = 0;
        let counts = move |c: &char| {
            let at = Point { node: id.0, offset: unit };
            unit += c.len_utf16() as u32;
            from <= at && at < to && !c.is_whitespace()
        };
        page.text(id).chars().filter(counts).count()
    };
    nodes.map(within).sum()
}

/// The characters of a body other than white space, and where each stands.
struct Letters {
    text: String,
    /// For each character its UTF-16 units in the texts of the body.
    units: Vec<Range<u32>>,
}

type Find = fn(&str, &str) -> Option<usize>;

fn str_find(text: &str, part: &str) -> Option<usize> {
    text.find(part)
}

fn str_rfind(text: &str, part: &str) -> Option<usize> {
    text.rfind(part)
}

impl Letters {
    fn of(body: &Body) -> Letters {
        let mut letters = Letters { text: String::new(), units: Vec::new() };
        let mut unit = 0;
        for node in &body.nodes {
            let Content::Text(text) = &node.content else { continue };
            for c in text.chars() {
                let end = unit + c.len_utf16() as u32;
                if !c.is_whitespace() {
                    letters.text.push(c);
                    letters.units.push(unit..end);
                }
                unit = end;
            }
        }
        letters
    }

    /// How many characters stand before some words.
    fn find(&self, words: &str, find: Find) -> Option<usize> {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let at = find(&self.text, &words)?;
        Some(self.text[..at].chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::{Point, Selection};
    use crate::page::{NodeId, Page};
    use crate::reader::{Options, Reader};
    use crate::render;

    const STORY: &str = include_str!("../../tests/fixtures/story.html");

    fn page(html: &str) -> Page {
        crate::page::html::parse(html, None).expect("a page")
    }

    /// The place of some words in a page, or of their end.
    fn point(page: &Page, words: &str, at_end: bool) -> Point {
        let holds = |&id: &NodeId| page.text(id).contains(words);
        let node = page.ids().find(holds).expect("words of the page");
        let bytes = page.text(node).find(words).expect("the words") + if at_end { words.len() } else { 0 };
        Point { node: node.0, offset: page.text(node)[..bytes].encode_utf16().count() as u32 }
    }

    /// What is read of a page where from some words to some others are selected.
    fn read(html: &str, from: &str, to: &str) -> String {
        let page = page(html);
        let selection = Selection { from: point(&page, from, false), to: point(&page, to, true) };
        let reader = Reader::new(Options { selection: Some(selection), ..Options::default() });
        render::text(&reader.read(&page).expect("a selection").article)
    }

    #[test]
    fn it_begins_and_ends_where_the_person_chose() {
        let html = "<body><nav><a href=/>Home</a></nav><p>The  first <b>paragraph</b> of it.<p>The second one, \
            which is longer.<p>And the third of them.<footer>All rights reserved</footer>";
        assert_eq!(read(html, "paragraph", "second one"), "paragraph of it.\nThe second one\n");
        assert_eq!(read(html, "which", "longer"), "which is longer\n");
    }

    #[test]
    fn of_a_page_that_is_no_article_it_is_read_all_the_same() {
        assert_eq!(
            read("<body><ul><li><a href=/a>Alpha</a><li><a href=/b>Beta gamma</a></ul>", "Alpha", "Beta"),
            "Alpha\nBeta\n"
        );
    }

    #[test]
    fn a_passage_of_an_article() {
        let page = page(STORY);
        let whole = render::text(&Reader::default().read(&page).expect("an article").article);
        let lines: Vec<&str> = whole.lines().filter(|line| line.len() > 80).collect();
        let words = |line: &str| line.split(' ').take(4).collect::<Vec<_>>().join(" ");
        let (from, to) = (words(lines[1]), words(lines[3]));
        let part = read(STORY, &from, &to);
        assert!(part.starts_with(&from) && part.trim_end().ends_with(&to), "{part}");
        assert!(whole.contains(lines[2]) && part.contains(lines[2]), "{part}");
    }

    #[test]
    fn nonsense_is_read_as_nothing_or_all() {
        let page = page(STORY);
        for (from, to) in [((9, 9), (3, 0)), ((0, 0), (u32::MAX, 0)), ((u32::MAX, 1), (u32::MAX, 2))] {
            let selection =
                Selection { from: Point { node: from.0, offset: from.1 }, to: Point { node: to.0, offset: to.1 } };
            let _ = Reader::new(Options { selection: Some(selection), ..Options::default() }).read(&page);
        }
    }
}

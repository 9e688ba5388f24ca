//! The part of a text that is most like a quote, word for word.

use crate::map::HashMap;
use std::ops::Range;

/// Most words of a quote that are compared.
const MOST_QUOTED: usize = 300;
/// Most words of a text that are searched.
const MOST_SEARCHED: usize = 50_000;
/// What an agreement of two words is worth, and what a word costs that only one side has.
const SAME: i32 = 2;
const OTHER: i32 = -1;
/// The least share of the quote's words that must be there again.
const LEAST_SHARE: f32 = 0.6;

/// The part of `text`, in bytes, that holds most of the words of `quote` in their order; `None`
/// where fewer than six in ten are there.
///
/// Local alignment of words after Smith and Waterman (1981), in time linear in the product of the
/// numbers of words, both of which are bounded.
pub(super) fn closest(text: &str, quote: &str) -> Option<Range<usize>> {
    let mut numbers = HashMap::default();
    let quoted: Vec<u32> = words(quote).take(MOST_QUOTED).map(|(_, word)| number(&mut numbers, word)).collect();
    let searched: Vec<(usize, &str)> = words(text).take(MOST_SEARCHED).collect();
    // Of each cell: its score, the word that its run began with, how many words agree.
    let mut row = vec![Cell::default(); quoted.len() + 1];
    let mut best = (Cell::default(), 0);
    for (at, (_, word)) in searched.iter().enumerate() {
        let word = numbers.get(*word).copied();
        let mut diagonal = Cell::default();
        for (i, &wanted) in quoted.iter().enumerate() {
            let above = row[i + 1];
            let cell = diagonal.next(word == Some(wanted), at).max(above.skip()).max(row[i].skip());
            diagonal = above;
            row[i + 1] = cell;
            if cell.score > best.0.score {
                best = (cell, at);
            }
        }
    }
    let (cell, last) = best;
    let enough = cell.same as f32 >= LEAST_SHARE * quoted.len() as f32;
    let ((start, _), (end, word)) = (searched.get(cell.start)?, searched.get(last)?);
    let end = end + word.len();
    let signs = if text[end..].starts_with(ending(quote)) { ending(quote).len() } else { 0 };
    (enough && cell.same > 1).then(|| *start..end + signs)
}

/// The signs after the last word.
fn ending(quote: &str) -> &str {
    &quote[quote.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..]
}

#[derive(Clone, Copy, Default)]
struct Cell {
    score: i32,
    start: usize,
    same: u32,
}

impl Cell {
    /// The cell after both sides went a word on.
    fn next(self, agree: bool, at: usize) -> Cell {
        let from = if self.score == 0 { Cell { start: at, ..Cell::default() } } else { self };
        let score = from.score + if agree { SAME } else { OTHER };
        if score <= 0 { Cell::default() } else { Cell { score, same: from.same + u32::from(agree), ..from } }
    }

    /// The cell after one side went a word on.
    fn skip(self) -> Cell {
        if self.score + OTHER <= 0 { Cell::default() } else { Cell { score: self.score + OTHER, ..self } }
    }

    fn max(self, other: Cell) -> Cell {
        if other.score > self.score { other } else { self }
    }
}

/// The words of a text, without the signs around them, each with where it begins; a text without
/// spaces is taken character by character.
fn words(text: &str) -> Box<dyn Iterator<Item = (usize, &str)> + '_> {
    let spaces = text.bytes().filter(|&b| b == b' ').count();
    if spaces * 20 < text.chars().count() {
        return Box::new(text.char_indices().map(|(at, c)| (at, &text[at..at + c.len_utf8()])));
    }
    let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    Box::new(parts.map(move |part| (start(part), part)))
}

fn number<'t>(numbers: &mut HashMap<&'t str, u32>, word: &'t str) -> u32 {
    let next = numbers.len() as u32;
    *numbers.entry(word).or_insert(next)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn an_edited_sentence_is_found() {
        let text = "It rained all day. The old keeper climbed a hundred and twelve steps each night. Then he slept.";
        let part = closest(text, "The keeper climbed the hundred and twelve steps each night.").expect("a part");
        assert_eq!(&text[part], "The old keeper climbed a hundred and twelve steps each night.");
    }

    #[test]
    fn another_sentence_is_not() {
        assert_eq!(
            closest("The board met on Tuesday and said no more of it.", "He climbed the steps each night."),
            None
        );
        assert_eq!(closest("", "He climbed"), None);
        assert_eq!(closest("He climbed", ""), None);
    }

    #[test]
    fn texts_without_spaces_are_compared_by_characters() {
        let text = "昨日は雨が降った。灯台守は毎晩百十二段の階段を上った。それから眠った。";
        let part = closest(text, "灯台守は毎夜百十二段の階段を上った。").expect("a part");
        assert_eq!(&text[part], "灯台守は毎晩百十二段の階段を上った。");
    }
}

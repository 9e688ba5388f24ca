//! Features of the characters of a block.

use super::context::{Context, counts};
use super::hash::{hash, shingles, text_hashes};
use super::page_wide::{ld_json, meta};
use super::set::Set;
use super::{Feature as F, Row, flag, log, share};
use crate::block::{Measure, ends_sentence};
use crate::page::{NodeId, Tag};

pub fn fill(context: &Context, rows: &mut [Row]) {
    let hashes: Vec<u32> = (0..context.len()).map(|i| hash(context.blocks.text(i))).collect();
    let repeats = counts(&hashes);
    let body = shingle_set(&article_body(context));
    let description = shingle_set(&meta(context.page, &["description", "og:description"]).unwrap_or_default());
    for (i, row) in rows.iter_mut().enumerate() {
        let text = context.blocks.text(i);
        measures(row, &context.measures[i], context.linked[i]);
        row[F::Links] = log(f32::from(context.blocks.get(i).links));
        marks(row, text);
        row[F::Bold] = flag(is_bold(context, i));
        row[F::Duplicates] = log((repeats[i] - 1) as f32);
        title(row, context, i);
        row[F::InArticleBody] = overlap(context.words(i), &body);
        row[F::InDescription] = overlap(context.words(i), &description);
    }
}

fn measures(row: &mut Row, m: &Measure, linked: f32) {
    let (letters, tokens) = (m.letters as f32, m.tokens as f32);
    let all = (m.letters + m.digits + m.symbols) as f32;
    row[F::Words] = log(m.words);
    row[F::Letters] = log(letters);
    row[F::WordLength] = share(all, m.words.max(1.0)).min(30.0);
    row[F::LinkDensity] = linked;
    row[F::Commas] = log(m.commas as f32);
    row[F::SentenceEnds] = log(m.sentence_ends as f32);
    row[F::UpperLetters] = share(m.upper as f32, letters);
    row[F::CapitalWords] = share(m.capital_words as f32, tokens);
    row[F::ShortWords] = share(m.short_words as f32, tokens);
    row[F::Digits] = share(m.digits as f32, all);
    row[F::Symbols] = share(m.symbols as f32, all);
    row[F::Cjk] = share(m.unspaced as f32, letters);
}

fn marks(row: &mut Row, text: &str) {
    let first = text.chars().next().unwrap_or(' ');
    row[F::EndsSentence] = flag(ends_sentence(text));
    row[F::EndsEllipsis] = flag(text.ends_with('…') || text.ends_with("...") || text.ends_with("[…]"));
    row[F::EndsColon] = flag(text.ends_with([':', '：']));
    row[F::StartsUpper] = flag(first.is_uppercase());
    row[F::StartsDigit] = flag(first.is_numeric());
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| is_telling(**byte)) {
        match byte {
            b'$' => row[F::Money] = 1.0,
            b'%' => row[F::Percent] = 1.0,
            b'|' => row[F::Separator] = 1.0,
            b'/' => {
                row[F::Separator] = 1.0;
                set(row, F::Address, at >= 2 && &bytes[at - 2..at] == b":/");
            }
            b'.' => set(row, F::Address, at >= 3 && &bytes[at - 3..at] == b"www"),
            b'?' => row[F::Question] = 1.0,
            b'"' => row[F::Quote] = 1.0,
            b'@' => row[F::Address] = 1.0,
            b':' => set(row, F::Clock, is_clock(bytes, at)),
            b'1' | b'2' => set(row, F::Year, is_year(bytes, at)),
            _ => foreign_mark(row, text[at..].chars().next().unwrap_or(' ')),
        }
    }
}

fn set(row: &mut Row, feature: F, yes: bool) {
    if yes {
        row[feature] = 1.0;
    }
}

/// Whether a byte is a mark that counts, begins a year, or begins a character beyond ASCII.
fn is_telling(byte: u8) -> bool {
    const TELLING: [bool; 256] = {
        let mut table = [false; 256];
        let marks = b"$%|/.?\"@:12";
        let mut i = 0;
        while i < marks.len() {
            table[marks[i] as usize] = true;
            i += 1;
        }
        // The first bytes of characters: those that go on one are smaller.
        let mut byte = 0xC0;
        while byte < 256 {
            table[byte] = true;
            byte += 1;
        }
        table
    };
    TELLING[byte as usize]
}

/// Marks beyond ASCII.
fn foreign_mark(row: &mut Row, c: char) {
    match c {
        '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₩' => row[F::Money] = 1.0,
        '©' | '®' | '™' => row[F::Copyright] = 1.0,
        '•' | '·' | '›' | '»' | '→' => row[F::Separator] = 1.0,
        '？' | '؟' => row[F::Question] = 1.0,
        '“' | '”' | '„' | '«' | '「' => row[F::Quote] = 1.0,
        _ => {}
    }
}

/// A colon between one digit and two, as in 7:05.
fn is_clock(text: &[u8], colon: usize) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    colon > 0 && is_digit(colon - 1) && is_digit(colon + 1) && is_digit(colon + 2)
}

/// A number from 1900 to 2099 that stands alone.
fn is_year(text: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    matches!(text.get(at..at + 2), Some(b"19" | b"20"))
        && is_digit(at + 2)
        && is_digit(at + 3)
        && !is_digit(at + 4)
        && !(at > 0 && is_digit(at - 1))
}

/// Whether all text of a block lies in bold or emphasised elements.
fn is_bold(context: &Context, i: usize) -> bool {
    let (page, block) = (context.page, context.blocks.get(i));
    let strong = |n: NodeId| matches!(page.tag(n), Tag::B | Tag::STRONG | Tag::EM | Tag::I);
    (block.from.0..block.to.0)
        .map(NodeId)
        .filter(|&n| page.is_text(n) && !page.text(n).trim().is_empty())
        .all(|n| page.ancestors(n).take(4).take_while(|&a| a > block.element).any(strong))
}

fn title(row: &mut Row, context: &Context, i: usize) {
    if context.title.is_empty() || context.blocks.text(i).len() > 400 {
        return;
    }
    let (words, common) = context.in_title(i);
    row[F::InTitle] = share(common as f32, words as f32);
    row[F::TitleShare] = share(common as f32, context.title.len() as f32);
}

/// The text of the article as JSON-LD gives it, empty where it does not.
fn article_body(context: &Context) -> String {
    let mut out = String::new();
    for data in ld_json(context.page) {
        for (at, key) in data.match_indices("\"articleBody\"") {
            let rest = data[at + key.len()..].trim_start_matches([':', ' ', '\n', '\t']);
            out.push_str(&json_string(rest));
        }
    }
    out
}

/// The JSON string that starts a text, its escapes undone; empty where none does.
fn json_string(text: &str) -> String {
    let mut escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|&(_, b)| {
        let closes = b == b'"' && !escaped;
        escaped = b == b'\\' && !escaped;
        closes
    });
    let literal = end.and_then(|(end, _)| text.get(..=end)).unwrap_or("");
    serde_json::from_str(literal).unwrap_or_default()
}

fn shingle_set(text: &str) -> Set {
    let mut words = Vec::new();
    text_hashes(text, &mut words);
    shingles(&words).collect()
}

/// The share of a text's shingles in a set.
fn overlap(words: &[u32], set: &Set) -> f32 {
    if set.is_empty() {
        return 0.0;
    }
    let (mut all, mut common) = (0, 0);
    for shingle in shingles(words) {
        all += 1;
        common += u32::from(set.contains(&shingle));
    }
    share(common as f32, all as f32)
}

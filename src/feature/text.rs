//! Features of the characters of a block.

use super::context::{Context, counts, word_hashes};
use super::page_wide::{ld_json, meta};
use super::token::{hash, shingles};
use super::{Feature as F, Row, flag, log, share};
use crate::block::{Measure, ends_sentence};
use crate::page::{NodeId, Tag};
use std::collections::HashSet;

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
        row[F::Duplicates] = log((repeats[&hashes[i]] - 1) as f32);
        title(row, context, text);
        row[F::InArticleBody] = overlap(text, &body);
        row[F::InDescription] = overlap(text, &description);
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
    row[F::Money] = flag(text.contains(['$', '€', '£', '¥', '₹', '₽', '₺', '₩']));
    row[F::Percent] = flag(text.contains('%'));
    row[F::Copyright] = flag(text.contains(['©', '®', '™']));
    row[F::Separator] = flag(text.contains(['|', '•', '·', '›', '»', '/', '→']));
    row[F::Question] = flag(text.contains(['?', '？', '؟']));
    row[F::Quote] = flag(text.contains(['"', '“', '”', '„', '«', '「']));
    row[F::Address] = flag(text.contains('@') || text.contains("://") || text.contains("www."));
    row[F::Clock] = flag(has_clock(text.as_bytes()));
    row[F::Year] = flag(has_year(text.as_bytes()));
}

/// Two digits, a colon or point between, as in 7:05.
fn has_clock(text: &[u8]) -> bool {
    text.windows(4).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit())
}

/// A number from 1900 to 2099 that stands alone.
fn has_year(text: &[u8]) -> bool {
    text.windows(4).enumerate().any(|(i, w)| {
        matches!(&w[..2], b"19" | b"20")
            && w[2..].iter().all(u8::is_ascii_digit)
            && !text.get(i + 4).is_some_and(u8::is_ascii_digit)
            && !(i > 0 && text[i - 1].is_ascii_digit())
    })
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

fn title(row: &mut Row, context: &Context, text: &str) {
    if context.title.is_empty() || text.len() > 400 {
        return;
    }
    let words = word_hashes(text);
    let common = words.intersection(&context.title).count() as f32;
    row[F::InTitle] = share(common, words.len() as f32);
    row[F::TitleShare] = share(common, context.title.len() as f32);
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

fn shingle_set(text: &str) -> HashSet<u32> {
    shingles(text).collect()
}

/// The share of a text's shingles in a set.
fn overlap(text: &str, set: &HashSet<u32>) -> f32 {
    if set.is_empty() {
        return 0.0;
    }
    let (mut all, mut common) = (0, 0);
    for shingle in shingles(text) {
        all += 1;
        common += u32::from(set.contains(&shingle));
    }
    share(common as f32, all as f32)
}

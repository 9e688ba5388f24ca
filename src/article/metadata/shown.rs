//! Dates that a page shows to a person.

use super::date::Date;
use super::dating::{Claim, weight};
use super::label::{self, Label};
use super::near::{Near, is_foreign};
use super::short::{attr_words, short_text};
use super::signed::is_teaser;
use super::source::Sources;
use super::text::fold;
use super::written;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Longest block, in bytes, that is a label and a date.
const LABEL: usize = 100;

/// Longest block, in bytes, that states a date and not one that is told of.
const LONGEST_LINE: usize = 220;

/// Dates that a line is read for.
const MAX_DATES: usize = 3;

/// What a date before the headline counts for, to one after it: it may be today's.
const BEFORE: f32 = 0.7;

/// The dates around the headline.
pub(super) fn near(sources: &Sources, near: &Near, language: &str, claims: &mut Vec<Claim>) {
    for block in near.own_blocks(sources) {
        let text = sources.blocks.text(block);
        if text.len() > LONGEST_LINE || is_copyright(text) {
            claims.extend(dateline(text, language));
            continue;
        }
        let place = if block < near.headline { BEFORE } else { 0.8 + 0.2 * near.closeness(block) };
        line(text, weight::WRITTEN * place, language, claims);
    }
    times(sources, near, language, claims);
}

/// Labelled dates anywhere, where the head of the article has none: the first of them. The label
/// may be a block of its own.
pub(super) fn far(sources: &Sources, language: &str) -> Option<Claim> {
    let lines = (0..sources.blocks.len()).filter(|&b| sources.blocks.text(b).len() <= LABEL && !is_foreign(sources, b));
    let found = lines.filter(|&b| !is_copyright(sources.blocks.text(b))).find_map(|block| {
        let text = sources.blocks.text(block);
        let found = written::first(text, language)?;
        let before = match text.get(..found.at)? {
            "" => block.checked_sub(1).map(|b| sources.blocks.text(b)).filter(|t| t.len() <= LABEL / 2)?,
            before => before,
        };
        // A date alone may be that of an event.
        let label = label::before(before).filter(|_| fold(before) != "date")?;
        Some((found.date, label == Label::Changed))
    });
    found.map(|(date, modified)| Claim { date, weight: weight::FAR, modified, visible: true })
}

/// The date of a dateline, `KHULNA, Dec 20, 2025 (BSS) -`, at the start of a paragraph.
fn dateline(text: &str, language: &str) -> Option<Claim> {
    let start = text.get(..text.floor_char_boundary(LABEL))?;
    let found = written::first(start, language)?;
    let place =
        start.get(..found.at).is_some_and(|p| p.len() <= LABEL / 2 && p.chars().take(3).all(char::is_uppercase));
    let ends = start.get(found.at..).is_some_and(|r| [" - ", " – ", " — ", " -- "].iter().any(|d| r.contains(d)));
    (place && ends && found.at > 0).then_some(Claim {
        date: found.date,
        weight: weight::FAR,
        modified: false,
        visible: true,
    })
}

fn is_copyright(text: &str) -> bool {
    text.contains('©') || fold(text).contains("copyright")
}

/// The dates of a line, each with the label before or after it.
fn line(text: &str, weight: f32, language: &str, claims: &mut Vec<Claim>) {
    let mut rest = text;
    for _ in 0..MAX_DATES {
        let Some(found) = written::first(rest, language) else { return };
        let (before, after) = (rest.get(..found.at).unwrap_or(""), rest.get(found.end..).unwrap_or(""));
        let trailing = label::after(after);
        let label = trailing.map(|(label, _)| label).or_else(|| label::before(before));
        rest = after.get(trailing.map_or(0, |(_, length)| length)..).unwrap_or("");
        // A date within a sentence is told of, not stated.
        let words = before.split_whitespace().count();
        let stray = if words > MOST_BEFORE && label != Some(Label::Published) { 0.5 } else { 1.0 };
        let labelled = if label == Some(Label::Published) { weight::LABELLED } else { 0.0 };
        let weight = (weight + labelled) * stray;
        claims.push(Claim { date: found.date, weight, modified: label == Some(Label::Changed), visible: true });
    }
}

/// Most words before a date that is stated.
const MOST_BEFORE: usize = 8;

fn before(sources: &Sources, near: &Near, node: NodeId) -> f32 {
    let headline = sources.blocks.iter().nth(near.headline).map_or(0, |b| b.from.0);
    if node.0 < headline { BEFORE } else { 1.0 }
}

fn times(sources: &Sources, near: &Near, language: &str, claims: &mut Vec<Claim>) {
    let page = sources.page;
    let is_time = |&n: &NodeId| page.tag(n) == Tag::TIME || page.attr(n, AttrName::DATETIME).is_some();
    for node in near.nodes().filter(is_time).filter(|&n| !is_teaser(page, n)) {
        let stated = page.attr(node, AttrName::DATETIME).and_then(|v| Date::value(v, language));
        let Some(date) = stated.or_else(|| Date::value(&short_text(page, node), language)) else { continue };
        let label = label_of(page, node);
        let marked = label.is_none() && is_changed_mark(page, node);
        let modified = marked || label == Some(Label::Changed);
        claims.push(Claim { date, weight: weight::TIME * before(sources, near, node), modified, visible: !marked });
    }
}

/// What is said of a time in it, before its digits, or before it in its parent.
fn label_of(page: &Page, node: NodeId) -> Option<Label> {
    let own = short_text(page, node);
    let lead = own.get(..own.find(|c: char| c.is_numeric()).unwrap_or(own.len())).unwrap_or("");
    label::before(lead).or_else(|| {
        let around = short_text(page, page.parent(node)?);
        let at = around.find(&own).filter(|_| !own.is_empty() && around.len() <= LONGEST_LINE)?;
        label::before(around.get(..at)?)
    })
}

/// Whether an element or its parent is marked as the time of a change; style sheets often hide it.
fn is_changed_mark(page: &Page, node: NodeId) -> bool {
    let nodes = [Some(node), page.parent(node)];
    let attrs = nodes
        .into_iter()
        .flatten()
        .flat_map(|n| [AttrName::CLASS, AttrName::ITEMPROP].into_iter().filter_map(move |a| page.attr(n, a)));
    attrs.flat_map(attr_words).any(|w| matches!(w.as_str(), "updated" | "modified" | "update" | "datemodified"))
}

//! The headline: what the head says weighed against the headings that a person sees.

use super::short::short_text;
use super::site::Site;
use super::source::{Sources, closeness};
use super::text::{fold, plain, squash};
use super::title_part::{first_part, last_part};
use crate::kind::Kind;
use crate::page::{NodeId, Page, Tag};

/// Headings that are looked at.
const MAX_HEADINGS: usize = 300;

/// The title, and the heading that shows it where one does.
#[derive(Clone, Debug, Default)]
pub(super) struct Title {
    /// The text of it.
    pub text: Option<String>,
    /// The element that shows it.
    pub heading: Option<NodeId>,
}

impl Title {
    /// Weighs: a heading that the head bears out; else a text of the page that is the head's title; else
    /// the heading of the first level that is surely the headline; else the head's title without the
    /// site's name; else the first heading of the first level.
    pub fn of(sources: &Sources, site: &Site) -> Title {
        let head = head_titles(sources, site);
        let headings = headings(sources, site);
        let folded = each_once(head.iter().map(|t| fold(t)));
        let mut names: Vec<String> = head.iter().filter_map(|t| tail(t)).map(fold).collect();
        names.extend(leads(&folded));
        if let Some(heading) = borne_out(&headings, &folded, &names) {
            return Title { text: Some(without_section(&heading.text).to_owned()), heading: Some(heading.node) };
        }
        if let Some(text) = head.first() {
            if let Some(block) = block_of(sources, &folded) {
                return Title { text: Some(without_section(text).to_owned()), heading: Some(block) };
            }
            let parts: Vec<&str> = head.iter().filter_map(|t| main_part(t)).collect();
            let folded: Vec<String> = parts.iter().map(|p| fold(p)).collect();
            let block = block_of(sources, &folded);
            let sure = headings.iter().find(|h| block.is_none() && h.level == 1 && h.verdict > SURE);
            if let Some(heading) = sure.filter(|_| !is_told(sources, text)) {
                return Title { text: Some(heading.text.clone()), heading: Some(heading.node) };
            }
            let text = parts.first().filter(|_| block.is_some()).map_or(without_section(text), |p| p);
            return Title { text: Some(text.to_owned()), heading: block };
        }
        let first = headings.into_iter().find(|h| h.level == 1);
        Title { heading: first.as_ref().map(|h| h.node), text: first.map(|h| h.text) }
    }
}

/// Texts in order without those that were there before: most pages say their title several times.
fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in texts {
        if !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

/// How surely a heading is the headline against a title in the head of which the text tells nothing: some
/// pages are called "Untitled" there, and scripts write other things into it.
const SURE: f32 = 0.8;
/// Letters of a word that tells what a text is about; shorter ones stand in any text.
const TELLING: usize = 4;

/// Whether half the words of a title in the head stand in the text of the page.
fn is_told(sources: &Sources, title: &str) -> bool {
    let title = fold(title);
    let words: Vec<&str> = title.split(' ').filter(|word| word.chars().count() >= TELLING).collect();
    let kept = sources.verdicts.list.iter().enumerate().filter(|(_, verdict)| verdict.keep);
    let mut left = words.clone();
    for (block, _) in kept {
        let text = fold(sources.blocks.text(block));
        left.retain(|word| !text.split(' ').any(|other| other == *word));
    }
    left.len() * 2 <= words.len()
}

struct Heading {
    node: NodeId,
    level: u8,
    text: String,
    folded: String,
    /// How much the verdicts take it for the headline, 0 to 1.
    verdict: f32,
}

/// Titles in the head and in JSON-LD, without the site's name.
fn head_titles(sources: &Sources, site: &Site) -> Vec<String> {
    let linked = sources.linked_article().and_then(|i| i.headline.as_deref().or(i.name.as_deref()));
    let all = sources.meta.first(&["og:title"]).into_iter().chain(linked).chain(sources.head_titles());
    all.map(|t| without_site(t, site)).filter(|t| !t.is_empty() && !site.is(t)).collect()
}

fn headings(sources: &Sources, site: &Site) -> Vec<Heading> {
    let page = sources.page;
    let found = page.ids().filter_map(|n| Some((n, page.tag(n).heading_level().filter(|&l| l <= 3)?)));
    found
        .take(MAX_HEADINGS)
        .filter_map(|(node, level)| {
            let text = plain(&heading_text(page, node));
            let text = without_site(text.strip_prefix("Title:").unwrap_or(&text), site);
            let sound = !text.is_empty() && !site.is(&text) && !text.contains("{{");
            sound.then(|| Heading { node, level, folded: fold(&text), text, verdict: verdict(sources, node) })
        })
        .collect()
}

/// The text of a heading without the date in it, if it has more to say.
fn heading_text(page: &Page, node: NodeId) -> String {
    let text = short_text(page, node);
    let times = page.subtree(node).filter(|&n| page.tag(n) == Tag::TIME).map(|n| short_text(page, n));
    let rest = times.fold(text.clone(), |text, time| text.replace(&time, " "));
    if rest.trim().is_empty() { text } else { squash(&rest) }
}

fn verdict(sources: &Sources, node: NodeId) -> f32 {
    let blocks = sources.blocks.within(sources.page, node);
    let verdicts = sources.verdicts.list.get(blocks).unwrap_or(&[]);
    verdicts.iter().filter(|v| v.kind == Kind::Title).map(|v| v.probability).fold(0.0, f32::max)
}

/// Least closeness to a title in the head for a heading of the first level; the two may be worded
/// apart, one for searchers, one for readers.
const LIKE: f32 = 0.35;
/// Least closeness for a lower heading: it may head a part only.
const ALMOST: f32 = 0.8;
/// What a level adds.
const FIRST_LEVEL: f32 = 0.5;

/// The heading most like a title of the head; of equals the higher and first one. One that is only
/// the tail or the lead of a title shows the site's name.
fn borne_out<'h>(headings: &'h [Heading], titles: &[String], names: &[String]) -> Option<&'h Heading> {
    let mut best: Option<(f32, &Heading)> = None;
    for heading in headings {
        let named = names.contains(&heading.folded);
        let like = titles.iter().map(|t| closeness(t, &heading.folded)).filter(|_| !named).fold(0.0, f32::max);
        if like < if heading.level == 1 { LIKE } else { ALMOST } {
            continue;
        }
        let level = if heading.level == 1 { FIRST_LEVEL } else { -0.05 * f32::from(heading.level) };
        let score = like + level + 0.2 * heading.verdict;
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, heading));
        }
    }
    best.map(|(_, h)| h)
}

/// The last part of a title in the head, where more is said before it: the name of a section or of
/// a site that is not known by another source.
fn tail(title: &str) -> Option<&str> {
    let words = |s: &str| s.split(' ').count();
    last_part(title).filter(|(rest, part)| words(rest) > words(part) + 1).map(|(_, part)| part)
}

/// What one title in the head has before another one: the name of the site.
fn leads(titles: &[String]) -> impl Iterator<Item = String> {
    let lead = |title: &String, end: &String| title.strip_suffix(end.as_str()).map(|lead| lead.trim().to_owned());
    let pairs = titles.iter().flat_map(|title| titles.iter().map(move |end| (title, end)));
    pairs.filter_map(move |(title, end)| lead(title, end)).filter(|lead| !lead.is_empty())
}

/// The first part of a title in the head, where it is the most of it.
fn main_part(title: &str) -> Option<&str> {
    first_part(title).map(|(part, _)| part).filter(|p| p.chars().count() * 2 >= title.chars().count())
}

/// The element of the first block that is a title and nothing else.
fn block_of(sources: &Sources, titles: &[String]) -> Option<NodeId> {
    let same = |i: &usize| {
        let text = sources.blocks.text(*i);
        text.len() < 500 && titles.contains(&fold(text))
    };
    (0..sources.blocks.len()).find(same).map(|i| sources.blocks.get(i).element)
}

/// Most parts that are taken off a title.
const MAX_PARTS: usize = 4;

/// A title without the name of its site at either end.
fn without_site(title: &str, site: &Site) -> String {
    let mut title = title.trim();
    for _ in 0..MAX_PARTS {
        let last = last_part(title).filter(|(rest, part)| !rest.is_empty() && is_affix(rest, part, site));
        let first = || first_part(title).filter(|(part, rest)| !rest.is_empty() && site.is(part));
        match last.map(|(rest, _)| rest).or_else(|| first().map(|(_, rest)| rest)) {
            Some(rest) => title = rest,
            None => break,
        }
    }
    title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '–' | '—' | '•' | '·')).to_owned()
}

/// A title that no heading bears out, without a short last part after a bar: the name of a section
/// or of a site under another name.
fn without_section(title: &str) -> &str {
    let words = |s: &str| s.split(' ').count();
    let parted = title.rsplit_once(" | ").or_else(|| title.rsplit_once(" :: "));
    parted.filter(|(rest, part)| words(rest) >= 4 && words(part) <= 4).map_or(title, |(rest, _)| rest.trim_end())
}

/// Whether the last part of a title is the site's: by name, or a byline after a dash.
fn is_affix(rest: &str, part: &str, site: &Site) -> bool {
    part.is_empty()
        || site.is(part)
        || (site.resembles(part) && rest.split(' ').count() >= 2 && part.split(' ').count() <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_cut_off() {
        assert_eq!(without_section("How to weave a loom | Crafts"), "How to weave a loom");
        assert_eq!(without_section("Loom | Crafts"), "Loom | Crafts");
    }
}

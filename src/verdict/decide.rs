//! The decision on every block: scores first, then what the tree says of them.

use super::PageType;
use super::copies::copies;
use super::named;
use super::threshold::threshold;
use crate::block::Blocks;
use crate::feature::{Feature as F, Features, Row};
use crate::kind::Kind;
use crate::map::{HashMap, HashSet};
use crate::model::{Scores, logarithms, probabilities, sigmoid};
use crate::page::{NodeId, Page, Tag};

/// What was decided on a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    pub kind: Kind,
    pub probability: f32,
    pub content: f32,
    pub keep: bool,
    /// Whether its text is kept further up.
    pub copy: bool,
}

/// Goes from scores to decisions, one rule after the other.
pub fn decide(page: &Page, blocks: &Blocks, features: &Features, scores: &Scores) -> Vec<Decision> {
    let named = named::named(&features.rows, &scores.content);
    let odds = named::lowered(&scores.content, &named);
    let kinds = named::heard(
        consistent(agreed(page, blocks, &scores.kinds), &scores.content),
        &named,
        &features.rows,
        &scores.content,
    );
    let kinds = headed(page, blocks, spoken(kinds, &features.rows));
    let desk = Desk { page, blocks, rows: &features.rows, odds: &odds, kinds: &kinds, page_type: scores.page_type };
    let headline = desk.headline();
    let mut keep = desk.likely();
    desk.bridge(&mut keep);
    desk.edges(&mut keep);
    desk.gaps(&mut keep);
    desk.islands(&mut keep);
    desk.formulas(&mut keep);
    desk.code(&mut keep);
    desk.captions(&mut keep);
    desk.headings(&mut keep);
    let elsewhere: Vec<bool> =
        (0..blocks.len()).map(|i| named[i].is_some() || desk.leads_elsewhere(i, headline)).collect();
    keep.iter_mut().zip(&elsewhere).for_each(|(keep, elsewhere)| *keep &= !elsewhere);
    let copies = copies(blocks, &features.rows, &keep, PageType::likeliest(&scores.page_type));
    keep.iter_mut().zip(&copies).for_each(|(keep, copy)| *keep &= !copy);
    if desk.one_text() {
        desk.sections(&mut keep);
    }
    if let Some(headline) = headline {
        keep[headline] = false;
    }
    let decision = |i| Decision { copy: copies[i], ..desk.decision(i, keep[i], headline == Some(i), elsewhere[i]) };
    (0..blocks.len()).map(decision).collect()
}

/// Probability from which a block of what is surely an article is kept: what is doubtful there is
/// mostly of another text, which harms more than a lost line.
const ARTICLE: f32 = 0.65;
/// Log-odds from which a paragraph beside a kept one of its own container stays, if it is like it.
const EDGE: f32 = -1.5;
/// Log-odds from which a caption within the article stays: the pages that teach what is content
/// leave captions out, so their odds are low.
const CAPTION: f32 = -5.0;
/// Log-odds from which a heading stays that stands over kept text.
const HEADING: f32 = -2.0;
/// Log-odds from which a heading stays though nothing below it does.
const SURE_HEADING: f32 = 1.0;
/// Log-odds from which a line of nothing but links before the headline is text all the same.
const SURE_MENU: f32 = 1.0;
/// Probability of being a control from which a block surely is one.
const SURE_CONTROL: f32 = 0.7;
/// Words of a line that only points to another piece.
const POINTER: std::ops::RangeInclusive<f32> = 4.0..=30.0;
/// Blocks of a section that are looked through for one that is kept.
const SECTION: usize = 30;

/// A page and what is known of its blocks.
pub(super) struct Desk<'a> {
    pub page: &'a Page,
    pub blocks: &'a Blocks,
    pub rows: &'a [Row],
    pub odds: &'a [f32],
    kinds: &'a [[f32; 15]],
    page_type: [f32; 7],
}

impl Desk<'_> {
    fn words(&self, i: usize) -> f32 {
        libm::expm1f(self.rows[i][F::Words])
    }

    /// Blocks more likely in than out, by the threshold that serves the page best; on an article only
    /// those that are likelier still.
    fn likely(&self) -> Vec<bool> {
        let blocks: Vec<(f32, f32)> = (0..self.odds.len()).map(|i| (sigmoid(self.odds[i]), self.words(i))).collect();
        let threshold = threshold(&blocks).max(ARTICLE * self.page_type[PageType::Article as usize]);
        blocks.iter().map(|(p, _)| *p > threshold).collect()
    }

    /// The likeliest headline, where one is likely.
    fn headline(&self) -> Option<usize> {
        let score = |i: usize| {
            let row = &self.rows[i];
            self.kinds[i][Kind::Title as usize] + 0.3 * row[F::InTitle] * row[F::TitleShare] + 0.2 * row[F::IsH1]
        };
        let best = (0..self.rows.len()).max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a)))?;
        (score(best) > 0.5).then_some(best)
    }

    /// A paragraph of prose right after or before a kept block, in a container of which another paragraph is
    /// kept, stays where it is content before all else: the first and last of a text have neighbours that are none.
    fn edges(&self, keep: &mut [bool]) {
        let homes: HashSet<_> =
            (0..keep.len()).filter(|&i| keep[i] && self.rows[i][F::IsP] > 0.0).map(|i| self.home(i)).collect();
        let stays: Vec<bool> = (0..keep.len()).map(|i| homes.contains(&self.home(i)) && self.is_paragraph(i)).collect();
        for i in 1..keep.len() {
            keep[i] |= keep[i - 1] && stays[i];
        }
        for i in (1..keep.len()).rev() {
            keep[i - 1] |= keep[i] && stays[i - 1];
        }
    }

    /// What the element of a block lies in.
    pub(super) fn home(&self, i: usize) -> Option<NodeId> {
        self.page.parent(self.blocks.get(i).element)
    }

    /// Whether a block is content before all else.
    pub(super) fn is_content(&self, i: usize) -> bool {
        let content = self.kinds[i][Kind::Content as usize];
        self.kinds[i].iter().all(|&other| other <= content)
    }

    /// Whether a block is a control before all else, but not surely: numbers of lines and words alone look like them.
    pub(super) fn may_be_control(&self, i: usize) -> bool {
        let control = self.kinds[i][Kind::Ui as usize];
        control < SURE_CONTROL && self.kinds[i].iter().all(|&other| other <= control)
    }

    /// Whether a block is a paragraph of prose that may well be content.
    fn is_paragraph(&self, i: usize) -> bool {
        let row = &self.rows[i];
        let prose = row[F::IsP] > 0.0 && row[F::LinkDensity] < 0.2 && row[F::EndsSentence] > 0.0;
        prose && self.odds[i] > EDGE && self.is_content(i)
    }

    /// The caption of a figure between the headline or first kept block and the last kept one
    /// stays with its picture, unless it is surely something else.
    fn captions(&self, keep: &mut [bool]) {
        let (Some(first), Some(last)) = (keep.iter().position(|&k| k), keep.iter().rposition(|&k| k)) else { return };
        for (i, keep) in keep.iter_mut().enumerate().take(last + 1).skip(first.saturating_sub(3)) {
            *keep |= self.is_caption(i) && self.odds[i] > CAPTION;
        }
    }

    fn is_caption(&self, i: usize) -> bool {
        let other = Kind::ALL.iter().any(|&k| !k.is_kept() && k != Kind::Ui && self.kinds[i][k as usize] > 0.5);
        self.rows[i][F::IsCaption] > 0.0 && self.rows[i][F::LinkDensity] < 0.5 && !other
    }

    fn level(&self, i: usize) -> Option<u8> {
        self.page.tag(self.blocks.get(i).element).heading_level()
    }

    /// A heading right over kept text stays with it.
    fn headings(&self, keep: &mut [bool]) {
        for i in (0..keep.len()).rev() {
            let heads = keep.get(i + 1).copied().unwrap_or(false) && self.level(i).is_some();
            keep[i] |= heads && self.odds[i] > HEADING;
        }
    }

    /// Whether the page is one text: on lists of cards a heading stands for a text elsewhere.
    fn one_text(&self) -> bool {
        matches!(PageType::likeliest(&self.page_type), PageType::Article | PageType::Documentation)
    }

    /// Headings die with what they head, the blocks up to the next heading of their level or
    /// above, unless they are surely content.
    fn sections(&self, keep: &mut [bool]) {
        for i in (0..keep.len()).rev() {
            let Some(level) = self.level(i) else { continue };
            let section = (i + 1..keep.len()).take_while(|&j| self.level(j).is_none_or(|l| l > level));
            keep[i] &= self.odds[i] > SURE_HEADING || section.take(SECTION).any(|j| keep[j]);
        }
    }

    /// Whether a block leads elsewhere: in an article a paragraph that is one link within the site and perhaps a
    /// word before it, or before the headline the start of a text, cut off; on any page before the headline a line
    /// of nothing but links that may well be none of its text.
    fn leads_elsewhere(&self, i: usize, headline: Option<usize>) -> bool {
        let row = &self.rows[i];
        let one_link = self.blocks.get(i).links == 1 && row[F::LinkDensity] > 0.5 && row[F::IsP] > 0.0;
        let within = row[F::LinksOut] == 0.0 && row[F::LinksLocal] == 0.0 && row[F::SentenceEnds] == 0.0;
        let pointer = one_link && within && POINTER.contains(&self.words(i));
        let above = headline.is_some_and(|headline| i < headline);
        let teaser = above && row[F::EndsEllipsis] > 0.0;
        let menu = above && self.blocks.get(i).links > 1 && row[F::LinkDensity] > 0.9 && self.odds[i] < SURE_MENU;
        menu || PageType::likeliest(&self.page_type) == PageType::Article && (pointer || teaser)
    }

    /// What is kept is content; what is left out is the likeliest kind.
    fn decision(&self, i: usize, keep: bool, headline: bool, elsewhere: bool) -> Decision {
        let kinds = &self.kinds[i];
        let more = |best: Kind, k: Kind| if kinds[k as usize] > kinds[best as usize] { k } else { best };
        let kind = match (headline, keep) {
            (true, _) => Kind::Title,
            (_, true) => Kind::Content,
            _ => Kind::ALL.into_iter().filter(|k| !(elsewhere && k.is_kept())).reduce(more).unwrap_or(Kind::Ui),
        };
        Decision { kind, probability: kinds[kind as usize], content: sigmoid(self.odds[i]), keep, copy: false }
    }
}

/// What is left of a kind that the odds speak against.
const UNSURE: f32 = 0.05;
/// What the neighbours of one list say, against what a block says of itself.
const AGREE: f32 = 0.4;

/// Kinds after blocks of one list have heard each other: items of the same element name in the
/// same parent's parent are nearly always of one kind.
fn agreed(page: &Page, blocks: &Blocks, kinds: &[[f32; 15]]) -> Vec<[f32; 15]> {
    let mut sums: HashMap<(NodeId, Tag), ([f32; 15], f32)> = HashMap::default();
    let group = |i: usize| {
        let element = blocks.get(i).element;
        let up = page.ancestors(element).nth(1).unwrap_or(NodeId(0));
        (up, page.tag(element))
    };
    let logs: Vec<[f32; 15]> = kinds.iter().map(|own| logarithms(own, 1e-6)).collect();
    for (i, own) in logs.iter().enumerate() {
        let (sum, count) = sums.entry(group(i)).or_default();
        sum.iter_mut().zip(own).for_each(|(s, p)| *s += p);
        *count += 1.0;
    }
    let one = |(i, mut out): (usize, [f32; 15])| {
        let (sum, count) = sums.get(&group(i)).copied().unwrap_or((out, 1.0));
        out.iter_mut().zip(sum).for_each(|(p, s)| *p = *p * (1.0 - AGREE) + s / count * AGREE);
        probabilities(&mut out);
        out
    };
    logs.into_iter().enumerate().map(one).collect()
}

/// Share of links, and of those that lead to other sites, from which nobody speaks.
const POINTING: f32 = 0.7;
/// What is left of the probability of comments there.
const SILENT: f32 = 0.02;

/// What is mostly links to other sites is no comment, though it may stand among comments: people say
/// something about what they link to.
fn spoken(mut kinds: Vec<[f32; 15]>, rows: &[Row]) -> Vec<[f32; 15]> {
    for (kinds, row) in kinds.iter_mut().zip(rows) {
        if row[F::LinkDensity] > POINTING && row[F::LinksOut] > POINTING {
            kinds[Kind::Comments as usize] *= SILENT;
            let sum: f32 = kinds.iter().sum();
            kinds.iter_mut().for_each(|k| *k /= sum);
        }
    }
    kinds
}

/// What blocks under a heading say of its kind, against what it says of itself.
const HEADED: f32 = 0.5;
/// Blocks under a heading that are asked.
const ASKED: usize = 4;

/// Kinds after headings have heard the blocks up to the next heading of their level or above: a
/// heading is of the kind of what it heads.
fn headed(page: &Page, blocks: &Blocks, mut kinds: Vec<[f32; 15]>) -> Vec<[f32; 15]> {
    let log = |p: f32| libm::logf(p.max(1e-4));
    let level = |i: usize| page.tag(blocks.get(i).element).heading_level();
    for i in 0..kinds.len() {
        let Some(own) = level(i).filter(|_| kinds[i][Kind::Title as usize] < 0.5) else { continue };
        let section = i + 1..(i + 1 + ASKED).min(kinds.len());
        let (mut sum, mut count) = ([0.0f32; 15], 0.0);
        for j in section.take_while(|&j| level(j).is_none_or(|l| l > own)) {
            sum.iter_mut().zip(&kinds[j]).for_each(|(s, p)| *s += log(*p));
            count += 1.0;
        }
        if count > 0.0 {
            let heading = &mut kinds[i];
            heading.iter_mut().zip(sum).for_each(|(p, s)| *p = log(*p) * (1.0 - HEADED) + s / count * HEADED);
            probabilities(heading);
        }
    }
    kinds
}

/// How much the odds of being content say of the kinds.
const CONSISTENT: f32 = 0.2;

/// What is hardly in the article is hardly its content: labels of kinds and true texts were written down
/// by different hands, and where one is in doubt the other may know.
fn consistent(mut kinds: Vec<[f32; 15]>, odds: &[f32]) -> Vec<[f32; 15]> {
    for (kinds, odds) in kinds.iter_mut().zip(odds) {
        kinds[Kind::Content as usize] *= libm::powf(sigmoid(*odds) + UNSURE, CONSISTENT);
        let sum: f32 = kinds.iter().sum();
        kinds.iter_mut().for_each(|k| *k /= sum);
    }
    kinds
}

/// How sure the selection is: the mean sureness of the kept blocks by their words, and nothing
/// where nothing is kept.
pub fn confidence(decisions: &[Decision], features: &Features) -> f32 {
    let (mut sure, mut words) = (0.0, 0.0);
    for (decision, row) in decisions.iter().zip(&features.rows).filter(|(d, _)| d.keep) {
        let weight = libm::expm1f(row[F::Words]);
        sure += weight * decision.content;
        words += weight;
    }
    if words > 0.0 { sure / words } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that are kept of an article whose every block is as likely as the other.
    fn kept(html: &str) -> Vec<String> {
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let features = Features::of(&page, &blocks);
        let scores = Scores {
            content: vec![3.0; blocks.len()],
            forest: vec![3.0; blocks.len()],
            kinds: vec![[1.0 / 15.0; 15]; blocks.len()],
            page_type: [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        };
        let decisions = decide(&page, &blocks, &features, &scores);
        let shown = decisions.iter().enumerate().filter(|(_, d)| d.keep);
        shown.map(|(i, _)| blocks.text(i).split(' ').next().unwrap_or("").to_owned()).collect()
    }

    #[test]
    fn what_leads_to_another_text_is_no_part_of_this_one() {
        let html = r#"<title>A headline of some words</title><p>Teaser that is cut off…</p><h1>A headline of some words</h1>
            <p>Prose with <a href="/x">a link</a> in it, and more of it.</p>
            <p><b>Related: <a href="/n/1">Another story of this site</a></b></p>
            <p>Source: <a href="https://other.example/report">The report of the other house</a></p>
            <p>And <a href="/y">most of this sentence is a link within the site.</a></p>"#;
        assert_eq!(kept(html), ["Prose", "Source:", "And"]);
    }
}

//! What a page says about its article: title, byline, dates, site, language, lead image.
//!
//! The weighing, in order:
//!
//! 1. `source` gathers once: `<meta>` (`meta_tags`), JSON-LD (`json_ld`, after
//!    `json_repair` where it is damaged) and microdata (`microdata`), both as `item`s.
//! 2. `site`: the names the site goes by, so that no other field is mistaken for one of them.
//! 3. `title`: a heading that the head bears out, else the head's title without the site.
//! 4. `near`: the blocks around that heading; only there do visible bylines and dates count.
//! 5. `byline` and `published`: every source makes a claim with a weight, claims that agree
//!    strengthen each other, and the best one is given if it is strong enough. What a person sees
//!    is read by `signed` (with `mark` and `person`) and `shown` (with `label` and `written`);
//!    the words of many languages are in `lexicon` and `months`.
//! 6. `language`, `words`, `lead_image`.

mod authorship;
mod byline;
mod byline_line;
mod date;
mod date_value;
mod dating;
mod item;
mod json_ld;
mod json_repair;
mod label;
mod language;
mod lead_image;
mod lexicon;
mod mark;
mod meta_tags;
mod microdata;
mod months;
mod near;
mod person;
mod published;
mod short;
mod shown;
mod signed;
mod site;
mod solar;
mod source;
mod stated;
mod text;
mod title;
mod title_part;
mod token;
mod words;
mod written;

use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdicts;
use near::Near;
use published::Dates;
use serde::Serialize;
use site::Site;
use source::Sources;
use title::Title;
use words::WordCount;

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The picture that stands for the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadImage {
    /// Its address, resolved and checked.
    pub url: String,
    /// Its description, where the page gives one.
    pub alt: Option<String>,
    /// The element that shows it, where one does.
    #[serde(skip)]
    pub source: Option<NodeId>,
}

/// Facts about the article. No value is better than a wrong one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as shown to a person, without "by".
    pub byline: Option<String>,
    /// When it was published: ISO 8601, a day or a moment.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601, a day or a moment.
    pub modified: Option<String>,
    /// The date that the page shows at its headline: that of publication or of the last change.
    #[serde(skip)]
    pub shown: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// Which way the text runs.
    pub direction: Direction,
    /// What the page says of itself in a sentence.
    pub description: Option<String>,
    /// The picture that stands for the article.
    pub lead_image: Option<LeadImage>,
    /// The address of the page (canonical where that is of the same site).
    pub url: Option<String>,
    /// How many words (segments of letters; for scripts without spaces, characters by the
    /// language's usual word length).
    pub words: u32,
    /// How long a person reads, in whole minutes, at least 1.
    pub minutes: u32,
}

impl Metadata {
    /// Weighs what the page says of itself.
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Metadata {
        let sources = Sources::of(page, blocks, verdicts);
        let sample = sample(blocks, verdicts);
        let script = language::dominant(&sample);
        let language = language::language(&sources, script, &sample);
        let site = Site::of(&sources);
        let title = Title::of(&sources, &site);
        let near = Near::of(&sources, title.heading);
        let tongue = language.as_deref().unwrap_or("");
        let dates = Dates::of(&sources, near.as_ref(), language::of_dates(tongue, sources.host()));
        let count = word_count(blocks, verdicts);
        Metadata {
            byline: byline::byline(&sources, &site, near.as_ref(), tongue),
            published: dates.published.map(|d| d.to_string()),
            modified: dates.modified.map(|d| d.to_string()),
            shown: dates.shown.map(|d| d.to_string()),
            direction: language::direction(&sources, script),
            description: description(&sources, title.text.as_deref()),
            lead_image: lead_image::lead_image(&sources),
            url: address(&sources),
            words: count.words(),
            minutes: count.minutes(language.as_deref()),
            title: title.text,
            site: site.name,
            language,
        }
    }

    /// The date to give where there is room for one: what the page shows to a person at its
    /// headline, else when it was published. A change that only a machine states is no date of
    /// the article.
    pub fn date(&self) -> Option<&str> {
        self.shown.as_deref().or(self.published.as_deref())
    }
}

/// Text that the language is read from, in bytes.
const SAMPLE: usize = 40_000;

/// The beginning of the kept text; of all text where next to nothing is kept.
fn sample(blocks: &Blocks, verdicts: &Verdicts) -> String {
    let kept = |i: &usize| verdicts.list.get(*i).is_some_and(|v| v.keep);
    let mut out = String::new();
    let all = (0..blocks.len()).filter(kept).chain((0..blocks.len()).filter(|i| !kept(i)));
    for i in all {
        let text = blocks.text(i);
        out.push_str(text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(""));
        out.push(' ');
        if out.len() > SAMPLE || (out.len() > ENOUGH && !kept(&i)) {
            break;
        }
    }
    out
}

/// Kept text, in bytes, beside which the rest need not be asked.
const ENOUGH: usize = 400;

impl Metadata {
    /// Counts words and minutes anew: those of these texts.
    pub(super) fn count_anew<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        let mut count = WordCount::default();
        texts.for_each(|text| count.add(text));
        (self.words, self.minutes) = (count.words(), count.minutes(self.language.as_deref()));
    }
}

fn word_count(blocks: &Blocks, verdicts: &Verdicts) -> WordCount {
    let mut count = WordCount::default();
    let body = |v: &crate::verdict::Verdict| v.keep && !matches!(v.kind, Kind::Title | Kind::Meta);
    (0..blocks.len()).filter(|&i| verdicts.list.get(i).is_some_and(body)).for_each(|i| count.add(blocks.text(i)));
    count
}

/// What the page says of itself, unless that is its title again.
fn description(sources: &Sources, title: Option<&str>) -> Option<String> {
    let item = sources.linked_article().and_then(|i| i.description.as_deref());
    let meta = ["og:description", "description", "twitter:description", "dc.description"]
        .iter()
        .filter_map(|k| sources.meta.first(&[k]));
    let mut all = meta.chain(item).map(text::plain);
    all.find(|d| !d.is_empty() && title.is_none_or(|t| text::fold(t) != text::fold(d)))
}

/// The canonical address where it is of the same host, else the page's own.
fn address(sources: &Sources) -> Option<String> {
    let page = sources.page;
    let own = page.url().filter(|u| matches!(u.scheme(), "http" | "https"));
    let is_canonical = |n: &NodeId| page.attr(*n, AttrName::REL).is_some_and(|r| r.eq_ignore_ascii_case("canonical"));
    let links = page.ids().filter(|&n| page.tag(n) == Tag::LINK).filter(is_canonical);
    let stated = links.filter_map(|n| page.attr(n, AttrName::HREF)).chain(sources.meta.first(&["og:url"]));
    let same = |address: &String| own.is_none() || is_same_site(address, sources.host());
    let canonical = stated.filter_map(|a| lead_image::resolve(page, a)).find(same);
    canonical.or_else(|| own.map(|u| u.as_str().to_owned()))
}

fn is_same_site(address: &str, host: Option<&str>) -> bool {
    let url = url::Url::parse(address).ok();
    let other = url.as_ref().and_then(|u| u.host_str()).map(|h| h.strip_prefix("www.").unwrap_or(h));
    other.is_some() && other == host && url.as_ref().is_some_and(|u| u.path() != "/")
}

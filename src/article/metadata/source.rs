//! All that a page says of itself, gathered once.

use super::item::{Item, Rank};
use super::meta_tags::MetaTags;
use super::short::short_text;
use super::text::{fold, likeness, plain};
use super::{json_ld, microdata};
use crate::block::Blocks;
use crate::page::{Page, Tag};
use crate::verdict::Verdicts;

/// What there is to weigh.
pub(super) struct Sources<'p> {
    /// The page.
    pub page: &'p Page,
    /// Its blocks.
    pub blocks: &'p Blocks,
    /// What the blocks are thought to be.
    pub verdicts: &'p Verdicts,
    /// Its `<meta>` elements.
    pub meta: MetaTags,
    /// Items of JSON-LD.
    pub linked: Vec<Item>,
    /// Items of microdata.
    pub marked: Vec<Item>,
    /// The text of `<title>`.
    pub title_tag: Option<String>,
}

impl<'p> Sources<'p> {
    /// Gathers from a page.
    pub fn of(page: &'p Page, blocks: &'p Blocks, verdicts: &'p Verdicts) -> Sources<'p> {
        let title = page.ids().find(|&n| page.tag(n) == Tag::TITLE && page.parent(n).is_some());
        Sources {
            page,
            blocks,
            verdicts,
            meta: MetaTags::of(page),
            linked: json_ld::items(page),
            marked: microdata::items(page),
            title_tag: title.map(|n| plain(&short_text(page, n))).filter(|t| !t.is_empty()),
        }
    }

    /// The item of JSON-LD that is about the article.
    pub fn linked_article(&self) -> Option<&Item> {
        self.about_article(&self.linked)
    }

    /// The item of microdata that is about the article.
    pub fn marked_article(&self) -> Option<&Item> {
        self.about_article(self.marked.get(1..).unwrap_or(&[]))
    }

    /// Of the items of the highest rank, the one whose headline is most like the page's title.
    /// Several of which none is like it are teasers of other articles.
    fn about_article<'i>(&self, items: &'i [Item]) -> Option<&'i Item> {
        let rank = items.iter().map(|i| i.rank).max().filter(|&r| r > Rank::Page)?;
        let titles: Vec<String> = self.head_titles().map(fold).collect();
        let fit = |item: &Item| {
            let names = [&item.headline, &item.name].into_iter().flatten().map(|n| fold(n));
            names.flat_map(|n| titles.iter().map(move |t| closeness(t, &n)).collect::<Vec<_>>()).fold(0.0, f32::max)
        };
        let mut best: Option<(f32, &Item)> = None;
        let mut of_rank = 0;
        for item in items.iter().filter(|i| i.rank == rank).take(MAX_TWINS) {
            of_rank += 1;
            let fit = fit(item);
            if best.is_none_or(|(b, _)| fit > b) {
                best = Some((fit, item));
            }
        }
        best.filter(|(fit, item)| *fit >= SAME || of_rank == 1 && (rank >= Rank::Piece || item.headline.is_some()))
            .map(|(_, i)| i)
    }

    /// Titles in the head, the most careful first.
    pub fn head_titles(&self) -> impl Iterator<Item = &str> {
        const KEYS: &[&str] = &[
            "og:title",
            "twitter:title",
            "citation_title",
            "parsely-title",
            "sailthru.title",
            "dc.title",
            "dcterms.title",
        ];
        KEYS.iter().filter_map(|k| self.meta.first(&[k])).chain(self.title_tag.as_deref())
    }

    /// Host of the page without `www.`: of its address, else of the one that it states.
    pub fn host(&self) -> Option<&str> {
        let known = self.page.url().and_then(|u| u.host_str()).or_else(|| self.page.base()?.host_str());
        let stated =
            || self.meta.first(&["og:url", "twitter:url"])?.split_once("://")?.1.split(['/', '?', '#', ':']).next();
        let host = known.or_else(stated)?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    }
}

/// Items of one rank that are compared with the title.
const MAX_TWINS: usize = 200;

/// Least closeness of two titles of one thing.
pub(super) const SAME: f32 = 0.5;

/// How close a title is to a headline, 0 to 1; one that stands whole within the other is close.
/// Both folded.
pub(super) fn closeness(title: &str, headline: &str) -> f32 {
    let like = likeness(title, headline);
    let (short, long) = if title.len() < headline.len() { (title, headline) } else { (headline, title) };
    if short.contains(' ') && super::text::holds_words(long, short) { like.max(0.9) } else { like }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closeness_of_part_and_whole() {
        assert!(closeness("how to weave the daily loom", "how to weave") >= 0.9);
        assert!(closeness("how to weave", "most read today") < SAME);
    }
}

//! All that a page says of itself, gathered once.

use super::item::{Item, Rank};
use super::meta_tags::MetaTags;
use super::text::{fold, likeness, plain, squash};
use super::{json_ld, microdata};
use crate::block::Blocks;
use crate::page::{NodeId, Page, Tag};
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

/// Most bytes of a name or title.
const SHORT: usize = 400;
/// Most nodes that are looked at for one.
const FEW: usize = 200;

/// The text below a node where that is a name, a title or a date: at most some hundred bytes.
pub(super) fn short_text(page: &Page, node: NodeId) -> String {
    short_lines(page, node).join(" ")
}

/// The same by lines: a block or `<br>` begins one. Those without text are left out.
pub(super) fn short_lines(page: &Page, node: NodeId) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut length = 0;
    for n in page.subtree(node).take(FEW) {
        if !page.is_text(n) {
            let breaks = crate::block::is_block_level(page.tag(n)) || page.tag(n) == Tag::BR;
            if breaks && lines.last().is_some_and(|l| !l.trim().is_empty()) {
                lines.push(String::new());
            }
            continue;
        }
        let text = page.text(n);
        if let Some(line) = lines.last_mut() {
            if is_glued(line, text) {
                line.push(' ');
            }
            line.push_str(text);
        }
        length += text.len();
        if length > SHORT {
            break;
        }
    }
    lines.iter().map(|l| squash(l)).filter(|l| !l.is_empty()).collect()
}

/// Whether two runs of text that an element parts would read as one word, though a capital or a
/// digit begins the second.
fn is_glued(before: &str, after: &str) -> bool {
    let small = before.chars().next_back().is_some_and(char::is_lowercase);
    small && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The raw text of an element that holds nothing else.
pub(super) fn only_text(page: &Page, element: NodeId) -> Option<NodeId> {
    page.children(element).find(|&n| page.is_text(n))
}

/// The words of an attribute: split at all that is no letter or digit, and where a capital
/// follows a small letter; in lower case.
pub(super) fn attr_words(value: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in value.chars().take(SHORT) {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_have_words() {
        assert_eq!(
            attr_words("entry-author byLine post__author_name"),
            ["entry", "author", "by", "line", "post", "author", "name"]
        );
    }

    #[test]
    fn closeness_of_part_and_whole() {
        assert!(closeness("how to weave the daily loom", "how to weave") >= 0.9);
        assert!(closeness("how to weave", "most read today") < SAME);
    }
}

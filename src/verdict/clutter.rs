//! Clutter in place: the largest elements of a page that hold little else than what a person wants
//! gone. Calm mode hides these, and leaves the page as it is.

use super::articles::Articles;
use super::mark::inline_elements;
use super::{Verdict, Verdicts};
use crate::block::{Blocks, Measure};
use crate::feature::{Feature as F, is_named, split_name};
use crate::kind::Kind;
use crate::map::{HashMap, HashSet};
use crate::order::sort_and_dedup;
use crate::page::{AttrName, NodeId, Page, Tag};
use serde::{Deserialize, Serialize};

/// What a person wants gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unwanted {
    /// Kinds of block.
    pub kinds: Vec<Kind>,
    /// Bars and boxes that stay on the screen while the page scrolls, of any kind.
    pub pinned: bool,
}

impl Unwanted {
    /// What may go from a page that is no article: there the lists of headlines are what a person
    /// came for.
    pub fn outside_articles(&self) -> Unwanted {
        let anywhere = |kind: &Kind| matches!(kind, Kind::Ad | Kind::Consent | Kind::Promo);
        Unwanted { kinds: self.kinds.iter().copied().filter(anywhere).collect(), pinned: false }
    }
}

/// An element to hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clutter {
    /// The element.
    pub node: NodeId,
    /// The kind of most of its text.
    pub kind: Kind,
}

/// Share of an element's text that must be unwanted before the element goes as a whole.
const SHARE: f32 = 0.75;
/// How likely a block belongs in the article at most, if it may be hidden.
const DOUBT: f32 = 0.3;
/// Blocks of an element that are asked whether it holds what it is named for.
const FIRST: usize = 8;
/// What authors name the places of a kind, as in the table of features.
const NAMED: &[(Kind, F)] = &[
    (Kind::Ad, F::ClassAd),
    (Kind::Ticker, F::ClassTicker),
    (Kind::Trending, F::ClassTrending),
    (Kind::Trending, F::ClassRelated),
    (Kind::Related, F::ClassRelated),
    (Kind::Related, F::ClassTrending),
    (Kind::Promo, F::ClassPromo),
    (Kind::Social, F::ClassSocial),
    (Kind::Consent, F::ClassConsent),
    (Kind::Comments, F::ClassComment),
    (Kind::Author, F::ClassAuthor),
];
/// Names of places for advertising, which hold no text before they are filled, or never any that
/// this window may read.
const SLOTS: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "adsense",
    "dfp",
    "googletag",
    "outbrain",
    "taboola",
    "sponsored",
];

/// What hiding a block would mean.
#[derive(Clone, Copy, PartialEq)]
enum Standing {
    /// It belongs to the article: nothing around it may be hidden.
    Article,
    /// It may go, as one of this kind.
    Unwanted(Kind),
    /// It stays by itself, and goes with a large part around it.
    Other,
}

/// The elements to hide, in document order; none lies in another, and none holds a kept block.
/// Takes time linear in the page, but for a search in the list of blocks.
pub fn clutter(page: &Page, blocks: &Blocks, verdicts: &Verdicts, unwanted: &Unwanted) -> Vec<Clutter> {
    let mut standings = standings(page, blocks, verdicts, unwanted);
    headings(page, blocks, verdicts, &mut standings);
    let mut climb = Climb::new(page, blocks, &standings);
    let mut nodes = HashSet::default();
    for (i, standing) in standings.iter().enumerate() {
        if matches!(standing, Standing::Unwanted(_)) {
            nodes.extend(climb.around(i));
        }
    }
    if unwanted.kinds.contains(&Kind::Ad) {
        nodes.extend(page.ids().filter(|&node| climb.is_empty_slot(node)));
    }
    let mut nodes: Vec<u32> = nodes.into_iter().map(|node: NodeId| node.0).collect();
    sort_and_dedup(&mut nodes);
    let mut nodes: Vec<NodeId> = nodes.into_iter().map(NodeId).collect();
    let mut end = NodeId(0);
    nodes.retain(|&node| {
        let outermost = node >= end;
        end = end.max(page.end(node));
        outermost
    });
    let kind = |node| main_kind(page, blocks, &standings, node);
    nodes.into_iter().map(|node| Clutter { node, kind: kind(node) }).collect()
}

fn standings(page: &Page, blocks: &Blocks, verdicts: &Verdicts, unwanted: &Unwanted) -> Vec<Standing> {
    let is_pinned = |i: usize| page.layout(blocks.get(i).element).is_some_and(|layout| layout.pinned);
    let kept = || (0..blocks.len()).filter(|&i| verdicts.list.get(i).is_some_and(|verdict| verdict.keep));
    // Some pages scroll within a pinned box: there being pinned says nothing.
    let pinned_counts = unwanted.pinned && 2 * kept().filter(|&i| is_pinned(i)).count() <= kept().count();
    // Of several articles a person may read each, though one is kept.
    let articles = Articles::of(page, blocks, verdicts);
    let standing = |(i, verdict): (usize, &Verdict)| {
        let pinned = pinned_counts && is_pinned(i);
        let is_read = || articles.as_ref().is_some_and(|articles| articles.is_prose(page, blocks, verdicts, i));
        match verdict.kind {
            _ if verdict.keep || is_read() => Standing::Article,
            kind if pinned => Standing::Unwanted(if kind.is_kept() { Kind::Consent } else { kind }),
            Kind::Title => Standing::Article,
            kind if unwanted.kinds.contains(&kind) && verdict.content < DOUBT => Standing::Unwanted(kind),
            _ => Standing::Other,
        }
    };
    verdicts.list.iter().enumerate().take(blocks.len()).map(standing).collect()
}

/// A heading goes with what it heads: what stands after it in its container, up to the next heading.
fn headings(page: &Page, blocks: &Blocks, verdicts: &Verdicts, standings: &mut [Standing]) {
    let is_heading = |i: usize| {
        let tag = page.tag(blocks.get(i).element);
        matches!(tag, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    };
    for i in 0..standings.len() {
        let doubtful = verdicts.list.get(i).is_none_or(|verdict| verdict.content >= DOUBT);
        let Some(container) = page.parent(blocks.get(i).element) else { continue };
        if standings[i] != Standing::Other || doubtful || !is_heading(i) {
            continue;
        }
        let headed = (i + 1..blocks.within(page, container).end).take_while(|&j| !is_heading(j));
        let (mut all, mut unwanted) = (0.0, None);
        let mut gone = 0.0;
        for j in headed {
            let words = Measure::of(blocks.text(j)).words.max(1.0);
            all += words;
            match standings[j] {
                Standing::Unwanted(_) => gone += words,
                Standing::Article => all = f32::INFINITY,
                Standing::Other => {}
            }
            unwanted = unwanted.or(Some(standings[j]).filter(|s| matches!(s, Standing::Unwanted(_))));
        }
        if let Some(standing) = unwanted.filter(|_| gone >= SHARE * all) {
            standings[i] = standing;
        }
    }
}

/// Goes up from unwanted blocks as far as there is little else.
struct Climb<'a> {
    page: &'a Page,
    blocks: &'a Blocks,
    standings: &'a [Standing],
    /// Before each block: blocks of the article, words that are unwanted, and all words.
    sums: Vec<(u32, f32, f32)>,
    /// The highest element that may go at or above an element, once known.
    known: HashMap<NodeId, Option<NodeId>>,
}

impl<'a> Climb<'a> {
    fn new(page: &'a Page, blocks: &'a Blocks, standings: &'a [Standing]) -> Climb<'a> {
        let mut sums = vec![(0, 0.0, 0.0)];
        let (mut article, mut gone, mut all) = (0, 0.0, 0.0);
        for (i, standing) in standings.iter().enumerate() {
            let words = Measure::of(blocks.text(i)).words.max(1.0);
            article += u32::from(*standing == Standing::Article);
            gone += if matches!(standing, Standing::Unwanted(_)) { words } else { 0.0 };
            all += words;
            sums.push((article, gone, all));
        }
        Climb { page, blocks, standings, sums, known: HashMap::default() }
    }

    /// Blocks of the article in an element, the words in it that are unwanted, and all its words.
    fn sum(&self, node: NodeId) -> (u32, f32, f32) {
        let within = self.blocks.within(self.page, node);
        let at = |i: usize| self.sums.get(i).copied().unwrap_or_default();
        let (from, to) = (at(within.start), at(within.end));
        (to.0 - from.0, to.1 - from.1, to.2 - from.2)
    }

    /// The elements to hide for an unwanted block: the highest around it, else those in its run.
    fn around(&mut self, block: usize) -> Vec<NodeId> {
        let element = self.blocks.get(block).element;
        if let Some(node) = self.highest(element) {
            return vec![node];
        }
        let floor = if block == 0 { NodeId(0) } else { self.blocks.get(block - 1).to };
        inline_elements(self.page, self.blocks.get(block), floor)
    }

    /// The highest element at or above this one that may go. Each element is asked once.
    fn highest(&mut self, from: NodeId) -> Option<NodeId> {
        let page = self.page;
        let mut path = Vec::new();
        let mut found = None;
        for node in std::iter::once(from).chain(page.ancestors(from)) {
            if let Some(&known) = self.known.get(&node) {
                found = known;
                break;
            }
            path.push(node);
            if self.sum(node).0 > 0 || matches!(page.tag(node), Tag::BODY | Tag::HTML) {
                break;
            }
        }
        for node in path.into_iter().rev() {
            found = found.or_else(|| self.may_go(node).then_some(node));
            self.known.insert(node, found);
        }
        found
    }

    fn may_go(&self, node: NodeId) -> bool {
        let (article, unwanted, all) = self.sum(node);
        let is_page = matches!(self.page.tag(node), Tag::BODY | Tag::HTML | Tag::MAIN);
        article == 0 && !is_page && (unwanted >= SHARE * all || self.bears_its_name(node))
    }

    /// Whether an element holds what it is named for: its author and the verdict on one of its first
    /// blocks agree, which tells more than the share of what is unwanted.
    fn bears_its_name(&self, node: NodeId) -> bool {
        let kind = |i: usize| match self.standings.get(i) {
            Some(Standing::Unwanted(kind)) => Some(*kind),
            _ => None,
        };
        let mut kinds = self.blocks.within(self.page, node).take(FIRST).filter_map(kind);
        kinds.any(|kind| NAMED.iter().any(|(of, name)| *of == kind && is_named(self.page, node, *name)))
    }

    /// Whether an element is named as a place for advertising and holds no text.
    fn is_empty_slot(&self, node: NodeId) -> bool {
        let names = [AttrName::CLASS, AttrName::ID];
        let mut words = names.into_iter().filter_map(|name| self.page.attr(node, name)).flat_map(split_name);
        let is_page = matches!(self.page.tag(node), Tag::BODY | Tag::HTML | Tag::MAIN | Tag::ARTICLE);
        !is_page && words.any(|word| SLOTS.contains(&word.as_str())) && self.blocks.within(self.page, node).is_empty()
    }
}

/// The kind of most unwanted words in an element; advertising where there are none.
fn main_kind(page: &Page, blocks: &Blocks, standings: &[Standing], node: NodeId) -> Kind {
    let mut words = [0.0f32; Kind::ALL.len()];
    for i in blocks.within(page, node) {
        if let Some(Standing::Unwanted(kind)) = standings.get(i) {
            words[*kind as usize] += Measure::of(blocks.text(i)).words.max(1.0);
        }
    }
    let most = Kind::ALL.into_iter().max_by(|&a, &b| words[a as usize].total_cmp(&words[b as usize]));
    most.filter(|&kind| words[kind as usize] > 0.0).unwrap_or(Kind::Ad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::PageType;

    const PAGE: &str = r#"<body><div id="top" class="ad-slot"><iframe></iframe></div><main><article>
        <p data-k="content">The article itself.</p>
        <div id="box"><p data-k="ad">Buy now</p><p data-k="ui">Advert</p><p data-k="ad">Boots at half the price today</p></div>
        <p data-k="content">More of the article. <a id="own" href="/x">Not by itself</a></p></article>
        <aside id="side"><h2 data-k="trending">Most read</h2><ol><li data-k="trending">One</li><li data-k="trending">Two</li></ol></aside>
        <section id="mixed"><p data-k="trending">Three</p><div id="talk"><p data-k="comments">A long comment that nobody asked for</p></div></section>
        </main><footer data-k="footer">Imprint</footer></body>"#;

    fn hidden(html: &str, unwanted: &Unwanted) -> Vec<(String, Kind)> {
        let page = crate::page::html::parse(html, None).expect("a page");
        let blocks = Blocks::of(&page);
        let verdict = |i: usize| {
            let kind = page.attr_by_name(blocks.get(i).element, "data-k").and_then(Kind::from_key);
            let kind = kind.unwrap_or(Kind::Ui);
            let keep = kind == Kind::Content;
            Verdict { kind, probability: 1.0, keep, content: if keep { 1.0 } else { 0.0 } }
        };
        let list = (0..blocks.len()).map(verdict).collect();
        let verdicts = Verdicts::known(list, PageType::Article);
        let name = |node| page.attr_by_name(node, "id").unwrap_or(page.tag_name(node)).to_owned();
        clutter(&page, &blocks, &verdicts, unwanted).into_iter().map(|c| (name(c.node), c.kind)).collect()
    }

    #[test]
    fn the_largest_element_of_clutter_goes() {
        let unwanted = Unwanted { kinds: vec![Kind::Ad, Kind::Trending], pinned: false };
        let expected = [("top", Kind::Ad), ("box", Kind::Ad), ("side", Kind::Trending), ("p", Kind::Trending)];
        assert_eq!(hidden(PAGE, &unwanted), expected.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn nothing_goes_that_nobody_chose() {
        assert_eq!(hidden(PAGE, &Unwanted::default()), []);
        let unwanted = Unwanted { kinds: vec![Kind::Trending, Kind::Ad], pinned: true };
        assert_eq!(unwanted.outside_articles(), Unwanted { kinds: vec![Kind::Ad], pinned: false });
    }

    #[test]
    fn a_heading_goes_with_what_it_heads() {
        let html = r#"<body><p data-k="content">Text</p><section><h2 data-k="ui">Most read</h2><ol><li data-k="trending">One</li>
            <li data-k="trending">Two</li></ol><h2 data-k="ui">Opening times</h2><p data-k="ui">Daily from nine to five o'clock</p></section></body>"#;
        let unwanted = Unwanted { kinds: vec![Kind::Trending], pinned: false };
        assert_eq!(hidden(html, &unwanted), [("h2".to_owned(), Kind::Trending), ("ol".to_owned(), Kind::Trending)]);
    }

    #[test]
    fn nothing_around_the_article_goes() {
        let html = r#"<body><div id="outer"><p data-k="content">Text</p><div>bare <b>word</b></div><p data-k="ad">A great many words of advertising here</p></div></body>"#;
        let unwanted = Unwanted { kinds: vec![Kind::Ad, Kind::Ui], pinned: false };
        assert_eq!(hidden(html, &unwanted), [("div".to_owned(), Kind::Ui), ("p".to_owned(), Kind::Ad)]);
    }

    #[test]
    fn deep_pages_take_linear_time() {
        let deep = "<div>".repeat(20_000) + &"<p data-k=ad>x</p>".repeat(20_000);
        let unwanted = Unwanted { kinds: vec![Kind::Ad], pinned: false };
        assert_eq!(hidden(&deep, &unwanted).len(), 1);
    }
}

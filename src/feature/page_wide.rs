//! Features of the page as a whole, the same in every row.

use super::context::Context;
use super::{Feature as F, Row, flag, log, share};
use crate::page::{AttrName, NodeId, Page, Tag};

pub fn fill(context: &Context, rows: &mut [Row]) {
    let mut row = Row::default();
    sums(&mut row, context);
    elements(&mut row, context.page);
    says(&mut row, context.page);
    address(&mut row, context.page);
    let prices = rows.iter().filter(|r| r[F::Money] > 0.0).count();
    row[F::Prices] = log(prices as f32);
    let features: Vec<F> = F::ALL.iter().copied().filter(|f| f.group() == super::Group::Page).collect();
    for own in rows {
        features.iter().for_each(|&feature| own[feature] = row[feature]);
    }
}

fn sums(row: &mut Row, context: &Context) {
    let total = context.total();
    row[F::PageWords] = log(total.words);
    row[F::PageLinks] = share(total.linked, total.words);
    row[F::PageBlocks] = log(total.blocks);
    row[F::PageProse] = share(total.prose, total.words);
    row[F::PageProseBlocks] = log(context.prose.iter().filter(|&&p| p > 0.0).count() as f32);
}

fn elements(row: &mut Row, page: &Page) {
    let mut counts = [0u32; 5];
    for node in page.ids() {
        let slot = match page.tag(node) {
            Tag::ARTICLE => 0,
            Tag::H1 | Tag::H2 | Tag::H3 => 1,
            Tag::INPUT | Tag::SELECT | Tag::TEXTAREA => 2,
            Tag::TD | Tag::TH => 3,
            Tag::PRE | Tag::CODE => 4,
            _ => continue,
        };
        counts[slot] += 1;
    }
    let features = [F::PageArticles, F::PageHeadings, F::PageForms, F::PageTables, F::PageCode];
    for (feature, count) in features.into_iter().zip(counts) {
        row[feature] = log(count as f32);
    }
}

/// What the page says it is, in Open Graph's type, schema.org's JSON-LD and microdata.
fn says(row: &mut Row, page: &Page) {
    const SAYS: [(F, &[&str]); 5] = [
        (F::SaysArticle, &["Article\"", "BlogPosting", "Report\"", "article"]),
        (F::SaysProduct, &["Product\"", "product", "Offer\""]),
        (F::SaysForum, &["DiscussionForumPosting", "QAPage", "Question\"", "profile"]),
        (F::SaysList, &["ItemList", "CollectionPage", "SearchResultsPage"]),
        (F::SaysSite, &["WebSite\"", "website"]),
    ];
    let kind = meta(page, &["og:type"]).unwrap_or_default();
    let data: Vec<&str> = ld_json(page).collect();
    for (feature, words) in SAYS {
        let said = words.iter().any(|w| kind.contains(w) || data.iter().any(|d| d.contains(w)));
        row[feature] = flag(said);
    }
    row[F::HasArticleBody] = flag(data.iter().any(|d| d.contains("\"articleBody\"")));
}

fn address(row: &mut Row, page: &Page) {
    let Some(url) = page.url() else { return };
    let path = url.path();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    row[F::UrlDepth] = path.split('/').filter(|s| !s.is_empty()).count().min(8) as f32;
    row[F::UrlHyphens] = last.matches(['-', '_']).count().min(12) as f32;
    row[F::UrlDigits] = path.bytes().filter(u8::is_ascii_digit).count().min(12) as f32;
}

/// The text of every JSON-LD script.
pub fn ld_json(page: &Page) -> impl Iterator<Item = &str> {
    let holds = |n: NodeId| page.attr(n, AttrName::TYPE).is_some_and(|t| t.contains("ld+json"));
    page.ids()
        .filter(move |&n| page.tag(n) == Tag::SCRIPT && holds(n))
        .flat_map(move |n| page.children(n).map(move |c| page.text(c)))
}

/// The content of the first `meta` of one of these names.
pub fn meta(page: &Page, names: &[&str]) -> Option<String> {
    let named = |n: NodeId| {
        [AttrName::PROPERTY, AttrName::NAME].iter().any(|&a| page.attr(n, a).is_some_and(|v| names.contains(&v)))
    };
    let node = page.ids().find(|&n| page.tag(n) == Tag::META && named(n))?;
    page.attr(node, AttrName::CONTENT).map(str::to_owned)
}

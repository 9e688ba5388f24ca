//! When the article was published and changed.

use super::date::Date;
use super::item::Item;
use super::near::{Near, is_foreign};
use super::source::{Sources, attr_words, short_text};
use super::text::fold;
use crate::page::{AttrName, NodeId, Page, Tag};

/// When an article was published and last changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
}

struct Claim {
    date: Date,
    weight: f32,
    modified: bool,
}

/// What a statement weighs by where it stands.
mod weight {
    pub const LINKED: f32 = 3.0;
    pub const PROPERTY: f32 = 3.0;
    pub const META: f32 = 2.5;
    pub const MARKED: f32 = 2.5;
    pub const PAGE: f32 = 1.6;
    pub const CREATED: f32 = 1.5;
    pub const TIME: f32 = 2.2;
    pub const WRITTEN: f32 = 2.2;
    pub const LABELLED: f32 = 0.8;
    pub const URL: f32 = 2.5;
    /// For each claim of the same day or the day beside it.
    pub const AGREEMENT: f32 = 0.7;
    /// Least sum for a date to be given.
    pub const ENOUGH: f32 = 1.5;
}

/// Keys of `meta` that say when a page was published, and their weight.
const PUBLISHED_KEYS: &[(&str, f32)] = &[
    ("article:published_time", weight::PROPERTY),
    ("article:published", weight::PROPERTY),
    ("og:article:published_time", weight::PROPERTY),
    ("og:published_time", weight::PROPERTY),
    ("og:pubdate", weight::META),
    ("citation_publication_date", weight::PROPERTY),
    ("citation_online_date", weight::PROPERTY),
    ("citation_date", weight::META),
    ("parsely-pub-date", weight::PROPERTY),
    ("sailthru.date", weight::PROPERTY),
    ("datepublished", weight::META),
    ("date_published", weight::META),
    ("publish_date", weight::META),
    ("publish-date", weight::META),
    ("published_time_telegram", weight::META),
    ("publication_date", weight::META),
    ("publicationdate", weight::META),
    ("published", weight::META),
    ("pubdate", weight::META),
    ("pub_date", weight::META),
    ("article.published", weight::META),
    ("article_date_original", weight::META),
    ("cxenseparse:recs:publishtime", weight::META),
    ("bt:pubdate", weight::META),
    ("dc.date.issued", weight::META),
    ("dcterms.issued", weight::META),
    ("dc.date.created", weight::META),
    ("dcterms.created", weight::META),
    ("dcterms.date", weight::META),
    ("dc.date", weight::META),
    ("date", weight::META),
    ("displaydate", weight::META),
    ("blog_date", weight::META),
    ("prism.publicationdate", weight::META),
    ("rnews:datepublished", weight::META),
];

/// Keys of `meta` that say when a page was changed.
const MODIFIED_KEYS: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "article:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "datemodified",
    "date_modified",
    "modified_time",
    "updated_time",
    "dc.modified",
];

/// Words that say that a date is of a change, folded, in the main languages.
const CHANGED: &[&str] = &[
    "updated",
    "update",
    "last modified",
    "modified",
    "revised",
    "last reviewed",
    "aktualisiert",
    "geändert",
    "stand",
    "mis à jour",
    "modifié",
    "actualizado",
    "actualización",
    "modificado",
    "atualizado",
    "aggiornato",
    "modificato",
    "bijgewerkt",
    "gewijzigd",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "zaktualizowano",
    "aktualizacja",
    "aktualizováno",
    "actualizat",
    "frissítve",
    "güncelleme",
    "güncellendi",
    "обновлено",
    "изменено",
    "оновлено",
    "ενημερώθηκε",
    "更新",
    "修改",
    "수정",
    "업데이트",
    "diperbarui",
    "cập nhật",
    "تحديث",
    "עודכן",
    "अपडेट",
    "แก้ไข",
    "อัปเดต",
];

/// Words that say that a date is of the publication, folded.
const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "date",
    "publish",
    "written",
    "erschienen",
    "veröffentlicht",
    "publié",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "publicerad",
    "publicerat",
    "udgivet",
    "publisert",
    "julkaistu",
    "opublikowano",
    "publikováno",
    "publicat",
    "megjelent",
    "yayınlanma",
    "опубликовано",
    "опубліковано",
    "δημοσιεύθηκε",
    "发布",
    "發佈",
    "公開",
    "投稿",
    "掲載",
    "입력",
    "등록",
    "diterbitkan",
    "đăng",
    "نشر",
    "פורסם",
    "प्रकाशित",
    "เผยแพร่",
];

impl Dates {
    /// Weighs what machines state, what stands near the headline, and the address.
    pub fn of(sources: &Sources, near: Option<&Near>, language: &str) -> Dates {
        let mut claims = Vec::new();
        items(sources, language, &mut claims);
        meta(sources, language, &mut claims);
        claims.extend(address(sources));
        if let Some(near) = near {
            visible(sources, near, language, &mut claims);
        }
        let published = best(&claims, false);
        let modified =
            best(&claims, true).filter(|m| published.as_ref().is_none_or(|p| m.day_number() >= p.day_number()));
        Dates { published, modified }
    }
}

fn items(sources: &Sources, language: &str, claims: &mut Vec<Claim>) {
    let both = [(sources.linked_article(), weight::LINKED), (sources.marked_article(), weight::MARKED)];
    for (item, weight) in both.into_iter().filter_map(|(i, w)| Some((i?, w))) {
        item_dates(item, weight, language, claims);
    }
    if claims.is_empty() {
        use super::item::Rank;
        let pages = sources.linked.iter().chain(&sources.marked).filter(|i| i.rank == Rank::Page);
        pages.take(MAX_PAGES).for_each(|i| item_dates(i, weight::PAGE, language, claims));
    }
}

/// Page items that are read.
const MAX_PAGES: usize = 5;

fn item_dates(item: &Item, weight: f32, language: &str, claims: &mut Vec<Claim>) {
    let fields = [
        (&item.published, weight, false),
        (&item.created, weight.min(weight::CREATED), false),
        (&item.modified, weight, true),
    ];
    for (value, weight, modified) in fields {
        let date = value.as_deref().and_then(|v| Date::value(v, language));
        claims.extend(date.map(|date| Claim { date, weight, modified }));
    }
}

fn meta(sources: &Sources, language: &str, claims: &mut Vec<Claim>) {
    let value = |key: &str| sources.meta.first(&[key]).and_then(|v| Date::value(v, language));
    let published = PUBLISHED_KEYS.iter().filter_map(|(k, w)| Some((value(k)?, *w, false)));
    let modified = MODIFIED_KEYS.iter().filter_map(|k| Some((value(k)?, weight::META, true)));
    claims.extend(published.chain(modified).map(|(date, weight, modified)| Claim { date, weight, modified }));
}

/// `/2025/01/29/` or `2025-01-29` or `20250129` in the path.
fn address(sources: &Sources) -> Option<Claim> {
    let path = sources.page.url()?.path();
    let bytes = path.as_bytes();
    let starts = |i: &usize| {
        bytes.get(*i).is_some_and(u8::is_ascii_digit)
            && !i.checked_sub(1).and_then(|j| bytes.get(j)).is_some_and(u8::is_ascii_digit)
    };
    let date = (0..bytes.len().min(500)).filter(starts).find_map(|i| {
        let text = path.get(i..)?;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (digits == 4 || digits == 8).then(|| Date::machine(text.get(..text.len().min(10)).unwrap_or(text))).flatten()
    })?;
    Some(Claim { date, weight: weight::URL, modified: false })
}

fn visible(sources: &Sources, near: &Near, language: &str, claims: &mut Vec<Claim>) {
    for block in near.blocks.clone().filter(|&b| !is_foreign(sources, b)) {
        let text = sources.blocks.text(block);
        if text.len() > LONGEST_LINE || is_copyright(text) {
            continue;
        }
        written(text, weight::WRITTEN * (0.7 + 0.3 * near.closeness(block)), language, claims);
    }
    times(sources.page, near, language, claims);
}

/// Longest block, in bytes, that states a date and not one that is told of.
const LONGEST_LINE: usize = 220;

fn is_copyright(text: &str) -> bool {
    text.contains('©') || fold(text).contains("copyright")
}

/// All dates of a line, each with the label before it.
fn written(text: &str, weight: f32, language: &str, claims: &mut Vec<Claim>) {
    let mut rest = text;
    for _ in 0..3 {
        let Some((at, date)) = Date::written(rest, language) else { return };
        let before = fold(rest.get(..at).unwrap_or(""));
        let last = |labels: &[&str]| labels.iter().filter_map(|l| Some(before.rfind(l)? + l.len())).max();
        let (changed, published) = (last(CHANGED), last(PUBLISHED));
        // A date within a sentence is told of, not stated.
        let words = before.split(' ').filter(|w| !w.is_empty()).count();
        let stray = if words > 8 && published.is_none() { 0.5 } else { 1.0 };
        let labelled = if published.is_some() { weight::LABELLED } else { 0.0 };
        claims.push(Claim { date, weight: (weight + labelled) * stray, modified: changed > published });
        rest = rest
            .get(at..)
            .and_then(|r| r.split_once(char::is_whitespace))
            .and_then(|(_, r)| r.split_once(char::is_whitespace))
            .map_or("", |(_, r)| r);
    }
}

fn times(page: &Page, near: &Near, language: &str, claims: &mut Vec<Claim>) {
    for node in near.nodes().filter(|&n| page.tag(n) == Tag::TIME || page.attr(n, AttrName::DATETIME).is_some()) {
        let stated = page.attr(node, AttrName::DATETIME).and_then(|v| Date::value(v, language));
        let Some(date) = stated.or_else(|| Date::value(&short_text(page, node), language)) else { continue };
        let modified = is_changed_mark(page, node);
        claims.push(Claim { date, weight: weight::TIME, modified });
    }
}

/// Whether an element or its parent is marked as the time of a change.
fn is_changed_mark(page: &Page, node: NodeId) -> bool {
    let nodes = [Some(node), page.parent(node)];
    let attrs = nodes
        .into_iter()
        .flatten()
        .flat_map(|n| [AttrName::CLASS, AttrName::ITEMPROP].into_iter().filter_map(move |a| page.attr(n, a)));
    attrs.flat_map(attr_words).any(|w| matches!(w.as_str(), "updated" | "modified" | "update" | "datemodified"))
}

/// The date with most weight and agreement; of equals the one with the time of day, then the
/// earlier claim.
fn best(claims: &[Claim], modified: bool) -> Option<Date> {
    let mut best: Option<(f32, &Claim)> = None;
    for (i, claim) in claims.iter().enumerate().take(MAX_CLAIMS).filter(|(_, c)| c.modified == modified) {
        let others = claims.iter().take(MAX_CLAIMS).enumerate().filter(|&(j, c)| j != i && c.modified == modified);
        let support = |c: &Claim| {
            if c.date.same_day(&claim.date) {
                weight::AGREEMENT * c.weight
            } else if c.date.near(&claim.date) {
                weight::AGREEMENT * c.weight * 0.5
            } else {
                0.0
            }
        };
        let score = claim.weight + others.map(|(_, c)| support(c)).sum::<f32>();
        let finer = |b: &Claim| claim.date.same_day(&b.date) && claim.date.has_time() && !b.date.has_time();
        if score >= weight::ENOUGH
            && best.is_none_or(|(b, c)| {
                score > b + 0.01 && !(c.date.same_day(&claim.date) && c.date.has_time()) || finer(c)
            })
        {
            best = Some((score.max(best.map_or(0.0, |(b, _)| b)), claim));
        }
    }
    best.map(|(_, c)| c.date.clone())
}

/// Claims that are compared with each other.
const MAX_CLAIMS: usize = 60;

//! When the article was published and changed.

use super::date::Date;
use super::dating::{Claim, weight};
use super::item::Item;
use super::near::Near;
use super::shown;
use super::source::Sources;

/// When an article was published and last changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// The date that the page shows at its headline, of the one or the other.
    pub shown: Option<Date>,
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

impl Dates {
    /// Weighs what machines state, what stands near the headline, and the address.
    pub fn of(sources: &Sources, near: Option<&Near>, language: &str) -> Dates {
        let mut claims = Vec::new();
        items(sources, language, &mut claims);
        meta(sources, language, &mut claims);
        claims.extend(address(sources));
        if let Some(near) = near {
            shown::near(sources, near, language, &mut claims);
        }
        if claims.iter().all(|c| c.weight < weight::ENOUGH || c.modified && !c.visible) {
            claims.extend(shown::far(sources, language));
        }
        straighten(&mut claims);
        let seen = |modified| best(claims.iter().filter(|c| c.visible && c.modified == modified), weight::SEEN);
        let (shown, updated) = (seen(false), seen(true));
        let modified = best(claims.iter().filter(|c| c.modified), weight::ENOUGH);
        let stated = best(claims.iter().filter(|c| !c.modified), weight::ENOUGH);
        let published = settle(stated, shown.as_ref(), modified.as_ref());
        let modified = modified.filter(|m| published.as_ref().is_none_or(|p| m.day_number() >= p.day_number()));
        Dates { shown: shown.or(updated), published, modified }
    }
}

/// Turns day and month of a date in digits about where that is a day that a machine states, and the
/// date as read is none.
fn straighten(claims: &mut [Claim]) {
    let sure: Vec<Date> = claims.iter().filter(|c| !c.visible).take(MAX_CLAIMS).map(|c| c.date.clone()).collect();
    for claim in claims.iter_mut().filter(|c| c.visible) {
        let turned = claim.date.turned().filter(|t| sure.iter().any(|d| d.same_day(t)));
        if let Some(turned) = turned.filter(|_| !sure.iter().any(|d| d.same_day(&claim.date))) {
            claim.date = turned;
        }
    }
}

/// The date of publication where what is stated and what is shown differ: a person was meant to
/// see the one shown, unless it is that of the last change.
fn settle(stated: Option<Date>, shown: Option<&Date>, modified: Option<&Date>) -> Option<Date> {
    let (Some(stated), Some(shown)) = (stated.as_ref(), shown) else { return stated.or_else(|| shown.cloned()) };
    let is_change = modified.is_some_and(|m| m.same_day(shown)) && stated.day_number() < shown.day_number();
    Some(if stated.same_day(shown) || is_change { stated.clone() } else { shown.clone() })
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
        let month = address_month(sources);
        claims.iter_mut().filter(|c| Some(c.date.month()) == month).for_each(|c| c.weight += weight::MONTH);
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
        claims.extend(date.map(|date| Claim { date, weight, modified, visible: false }));
    }
}

fn meta(sources: &Sources, language: &str, claims: &mut Vec<Claim>) {
    let value = |key: &str| sources.meta.first(&[key]).and_then(|v| Date::value(v, language));
    let published = PUBLISHED_KEYS.iter().filter_map(|(k, w)| Some((value(k)?, *w, false)));
    let modified = MODIFIED_KEYS.iter().filter_map(|k| Some((value(k)?, weight::META, true)));
    claims.extend(published.chain(modified).map(|(date, weight, modified)| Claim {
        date,
        weight,
        modified,
        visible: false,
    }));
}

/// The year and month of `/2025/01/` in the path.
fn address_month(sources: &Sources) -> Option<(u16, u8)> {
    let parts: Vec<&str> = sources.page.url()?.path().split('/').take(MAX_PARTS).collect();
    parts.windows(2).find_map(|pair| {
        let [year, month] = pair else { return None };
        (year.len() == 4 && month.len() <= 2).then_some(())?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        Date::new(year, month, 1).map(|d| d.month())
    })
}

/// Parts of a path that are looked at.
const MAX_PARTS: usize = 10;

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
    Some(Claim { date, weight: weight::URL, modified: false, visible: false })
}

/// The date with most weight and agreement, if it has enough; of equals the earlier claim. Of the
/// claims of that day, the one with the time of day.
fn best<'c>(claims: impl Iterator<Item = &'c Claim>, enough: f32) -> Option<Date> {
    let claims: Vec<&Claim> = claims.take(MAX_CLAIMS).collect();
    let mut best: Option<(f32, &Claim)> = None;
    for (i, claim) in claims.iter().enumerate() {
        let others = claims.iter().enumerate().filter(|&(j, _)| j != i);
        let score = claim.weight + others.map(|(_, c)| support(c, claim)).sum::<f32>();
        if score >= enough && best.is_none_or(|(b, _)| score > b + 0.01) {
            best = Some((score, claim));
        }
    }
    let day = best.map(|(_, c)| &c.date)?;
    let finest = claims
        .iter()
        .filter(|c| c.date.same_day(day) && c.date.has_time())
        .max_by(|a, b| a.weight.total_cmp(&b.weight));
    Some(finest.map_or(day, |c| &c.date).clone())
}

fn support(other: &Claim, claim: &Claim) -> f32 {
    let share = match (other.date.same_day(&claim.date), other.date.near(&claim.date)) {
        (true, _) => 1.0,
        (false, true) => 0.5,
        _ => 0.0,
    };
    weight::AGREEMENT * share * other.weight
}

/// Claims that are compared with each other.
const MAX_CLAIMS: usize = 60;

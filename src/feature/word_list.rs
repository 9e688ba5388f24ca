//! Words that authors of pages give to elements, by what they say of a block.

use super::Feature as F;
use super::hash::hash;
use std::sync::OnceLock;

/// One table: the feature and the words of class, id, role and the like that speak for it.
pub const WORDS: &[(F, &[&str])] = &[
    (
        F::ClassContent,
        &[
            "content",
            "article",
            "body",
            "entry",
            "story",
            "text",
            "prose",
            "main",
            "wysiwyg",
            "richtext",
            "markdown",
            "paragraph",
            "blog",
            "recipe",
            "lead",
            "longform",
            "storytext",
            "articlebody",
            "bodytext",
        ],
    ),
    (
        F::ClassMeta,
        &[
            "meta",
            "byline",
            "date",
            "time",
            "timestamp",
            "dateline",
            "published",
            "publish",
            "updated",
            "posted",
            "info",
            "kicker",
            "eyebrow",
            "credits",
        ],
    ),
    (F::ClassTitle, &["title", "headline", "heading", "subtitle", "dek", "standfirst", "deck", "hed", "name"]),
    (
        F::ClassComment,
        &[
            "comment",
            "comments",
            "disqus",
            "reply",
            "replies",
            "respond",
            "discussion",
            "commentlist",
            "review",
            "reviews",
            "rating",
            "ratings",
            "feedback",
        ],
    ),
    (
        F::ClassRelated,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "similar",
            "more",
            "readmore",
            "also",
            "suggested",
            "next",
            "prev",
            "previous",
            "morefrom",
            "teaser",
            "teasers",
            "seealso",
            "crosslink",
        ],
    ),
    (
        F::ClassTrending,
        &[
            "trending",
            "popular",
            "latest",
            "mostread",
            "most",
            "top",
            "recent",
            "editors",
            "picks",
            "featured",
            "headlines",
            "hot",
        ],
    ),
    (
        F::ClassTicker,
        &[
            "ticker", "quote", "quotes", "stock", "stocks", "market", "markets", "weather", "live", "score", "scores",
            "breaking", "marquee", "feed", "price", "currency",
        ],
    ),
    (
        F::ClassSocial,
        &[
            "social",
            "share",
            "sharing",
            "facebook",
            "twitter",
            "whatsapp",
            "pinterest",
            "linkedin",
            "follow",
            "addtoany",
            "sharebar",
            "like",
            "likes",
            "print",
            "email",
            "bookmark",
        ],
    ),
    (
        F::ClassNav,
        &[
            "nav",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "topbar",
            "navbar",
            "search",
            "tabs",
            "tag",
            "tags",
            "category",
            "categories",
            "sitemap",
            "toc",
            "skip",
            "login",
            "header",
            "masthead",
            "submenu",
            "links",
        ],
    ),
    (
        F::ClassFooter,
        &["footer", "foot", "copyright", "legal", "disclaimer", "colophon", "imprint", "contact", "address"],
    ),
    (
        F::ClassAd,
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "banner",
            "outbrain",
            "taboola",
            "dfp",
            "adslot",
            "adsense",
            "googletag",
            "partner",
            "affiliate",
            "paid",
            "promoted",
            "leaderboard",
            "native",
        ],
    ),
    (
        F::ClassPromo,
        &[
            "promo",
            "promotion",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "cta",
            "paywall",
            "premium",
            "donate",
            "donation",
            "membership",
            "join",
            "offer",
            "download",
            "app",
            "lead",
            "form",
            "hubspot",
            "optin",
            "register",
            "plans",
        ],
    ),
    (
        F::ClassAuthor,
        &["author", "authors", "bio", "profile", "contributor", "avatar", "about", "writer", "biography", "user"],
    ),
    (
        F::ClassConsent,
        &["cookie", "cookies", "consent", "gdpr", "privacy", "onetrust", "ccpa", "cmp", "notice", "overlay"],
    ),
    (
        F::ClassUi,
        &[
            "button", "btn", "icon", "modal", "popup", "dialog", "loading", "spinner", "carousel", "slider", "close",
            "toggle", "dropdown", "input", "label", "select", "control", "controls", "player", "toolbar", "tooltip",
            "filter", "sort", "cart", "alert", "error", "message",
        ],
    ),
    (
        F::ClassAside,
        &["aside", "sidebar", "rail", "secondary", "complementary", "widget", "widgets", "right", "column", "module"],
    ),
    (
        F::ClassCaption,
        &[
            "caption",
            "credit",
            "figcaption",
            "figure",
            "image",
            "photo",
            "gallery",
            "media",
            "video",
            "thumbnail",
            "thumb",
        ],
    ),
    (
        F::ClassHidden,
        &[
            "hidden",
            "hide",
            "sr",
            "screenreader",
            "visuallyhidden",
            "invisible",
            "collapsed",
            "offscreen",
            "visually",
            "noscript",
        ],
    ),
    (
        F::ClassList,
        &[
            "list",
            "item",
            "items",
            "card",
            "cards",
            "grid",
            "row",
            "tile",
            "product",
            "products",
            "listing",
            "result",
            "results",
            "archive",
            "collection",
            "river",
            "stream",
        ],
    ),
    (
        F::ClassPost,
        &[
            "post",
            "posts",
            "thread",
            "topic",
            "topics",
            "message",
            "forum",
            "answer",
            "answers",
            "question",
            "postbody",
            "signature",
            "quote",
        ],
    ),
];

/// The words of an attribute value or name: split at signs, digits and capitals, in small letters.
/// Words that look made by a machine (long, or without a vowel) are passed over.
pub fn split_name(value: &str) -> impl Iterator<Item = String> + '_ {
    name_words(value).map(str::to_lowercase)
}

/// The hashes of these words.
pub fn name_hashes(value: &str) -> impl Iterator<Item = u32> + '_ {
    name_words(value).map(|word| if word.is_ascii() { hash(word) } else { hash(&word.to_lowercase()) })
}

fn name_words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| !c.is_alphabetic()).flat_map(split_camel).filter(|w| w.len() > 1 && w.len() <= 16)
}

fn split_camel(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let mut small = false;
        let is_cut = |(_, c): &(usize, char)| std::mem::replace(&mut small, c.is_lowercase()) && c.is_uppercase();
        let cut = rest.char_indices().find(is_cut).map_or(rest.len(), |(at, _)| at);
        let (word, tail) = rest.split_at(cut);
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// Slots of the table of words, some four for each.
const SLOTS: usize = 1024;

/// The groups (by place in the table) that the word of a hash speaks for, as bits.
pub fn groups_of(word: u32) -> u32 {
    static TABLE: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = vec![(0, 0); SLOTS];
        for (group, (_, words)) in WORDS.iter().enumerate() {
            for word in words.iter().map(|word| hash(word)) {
                let slot = slot(&table, word);
                table[slot] = (word, table[slot].1 | 1 << group);
            }
        }
        table
    });
    table[slot(table, word)].1
}

/// Where the table has a word, or has room for it.
fn slot(table: &[(u32, u32)], word: u32) -> usize {
    let first = word.wrapping_mul(0x9E37_79B1) as usize >> 22;
    let mut slots = (first..SLOTS).chain(0..first);
    slots.find(|&slot| table[slot].0 == word || table[slot].1 == 0).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_names_at_signs_digits_and_capitals() {
        let words: Vec<String> = split_name("post-body mainColumn ad_slot42 x").collect();
        assert_eq!(words, ["post", "body", "main", "column", "ad", "slot"]);
    }

    #[test]
    fn finds_the_groups_of_a_word() {
        for (group, (_, words)) in WORDS.iter().enumerate() {
            assert!(words.iter().all(|word| groups_of(hash(word)) & (1 << group) != 0), "group {group}");
        }
        assert_eq!(groups_of(hash("xyzzy")), 0);
    }
}

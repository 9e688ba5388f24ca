//! Words that authors of pages give to elements, by what they say of a block.

use super::Feature as F;
use super::token::hash;
use std::collections::HashMap;
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
    value
        .split(|c: char| !c.is_alphabetic())
        .flat_map(split_camel)
        .filter(|w| w.len() > 1 && w.len() <= 16)
        .map(str::to_lowercase)
}

fn split_camel(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let cut = rest
            .char_indices()
            .zip(rest.chars().skip(1))
            .find(|((_, a), b)| a.is_lowercase() && b.is_uppercase())
            .map_or(rest.len(), |((at, a), _)| at + a.len_utf8());
        let (word, tail) = rest.split_at(cut);
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// The groups (by place in [`WORDS`]) a word speaks for, as bits.
pub fn groups_of(word: &str) -> u32 {
    static MAP: OnceLock<HashMap<u32, u32>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map = HashMap::new();
        for (group, (_, words)) in WORDS.iter().enumerate() {
            for word in *words {
                *map.entry(hash(word)).or_insert(0) |= 1 << group;
            }
        }
        map
    });
    map.get(&hash(word)).copied().unwrap_or(0)
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
        assert_ne!(groups_of("newsletter"), 0);
        assert_eq!(groups_of("xyzzy"), 0);
    }
}

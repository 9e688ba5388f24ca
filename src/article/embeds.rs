//! Films, sounds and pages within the page: native players stay, others become a link to their
//! source, so that nothing is loaded before a person asks.

use super::compose::{Attrs, Composer};
use super::pixels::decimal;
use super::url::Address;
use super::{Attr, Element, players};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Sources of one player that are taken.
const MAX_SOURCES: usize = 8;
/// Sides in pixels below which a page within the page shows nothing to a person.
const SMALL: f32 = 50.0;

/// A player or a page within the page, as it stands in the article.
pub(super) enum Embed {
    /// A player of the browser's own, with its sources.
    Native(Element, Attrs, Vec<Attrs>),
    /// A link to what the page shows in a frame.
    Card(String, String),
}

impl Embed {
    /// The embed at `id`, if it has a source that may be kept.
    pub fn of(page: &Page, id: NodeId) -> Option<Embed> {
        match page.tag_name(id) {
            "amp-video" => return native(page, id, Element::Video),
            "amp-audio" => return native(page, id, Element::Audio),
            "amp-iframe" => return card(page, id),
            _ => {}
        }
        match page.tag(id) {
            Tag::VIDEO => stand_in(page, id).or_else(|| native(page, id, Element::Video)),
            Tag::AUDIO => native(page, id, Element::Audio),
            Tag::IFRAME | Tag::OBJECT | Tag::EMBED => card(page, id),
            _ => stand_in(page, id),
        }
    }

    /// Whether an element, by its name or by what it says to a script, stands in for a player that is loaded.
    pub fn is_stand_in(page: &Page, id: NodeId) -> bool {
        let name = page.tag_name(id);
        name.contains('-') && (AMP.contains(&name) || STAND_INS.iter().any(|(element, ..)| *element == name))
            || players::address(page, id).is_some()
    }

    /// Adds the embed.
    pub fn draw(self, id: NodeId, out: &mut Composer) {
        // Within a heading there is no room for one: it is left out.
        let _drawn = match self {
            Embed::Native(element, attrs, sources) => out.block(element, attrs, id, |inside| {
                for source in sources {
                    inside.element(Element::Source, source, None, |_| {});
                }
            }),
            Embed::Card(address, words) => out.block(Element::P, vec![(Attr::Class, CARD.to_owned())], id, |inside| {
                inside.element(Element::A, vec![(Attr::Href, address)], None, |link| link.text(&words));
            }),
        };
    }
}

/// The class of a paragraph that stands for a frame.
pub const CARD: &str = "stillpage-embed";

/// Elements of AMP that are players and frames by another name.
const AMP: &[&str] = &["amp-audio", "amp-iframe", "amp-video"];

/// Custom elements that stand in for players and posts, the attribute that says which, and how the
/// address of what they show begins.
const STAND_INS: &[(&str, &str, &str)] = &[
    ("lite-youtube", "videoid", "https://www.youtube-nocookie.com/embed/"),
    ("youtube-video", "video-id", "https://www.youtube-nocookie.com/embed/"),
    ("amp-youtube", "data-videoid", "https://www.youtube-nocookie.com/embed/"),
    ("lite-vimeo", "videoid", "https://player.vimeo.com/video/"),
    ("amp-vimeo", "data-videoid", "https://player.vimeo.com/video/"),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/embed/video/"),
    ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),
    ("wistia-player", "media-id", "https://fast.wistia.net/embed/iframe/"),
    ("amp-wistia-player", "data-media-hashed-id", "https://fast.wistia.net/embed/iframe/"),
    ("amp-gist", "data-gistid", "https://gist.github.com/"),
];

fn stand_in(page: &Page, id: NodeId) -> Option<Embed> {
    let address = players::address(page, id).or_else(|| by_name(page, id))?;
    let address = Address::link(page, &address)?;
    let named = ["playlabel", "title", "videotitle"].iter().find_map(|name| page.attr_by_name(id, name));
    let words = named.map(str::trim).filter(|t| !t.is_empty() && t.len() <= 200);
    let words = words.map_or_else(|| shown(address.as_str()), str::to_owned);
    Some(Embed::Card(address.into_string(), words))
}

/// The address of what a custom element stands in for.
fn by_name(page: &Page, id: NodeId) -> Option<String> {
    let (_, name, start) = STAND_INS.iter().find(|(element, ..)| *element == page.tag_name(id))?;
    let key = [*name, "videoid", "video-id"].iter().find_map(|name| page.attr_by_name(id, name))?.trim();
    let sound = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    sound.then(|| [start, key].concat())
}

fn native(page: &Page, id: NodeId, element: Element) -> Option<Embed> {
    let media = |id, name| page.attr(id, name).and_then(|v| Address::media(page, v)).filter(|a| !a.is_data());
    let own = media(id, AttrName::SRC).or_else(|| media(id, AttrName::DATA_SRC));
    let children = page.children(id).filter(|&n| page.tag(n) == Tag::SOURCE).take(MAX_SOURCES);
    let address = |n| media(n, AttrName::SRC).or_else(|| media(n, AttrName::DATA_SRC));
    let sources: Vec<Attrs> = children.filter_map(|n| Some(source(page, n, address(n)?))).collect();
    // What a player made for itself nobody else can play.
    let own = own.filter(|own| sources.is_empty() || !own.as_str().starts_with("blob:"));
    if own.is_none() && sources.is_empty() {
        return None;
    }
    let mut attrs: Attrs = own.into_iter().map(|a| (Attr::Src, a.into_string())).collect();
    attrs.push((Attr::Controls, String::new()));
    if element == Element::Video
        && let Some(poster) = page
            .attr(id, AttrName::POSTER)
            .or_else(|| page.attr_by_name(id, "data-poster"))
            .and_then(|v| Address::media(page, v))
    {
        attrs.push((Attr::Poster, poster.into_string()));
    }
    Some(Embed::Native(element, attrs, sources))
}

fn source(page: &Page, id: NodeId, address: Address) -> Attrs {
    let mut out = vec![(Attr::Src, address.into_string())];
    let kind = page.attr(id, AttrName::TYPE).map(str::trim);
    let sound = |k: &&str| {
        k.len() <= 80
            && (k.starts_with("video/") || k.starts_with("audio/") || k.starts_with("application/"))
            && !k.contains(['"', '<', '>'])
    };
    if let Some(kind) = kind.filter(sound) {
        out.push((Attr::Type, kind.to_owned()));
    }
    out
}

/// Words in the address of a page that is made to be shown within others.
const EMBEDDED: &[&str] = &["embed", "embeddedplayer", "player"];

/// Whether an address says that what is there is made to be shown within other pages.
fn says_embedded(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("");
    path.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| EMBEDDED.iter().any(|e| word.eq_ignore_ascii_case(e)))
}

/// Where a frame leads, or would once a person consented: scripts keep that in attributes of many names.
fn framed(page: &Page, id: NodeId) -> Option<Address> {
    let is_web = |a: &Address| a.as_str().starts_with("http");
    let known = ["src", "data", "data-src"].iter().filter_map(|name| page.attr_by_name(id, name));
    let named = |name: AttrName| page.attr_name(name).split('-').any(|part| part == "src");
    let others = page.attrs(id).filter(|(name, _)| named(*name)).map(|(_, value)| value);
    known.chain(others).find_map(|value| Address::link(page, value).filter(is_web))
}

/// A frame that plays or shows something: one that may go full screen, or is named and of a size, or
/// says so in its address.
fn card(page: &Page, id: NodeId) -> Option<Embed> {
    let has = |name| page.attr_by_name(id, name).is_some();
    let allow = page.attr_by_name(id, "allow").unwrap_or("");
    let title = page.attr(id, AttrName::TITLE).map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
    let title = title.filter(|t| !t.is_empty() && t.len() <= 200);
    let player =
        has("allowfullscreen") || ["fullscreen", "autoplay", "encrypted-media"].iter().any(|a| allow.contains(a));
    // An `object` or `embed` is no page unless it says so.
    let plugin = matches!(page.tag(id), Tag::OBJECT | Tag::EMBED);
    let page_like = page.attr(id, AttrName::TYPE).is_some_and(|t| t.trim().eq_ignore_ascii_case("text/html"));
    if plugin && !page_like {
        return None;
    }
    let address = framed(page, id)?;
    if !(player || plugin || title.is_some() || says_embedded(address.as_str())) || is_small(page, id) {
        return None;
    }
    let words = title.unwrap_or_else(|| shown(address.as_str()));
    Some(Embed::Card(address.into_string(), words))
}

fn is_small(page: &Page, id: NodeId) -> bool {
    let side = |name| page.attr(id, name).and_then(|v| decimal(v.trim().trim_end_matches("px")));
    [AttrName::WIDTH, AttrName::HEIGHT].into_iter().filter_map(side).any(|s| s < SMALL)
        || page.layout(id).is_some_and(|l| l.hidden)
        || page.attr(id, AttrName::STYLE).is_some_and(|style| style.replace(' ', "").contains("visibility:hidden"))
}

/// An address as words: its host and path.
fn shown(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.split(['?', '#']).next().unwrap_or(bare).trim_end_matches('/').to_owned()
}

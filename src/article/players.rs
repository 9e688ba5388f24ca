//! Players that only a script of their maker knows: the address of the page that shows the same.

use super::class;
use crate::page::{AttrName, NodeId, Page};

/// What begins the class of a player by Wistia; its key follows.
const WISTIA: &str = "wistia_async_";
/// What begins the id of a player by JW; its keys follow.
const JW: &str = "botr_";
/// The class of Video.js, which Brightcove's players have.
const VIDEO_JS: &str = "video-js";
/// Elements that players by Brightcove are.
const BRIGHTCOVE: [&str; 3] = ["video", "video-js", "amp-brightcove"];

/// The address of what a player shows, where the element says it to its script.
pub(super) fn address(page: &Page, id: NodeId) -> Option<String> {
    if !may_be_player(page, id) {
        return None;
    }
    if let Some(key) = class::rest(page, id, WISTIA) {
        // A link that opens the player is read as its words.
        let is_link = class::has(page, id, &["popoverContent=link"]);
        return joined(&[("https://fast.wistia.net/embed/iframe/", key)], "").filter(|_| !is_link);
    }
    if BRIGHTCOVE.contains(&page.tag_name(id)) || class::has(page, id, &[VIDEO_JS]) {
        return brightcove(page, id);
    }
    let name = page.attr(id, AttrName::ID)?.strip_prefix(JW)?;
    let (media, player) = name.strip_suffix("_div")?.split_once('_')?;
    joined(&[("https://cdn.jwplayer.com/players/", media), ("-", player)], ".html")
}

/// Whether its name, class or id is like one: told in one look, since every element of a page is asked.
fn may_be_player(page: &Page, id: NodeId) -> bool {
    let is_named = |word: &str| word == VIDEO_JS || word.starts_with(WISTIA);
    let is_marked = |(name, value): (AttrName, &str)| match name {
        AttrName::CLASS => value.split_ascii_whitespace().any(is_named),
        AttrName::ID => value.starts_with(JW),
        _ => false,
    };
    page.attrs(id).any(is_marked) || BRIGHTCOVE.contains(&page.tag_name(id))
}

fn brightcove(page: &Page, id: NodeId) -> Option<String> {
    let attr = |name: &str| page.attr_by_name(id, name).map(str::trim);
    let account = attr("data-account")?;
    let player = attr("data-player").unwrap_or("default");
    let embed = attr("data-embed").unwrap_or("default");
    let start = "https://players.brightcove.net/";
    joined(&[(start, account), ("/", player), ("_", embed), ("/index.html?videoId=", attr("data-video-id")?)], "")
}

/// An address with keys that the page names, all of them sound.
fn joined(parts: &[(&str, &str)], end: &str) -> Option<String> {
    let sound = |key: &str| {
        !key.is_empty() && key.len() <= 64 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let mut out = String::new();
    for (between, key) in parts {
        out.push_str(between);
        out.push_str(Some(*key).filter(|key| sound(key))?);
    }
    out.push_str(end);
    Some(out)
}

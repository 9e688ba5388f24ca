//! Pictures that are no figures: icons, spacers, avatars, pixels that count readers.

use super::pixels::pixels;
use super::widget::is_drop_cap;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Sides in pixels below which a picture is an icon.
pub(super) const ICON: u32 = 60;
/// Sides in pixels up to which a picture is for measuring readers.
const PIXEL: u32 = 3;
/// Sides in pixels of a picture that is no icon whatever its class.
const LARGE: (u32, u32) = (200, 120);

/// Class words of small pictures that are no figures, on the picture or just around it.
const NOT_FIGURES: &[&str] = &["badge", "emoji", "icon", "icons", "logo", "smiley", "spacer", "sprite"];
/// Class words of pictures that are no figures at any size.
const NEVER_FIGURES: &[&str] = &["avatar", "avatars", "beacon", "gravatar", "pixel", "tracking"];

/// Icons, spacers, avatars, pixels that count readers.
pub(super) fn is_no_figure(page: &Page, id: NodeId) -> bool {
    let side = |name| page.attr(id, name).and_then(pixels);
    let (width, height) = (side(AttrName::WIDTH), side(AttrName::HEIGHT));
    let shown = page.layout(id).filter(|l| !l.hidden && l.width > 0.0 && l.height > 0.0);
    let tiny = [width, height].into_iter().flatten().any(|s| s <= PIXEL);
    let small = matches!((width, height), (Some(w), Some(h)) if w < ICON && h < ICON)
        || matches!((width, height), (Some(s), None) | (None, Some(s)) if s < ICON / 2)
        || shown.is_some_and(|l| l.width < ICON as f32 && l.height < ICON as f32);
    tiny || small
        || sign(page, id).is_some()
        || has_word(page, id, NEVER_FIGURES)
        || !(width.is_some_and(|w| w >= LARGE.0) && height.is_some_and(|h| h >= LARGE.1))
            && has_word(page, id, NOT_FIGURES)
}

/// Elements whose class speaks of more than one picture.
fn is_container(page: &Page, id: NodeId) -> bool {
    matches!(page.tag(id), Tag::BODY | Tag::MAIN | Tag::ARTICLE | Tag::SECTION | Tag::P | Tag::FIGURE)
}

/// Whether a picture or what is just around it is named by one of these words.
fn has_word(page: &Page, picture: NodeId, list: &[&str]) -> bool {
    let around = page.ancestors(picture).take(2).filter(|&a| !is_container(page, a));
    std::iter::once(picture).chain(around).any(|id| {
        let names = [AttrName::CLASS, AttrName::ID].into_iter().filter_map(|name| page.attr(id, name));
        let named = names.flat_map(str::split_ascii_whitespace).filter(|name| !name.starts_with("gallery-icon"));
        let mut words = named.flat_map(|v| v.split(|c: char| !c.is_ascii_alphanumeric()));
        words.any(|word| list.iter().any(|n| n.eq_ignore_ascii_case(word)))
    })
}

/// What the pictures and signs in a cell without text say: yes and no, mostly.
pub(super) fn words(page: &Page, cell: NodeId) -> String {
    let say = |id: NodeId| match page.tag(id) {
        Tag::IMG => page.attr(id, AttrName::ALT),
        Tag::I | Tag::SPAN | Tag::SVG => page.attr(id, AttrName::ARIA_LABEL),
        _ => None,
    };
    let said = page.subtree(cell).filter_map(say).flat_map(str::split_whitespace).take(MAX_WORDS);
    said.collect::<Vec<_>>().join(" ")
}

/// Whether a picture with one capital as its words stands right before the rest of a word.
fn is_first_letter(page: &Page, id: NodeId, alt: &str) -> bool {
    let next = page.end(id);
    let follows = next.index() < page.len() && page.text(next).starts_with(char::is_lowercase);
    follows && alt.chars().all(char::is_uppercase)
}

/// Most words for the pictures in a cell.
const MAX_WORDS: usize = 12;
/// Longest sign that a picture stands for, in bytes: families of people join many code points.
const MAX_SIGN: usize = 40;

/// The emoji, first letter or other sign that a picture stands for, by its alternative text.
pub(super) fn sign(page: &Page, id: NodeId) -> Option<&str> {
    let alt = page.attr(id, AttrName::ALT)?.trim();
    if alt.chars().count() == 1 && (is_drop_cap(page, id) || is_first_letter(page, id, alt)) {
        return Some(alt);
    }
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace();
    let joined = |c: char| c.is_ascii_digit() || matches!(c, '#' | '*');
    let sound = alt.len() <= MAX_SIGN && alt.chars().any(is_sign) && alt.chars().all(|c| is_sign(c) || joined(c));
    sound.then_some(alt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Builder;

    #[test]
    fn signs_are_told_from_words() {
        let sign_of = |alt: &str| {
            let mut builder = Builder::new(None);
            builder.open("img");
            builder.attr("alt", alt);
            let page = builder.finish();
            let img = page.first(Tag::IMG).expect("the picture");
            sign(&page, img).map(str::to_owned)
        };
        assert_eq!(sign_of("👩‍🚀").as_deref(), Some("👩‍🚀"));
        assert_eq!(sign_of("3️⃣").as_deref(), Some("3️⃣"));
        assert_eq!(sign_of("smile"), None);
        assert_eq!(sign_of("山"), None);
        assert_eq!(sign_of("3"), None);
    }
}

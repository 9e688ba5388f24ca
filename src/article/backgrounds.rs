//! Pictures that a box shows as its background.

use super::pixels::pixels;
use super::url::Address;
use crate::page::{AttrName, NodeId, Page, Tag};

/// Height in pixels from which a box shows a figure, not an ornament.
const FIGURE: u32 = 120;
/// Attributes from which scripts set a background when it comes in sight.
const LAZY: &[&str] = &[
    "data-bg",
    "data-background",
    "data-background-image",
    "data-background-image-url",
    "data-bg-src",
    "data-image-src",
];

/// Whether an element without text shows a picture of a figure's size as its background.
pub(super) fn is_figure(page: &Page, id: NodeId) -> bool {
    let holds_nothing = || page.subtree(id).take(4).skip(1).all(|n| page.is_text(n) && page.text(n).trim().is_empty());
    is_box(page.tag(id)) && source(page, id).is_some() && holds_nothing() && is_large(page, id)
}

/// Where the background of an element is.
pub(super) fn address(page: &Page, id: NodeId) -> Option<Address> {
    let source = is_box(page.tag(id)).then(|| source(page, id)).flatten()?;
    Address::media(page, source)
}

fn is_box(tag: Tag) -> bool {
    matches!(tag, Tag::DIV | Tag::SPAN | Tag::A | Tag::FIGURE | Tag::SECTION)
}

/// What a box holds in itself is a blurred stand-in.
fn source(page: &Page, id: NodeId) -> Option<&str> {
    let styled = || in_style(page.attr(id, AttrName::STYLE)?);
    let place = |attr: AttrName| LAZY.iter().position(|name| page.attr_name(attr) == *name);
    let named = page.attrs(id).filter(|(attr, _)| attr.known().is_none());
    let lazy = named.filter_map(|(attr, value)| Some((place(attr)?, value))).min_by_key(|(place, _)| *place);
    let lazy = lazy.map(|(_, v)| in_url(v).unwrap_or(v));
    lazy.filter(|v| v.contains(['/', '.']) && !v.contains(char::is_whitespace))
        .or_else(styled)
        .filter(|v| !v.starts_with("data:"))
}

/// The first address of a `background` or `background-image`.
fn in_style(style: &str) -> Option<&str> {
    declarations(style)
        .find(|(name, value)| matches!(name.as_str(), "background" | "background-image") && value.contains('('))
        .and_then(|(_, value)| in_url(value))
}

fn in_url(value: &str) -> Option<&str> {
    let start = value.to_ascii_lowercase().find("url(")? + "url(".len();
    let rest = value.get(start..)?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = match quote {
        Some(quote) => rest.get(1..)?.split(quote).next()?,
        None => rest.split(')').next()?,
    };
    Some(inside.trim()).filter(|inside| !inside.is_empty())
}

/// The declarations of a style, parted at the semicolons outside brackets and quotes.
fn declarations(style: &str) -> impl Iterator<Item = (String, &str)> {
    let (mut depth, mut quote) = (0_u32, None);
    let parts = style.split(move |c: char| {
        match (c, quote) {
            (c, Some(q)) if c == q => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' && depth == 0 && quote.is_none()
    });
    parts.filter_map(|part| part.split_once(':')).map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()))
}

/// Whether the page gives the box the size or the role of a figure.
fn is_large(page: &Page, id: NodeId) -> bool {
    if let Some(layout) = page.layout(id) {
        return !layout.hidden && layout.height >= FIGURE as f32;
    }
    let style = page.attr(id, AttrName::STYLE).unwrap_or("");
    let sized = |(name, value): (String, &str)| match name.as_str() {
        "height" | "min-height" => pixels(value).is_some_and(|h| h >= FIGURE),
        // The usual way to keep a shape: padding in parts of the width.
        "padding" | "padding-top" | "padding-bottom" => value.contains('%'),
        "aspect-ratio" => true,
        _ => false,
    };
    let is_image = page.attr(id, AttrName::ROLE).is_some_and(|role| role.trim() == "img");
    is_image || page.tag(id) == Tag::FIGURE || declarations(style).any(sized)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_styles() {
        let of = |style| in_style(style).unwrap_or("none");
        assert_eq!(of("color: red; background-image: url( 'a;b.jpg' )"), "a;b.jpg");
        assert_eq!(
            of("BACKGROUND: #fff URL(data:image/png;base64,xx) no-repeat; height: 2px"),
            "data:image/png;base64,xx"
        );
        assert_eq!(of("background: linear-gradient(red, blue)"), "none");
        assert_eq!(of("background-image: url("), "none");
    }
}

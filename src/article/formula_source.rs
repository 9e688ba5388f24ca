//! Formulas of which the page holds only the source: in an attribute, in an address, in the words of a
//! picture, or as plain text where a script has not been.

use super::math::checked_tex;
use super::running_tex::{Stretch, stretches};
use super::url::Address;
use super::{chtml, class};
use crate::page::{AttrName, NodeId, Page, Tag};

/// Most nodes of an element that holds nothing but TeX.
const MAX_NODES: u32 = 3;
/// Nodes of a formula that are looked through for its source.
const MAX_LOOK: usize = 16;
/// Attributes in which scripts keep the TeX of what they drew.
const ATTRIBUTES: &[&str] = &["data-latex", "data-tex", "data-formula"];

/// The TeX of a formula by what the page says of it, and whether it stands on its own.
pub(super) fn stated(page: &Page, id: NodeId) -> Option<(String, bool)> {
    match page.tag_name(id) {
        "mjx-container" => drawn(page, id),
        "amp-mathml" => bare(page.attr_by_name(id, "data-formula")?),
        "d-math" if page.end(id).0 - id.0 <= MAX_NODES => {
            Some((checked_tex(&page.text_below(id))?, page.attr_by_name(id, "block").is_some()))
        }
        _ if is_rendered(page, id) => from_data(page, id),
        name => {
            let small = page.end(id).0 - id.0 <= MAX_NODES;
            (small && (name == "math-renderer" || is_named(page, id))).then(|| written(page, id)).flatten()
        }
    }
}

/// Whether an element without any text of its own is a formula.
pub(super) fn is_silent(page: &Page, id: NodeId) -> bool {
    (matches!(page.tag_name(id), "mjx-container" | "amp-mathml") || is_rendered(page, id)) && stated(page, id).is_some()
        || chtml::is_silent(page, id)
}

/// A box in which Substack's script draws a formula.
fn is_rendered(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Tag::DIV && page.attr(id, AttrName::CLASS).is_some_and(|class| class.trim() == "latex-rendered")
}

/// Its source, where the script has not drawn it with MathML.
fn from_data(page: &Page, id: NodeId) -> Option<(String, bool)> {
    if page.subtree(id).any(|n| page.tag(n) == Tag::MATH) {
        return None;
    }
    let data: serde_json::Value = serde_json::from_str(page.attr_by_name(id, "data-attrs")?).ok()?;
    Some((checked_tex(data.get("persistentExpression")?.as_str()?)?, true))
}

/// What MathJax drew, where no MathML stands beside it.
fn drawn(page: &Page, id: NodeId) -> Option<(String, bool)> {
    let has_mathml = page.subtree(id).any(|n| page.tag(n) == Tag::MATH);
    let around = page.parent(id);
    let tex = |n: NodeId| ATTRIBUTES.iter().find_map(|name| page.attr_by_name(n, name));
    let tex = || page.subtree(id).take(MAX_LOOK).chain(around).find_map(tex);
    let display = page.attr(id, AttrName::DISPLAY).is_some_and(|display| display.trim() == "true");
    (!has_mathml).then(tex).flatten().and_then(checked_tex).map(|tex| (tex, display))
}

/// Whether a class says that an element holds a formula.
fn is_named(page: &Page, id: NodeId) -> bool {
    class::has(page, id, &["math", "math-container", "math-inline", "katex-raw"])
}

/// The TeX that is all of an element's text.
fn written(page: &Page, id: NodeId) -> Option<(String, bool)> {
    let text = page.text_below(id);
    let own_line = page.attr_by_name(id, "data-math-style") == Some("display");
    // GitLab marks code as a formula and leaves the signs out.
    if matches!(page.tag(id), Tag::CODE | Tag::PRE) {
        let is_raw = page.attr_by_name(id, "data-math-style").is_some();
        return is_raw.then(|| checked_tex(&text)).flatten().map(|tex| (tex, own_line));
    }
    bare(&text)
}

/// TeX without the signs around it.
fn bare(text: &str) -> Option<(String, bool)> {
    let text = text.trim();
    if let [Stretch::Formula(tex, display)] = &stretches(text)[..] {
        return Some((tex.clone(), *display));
    }
    let inside = text.strip_prefix('$')?.strip_suffix('$')?;
    Some((checked_tex(inside)?, false))
}

/// The TeX in the address of a picture that a service drew from it.
fn of_address(page: &Page, id: NodeId) -> Option<String> {
    let address = page.attr(id, AttrName::SRC).filter(|src| src.contains('?'))?;
    let url = ::url::Url::parse(Address::media(page, address)?.as_str()).ok()?;
    let path = url.path();
    let whole = path.ends_with(".latex") || path.ends_with("/svg.image") || path.ends_with("/png.image");
    let draws = ["latex", "tex", "equation"].iter().any(|word| path.contains(word));
    let tex = match whole {
        // All of the query is the formula, with signs of its own between its parts.
        true => {
            ::url::form_urlencoded::parse(url.query()?.replace(['&', '='], "%26").as_bytes()).next()?.0.into_owned()
        }
        false => url.query_pairs().find(|(name, _)| draws && matches!(&**name, "latex" | "tex"))?.1.into_owned(),
    };
    checked_tex(&tex)
}

/// The TeX in the alternative text of a picture of a formula, if it is that and not a description.
pub(super) fn picture_tex(page: &Page, id: NodeId) -> Option<String> {
    let by_address = || of_address(page, id);
    let Some(alt) = page.attr(id, AttrName::ALT).map(str::trim).filter(|alt| !alt.is_empty()) else {
        return by_address();
    };
    let alt = alt.trim_start_matches('$').trim_end_matches('$');
    let long_word = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let tex = alt.contains(['\\', '^', '_', '=', '{']) || !alt.split_whitespace().any(long_word);
    (is_formula_image(page, id) && tex).then(|| checked_tex(alt)).flatten()
}

/// Whether a picture whose words look like TeX stands in a box for formulas.
fn is_in_formula(page: &Page, id: NodeId) -> bool {
    let alt = page.attr(id, AttrName::ALT).unwrap_or("");
    let in_box = |n: NodeId| class::has(page, n, &["math"]);
    alt.contains(['\\', '^', '_', '=', '{']) && page.ancestors(id).take(2).any(in_box)
}

/// Whether a picture is a formula drawn, to stand in its line.
pub(super) fn is_formula_image(page: &Page, id: NodeId) -> bool {
    let class = page.attr(id, AttrName::CLASS).unwrap_or("");
    let words = class.split(|c: char| !c.is_ascii_alphanumeric());
    let mut words = words.map(str::to_ascii_lowercase);
    words.any(|w| matches!(w.as_str(), "latex" | "tex" | "math" | "mathjax" | "mwe" | "equation" | "formula"))
        || of_address(page, id).is_some()
        || is_in_formula(page, id)
}

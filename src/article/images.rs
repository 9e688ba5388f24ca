//! Pictures: which belong to the article, where each is really found, each once.

use super::backgrounds;
use super::compose::{Attrs, Figure};
use super::formula_source;
use super::icons::{ICON, is_no_figure};
use super::kept::Kept;
use super::pixels::pixels;
use super::region::Region;
use super::url::{Address, Candidate, srcset};
use super::{Attr, Metadata};
use crate::block::Blocks;
use crate::map::HashSet;
use crate::page::{AttrName, NodeId, Page, Tag};
use crate::verdict::Verdicts;
use std::borrow::Cow;

/// Width in pixels that a reader's column needs on a dense screen.
const WANTED: u32 = 1400;
/// Width in pixels of a reader's column.
const COLUMN: u32 = 700;
/// Width in pixels below which a picture that leads to a larger one of its name stands for that.
const THUMB: u32 = 400;
/// Bytes below which inline data is a placeholder.
const SMALL_DATA: usize = 1_200;

/// Words in the name of a file that stands in for another or shows nothing.
const PLACEHOLDERS: &[&str] = &[
    "1x1",
    "blank",
    "clear",
    "empty",
    "grey",
    "lazy",
    "lazyload",
    "loader",
    "loading",
    "pixel",
    "placeholder",
    "spacer",
    "transparent",
];
/// Other words that the name of such a file may have; a longer one describes a picture.
const MAX_OTHER_WORDS: usize = 2;
/// Parts of a query that only say in which size or form a picture is sent.
const SIZE_KEYS: &[&str] = &[
    "auto", "crop", "dpr", "fit", "fm", "format", "h", "height", "imwidth", "q", "quality", "resize", "s", "size",
    "strip", "w", "width",
];

/// A picture that belongs in the article.
pub(super) struct Picture {
    /// As a figure.
    pub figure: Figure,
    /// Whether it is part of a line: a formula, a sign.
    pub in_line: bool,
}

/// The pictures that belong in the article, by their elements.
#[derive(Default)]
pub(super) struct Pictures {
    list: Vec<(NodeId, Picture)>,
}

impl Pictures {
    /// Looks at every picture of the page.
    pub fn of(page: &Page, blocks: &Blocks, verdicts: &Verdicts, kept: &Kept, metadata: &Metadata) -> Pictures {
        let region = Region { page, blocks, verdicts, kept };
        let lead = metadata.lead_image.as_ref().and_then(|lead| lead.source);
        let mut seen = HashSet::default();
        let mut out = Pictures::default();
        for id in page.ids().filter(|&id| is_picture(page, id)) {
            let formula = formula_source::is_formula_image(page, id);
            let figure = || formula || !is_no_figure(page, id) || lead == Some(id);
            if !region.holds(id, lead == Some(id)) || !figure() {
                continue;
            }
            let Some(found) = Found::of(page, id) else { continue };
            let keys = found.keys();
            if formula || !keys.iter().any(|key| seen.contains(key)) {
                seen.extend(keys);
                let in_line = formula || found.size.is_some_and(|(_, h)| h < ICON);
                let link = if formula { None } else { link(page, id) };
                let figure = Figure { image: found.attrs(alt(page, id)), link };
                out.list.push((id, Picture { figure, in_line }));
            }
        }
        out
    }

    /// The elements of the pictures, in document order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.list.iter().map(|(id, _)| *id)
    }

    /// The picture of an element.
    pub fn get(&self, id: NodeId) -> Option<&Picture> {
        self.list.binary_search_by_key(&id, |(n, _)| *n).ok().and_then(|at| self.list.get(at)).map(|(_, p)| p)
    }
}

/// Elements that show a picture: `img`, its twin of AMP, and a box whose background is one.
fn is_picture(page: &Page, id: NodeId) -> bool {
    page.tag(id) == Tag::IMG || matches!(page.tag_name(id), "amp-img" | "amp-anim") || backgrounds::is_figure(page, id)
}

/// A picture found: where it is and how large.
struct Found {
    address: Address,
    candidates: Vec<Candidate>,
    size: Option<(u32, u32)>,
    /// The small picture that the page shows of it.
    thumb: Option<Address>,
}

impl Found {
    fn of(page: &Page, id: NodeId) -> Option<Found> {
        if let Some(address) = backgrounds::address(page, id) {
            return Some(Found { address, candidates: Vec::new(), size: None, thumb: None });
        }
        Self::of_image(page, id)
    }

    /// The sources in order of trust: what a script would load, what is loaded, the candidates;
    /// of the same list, what is wide enough.
    fn of_image(page: &Page, id: NodeId) -> Option<Found> {
        let mut candidates = listed(page, id);
        if let Some(picture) = page.parent(id).filter(|&p| page.tag(p) == Tag::PICTURE) {
            let sources = page.children(picture).take(16).filter(|&n| page.tag(n) == Tag::SOURCE);
            let more = sources.map(|n| listed(page, n)).find(|l| !l.is_empty());
            if candidates.is_empty() {
                candidates = more.unwrap_or_default();
            }
        }
        let best = best(&candidates);
        let wide = best.filter(|c| c.is_wide()).map(|c| c.address.clone());
        let best = best.map(|c| c.address.clone());
        let own = lazy(page, id).or_else(|| own(page, id));
        let (weak, sound) = match own {
            Some(own) if is_placeholder(&own) => (Some(own), None),
            other => (None, other),
        };
        let size = size(page, id);
        let thumb = sound.as_ref().filter(|_| size.is_some_and(|(width, _)| width < THUMB));
        if wide.is_none()
            && let Some((thumb, full)) = thumb.and_then(|thumb| Some((thumb.clone(), full(page, id, thumb)?)))
        {
            return Some(Found { address: full, candidates: Vec::new(), size: None, thumb: Some(thumb) });
        }
        let address = wide.or(sound).or(best).or(weak.filter(|w| w.is_data() && w.as_str().len() >= SMALL_DATA))?;
        Some(Found { address, candidates, size, thumb: None })
    }

    fn attrs(self, alt: String) -> Attrs {
        let mut out = vec![(Attr::Src, self.address.into_string())];
        if self.candidates.len() > 1 {
            let parts = self.candidates.iter().map(|c| format!("{}{}", c.address.as_str(), c.descriptor()));
            out.push((Attr::Srcset, parts.collect::<Vec<_>>().join(", ")));
        }
        out.push((Attr::Alt, alt));
        if let Some((width, height)) = self.size {
            out.extend([(Attr::Width, width.to_string()), (Attr::Height, height.to_string())]);
        }
        out
    }

    /// What tells it from other pictures: another that has one of these keys is the same in another
    /// size, such as the copy for those without scripts.
    fn keys(&self) -> Vec<String> {
        let others = self.candidates.iter().map(|c| &c.address).chain(&self.thumb).filter(|a| !is_placeholder(a));
        std::iter::once(&self.address).chain(others).map(|a| key(a.as_str())).collect()
    }
}

/// The sides that a page gives a picture.
fn size(page: &Page, id: NodeId) -> Option<(u32, u32)> {
    let side = |name| page.attr(id, name).and_then(pixels);
    side(AttrName::WIDTH).zip(side(AttrName::HEIGHT)).filter(|&(w, h)| w > 0 && h > 0)
}

/// Whether a link without words leads to a file of a picture.
pub(super) fn is_own_file(page: &Page, link: NodeId) -> bool {
    page.attr(link, AttrName::HREF).is_some_and(names_picture)
        && page.subtree(link).all(|n| page.text(n).trim().is_empty())
}

/// The picture that a small one of the same name leads to.
fn full(page: &Page, id: NodeId, thumb: &Address) -> Option<Address> {
    let link = page.ancestors(id).take(4).find(|&a| page.tag(a) == Tag::A)?;
    let href = page.attr(link, AttrName::HREF).filter(|href| names_picture(href))?;
    let full = Address::media(page, href)?;
    let name =
        |address: &str| address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).map(str::to_owned);
    let (small, large) = (name(thumb.as_str())?, name(full.as_str())?);
    // A colon is of a page about the picture: `File:Fort.jpg`.
    let same = small.ends_with(&large) || key(thumb.as_str()) == key(full.as_str());
    (same && !large.contains(':') && !large.contains("%3A")).then_some(full)
}

/// What two addresses of the same picture in other sizes have in common.
pub(super) fn key(address: &str) -> String {
    let Ok(mut url) = ::url::Url::parse(address) else { return address.to_owned() };
    if url.scheme() == "data" {
        return address.to_owned();
    }
    let rest: Vec<String> = url
        .query_pairs()
        .filter(|(name, _)| !SIZE_KEYS.contains(&name.to_ascii_lowercase().as_str()))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    url.set_fragment(None);
    url.set_query(None);
    let path = url.path();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let stem = match stem.rsplit_once('-') {
        Some((stem, size)) if is_size(size) => stem,
        _ => stem,
    };
    format!("{}{stem}.{ending}?{}", url.host_str().unwrap_or(""), rest.join("&"))
}

fn is_size(text: &str) -> bool {
    let number = |n: &str| (2..=5).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
    text.split_once('x').is_some_and(|(w, h)| number(w) && number(h))
}

fn listed(page: &Page, id: NodeId) -> Vec<Candidate> {
    let lists = page.attrs(id).filter(|(name, _)| page.attr_name(*name).ends_with("srcset"));
    let lists: Vec<(bool, &str)> = lists.map(|(name, value)| (name == AttrName::SRCSET, value)).collect();
    let lists = lists
        .iter()
        .filter(|(plain, _)| !plain)
        .chain(lists.iter().filter(|(plain, _)| *plain))
        .map(|(_, value)| srcset(page, value));
    lists.map(sound_candidates).find(|list| !list.is_empty()).unwrap_or_default()
}

fn sound_candidates(list: Vec<Candidate>) -> Vec<Candidate> {
    list.into_iter().filter(|c| !c.address.is_data() && !is_placeholder(&c.address)).collect()
}

/// The smallest candidate that is wide enough, else the widest; by density, the densest.
fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let wide = candidates.iter().filter(|c| c.width.is_some_and(|w| w >= WANTED)).min_by_key(|c| c.width);
    let most = || candidates.iter().max_by(|a, b| rank(a).total_cmp(&rank(b)));
    wide.or_else(most)
}

impl Candidate {
    /// Whether it is as good as a picture given without a size is likely to be.
    fn is_wide(&self) -> bool {
        self.width.is_some_and(|w| w >= COLUMN) || self.density.is_some_and(|x| x > 1.0)
    }
}

fn rank(candidate: &Candidate) -> f32 {
    candidate.width.map_or_else(|| candidate.density.unwrap_or(1.0), |w| w as f32)
}

/// The address that a script would put in place when the picture comes in sight.
fn lazy(page: &Page, id: NodeId) -> Option<Address> {
    let named = |(name, value): (AttrName, &str)| {
        let name = page.attr_name(name);
        is_lazy(name) || says_address(name) && names_picture(value)
    };
    let values = page.attrs(id).filter(|attr| named(*attr)).map(|(_, value)| value);
    let addresses = values.filter(|v| looks_like_address(v)).filter_map(|v| Address::media(page, &filled(page, id, v)));
    addresses.into_iter().find(|a| !is_placeholder(a) && !a.is_data())
}

/// An address in which a script would fill in a width, filled in.
fn filled<'v>(page: &Page, id: NodeId, value: &'v str) -> Cow<'v, str> {
    if !value.contains("{width}") {
        return Cow::Borrowed(value);
    }
    let widths = page.attr_by_name(id, "data-widths").unwrap_or("");
    let widths = || widths.split(|c: char| !c.is_ascii_digit()).filter_map(|width| width.parse::<u32>().ok());
    let width = widths().filter(|&width| width >= WANTED).min().or_else(|| widths().max());
    Cow::Owned(value.replace("{width}", &width.unwrap_or(COLUMN).to_string()))
}

/// Attributes that hold the picture's address and nothing else, with or without the name of who
/// sets them before it: `nitro-lazy-src`.
const LAZY: &[&str] = &["data-src", "data-original", "data-lazy"];

fn is_lazy(name: &str) -> bool {
    LAZY.contains(&name) || name.contains("lazy") && name.ends_with("src")
}

/// Other attributes may name the address of the page or of a share button: what they name must
/// look like a picture.
fn says_address(name: &str) -> bool {
    const LAST: &[&str] = &["src", "original", "lazy", "image", "url", "file", "hi-res", "full"];
    if name.starts_with("data-") && name.contains("lazy") {
        return true;
    }
    let name = name.strip_prefix("data-").or_else(|| name.strip_prefix("lazy-")).unwrap_or("");
    LAST.iter().any(|last| name == *last || name.ends_with(&format!("-{last}")))
}

/// Endings of the files of pictures.
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"];

fn names_picture(address: &str) -> bool {
    let path = address.trim().split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn looks_like_address(value: &str) -> bool {
    let value = value.trim();
    !value.starts_with(['{', '[']) && !value.contains(char::is_whitespace) && value.contains(['/', '.'])
}

fn own(page: &Page, id: NodeId) -> Option<Address> {
    Address::media(page, page.attr(id, AttrName::SRC)?)
}

fn is_placeholder(address: &Address) -> bool {
    let text = address.as_str();
    if address.is_data() {
        return text.len() < SMALL_DATA;
    }
    let path = text.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let (says, others): (Vec<&str>, Vec<&str>) = words.partition(|word| PLACEHOLDERS.contains(word));
    !says.is_empty() && others.len() <= MAX_OTHER_WORDS
}

fn alt(page: &Page, id: NodeId) -> String {
    let words = page.attr(id, AttrName::ALT).or_else(|| page.attr(id, AttrName::ARIA_LABEL)).unwrap_or("");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a picture leads, unless to its own file.
fn link(page: &Page, id: NodeId) -> Option<String> {
    let link = page.ancestors(id).take(4).find(|&a| page.tag(a) == Tag::A)?;
    let address = Address::link(page, page.attr(link, AttrName::HREF)?)?.into_string();
    let picture = names_picture(&address);
    let here = super::url::fragment(page, page.attr(link, AttrName::HREF)?).is_some();
    (!picture && !here).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_do_not_tell_pictures_apart() {
        let a = key("https://x.example/a/tree-300x200.jpg?w=300&id=7");
        assert_eq!(a, key("https://x.example/a/tree.jpg?id=7&w=1200"));
        assert_ne!(a, key("https://x.example/a/tree.jpg?id=8"));
    }
}

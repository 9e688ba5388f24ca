//! The language and the direction that an element of the page sets.

use super::Drawer;
use crate::article::Attr;
use crate::article::compose::Attrs;
use crate::page::{AttrName, NodeId, Page};

impl Drawer<'_> {
    /// Adds them to its attributes.
    pub(super) fn language(&self, id: NodeId, attrs: &mut Attrs) {
        let lang = self.page.attr(id, AttrName::LANG).or_else(|| self.page.attr(id, AttrName::XML_LANG));
        let tag = |l: &&str| (2..=35).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if let Some(lang) = lang.map(str::trim).filter(tag) {
            attrs.push((Attr::Lang, lang.to_owned()));
        }
        let by_attr = self.page.attr(id, AttrName::DIR).map(|d| d.trim().to_ascii_lowercase());
        let dir = by_attr.or_else(|| direction_of_style(self.page, id).map(str::to_owned));
        if let Some(dir) = dir.filter(|d| matches!(d.as_str(), "ltr" | "rtl" | "auto")) {
            attrs.push((Attr::Dir, dir));
        }
    }
}

/// The direction that an element's own style gives it.
fn direction_of_style(page: &Page, id: NodeId) -> Option<&'static str> {
    let style = page.attr(id, AttrName::STYLE)?;
    let value =
        style.split(';').filter_map(|part| part.split_once(':')).find(|(name, _)| name.trim() == "direction")?.1;
    ["rtl", "ltr"].into_iter().find(|dir| value.trim().trim_end_matches("!important").trim() == *dir)
}

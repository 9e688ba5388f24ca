//! Whether a page keeps only a part of its article in the document: virtualised lists hold what is on the
//! screen, and stand-ins for the height of the rest.

use super::pixels::decimal;
use crate::block::Blocks;
use crate::map::{HashMap, HashSet};
use crate::page::{AttrName, NodeId, Page};
use crate::verdict::Verdicts;

/// Height in pixels from which an empty box stands for rows that are not there: two screens.
const SPACE: f32 = 2_000.0;
/// Lists that are looked at: those within another cost as much again.
const MAX_LISTS: usize = 32;
/// Rows of a list that are looked at.
const MAX_ROWS: usize = 256;

/// Whether a list in which kept text lies says that it has more rows than are there, or leaves room for
/// them.
pub fn holds_more(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> bool {
    let keeps = |id: NodeId| blocks.within(page, id).any(|b| verdicts.list.get(b).is_some_and(|v| v.keep));
    let [set, count] = ["aria-setsize", "aria-rowcount"].map(|name| page.find_attr(name));
    let room = Room::of(page);
    let (mut sets, mut lists): (HashMap<usize, (usize, NodeId)>, usize) = (HashMap::default(), 0);
    for id in page.ids().filter(|&id| !page.is_text(id)) {
        if let Some(size) = number(page, id, set) {
            sets.entry(size).or_insert((0, id)).0 += 1;
        }
        let rows = number(page, id, count);
        let has_room = room.is_left(page, id);
        if lists == MAX_LISTS || rows.is_none() && !has_room {
            continue;
        }
        lists += 1;
        let there = || page.subtree(id).filter(|&n| is_row(page, n)).count();
        if (has_room || rows.is_some_and(|size| size > there() + 1)) && keeps(id) {
            return true;
        }
    }
    sets.into_iter().take(MAX_LISTS).any(|(size, (count, id))| size > count && page.parent(id).is_some_and(keeps))
}

fn number(page: &Page, id: NodeId, name: Option<AttrName>) -> Option<usize> {
    page.attr(id, name?)?.trim().parse().ok()
}

fn is_row(page: &Page, id: NodeId) -> bool {
    page.tag_name(id) == "tr" || page.attr(id, AttrName::ROLE).is_some_and(|role| role.trim() == "row")
}

/// Boxes with room for rows.
struct Room {
    /// Those around an empty box as high as some.
    around: HashSet<NodeId>,
}

impl Room {
    fn of(page: &Page) -> Room {
        let is_tall = |id: NodeId| side(page, id, "height").is_some_and(|s| s >= SPACE);
        let empty = page.ids().filter(|&id| page.end(id).0 == id.0 + 1 && is_tall(id));
        Room { around: empty.filter_map(|id| page.parent(id)).collect() }
    }

    /// Whether a box has room by its own style: in an empty child, in its edges, or below its rows, each of which
    /// has its place by its style.
    fn is_left(&self, page: &Page, id: NodeId) -> bool {
        if self.around.contains(&id) {
            return true;
        }
        if page.attr(id, AttrName::STYLE).is_none() {
            return false;
        }
        let is_wide = |name: &&str| side(page, id, name).is_some_and(|s| s >= SPACE);
        ["padding-top", "padding-bottom"].iter().any(is_wide) || has_space_below(page, id)
    }
}

/// Whether a box is higher than its rows, each of which has its place by its style, need.
fn has_space_below(page: &Page, id: NodeId) -> bool {
    let Some(height) = side(page, id, "height").filter(|&height| height >= SPACE) else { return false };
    let bottom = |n: NodeId| Some(side(page, n, "top")? + side(page, n, "height")?);
    let last = page.children(id).take(MAX_ROWS).filter_map(bottom).reduce(f32::max);
    last.is_some_and(|last| height - last >= SPACE)
}

/// A length in pixels that an element's own style gives.
fn side(page: &Page, id: NodeId, name: &str) -> Option<f32> {
    let declarations = page.attr(id, AttrName::STYLE)?.split(';').filter_map(|part| part.split_once(':'));
    let value = declarations.filter(|(own, _)| own.trim() == name).map(|(_, value)| value).next_back()?;
    decimal(value.trim().strip_suffix("px")?)
}

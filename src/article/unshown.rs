//! Whether a page keeps only a part of its article in the document: virtualised lists hold what is on the
//! screen, and stand-ins for the height of the rest.

use crate::block::Blocks;
use crate::map::HashMap;
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
    let (mut sets, mut lists): (HashMap<usize, (usize, NodeId)>, usize) = (HashMap::default(), 0);
    for id in page.ids().filter(|&id| !page.is_text(id)) {
        if let Some(size) = number(page, id, "aria-setsize") {
            sets.entry(size).or_insert((0, id)).0 += 1;
        }
        let rows = number(page, id, "aria-rowcount");
        let has_room = leaves_room(page, id);
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

fn number(page: &Page, id: NodeId, name: &str) -> Option<usize> {
    page.attr_by_name(id, name)?.trim().parse().ok()
}

fn is_row(page: &Page, id: NodeId) -> bool {
    page.tag_name(id) == "tr" || page.attr(id, AttrName::ROLE).is_some_and(|role| role.trim() == "row")
}

/// Whether a box has room for rows by its own style: in its edges, in an empty child, or below its rows,
/// each of which has its place by its style.
fn leaves_room(page: &Page, id: NodeId) -> bool {
    let height = side(page, id, "height");
    if ["padding-top", "padding-bottom"].iter().any(|name| side(page, id, name).is_some_and(|s| s >= SPACE)) {
        return true;
    }
    let empty = |n: NodeId| page.end(n).0 == n.0 + 1 && side(page, n, "height").is_some_and(|s| s >= SPACE);
    let children = || page.children(id).take(MAX_ROWS);
    let placed = || children().filter_map(|n| Some(side(page, n, "top")? + side(page, n, "height")?));
    let below = || placed().reduce(f32::max).zip(height).is_some_and(|(last, height)| height - last >= SPACE);
    children().any(empty) || height.is_some_and(|height| height >= SPACE) && below()
}

/// A length in pixels that an element's own style gives.
fn side(page: &Page, id: NodeId, name: &str) -> Option<f32> {
    let declarations = page.attr(id, AttrName::STYLE)?.split(';').filter_map(|part| part.split_once(':'));
    let value = declarations.filter(|(own, _)| own.trim() == name).map(|(_, value)| value).next_back()?;
    value.trim().strip_suffix("px")?.parse().ok().filter(|length: &f32| length.is_finite())
}

//! Features of the words that a page's author gave to elements.

use super::context::Context;
use super::names::groups;
use super::word_list::WORDS;
use super::{Feature as F, Row, flag};
use crate::page::{AttrName, NodeId, Page};

/// What remains of a word's say at each level down.
const FADE: f32 = 0.85;
/// What a word within the block says, against one on its element.
const WITHIN: f32 = 0.7;
/// Inline elements of a block whose names are read.
const INLINE: u32 = 24;
const GROUPS: usize = WORDS.len();

type Said = [f32; GROUPS];

pub fn fill(context: &Context, rows: &mut [Row]) {
    let page = context.page;
    let names = &context.names.groups;
    let said = inherited(page, names);
    let marked = marks(page);
    for (row, block) in rows.iter_mut().zip(context.blocks.iter()) {
        let mut own = said[block.element.index()];
        let inline = block.from.index()..block.to.0.min(block.from.0 + INLINE) as usize;
        names[inline].iter().for_each(|&groups| strengthen(&mut own, groups, WITHIN));
        for ((feature, _), value) in WORDS.iter().zip(own) {
            row[*feature] = value;
        }
        let mark = marked[block.element.index()];
        row[F::ItempropBody] = flag(mark & Mark::BODY != 0);
        row[F::RoleMain] = flag(mark & Mark::MAIN != 0);
        row[F::RoleAside] = flag(mark & Mark::ASIDE != 0);
    }
}

/// For each element what its own names and those around it say, fading with distance.
fn inherited(page: &Page, names: &[u32]) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::with_capacity(page.len());
    for node in page.ids() {
        let mut own = page.parent(node).map_or([0.0; GROUPS], |p| said[p.index()].map(|v| v * FADE));
        strengthen(&mut own, names[node.index()], 1.0);
        said.push(own);
    }
    said
}

fn strengthen(said: &mut Said, groups: u32, weight: f32) {
    if groups == 0 {
        return;
    }
    for (group, value) in said.iter_mut().enumerate() {
        if groups & (1 << group) != 0 {
            *value = if *value > weight { *value } else { weight };
        }
    }
}

/// Whether a word in an element's own class, id, role, label or test id speaks for a feature of names.
pub fn is_named(page: &Page, node: NodeId, feature: F) -> bool {
    let groups = groups(page, node);
    WORDS.iter().enumerate().any(|(group, (named, _))| *named == feature && groups & (1 << group) != 0)
}

/// Marks with a fixed meaning, as bits.
struct Mark;

impl Mark {
    const BODY: u8 = 1;
    const MAIN: u8 = 2;
    const ASIDE: u8 = 4;

    fn of(page: &Page, node: NodeId) -> u8 {
        let body = page.attr(node, AttrName::ITEMPROP).is_some_and(|v| v.contains("articleBody") || v == "text");
        let role = match page.attr(node, AttrName::ROLE) {
            Some("main" | "article") => Mark::MAIN,
            Some("complementary" | "navigation" | "banner" | "contentinfo" | "search") => Mark::ASIDE,
            _ => 0,
        };
        role | if body { Mark::BODY } else { 0 }
    }
}

fn marks(page: &Page) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(page.len());
    for node in page.ids() {
        let above = page.parent(node).map_or(0, |p| out[p.index()]);
        out.push(above | Mark::of(page, node));
    }
    out
}

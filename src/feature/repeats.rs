//! Features of repeats: siblings of one name that hold several blocks each, such as cards, comments,
//! or whole articles one after another.

use super::context::{Context, Sum};
use super::{Feature as F, Row, flag, log, share};
use crate::map::HashMap;
use crate::page::{NodeId, Tag};

/// Blocks from which a sibling counts as an item of its own and not as a paragraph.
const LEAST_BLOCKS: usize = 2;
/// Siblings from which they are repeats.
const LEAST_ITEMS: u32 = 2;

/// Sums over the siblings of one name.
#[derive(Clone, Copy, Debug, Default)]
struct Items {
    count: u32,
    sum: Sum,
    /// Sum of the squares of their words.
    squares: f32,
    headline: bool,
}

/// The items around every node.
struct Repeats {
    groups: Vec<Items>,
    /// For each node its group, where it is an item, and how many items stand before it.
    own: Vec<Option<(u32, u32)>>,
    /// For each node the nearest and the outermost repeated item at or above it.
    around: Vec<Option<(NodeId, NodeId)>>,
}

pub fn fill(context: &Context, rows: &mut [Row]) {
    let repeats = Repeats::of(context);
    for (i, row) in rows.iter_mut().enumerate() {
        let element = context.blocks.get(i).element;
        if let Some((near, outer)) = repeats.around[element.index()] {
            repeats.near(row, context, i, near);
            repeats.outer(row, context, outer);
        }
    }
}

impl Repeats {
    fn of(context: &Context) -> Repeats {
        let page = context.page;
        let mut numbers: HashMap<(NodeId, Tag), u32> = HashMap::default();
        let mut groups: Vec<Items> = Vec::new();
        let mut own = vec![None; page.len()];
        for node in page.ids().filter(|&n| !page.is_text(n)) {
            let (from, to) = context.within(node);
            let (Some(parent), true) = (page.parent(node), to >= from + LEAST_BLOCKS) else { continue };
            let number = *numbers.entry((parent, page.tag(node))).or_insert(groups.len() as u32);
            if number as usize == groups.len() {
                groups.push(Items::default());
            }
            let group = &mut groups[number as usize];
            own[node.index()] = Some((number, group.count));
            group.add(context.range(from, to), context.headline.is_some_and(|h| (from..to).contains(&h)));
        }
        let mut around: Vec<Option<(NodeId, NodeId)>> = Vec::with_capacity(page.len());
        for node in page.ids() {
            let above = page.parent(node).and_then(|p| around[p.index()]);
            let repeated = own[node.index()].is_some_and(|(g, _)| groups[g as usize].count >= LEAST_ITEMS);
            around.push(if repeated { Some((node, above.map_or(node, |a| a.1))) } else { above });
        }
        Repeats { groups, own, around }
    }

    fn group(&self, item: NodeId) -> (Items, u32) {
        self.own[item.index()].map_or_else(Default::default, |(group, at)| (self.groups[group as usize], at))
    }

    fn near(&self, row: &mut Row, context: &Context, i: usize, item: NodeId) {
        let (items, at) = self.group(item);
        let (count, sum) = (items.count as f32, items.sum);
        let words = share(sum.words, count);
        let spread = (share(items.squares, count) - words * words).max(0.0).sqrt();
        let (from, to) = context.within(item);
        row[F::RepeatItems] = log(count);
        row[F::RepeatWords] = log(words);
        row[F::RepeatBlocks] = log(share(sum.blocks, count));
        row[F::RepeatLinks] = share(sum.linked, sum.words);
        row[F::RepeatProse] = share(sum.prose, sum.words);
        row[F::RepeatSpread] = share(spread, words).min(4.0);
        row[F::RepeatIndex] = log(at as f32);
        row[F::RepeatPlace] = share((i - from) as f32, (to - from) as f32);
        row[F::RepeatHeadline] = headline(items, context, item);
        let element = context.blocks.get(i).element;
        row[F::RepeatLevels] = 1.0 + f32::from(context.page.depth(element) - context.page.depth(item)).min(11.0);
    }

    fn outer(&self, row: &mut Row, context: &Context, item: NodeId) {
        let (items, at) = self.group(item);
        row[F::OuterItems] = log(items.count as f32);
        row[F::OuterIndex] = log(at as f32);
        row[F::OuterWords] = log(share(items.sum.words, items.count as f32));
        row[F::OuterShare] = share(context.sum(item).prose, items.sum.prose);
        row[F::OuterHeadline] = headline(items, context, item);
    }
}

/// 1 in the item that holds the headline, -1 in the others beside it, 0 where none does.
fn headline(items: Items, context: &Context, item: NodeId) -> f32 {
    let (from, to) = context.within(item);
    let here = context.headline.is_some_and(|h| (from..to).contains(&h));
    flag(here) - flag(items.headline && !here)
}

impl Items {
    fn add(&mut self, item: Sum, headline: bool) {
        self.count += 1;
        self.squares += item.words * item.words;
        self.headline |= headline;
        self.sum = self.sum.plus(item);
    }
}

//! Which elements of a page bear the verdict on a block.

use super::{Verdict, Verdicts};
use crate::block::{Block, Blocks};
use crate::order::order;
use crate::page::{NodeId, Page};

/// An attribute for an element of the page: its name and value.
pub type Mark = (NodeId, &'static str, String);

/// The attributes that say what each element was decided to be.
///
/// An element whose own runs all have one kind bears it. Where they differ, the inline elements
/// of each run bear the kind of that run; bare text between them cannot bear any.
pub fn marks(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Vec<Mark> {
    let owned = order(blocks.iter().map(|block| u64::from(block.element.0)));
    let mut marks = Vec::new();
    for runs in owned.chunk_by(|&a, &b| blocks.get(a).element == blocks.get(b).element) {
        one_element(page, blocks, verdicts, runs, &mut marks);
    }
    marks
}

/// Marks what holds `runs`, the blocks of one element.
fn one_element(page: &Page, blocks: &Blocks, verdicts: &Verdicts, runs: &[usize], marks: &mut Vec<Mark>) {
    let decided = || runs.iter().filter_map(|&i| verdicts.list.get(i).map(|verdict| (blocks.get(i), verdict)));
    let Some((first, surest)) = decided().max_by(|a, b| a.1.probability.total_cmp(&b.1.probability)) else { return };
    if decided().all(|(_, verdict)| verdict.kind == surest.kind) {
        mark(first.element, surest, marks);
        return;
    }
    for &i in runs {
        let Some(verdict) = verdicts.list.get(i) else { continue };
        let floor = if i == 0 { NodeId(0) } else { blocks.get(i - 1).to };
        for element in inline_elements(page, blocks.get(i), floor) {
            mark(element, verdict, marks);
        }
    }
}

fn mark(element: NodeId, verdict: &Verdict, marks: &mut Vec<Mark>) {
    marks.push((element, "data-stillpage-kind", verdict.kind.key().to_owned()));
    marks.push((element, "data-stillpage-score", format!("{:.3}", verdict.probability)));
}

/// The outermost elements that lie wholly in the run of a block; the run before it ends at `floor`.
pub(super) fn inline_elements(page: &Page, block: &Block, floor: NodeId) -> Vec<NodeId> {
    let within = |id: NodeId| floor <= id && page.end(id) <= block.to;
    let start = page.ancestors(block.from).take_while(|&a| a != block.element && within(a)).last();
    let mut found = Vec::new();
    let mut next = start.unwrap_or(block.from);
    while next < block.to {
        if !page.is_text(next) && within(next) {
            found.push(next);
            next = page.end(next);
        } else {
            next = NodeId(next.0 + 1);
        }
    }
    found
}

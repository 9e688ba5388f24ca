//! Features of what stands before and after a block.

use super::context::Context;
use super::{Feature as F, Row, flag, log, share};

pub fn fill(context: &Context, rows: &mut [Row]) {
    let n = context.len();
    let depth = |i: usize| f32::from(context.page.depth(context.blocks.get(i).element));
    for (i, row) in rows.iter_mut().enumerate() {
        let before = |k: usize| i.checked_sub(k);
        let after = |k: usize| (i + k < n).then_some(i + k);
        beside(row, context, before(1), [F::Prev1Words, F::Prev1Links]);
        beside(row, context, after(1), [F::Next1Words, F::Next1Links]);
        beside(row, context, before(2), [F::Prev2Words, F::Prev2Links]);
        beside(row, context, after(2), [F::Next2Words, F::Next2Links]);
        window(row, context, i);
        let same = |j: Option<usize>| flag(j.is_some_and(|j| context.template[j] == context.template[i]));
        row[F::SameBefore] = same(before(1));
        row[F::SameAfter] = same(after(1));
        let step = |j: Option<usize>| j.map_or(0.0, |j| (depth(j) - depth(i)).clamp(-8.0, 8.0));
        row[F::DepthBefore] = step(before(1));
        row[F::DepthAfter] = step(after(1));
    }
    prose_distances(context, rows);
}

fn beside(row: &mut Row, context: &Context, block: Option<usize>, [words, links]: [F; 2]) {
    row[words] = block.map_or(-1.0, |j| log(context.measures[j].words));
    row[links] = block.map_or(-1.0, |j| context.linked[j]);
}

fn window(row: &mut Row, context: &Context, i: usize) {
    let around = |k: usize| context.range(i.saturating_sub(k), (i + k + 1).min(context.len()));
    let (near, wide) = (around(3), around(8));
    row[F::Window3Prose] = share(near.prose, near.words);
    row[F::Window8Prose] = share(wide.prose, wide.words);
    row[F::Window8Links] = share(wide.linked, wide.words);
}

fn prose_distances(context: &Context, rows: &mut [Row]) {
    let mut since = 50;
    for (i, row) in rows.iter_mut().enumerate() {
        row[F::ProseBefore] = log(since as f32);
        since = if context.prose[i] > 0.0 { 0 } else { (since + 1).min(50) };
    }
    let mut until = 50;
    for (i, row) in rows.iter_mut().enumerate().rev() {
        row[F::ProseAfter] = log(until as f32);
        until = if context.prose[i] > 0.0 { 0 } else { (until + 1).min(50) };
    }
}

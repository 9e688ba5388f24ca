//! A forest made ready for many rows: not tree by tree but feature by feature (QuickScorer: Lucchese
//! et al., 2015), for eight rows at a time (V-QuickScorer: Lucchese et al., 2016).
//!
//! Every leaf of a tree has a bit. A row starts with all of them; each split whose answer is "right"
//! strikes out the leaves on its left; the lowest bit that is left is the row's leaf. The thresholds of
//! a feature lie rising, so that the first one answered "left" ends them; what many trees ask is asked once.

use super::tree_node::{TreeNode, fall};
use crate::feature::{FEATURES, Feature, Group, Row};
use crate::order::{order, rising};
use wide::{f32x4, u32x4};

/// Rows that are scored at a time.
const ROWS: usize = 8;
/// Most leaves of a tree that has its bits in a word; larger trees are walked.
const LEAVES: usize = u32::BITS as usize;

/// A split: which leaves of its tree are left when the feature is above the threshold.
#[derive(Clone, Copy)]
struct Split {
    tree: u16,
    right: u32,
}

/// A threshold of a feature, and where its splits end; they begin where those of the one before end.
#[derive(Clone, Copy)]
struct Question {
    threshold: f32,
    end: u32,
}

/// What is asked of one feature, by rising threshold.
struct Asked {
    feature: usize,
    questions: Vec<Question>,
    splits: Vec<Split>,
}

impl Asked {
    /// From the splits of a feature with their thresholds.
    fn new(feature: usize, splits: &[(f32, Split)]) -> Asked {
        let order = order(splits.iter().map(|(threshold, _)| rising(*threshold)));
        let mut questions: Vec<Question> = Vec::new();
        for (end, &at) in (1..).zip(&order) {
            let threshold = splits[at].0;
            match questions.last_mut().filter(|last| last.threshold == threshold) {
                Some(last) => last.end = end,
                None => questions.push(Question { threshold, end }),
            }
        }
        Asked { feature, questions, splits: order.into_iter().map(|at| splits[at].1).collect() }
    }

    /// The splits whose threshold a value is above.
    fn below(&self, value: f32) -> &[Split] {
        let stay = self.questions.iter().position(|question| value <= question.threshold);
        let above = stay.unwrap_or(self.questions.len()).checked_sub(1);
        &self.splits[..above.map_or(0, |last| self.questions[last].end as usize)]
    }
}

/// Trees with leaves `L`, feature by feature.
pub struct Grove<L> {
    /// The splits of each feature that differs from block to block, by rising threshold.
    own: Vec<Asked>,
    /// The same for features of the page.
    page: Vec<Asked>,
    /// The leaves of each tree.
    leaves: Vec<[L; LEAVES]>,
    /// Trees with more leaves than bits.
    tall: Vec<Vec<TreeNode<L>>>,
}

/// The leaves that are left to eight rows, by tree.
type Left = [u32x4; ROWS / 4];

impl<L: Copy + Default> Grove<L> {
    /// Turns trees over, each given by its nodes in depth-first order.
    pub fn new<'t>(trees: impl Iterator<Item = &'t [TreeNode<L>]>) -> Grove<L>
    where
        L: 't,
    {
        let is_tall = |nodes: &&[TreeNode<L>]| nodes.iter().filter(|n| matches!(n, TreeNode::Leaf(_))).count() > LEAVES;
        let (tall, small): (Vec<_>, Vec<_>) = trees.partition(is_tall);
        let mut by_feature: Vec<Vec<(f32, Split)>> = (0..FEATURES).map(|_| Vec::new()).collect();
        let leaves = (0..).zip(&small).map(|(number, tree)| plant(tree, number, &mut by_feature)).collect();
        let used = by_feature.iter().enumerate().filter(|(_, splits)| !splits.is_empty());
        let asked = used.map(|(feature, splits)| Asked::new(feature, splits));
        let (page, own) = asked.partition(|asked| Feature::ALL[asked.feature].group() == Group::Page);
        Grove { own, page, leaves, tall: tall.into_iter().map(<[_]>::to_vec).collect() }
    }

    /// The leaf of every tree that each row of a page comes to: the number of the row, and the leaf.
    pub fn leaves(&self, rows: &[Row], mut each: impl FnMut(usize, L)) {
        let Some(first) = rows.first() else { return };
        let mut page = vec![u32::MAX; self.leaves.len()];
        for asked in &self.page {
            let right = asked.below(first.0[asked.feature]);
            right.iter().for_each(|split| page[split.tree as usize] &= split.right);
        }
        let start: Vec<Left> = page.iter().map(|&bits| [u32x4::splat(bits); ROWS / 4]).collect();
        let mut left = start.clone();
        for (chunk, some) in rows.chunks(ROWS).enumerate() {
            left.copy_from_slice(&start);
            self.strike(some, &mut left);
            for (left, leaves) in left.iter().zip(&self.leaves) {
                let left: [u32; ROWS] = bytemuck::cast(*left);
                let rows = left.into_iter().enumerate().take(some.len());
                rows.for_each(|(i, left)| each(chunk * ROWS + i, leaves[left.trailing_zeros() as usize % LEAVES]));
            }
        }
        for tree in &self.tall {
            rows.iter().enumerate().for_each(|(i, row)| each(i, fall(tree, row).unwrap_or_default()));
        }
    }

    /// Strikes out the leaves that up to eight rows do not come to.
    fn strike(&self, rows: &[Row], left: &mut [Left]) {
        let row = |i: usize| &rows[i.min(rows.len() - 1)].0;
        let rows: [&[f32; FEATURES]; ROWS] = std::array::from_fn(row);
        for asked in &self.own {
            let values: [f32x4; 2] = bytemuck::cast(rows.map(|row| row[asked.feature]));
            let mut from = 0;
            for question in &asked.questions {
                let threshold = f32x4::splat(question.threshold);
                let stay = values.map(|value| value.simd_le(threshold));
                if (stay[0] & stay[1]).all() {
                    break;
                }
                let stay: [u32x4; 2] = bytemuck::cast(stay);
                let to = question.end as usize;
                for split in &asked.splits[from..to] {
                    let right = u32x4::splat(split.right);
                    let left = &mut left[split.tree as usize];
                    left[0] &= right | stay[0];
                    left[1] &= right | stay[1];
                }
                from = to;
            }
        }
    }
}

/// Adds the splits of a tree to those of their features; its leaves from left to right.
fn plant<L: Copy + Default>(nodes: &[TreeNode<L>], number: u16, by_feature: &mut [Vec<(f32, Split)>]) -> [L; LEAVES] {
    let mut leaves = [L::default(); LEAVES];
    // How many leaves stand before each node: nodes lie depth first, left before right.
    let mut before = Vec::with_capacity(nodes.len());
    let mut count = 0usize;
    for node in nodes {
        before.push(count);
        if let TreeNode::Leaf(value) = node {
            leaves[count % LEAVES] = *value;
            count += 1;
        }
    }
    for (at, node) in nodes.iter().enumerate() {
        let TreeNode::Split { feature, threshold, right } = *node else { continue };
        let end = before.get(right as usize).copied().unwrap_or(count);
        let struck = (before[at]..end).fold(0u32, |bits, leaf| bits | 1 << leaf);
        by_feature[feature as usize].push((threshold, Split { tree: number, right: !struck }));
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Forest, Model, Tree};

    /// Rows with numbers of all sizes, the features of the page alike.
    fn rows(count: u32) -> Vec<Row> {
        let number = |seed: u32| (seed.wrapping_mul(2_654_435_761) >> 16) as f32 / 8192.0 - 1.0;
        let row = |i: u32| {
            let of =
                |f: usize| number(f as u32 * 31 + if Feature::ALL[f].group() == Group::Page { 0 } else { i * 977 });
            Row(std::array::from_fn(of))
        };
        (0..count).map(row).collect()
    }

    #[test]
    fn a_forest_says_the_same_of_many_rows_as_of_one() {
        let forest = Model::shipped().expect("the model").forest();
        let rows = rows(21);
        let expected: Vec<f32> = rows.iter().map(|row| forest.log_odds(row)).collect();
        assert_eq!(forest.log_odds_of(&forest.grove(), &rows), expected);
    }

    #[test]
    fn trees_with_more_leaves_than_bits_are_walked() {
        let stair = |steps: u16| {
            let step = |i: u16| match i % 2 {
                0 => TreeNode::Split { feature: 3, threshold: f32::from(i) / 40.0, right: i + 2 },
                _ => TreeNode::Leaf(f32::from(i)),
            };
            Tree::new((0..steps * 2).map(step).chain([TreeNode::Leaf(-1.0)]).collect())
        };
        let forest = Forest { base: 0.5, trees: vec![stair(40), stair(31), stair(32)] };
        let rows = rows(5);
        let expected: Vec<f32> = rows.iter().map(|row| forest.log_odds(row)).collect();
        assert_eq!(forest.log_odds_of(&forest.grove(), &rows), expected);
    }
}

//! Boosted trees over the features of one block whose leaves speak for and against every kind.

use super::bytes::FINE;
use super::grove::Grove;
use super::shape::{self, Thresholds};
use super::tree_node::TreeNode;
use super::{ModelError, Reader, Writer};
use crate::feature::Row;
use wide::i16x8;

/// Kinds of block.
pub const KINDS: usize = 15;

/// Trees whose leaves add up to a log-odds for each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindForest {
    /// Before any tree.
    pub base: [f32; KINDS],
    /// The trees, their nodes in depth-first order; a leaf is a row of `leaves`.
    pub trees: Vec<Vec<TreeNode<u16>>>,
    /// The leaves of all trees.
    pub leaves: Vec<[f32; KINDS]>,
}

/// The trees made ready for many rows. Leaves are whole numbers, as model data has them, so that a leaf is
/// half as large and a row's sum two additions of vectors.
pub struct KindGrove {
    trees: Grove<u16>,
    leaves: Vec<[i16x8; 2]>,
    /// The step of each kind's numbers.
    steps: [f32; KINDS + 1],
}

impl KindForest {
    /// Adds a tree, its nodes in depth-first order; a leaf is given by what it adds.
    pub fn push(&mut self, nodes: impl Iterator<Item = TreeNode<[f32; KINDS]>>) {
        let mut tree = Vec::new();
        for node in nodes {
            tree.push(match node {
                TreeNode::Split { feature, threshold, right } => TreeNode::Split { feature, threshold, right },
                TreeNode::Leaf(leaf) => {
                    self.leaves.push(leaf);
                    TreeNode::Leaf((self.leaves.len() - 1) as u16)
                }
            });
        }
        self.trees.push(tree);
    }

    /// A log-odds for each kind, for each row; only differences of one row mean something. `grove` is
    /// made of the trees.
    pub fn log_odds(&self, grove: &KindGrove, rows: &[Row]) -> Vec<[f32; KINDS]> {
        let mut sums = vec![[i16x8::ZERO; 2]; rows.len()];
        grove.trees.leaves(rows, |row, leaf| {
            let Some(leaf) = grove.leaves.get(usize::from(leaf)) else { return };
            sums[row][0] += leaf[0];
            sums[row][1] += leaf[1];
        });
        let whole = |sums| -> [i16; KINDS + 1] { bytemuck::cast(sums) };
        let row = |sums: [i16; KINDS + 1]| {
            std::array::from_fn(|kind| self.base[kind] + f32::from(sums[kind]) * grove.steps[kind])
        };
        sums.into_iter().map(whole).map(row).collect()
    }

    /// The trees, to be made ready.
    pub(super) fn grove(&self) -> KindGrove {
        let most = (i32::from(i16::MAX) / self.trees.len().max(1) as i32).min(127) as f32;
        let mut steps = [1e-12f32; KINDS + 1];
        for leaf in &self.leaves {
            steps.iter_mut().zip(leaf).for_each(|(step, value)| *step = step.max(value.abs() / most));
        }
        let whole = |leaf: &[f32; KINDS]| {
            let part = |kind: usize| leaf.get(kind).map_or(0, |value| libm::roundf(value / steps[kind]) as i16);
            bytemuck::cast(std::array::from_fn::<i16, { KINDS + 1 }, _>(part))
        };
        let leaves = self.leaves.iter().map(whole).collect();
        KindGrove { trees: Grove::new(self.trees.iter().map(Vec::as_slice)), leaves, steps }
    }

    /// What its splits ask.
    pub(super) fn splits(&self) -> impl Iterator<Item = (u8, f32)> {
        self.trees.iter().flat_map(|tree| shape::splits(tree))
    }

    pub(super) fn read(reader: &mut Reader, thresholds: &Thresholds) -> Result<KindForest, ModelError> {
        let mut base = [0.0; KINDS];
        base.copy_from_slice(&reader.floats(KINDS)?);
        let trees = shape::read(reader, thresholds)?;
        let leaves = trees.iter().flatten().filter(|node| matches!(node, TreeNode::Leaf(_))).count();
        let leaves = reader.matrix(leaves, KINDS)?.as_chunks::<KINDS>().0.to_vec();
        Ok(KindForest { base, trees, leaves })
    }

    pub(super) fn write(&self, thresholds: &Thresholds, writer: &mut Writer) {
        writer.floats(&self.base);
        shape::write(self.trees.iter().map(Vec::as_slice), thresholds, writer);
        writer.matrix(self.leaves.as_flattened(), KINDS, FINE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_says_the_same() {
        let mut forest = KindForest { base: [0.25; KINDS], ..KindForest::default() };
        let mut leaf = [0.0; KINDS];
        for at in 1..4u8 {
            leaf[usize::from(at)] = 1.27;
            let split = TreeNode::Split { feature: at, threshold: 0.5, right: 2 };
            forest.push([split, TreeNode::Leaf(leaf), TreeNode::Leaf([-1.27; KINDS])].into_iter());
        }
        let mut writer = Writer::default();
        let thresholds = Thresholds::of(forest.splits());
        forest.write(&thresholds, &mut writer);
        let data = writer.finish();
        let read = KindForest::read(&mut Reader::new(&data), &thresholds).expect("what was written");
        assert_eq!(read.trees, forest.trees);
        let mut row = Row::default();
        row.0[2] = 1.0;
        let of = |forest: &KindForest| forest.log_odds(&forest.grove(), &[Row::default(), row.clone()]);
        let close = |a: &[f32; KINDS], b: &[f32; KINDS]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4);
        assert!(of(&read).iter().zip(&of(&forest)).all(|(a, b)| close(a, b)));
        assert!(KindForest::read(&mut Reader::new(&data[..data.len() - 1]), &thresholds).is_err());
    }
}

//! Boosted trees over the features of one block whose leaves speak for and against every kind.

use super::grove::Grove;
use super::tree_node::TreeNode;
use super::{ModelError, Reader, Writer};
use crate::feature::{FEATURES, Row};

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

const LEAF: u8 = u8::MAX;

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
    pub fn log_odds(&self, grove: &Grove<u16>, rows: &[Row]) -> Vec<[f32; KINDS]> {
        let mut out = vec![self.base; rows.len()];
        grove.leaves(rows, |row, leaf| {
            let leaf = self.leaves.get(usize::from(leaf)).unwrap_or(&[0.0; KINDS]);
            out[row].iter_mut().zip(leaf).for_each(|(sum, value)| *sum += value);
        });
        out
    }

    /// The trees, to be made ready.
    pub(super) fn grove(&self) -> Grove<u16> {
        Grove::new(self.trees.iter().map(Vec::as_slice))
    }

    pub(super) fn read(reader: &mut Reader) -> Result<KindForest, ModelError> {
        let mut forest = KindForest::default();
        forest.base.copy_from_slice(&reader.floats(KINDS)?);
        let mut leaves = 0;
        for _ in 0..reader.u32()? {
            forest.trees.push(read_tree(reader, &mut leaves)?);
        }
        let rows = reader.matrix(usize::from(leaves), KINDS)?;
        forest.leaves = rows.as_chunks::<KINDS>().0.to_vec();
        Ok(forest)
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.floats(&self.base);
        writer.u32(self.trees.len() as u32);
        for tree in &self.trees {
            writer.u8(tree.len() as u8);
            for node in tree {
                match *node {
                    TreeNode::Leaf(_) => writer.u8(LEAF),
                    TreeNode::Split { feature, threshold, right } => {
                        writer.u8(feature);
                        writer.u8(right as u8);
                        writer.f32(threshold);
                    }
                }
            }
        }
        writer.matrix(self.leaves.as_flattened(), KINDS);
    }
}

/// The nodes of a tree; its leaves follow those of the trees before.
fn read_tree(reader: &mut Reader, leaves: &mut u16) -> Result<Vec<TreeNode<u16>>, ModelError> {
    let count = reader.u8()? as usize;
    let mut nodes = Vec::with_capacity(count);
    for at in 0..count {
        let feature = reader.u8()?;
        if feature == LEAF {
            nodes.push(TreeNode::Leaf(*leaves));
            *leaves = leaves.checked_add(1).ok_or(ModelError::Damaged)?;
            continue;
        }
        let right = u16::from(reader.u8()?);
        if feature as usize >= FEATURES || right as usize <= at || right as usize >= count {
            return Err(ModelError::Damaged);
        }
        nodes.push(TreeNode::Split { feature, threshold: reader.f32()?, right });
    }
    Ok(nodes)
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
        forest.write(&mut writer);
        let data = writer.finish();
        let read = KindForest::read(&mut Reader::new(&data)).expect("what was written");
        assert_eq!(read.trees, forest.trees);
        let mut row = Row::default();
        row.0[2] = 1.0;
        let of = |forest: &KindForest| forest.log_odds(&forest.grove(), &[Row::default(), row.clone()]);
        let close = |a: &[f32; KINDS], b: &[f32; KINDS]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4);
        assert!(of(&read).iter().zip(&of(&forest)).all(|(a, b)| close(a, b)));
        assert!(KindForest::read(&mut Reader::new(&data[..data.len() - 1])).is_err());
    }
}

//! Boosted trees (Friedman, 2001) over the features of one block.

use super::grove::Grove;
use super::shape::{self, Thresholds};
use super::tree_node::{TreeNode, fall};
use super::{ModelError, Reader, Writer};
use crate::feature::{FEATURES, Row};

/// One tree, its nodes in depth-first order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    nodes: Vec<TreeNode>,
    /// The mean of the leaves below each node.
    means: Vec<f32>,
}

/// Trees whose leaves add up to log-odds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    /// Log-odds before any tree.
    pub base: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// Leaves are kept in steps of this.
const LEAF_STEP: f32 = 1.0 / 8192.0;

impl Tree {
    /// A tree of nodes in depth-first order.
    pub fn new(nodes: Vec<TreeNode>) -> Tree {
        let means = means(&nodes);
        Tree { nodes, means }
    }

    /// Its nodes in depth-first order.
    pub fn nodes(&self) -> &[TreeNode] {
        &self.nodes
    }

    /// What the tree adds for a row.
    pub fn value(&self, row: &Row) -> f32 {
        fall(&self.nodes, row).unwrap_or(0.0)
    }

    fn contribute(&self, row: &Row, out: &mut [f32; FEATURES]) {
        let mut at = 0;
        while let Some(&TreeNode::Split { feature, threshold, right }) = self.nodes.get(at) {
            let next = if row.0[feature as usize] <= threshold { at + 1 } else { right as usize };
            out[feature as usize] += self.means.get(next).unwrap_or(&0.0) - self.means[at];
            at = next;
        }
    }
}

fn means(nodes: &[TreeNode]) -> Vec<f32> {
    let mut sums = vec![(0.0f32, 0.0f32); nodes.len()];
    for at in (0..nodes.len()).rev() {
        sums[at] = match nodes[at] {
            TreeNode::Leaf(value) => (value, 1.0),
            TreeNode::Split { right, .. } => {
                let below = |i: usize| sums.get(i).copied().unwrap_or_default();
                let (l, r) = (below(at + 1), below(right as usize));
                (l.0 + r.0, l.1 + r.1)
            }
        };
    }
    sums.iter().map(|(sum, leaves)| sum / leaves.max(1.0)).collect()
}

impl Forest {
    /// Log-odds of being content.
    pub fn log_odds(&self, row: &Row) -> f32 {
        self.base + self.trees.iter().map(|t| t.value(row)).sum::<f32>()
    }

    /// Log-odds of being content for many rows of one page; `grove` is made of the trees.
    pub fn log_odds_of(&self, grove: &Grove<f32>, rows: &[Row]) -> Vec<f32> {
        let mut out = vec![0.0; rows.len()];
        grove.leaves(rows, |row, leaf| out[row] += leaf);
        out.iter_mut().for_each(|sum| *sum += self.base);
        out
    }

    /// The trees, to be made ready.
    pub(super) fn grove(&self) -> Grove<f32> {
        Grove::new(self.trees.iter().map(Tree::nodes))
    }

    /// How much each feature moved the log-odds: at every split on a row's way the change of the
    /// mean leaf is put down to the feature that was asked (Saabas, 2014).
    pub fn contributions(&self, row: &Row) -> [f32; FEATURES] {
        let mut out = [0.0; FEATURES];
        self.trees.iter().for_each(|t| t.contribute(row, &mut out));
        out
    }

    /// What its splits ask.
    pub(super) fn splits(&self) -> impl Iterator<Item = (u8, f32)> {
        self.trees.iter().flat_map(|tree| shape::splits(&tree.nodes))
    }

    pub(super) fn read(reader: &mut Reader, thresholds: &Thresholds) -> Result<Forest, ModelError> {
        let base = reader.f32()?;
        let shapes = shape::read(reader, thresholds)?;
        let is_leaf = |node: &&TreeNode<u16>| matches!(node, TreeNode::Leaf(_));
        let leaves = reader.halves(shapes.iter().flatten().filter(is_leaf).count())?;
        let value = |number: u16| f32::from(leaves.get(usize::from(number)).map_or(0, |&bits| bits as i16)) * LEAF_STEP;
        let tree = |nodes: Vec<TreeNode<u16>>| Tree::new(nodes.into_iter().map(|node| node.with_leaf(value)).collect());
        Ok(Forest { base, trees: shapes.into_iter().map(tree).collect() })
    }

    pub(super) fn write(&self, thresholds: &Thresholds, writer: &mut Writer) {
        writer.f32(self.base);
        shape::write(self.trees.iter().map(Tree::nodes), thresholds, writer);
        let leaves = self.trees.iter().flat_map(Tree::nodes).filter_map(|node| match node {
            TreeNode::Leaf(value) => Some(libm::roundf(value / LEAF_STEP).clamp(-32767.0, 32767.0) as i16 as u16),
            TreeNode::Split { .. } => None,
        });
        writer.halves(leaves);
    }
}

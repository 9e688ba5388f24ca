//! Boosted trees (Friedman, 2001) over the features of one block.

use super::grove::Grove;
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

const LEAF: u8 = u8::MAX;
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

    fn read(reader: &mut Reader) -> Result<Tree, ModelError> {
        let count = reader.u8()? as usize;
        let mut nodes = Vec::with_capacity(count);
        for at in 0..count {
            let feature = reader.u8()?;
            nodes.push(if feature == LEAF {
                TreeNode::Leaf(f32::from(reader.i16()?) * LEAF_STEP)
            } else {
                let right = u16::from(reader.u8()?);
                let fits = (feature as usize) < FEATURES && right as usize > at && (right as usize) < count;
                if !fits {
                    return Err(ModelError::Damaged);
                }
                TreeNode::Split { feature, threshold: reader.f32()?, right }
            });
        }
        Ok(Tree::new(nodes))
    }

    fn write(&self, writer: &mut Writer) {
        writer.u8(self.nodes.len() as u8);
        for node in &self.nodes {
            match *node {
                TreeNode::Leaf(value) => {
                    writer.u8(LEAF);
                    writer.i16(libm::roundf(value / LEAF_STEP).clamp(-32767.0, 32767.0) as i16);
                }
                TreeNode::Split { feature, threshold, right } => {
                    writer.u8(feature);
                    writer.u8(right as u8);
                    writer.f32(threshold);
                }
            }
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

    pub(super) fn read(reader: &mut Reader) -> Result<Forest, ModelError> {
        let base = reader.f32()?;
        let count = reader.u32()?;
        let trees = (0..count).map(|_| Tree::read(reader)).collect::<Result<_, _>>()?;
        Ok(Forest { base, trees })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.f32(self.base);
        writer.u32(self.trees.len() as u32);
        self.trees.iter().for_each(|t| t.write(writer));
    }
}

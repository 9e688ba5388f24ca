//! The nodes of a tree, and the way down it.

use crate::feature::Row;

/// A node of a tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TreeNode<L = f32> {
    /// Left (the next node) where the feature is at most the threshold, else the node `right`.
    Split {
        /// Place of the feature in its table.
        feature: u8,
        /// What it is held against.
        threshold: f32,
        /// Index of the right child in the tree.
        right: u16,
    },
    /// What the tree adds to the log-odds, or where that stands.
    Leaf(L),
}

impl<L: Copy> TreeNode<L> {
    /// The same node with what `of` says of its leaf.
    pub(super) fn with_leaf<M>(self, of: impl Fn(L) -> M) -> TreeNode<M> {
        match self {
            TreeNode::Split { feature, threshold, right } => TreeNode::Split { feature, threshold, right },
            TreeNode::Leaf(leaf) => TreeNode::Leaf(of(leaf)),
        }
    }
}

/// The leaf of a tree that a row comes to; none in a damaged tree.
pub fn fall<L: Copy>(nodes: &[TreeNode<L>], row: &Row) -> Option<L> {
    let mut at = 0;
    loop {
        match nodes.get(at)? {
            TreeNode::Leaf(leaf) => return Some(*leaf),
            TreeNode::Split { feature, threshold, right } => {
                at = if row.0[*feature as usize] <= *threshold { at + 1 } else { *right as usize };
            }
        }
    }
}

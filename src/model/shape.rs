//! Trees in model data: what they ask, column by column, so that equal things lie together and pack
//! well. Where a right child stands follows from the order of the nodes, and of the thresholds of a
//! feature, which recur in many trees, each is written once.

use super::tree_node::TreeNode;
use super::{ModelError, Reader, Writer};
use crate::feature::FEATURES;
use crate::order::{order, rising};

/// Stands for a leaf where a split has its feature.
const LEAF: u8 = u8::MAX;

/// What the splits of a model hold each feature against, each once, rising.
#[derive(Debug, Default)]
pub struct Thresholds {
    of: Vec<Vec<f32>>,
}

impl Thresholds {
    /// Those of splits, given by feature and threshold.
    pub fn of(splits: impl Iterator<Item = (u8, f32)>) -> Thresholds {
        let mut of = vec![Vec::new(); FEATURES];
        for (feature, threshold) in splits {
            of[usize::from(feature)].push(threshold);
        }
        for all in &mut of {
            let order = order(all.iter().map(|&threshold| rising(threshold)));
            *all = order.into_iter().map(|at| all[at]).collect();
            all.dedup();
        }
        Thresholds { of }
    }

    pub fn read(reader: &mut Reader) -> Result<Thresholds, ModelError> {
        let counts = reader.halves(FEATURES)?;
        let of = counts.into_iter().map(|count| reader.floats(usize::from(count))).collect::<Result<_, _>>()?;
        Ok(Thresholds { of })
    }

    pub fn write(&self, writer: &mut Writer) {
        writer.halves(self.of.iter().map(|all| all.len() as u16));
        self.of.iter().for_each(|all| writer.floats(all));
    }

    fn number(&self, feature: u8, threshold: f32) -> u16 {
        self.of[usize::from(feature)].iter().position(|&own| own == threshold).unwrap_or(0) as u16
    }

    fn get(&self, feature: u8, number: u16) -> Option<f32> {
        self.of.get(usize::from(feature))?.get(usize::from(number)).copied()
    }
}

/// What the splits of trees ask.
pub fn splits<L: Copy>(nodes: &[TreeNode<L>]) -> impl Iterator<Item = (u8, f32)> {
    nodes.iter().filter_map(|node| match *node {
        TreeNode::Split { feature, threshold, .. } => Some((feature, threshold)),
        TreeNode::Leaf(_) => None,
    })
}

/// Writes trees without their leaves, each by its nodes in depth-first order.
pub fn write<'t, L: Copy + 't>(
    trees: impl Iterator<Item = &'t [TreeNode<L>]> + Clone,
    thresholds: &Thresholds,
    writer: &mut Writer,
) {
    writer.u32(trees.clone().count() as u32);
    trees.clone().for_each(|nodes| writer.u8(nodes.len() as u8));
    for node in trees.clone().flatten() {
        writer.u8(match node {
            TreeNode::Split { feature, .. } => *feature,
            TreeNode::Leaf(_) => LEAF,
        });
    }
    writer.halves(trees.flat_map(splits).map(|(feature, threshold)| thresholds.number(feature, threshold)));
}

/// Reads trees; their leaves are numbered.
pub fn read(reader: &mut Reader, thresholds: &Thresholds) -> Result<Vec<Vec<TreeNode<u16>>>, ModelError> {
    let count = reader.u32()? as usize;
    let counts = reader.bytes(count)?;
    let features = reader.bytes(counts.iter().map(|&nodes| usize::from(nodes)).sum())?;
    let mut numbers = reader.halves(features.iter().filter(|&&feature| feature != LEAF).count())?.into_iter();
    let mut leaves = 0..=u16::MAX;
    let mut rest = features;
    let mut trees = Vec::with_capacity(count);
    for &nodes in counts {
        let (own, others) = rest.split_at(usize::from(nodes));
        rest = others;
        let rights = rights(own).ok_or(ModelError::Damaged)?;
        let node = |(&feature, right): (&u8, u16)| {
            Some(match feature {
                LEAF => TreeNode::Leaf(leaves.next()?),
                _ => TreeNode::Split { feature, threshold: thresholds.get(feature, numbers.next()?)?, right },
            })
        };
        let tree: Option<Vec<_>> = own.iter().zip(rights).map(node).collect();
        trees.push(tree.ok_or(ModelError::Damaged)?);
    }
    Ok(trees)
}

/// Where the right child of each split stands in a tree in depth-first order; none in half a tree.
fn rights(features: &[u8]) -> Option<Vec<u16>> {
    let mut rights = vec![0u16; features.len()];
    // Where what hangs on each node ends.
    let mut ends = vec![0u16; features.len()];
    for at in (0..features.len()).rev() {
        ends[at] = match features[at] {
            LEAF => at as u16 + 1,
            _ => {
                rights[at] = *ends.get(at + 1)?;
                *ends.get(usize::from(rights[at]))?
            }
        };
    }
    (ends.first().copied().map(usize::from) == Some(features.len())).then_some(rights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(feature: u8, threshold: f32, right: u16) -> TreeNode<u16> {
        TreeNode::Split { feature, threshold, right }
    }

    #[test]
    fn what_was_written_is_read() {
        let trees = vec![
            vec![split(3, 0.5, 4), split(3, -1.0, 3), TreeNode::Leaf(0), TreeNode::Leaf(1), TreeNode::Leaf(2)],
            vec![TreeNode::Leaf(3)],
            vec![split(7, 0.5, 2), TreeNode::Leaf(4), split(3, 0.5, 4), TreeNode::Leaf(5), TreeNode::Leaf(6)],
        ];
        let thresholds = Thresholds::of(trees.iter().flat_map(|tree| splits(tree)));
        let mut writer = Writer::default();
        thresholds.write(&mut writer);
        write(trees.iter().map(Vec::as_slice), &thresholds, &mut writer);
        let data = writer.finish();
        let read = |data: &[u8]| {
            let mut reader = Reader::new(data);
            let thresholds = Thresholds::read(&mut reader)?;
            read(&mut reader, &thresholds)
        };
        assert_eq!(read(&data).as_ref(), Ok(&trees));
        assert_eq!(read(&data[..data.len() - 1]), Err(ModelError::Damaged));
    }

    #[test]
    fn half_a_tree_is_none() {
        assert_eq!(rights(&[3, LEAF, LEAF]), Some(vec![2, 0, 0]));
        for damaged in [&[][..], &[3], &[3, LEAF], &[3, LEAF, LEAF, LEAF], &[LEAF, LEAF]] {
            assert_eq!(rights(damaged), None, "{damaged:?}");
        }
    }
}

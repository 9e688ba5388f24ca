//! Trains the boosted trees: second-order gradient boosting on histograms, leaf by leaf
//! (Chen & Guestrin, 2016; Ke et al., 2017).

use super::parallel;
use super::random::Random;
use stillpage::feature::{FEATURES, Row};
use stillpage::model::{Forest, KINDS, KindForest, Tree, TreeNode, sigmoid, softmax};

/// Most bins a feature is cut into.
const BINS: usize = 64;

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Number of trees.
    pub trees: usize,
    /// Leaves of each.
    pub leaves: usize,
    /// What part of a leaf's value is taken.
    pub rate: f32,
    /// Least sum of second derivatives in a leaf.
    pub least: f32,
    /// Ridge on leaf values.
    pub ridge: f32,
    /// Share of rows each tree sees.
    pub rows: f32,
    /// Share of features each tree sees.
    pub features: f32,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { trees: 100, leaves: 31, rate: 0.1, least: 20.0, ridge: 4.0, rows: 0.6, features: 0.5, seed: 1 }
    }
}

/// A row to learn from.
pub struct Case<'a> {
    /// Its features.
    pub row: &'a Row,
    /// Which of the outputs is true of it, if one is.
    pub class: Option<usize>,
    /// How much it counts.
    pub weight: f32,
}

/// First and second derivatives of the loss, summed, for each of `K` outputs.
#[derive(Clone, Copy)]
struct Sum<const K: usize> {
    gradient: [f32; K],
    hessian: [f32; K],
}

impl<const K: usize> Sum<K> {
    const ZERO: Self = Sum { gradient: [0.0; K], hessian: [0.0; K] };

    fn plus(&mut self, other: &Self) {
        self.gradient.iter_mut().zip(&other.gradient).for_each(|(a, b)| *a += b);
        self.hessian.iter_mut().zip(&other.hessian).for_each(|(a, b)| *a += b);
    }

    fn minus(mut self, other: &Self) -> Self {
        self.gradient.iter_mut().zip(&other.gradient).for_each(|(a, b)| *a -= b);
        self.hessian.iter_mut().zip(&other.hessian).for_each(|(a, b)| *a -= b);
        self
    }

    fn gain(&self, ridge: f32) -> f32 {
        self.gradient.iter().zip(&self.hessian).map(|(g, h)| g * g / (h + ridge)).sum()
    }

    fn weight(&self) -> f32 {
        self.hessian.iter().sum()
    }
}

struct Split {
    gain: f32,
    feature: usize,
    bin: u8,
}

struct Leaf<const K: usize> {
    rows: Vec<u32>,
    sum: Sum<K>,
    histogram: Vec<Sum<K>>,
    split: Option<Split>,
    node: usize,
}

/// A node of a grown tree.
#[derive(Clone, Copy)]
pub enum Grown<const K: usize> {
    /// A feature, and the threshold up to which a row goes left.
    Split(usize, f32, usize),
    /// What the tree adds to each output.
    Leaf([f32; K]),
}

/// Grown trees, each with its nodes in depth-first order, left child right behind its parent; a split
/// names its right child.
pub struct Trees<const K: usize> {
    /// Outputs before any tree.
    pub base: [f32; K],
    /// The trees.
    pub list: Vec<Vec<Grown<K>>>,
}

enum Node<const K: usize> {
    Split { feature: usize, bin: u8, left: usize, right: usize },
    Leaf([f32; K]),
}

/// The data in bins, and the slope of the loss at every row.
struct Booster<const K: usize> {
    settings: Settings,
    /// Upper edge of each bin of each feature.
    edges: Vec<Vec<f32>>,
    /// Bins, feature by feature.
    bins: Vec<Vec<u8>>,
    gradients: Vec<Sum<K>>,
}

/// Grows trees on labelled rows: one output is a log-odds, several are those of classes that shut each
/// other out.
pub fn train<const K: usize>(cases: &[Case], settings: Settings) -> Trees<K> {
    let edges = parallel(FEATURES, |f| edges(cases, f));
    let bins = parallel(FEATURES, |f| cases.iter().map(|c| bin(&edges[f], c.row.0[f])).collect());
    let mut booster = Booster { settings, edges, bins, gradients: vec![Sum::ZERO; cases.len()] };
    let mut trees = Trees { base: base(cases), list: Vec::new() };
    let mut outputs = vec![trees.base; cases.len()];
    let mut random = Random::new(settings.seed);
    for _ in 0..settings.trees {
        for ((gradient, case), outputs) in booster.gradients.iter_mut().zip(cases).zip(&outputs) {
            *gradient = slope(case, outputs);
        }
        let tree = booster.grow(cases.len(), &mut random);
        let added = parallel(8, |part| {
            let size = cases.len().div_ceil(8);
            cases[(part * size).min(cases.len())..((part + 1) * size).min(cases.len())]
                .iter()
                .map(|c| fall(&tree, c.row))
                .collect::<Vec<[f32; K]>>()
        });
        let pairs = outputs.iter_mut().zip(added.iter().flatten());
        pairs.for_each(|(outputs, added)| outputs.iter_mut().zip(added).for_each(|(x, v)| *x += v));
        trees.list.push(tree);
    }
    trees
}

/// What is likely before anything is known of a row, as log-odds or logarithms.
fn base<const K: usize>(cases: &[Case]) -> [f32; K] {
    let (mut true_of, mut all) = ([0.0f64; K], 0.0f64);
    for case in cases {
        all += f64::from(case.weight);
        true_of[case.class.unwrap_or(0)] += f64::from(if case.class.is_some() { case.weight } else { 0.0 });
    }
    true_of.map(|sum| libm::logf((sum.max(1.0) / if K == 1 { all - sum } else { all }) as f32))
}

fn slope<const K: usize>(case: &Case, outputs: &[f32; K]) -> Sum<K> {
    let mut p = *outputs;
    if K == 1 {
        p[0] = sigmoid(p[0]);
    } else {
        softmax(&mut p);
    }
    let mut sum = Sum::ZERO;
    for (k, p) in p.into_iter().enumerate() {
        let y = f32::from(u8::from(case.class == Some(k)));
        sum.gradient[k] = (y - p) * case.weight;
        sum.hessian[k] = (p * (1.0 - p)).max(1e-6) * case.weight;
    }
    sum
}

fn fall<const K: usize>(tree: &[Grown<K>], row: &Row) -> [f32; K] {
    let mut at = 0;
    loop {
        match tree[at] {
            Grown::Leaf(value) => return value,
            Grown::Split(feature, threshold, right) => at = if row.0[feature] <= threshold { at + 1 } else { right },
        }
    }
}

/// Quantiles of a feature's distinct values.
fn edges(cases: &[Case], feature: usize) -> Vec<f32> {
    let step = (cases.len() / 50_000).max(1);
    let mut values: Vec<f32> = cases.iter().step_by(step).map(|c| c.row.0[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = (1..BINS).map(|b| values[b * (values.len() - 1) / BINS]).collect();
    out.dedup();
    out
}

fn bin(edges: &[f32], value: f32) -> u8 {
    edges.partition_point(|&e| e < value) as u8
}

impl<const K: usize> Booster<K> {
    fn grow(&self, rows: usize, random: &mut Random) -> Vec<Grown<K>> {
        let features: Vec<usize> = (0..FEATURES).filter(|_| random.chance(self.settings.features)).collect();
        let rows: Vec<u32> = (0..rows as u32).filter(|_| random.chance(self.settings.rows)).collect();
        let mut grown = vec![Node::Leaf([0.0; K])];
        let histogram = self.histogram(&rows, &features);
        let sum = self.sum(&rows);
        let mut leaves = vec![self.leaf(rows, sum, histogram, 0, &features)];
        while leaves.len() < self.settings.leaves {
            let best = (0..leaves.len())
                .filter(|&i| leaves[i].split.is_some())
                .max_by(|&a, &b| gain(&leaves[a]).total_cmp(&gain(&leaves[b])).then(b.cmp(&a)));
            let Some(best) = best else { break };
            let leaf = leaves.swap_remove(best);
            let (left, right) = self.divide(leaf, &mut grown, &features);
            leaves.extend([left, right]);
        }
        for leaf in &leaves {
            let mut value = [0.0; K];
            for (k, value) in value.iter_mut().enumerate() {
                *value = leaf.sum.gradient[k] / (leaf.sum.hessian[k] + self.settings.ridge) * self.settings.rate;
            }
            grown[leaf.node] = Node::Leaf(value);
        }
        self.flatten(&grown)
    }

    fn sum(&self, rows: &[u32]) -> Sum<K> {
        let mut sum = Sum::ZERO;
        rows.iter().for_each(|&r| sum.plus(&self.gradients[r as usize]));
        sum
    }

    fn leaf(&self, rows: Vec<u32>, sum: Sum<K>, histogram: Vec<Sum<K>>, node: usize, features: &[usize]) -> Leaf<K> {
        let split = self.best(&histogram, sum, features);
        Leaf { rows, sum, histogram, split, node }
    }

    fn divide(&self, leaf: Leaf<K>, grown: &mut Vec<Node<K>>, features: &[usize]) -> (Leaf<K>, Leaf<K>) {
        let split = leaf.split.expect("only leaves with a split are divided");
        let bins = &self.bins[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) = leaf.rows.iter().partition(|&&r| bins[r as usize] <= split.bin);
        let nodes = (grown.len(), grown.len() + 1);
        grown.extend([Node::Leaf([0.0; K]), Node::Leaf([0.0; K])]);
        grown[leaf.node] = Node::Split { feature: split.feature, bin: split.bin, left: nodes.0, right: nodes.1 };
        let left_is_less = left.len() < right.len();
        let less = self.histogram(if left_is_less { &left } else { &right }, features);
        let more = leaf.histogram.iter().zip(&less).map(|(all, less)| all.minus(less)).collect();
        let (l, r) = if left_is_less { (less, more) } else { (more, less) };
        let sum = self.sum(&left);
        let rest = leaf.sum.minus(&sum);
        (self.leaf(left, sum, l, nodes.0, features), self.leaf(right, rest, r, nodes.1, features))
    }

    fn histogram(&self, rows: &[u32], features: &[usize]) -> Vec<Sum<K>> {
        let count = |k: usize| {
            let mut out = [Sum::ZERO; BINS];
            let bins = &self.bins[features[k]];
            for &row in rows {
                out[bins[row as usize] as usize].plus(&self.gradients[row as usize]);
            }
            out
        };
        if rows.len() * K < 2000 {
            (0..features.len()).flat_map(count).collect()
        } else {
            parallel(features.len(), count).into_iter().flatten().collect()
        }
    }

    fn best(&self, histogram: &[Sum<K>], all: Sum<K>, features: &[usize]) -> Option<Split> {
        let ridge = self.settings.ridge;
        let least = all.gain(ridge);
        let mut best: Option<Split> = None;
        for (bins, &feature) in histogram.chunks_exact(BINS).zip(features) {
            let mut left = Sum::ZERO;
            for (bin, sum) in bins.iter().enumerate().take(self.edges[feature].len()) {
                left.plus(sum);
                let right = all.minus(&left);
                if left.weight() < self.settings.least || right.weight() < self.settings.least {
                    continue;
                }
                let gain = left.gain(ridge) + right.gain(ridge) - least;
                if gain > best.as_ref().map_or(1.0, |b| b.gain) {
                    best = Some(Split { gain, feature, bin: bin as u8 });
                }
            }
        }
        best
    }

    /// Depth-first, left child right behind its parent, thresholds for bins.
    fn flatten(&self, grown: &[Node<K>]) -> Vec<Grown<K>> {
        let mut out: Vec<Grown<K>> = Vec::new();
        let mut todo: Vec<(usize, Option<usize>)> = vec![(0, None)];
        while let Some((node, parent)) = todo.pop() {
            let here = out.len();
            if let Some(Grown::Split(_, _, right)) = parent.and_then(|p| out.get_mut(p)) {
                *right = here;
            }
            match grown[node] {
                Node::Leaf(value) => out.push(Grown::Leaf(value)),
                Node::Split { feature, bin, left, right } => {
                    out.push(Grown::Split(feature, self.edges[feature][bin as usize], 0));
                    todo.push((right, Some(here)));
                    todo.push((left, None));
                }
            }
        }
        out
    }
}

fn gain<const K: usize>(leaf: &Leaf<K>) -> f32 {
    leaf.split.as_ref().map_or(0.0, |s| s.gain)
}

/// The trees of one output as the model has them.
impl From<Trees<1>> for Forest {
    fn from(trees: Trees<1>) -> Forest {
        let node = |node: &Grown<1>| match *node {
            Grown::Leaf([value]) => TreeNode::Leaf(value),
            Grown::Split(feature, threshold, right) => {
                TreeNode::Split { feature: feature as u8, threshold, right: right as u16 }
            }
        };
        let list = trees.list.iter().map(|tree| Tree::new(tree.iter().map(node).collect())).collect();
        Forest { base: trees.base[0], trees: list }
    }
}

/// The trees of all kinds as the model has them.
impl From<Trees<KINDS>> for KindForest {
    fn from(trees: Trees<KINDS>) -> KindForest {
        let node = |node: &Grown<KINDS>| match *node {
            Grown::Leaf(values) => TreeNode::Leaf(values),
            Grown::Split(feature, threshold, right) => {
                TreeNode::Split { feature: feature as u8, threshold, right: right as u16 }
            }
        };
        let mut forest = KindForest { base: trees.base, ..KindForest::default() };
        trees.list.iter().for_each(|tree| forest.push(tree.iter().map(node)));
        forest
    }
}

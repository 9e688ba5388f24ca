//! Trains the boosted trees: second-order gradient boosting on histograms, leaf by leaf
//! (Chen & Guestrin, 2016; Ke et al., 2017).

use super::parallel;
use super::random::Random;
use stillpage::feature::{FEATURES, Row};
use stillpage::model::{Forest, Tree, TreeNode, sigmoid};

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
        Settings { trees: 140, leaves: 31, rate: 0.1, least: 20.0, ridge: 4.0, rows: 0.6, features: 0.5, seed: 1 }
    }
}

/// A row to learn from.
pub struct Case<'a> {
    /// Its features.
    pub row: &'a Row,
    /// Whether it is content.
    pub positive: bool,
    /// How much it counts.
    pub weight: f32,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    gradient: f32,
    hessian: f32,
}

impl Sum {
    fn minus(self, other: Sum) -> Sum {
        Sum { gradient: self.gradient - other.gradient, hessian: self.hessian - other.hessian }
    }

    fn gain(self, ridge: f32) -> f32 {
        self.gradient * self.gradient / (self.hessian + ridge)
    }
}

struct Split {
    gain: f32,
    feature: usize,
    bin: u8,
}

struct Leaf {
    rows: Vec<u32>,
    sum: Sum,
    histogram: Vec<Sum>,
    split: Option<Split>,
    node: usize,
}

enum Grown {
    Split { feature: usize, bin: u8, left: usize, right: usize },
    Leaf(f32),
}

/// The data in bins, and what every row's prediction is so far.
struct Booster {
    settings: Settings,
    /// Upper edge of each bin of each feature.
    edges: Vec<Vec<f32>>,
    /// Bins, feature by feature.
    bins: Vec<Vec<u8>>,
    gradients: Vec<Sum>,
}

/// Grows a forest on labelled rows.
pub fn train(cases: &[Case], settings: Settings) -> Forest {
    let edges = parallel(FEATURES, |f| edges(cases, f));
    let bins = parallel(FEATURES, |f| cases.iter().map(|c| bin(&edges[f], c.row.0[f])).collect());
    let mut booster = Booster { settings, edges, bins, gradients: vec![Sum::default(); cases.len()] };
    let (positive, all) = cases.iter().fold((0.0f64, 0.0f64), |(p, a), c| {
        (p + f64::from(c.weight) * f64::from(u8::from(c.positive)), a + f64::from(c.weight))
    });
    let mut forest = Forest { base: libm::logf((positive / (all - positive)) as f32), trees: Vec::new() };
    let mut log_odds = vec![forest.base; cases.len()];
    let mut random = Random::new(settings.seed);
    for _ in 0..settings.trees {
        for ((gradient, case), x) in booster.gradients.iter_mut().zip(cases).zip(&log_odds) {
            let p = sigmoid(*x);
            let y = f32::from(u8::from(case.positive));
            *gradient = Sum { gradient: (y - p) * case.weight, hessian: (p * (1.0 - p)).max(1e-6) * case.weight };
        }
        let tree = booster.grow(cases.len(), &mut random);
        let added = parallel(8, |part| {
            let size = cases.len().div_ceil(8);
            cases[(part * size).min(cases.len())..((part + 1) * size).min(cases.len())]
                .iter()
                .map(|c| tree.value(c.row))
                .collect::<Vec<f32>>()
        });
        log_odds.iter_mut().zip(added.iter().flatten()).for_each(|(x, v)| *x += v);
        forest.trees.push(tree);
    }
    forest
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

impl Booster {
    fn grow(&self, rows: usize, random: &mut Random) -> Tree {
        let features: Vec<usize> = (0..FEATURES).filter(|_| random.chance(self.settings.features)).collect();
        let rows: Vec<u32> = (0..rows as u32).filter(|_| random.chance(self.settings.rows)).collect();
        let mut grown = vec![Grown::Leaf(0.0)];
        let histogram = self.histogram(&rows, &features);
        let sum = rows.iter().fold(Sum::default(), |s, &r| add(s, self.gradients[r as usize]));
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
            let value = leaf.sum.gradient / (leaf.sum.hessian + self.settings.ridge) * self.settings.rate;
            grown[leaf.node] = Grown::Leaf(value);
        }
        self.flatten(&grown)
    }

    fn leaf(&self, rows: Vec<u32>, sum: Sum, histogram: Vec<Sum>, node: usize, features: &[usize]) -> Leaf {
        let split = self.best(&histogram, sum, features);
        Leaf { rows, sum, histogram, split, node }
    }

    fn divide(&self, leaf: Leaf, grown: &mut Vec<Grown>, features: &[usize]) -> (Leaf, Leaf) {
        let split = leaf.split.expect("only leaves with a split are divided");
        let bins = &self.bins[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) = leaf.rows.iter().partition(|&&r| bins[r as usize] <= split.bin);
        let nodes = (grown.len(), grown.len() + 1);
        grown.extend([Grown::Leaf(0.0), Grown::Leaf(0.0)]);
        grown[leaf.node] = Grown::Split { feature: split.feature, bin: split.bin, left: nodes.0, right: nodes.1 };
        let left_is_less = left.len() < right.len();
        let less = self.histogram(if left_is_less { &left } else { &right }, features);
        let more = leaf.histogram.iter().zip(&less).map(|(all, less)| all.minus(*less)).collect();
        let (l, r) = if left_is_less { (less, more) } else { (more, less) };
        let sum = left.iter().fold(Sum::default(), |s, &r| add(s, self.gradients[r as usize]));
        let rest = leaf.sum.minus(sum);
        (self.leaf(left, sum, l, nodes.0, features), self.leaf(right, rest, r, nodes.1, features))
    }

    fn histogram(&self, rows: &[u32], features: &[usize]) -> Vec<Sum> {
        let count = |k: usize| {
            let mut out = [Sum::default(); BINS];
            let bins = &self.bins[features[k]];
            for &row in rows {
                let slot = &mut out[bins[row as usize] as usize];
                *slot = add(*slot, self.gradients[row as usize]);
            }
            out
        };
        if rows.len() < 2000 {
            (0..features.len()).flat_map(count).collect()
        } else {
            parallel(features.len(), count).into_iter().flatten().collect()
        }
    }

    fn best(&self, histogram: &[Sum], all: Sum, features: &[usize]) -> Option<Split> {
        let mut best: Option<Split> = None;
        for (bins, &feature) in histogram.chunks_exact(BINS).zip(features) {
            let mut left = Sum::default();
            for (bin, sum) in bins.iter().enumerate().take(self.edges[feature].len()) {
                left = add(left, *sum);
                let right = all.minus(left);
                if left.hessian < self.settings.least || right.hessian < self.settings.least {
                    continue;
                }
                let ridge = self.settings.ridge;
                let gain = left.gain(ridge) + right.gain(ridge) - all.gain(ridge);
                if gain > best.as_ref().map_or(1.0, |b| b.gain) {
                    best = Some(Split { gain, feature, bin: bin as u8 });
                }
            }
        }
        best
    }

    /// Depth-first, left child right behind its parent, thresholds for bins.
    fn flatten(&self, grown: &[Grown]) -> Tree {
        let mut out: Vec<TreeNode> = Vec::new();
        let mut todo: Vec<(usize, Option<usize>)> = vec![(0, None)];
        while let Some((node, parent)) = todo.pop() {
            let here = out.len() as u16;
            if let Some(TreeNode::Split { right, .. }) = parent.and_then(|p| out.get_mut(p)) {
                *right = here;
            }
            match grown[node] {
                Grown::Leaf(value) => out.push(TreeNode::Leaf(value)),
                Grown::Split { feature, bin, left, right } => {
                    let threshold = self.edges[feature][bin as usize];
                    out.push(TreeNode::Split { feature: feature as u8, threshold, right: 0 });
                    todo.push((right, Some(here as usize)));
                    todo.push((left, None));
                }
            }
        }
        Tree::new(out)
    }
}

fn add(a: Sum, b: Sum) -> Sum {
    Sum { gradient: a.gradient + b.gradient, hessian: a.hessian + b.hessian }
}

fn gain(leaf: &Leaf) -> f32 {
    leaf.split.as_ref().map_or(0.0, |s| s.gain)
}

//! The decision on every block: scores first, then what the tree says of them.

use crate::block::Blocks;
use crate::feature::{Feature as F, Features};
use crate::kind::Kind;
use crate::model::{Scores, sigmoid};
use crate::page::{NodeId, Page};

/// What was decided on a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    pub kind: Kind,
    pub probability: f32,
    pub content: f32,
    pub keep: bool,
}

/// Log-odds from which a block is content: below even, because lost text is worse than a line
/// too many.
const THRESHOLD: f32 = -0.3;

pub fn decide(page: &Page, blocks: &Blocks, features: &Features, scores: &Scores) -> Vec<Decision> {
    let headline = headline(features, scores);
    let mut out: Vec<Decision> = (0..blocks.len())
        .map(|i| {
            let keep = scores.content[i] > THRESHOLD;
            decision(&scores.kinds[i], scores.content[i], keep, headline == Some(i))
        })
        .collect();
    bridge(page, blocks, features, scores, &mut out);
    out
}

/// The kind that fits the decision best.
fn decision(kinds: &[f32; 15], content: f32, keep: bool, headline: bool) -> Decision {
    let fits = |k: Kind| if keep { k == Kind::Content } else { k != Kind::Content };
    let best = Kind::ALL
        .into_iter()
        .filter(|&k| fits(k))
        .fold((Kind::Ui, f32::MIN), |best, k| if kinds[k as usize] > best.1 { (k, kinds[k as usize]) } else { best });
    let sure = sigmoid(content);
    if headline {
        return Decision { kind: Kind::Title, probability: kinds[Kind::Title as usize], content: sure, keep: false };
    }
    Decision { kind: best.0, probability: best.1, content: sure, keep }
}

/// The likeliest headline, where one is likely.
fn headline(features: &Features, scores: &Scores) -> Option<usize> {
    let score = |i: usize| {
        let row = &features.rows[i];
        scores.kinds[i][Kind::Title as usize] + 0.3 * row[F::InTitle] * row[F::TitleShare] + 0.2 * row[F::IsH1]
    };
    let best = (0..features.rows.len()).max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a)))?;
    (score(best) > 0.5).then_some(best)
}

/// Log-odds from which a paragraph between two kept ones stays.
const BRIDGE: f32 = -2.0;

/// A paragraph of prose between two kept blocks of its own container stays, unless there is a
/// strong reason against it.
fn bridge(page: &Page, blocks: &Blocks, features: &Features, scores: &Scores, out: &mut [Decision]) {
    let parent = |i: usize| page.parent(blocks.get(i).element).unwrap_or(NodeId(0));
    for i in 1..out.len().saturating_sub(1) {
        let beside = out[i - 1].keep && out[i + 1].keep && parent(i - 1) == parent(i) && parent(i) == parent(i + 1);
        let row = &features.rows[i];
        let prose = row[F::LinkDensity] < 0.4 && row[F::SentenceEnds] > 0.0;
        if !out[i].keep && beside && prose && scores.content[i] > BRIDGE && out[i].kind != Kind::Title {
            out[i] = decision(&scores.kinds[i], scores.content[i], true, false);
        }
    }
}

/// How sure the selection is: the mean sureness of the blocks by their words, and nothing where
/// nothing is kept.
pub fn confidence(decisions: &[Decision], features: &Features) -> f32 {
    let (mut sure, mut words) = (0.0, 0.0);
    for (decision, row) in decisions.iter().zip(&features.rows).filter(|(d, _)| d.keep) {
        let weight = libm::expm1f(row[F::Words]);
        sure += weight * decision.content;
        words += weight;
    }
    if words > 0.0 { sure / words } else { 0.0 }
}

//! Fits a whole model to samples.

use super::align::Label;
use super::boost::{self, Case};
use super::gradient::{Allowed, Lesson};
use super::network;
use super::sample::Sample;
use stillpage::Kind;
use stillpage::feature::FEATURES;
use stillpage::model::{Model, Scale};

/// How a model is fitted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The trees.
    pub boost: boost::Settings,
    /// The network.
    pub network: network::Settings,
}

/// What the kinds of a gold page count, against its content.
const GOLD: f32 = 1.5;
/// What the kinds of a page count where only content is labelled.
const WEAK: f32 = 0.2;
/// What the type of a page counts.
const TYPE: f32 = 0.1;
/// What a copy with clutter put in counts, against a page.
const COPY: f32 = 0.25;
/// Most blocks of a page that are learnt at once; a longer page teaches no more than this.
const WINDOW: usize = 1500;

/// Fits a model.
pub fn fit(samples: &[&Sample], settings: Settings) -> Model {
    let scale = scale(samples);
    let weights: Vec<Vec<f32>> = samples.iter().map(|s| content_weights(s)).collect();
    let forest = boost::train(&cases(samples, &weights), settings.boost);
    let balance = balance(samples);
    let lessons: Vec<Lesson> = samples.iter().zip(&weights).map(|(s, w)| lesson(s, w, &scale, &balance)).collect();
    let network = network::train(&lessons, settings.network);
    Model::new(scale, forest, network)
}

/// One over the root of the mean square of each feature.
fn scale(samples: &[&Sample]) -> Scale {
    let (mut squares, mut count) = (vec![0.0f64; FEATURES], 0.0f64);
    for row in samples.iter().flat_map(|s| &s.features.rows) {
        squares.iter_mut().zip(row.0).for_each(|(s, x)| *s += f64::from(x) * f64::from(x));
        count += 1.0;
    }
    Scale(squares.iter().map(|s| 1.0 / libm::sqrt(s / count).max(0.02) as f32).collect())
}

/// How much each block counts: longer ones more, all of a page together one.
fn content_weights(sample: &Sample) -> Vec<f32> {
    let of = |i: usize| match sample.labels[i] {
        Label::Unsure => 0.0,
        _ => 1.0 + libm::sqrtf(sample.words[i].len() as f32),
    };
    let weights: Vec<f32> = (0..sample.labels.len()).map(of).collect();
    let sum: f32 = weights.iter().sum::<f32>().max(1.0);
    let part = if sample.is_copy() { COPY } else { 1.0 };
    weights.iter().map(|w| w / sum * part).collect()
}

fn cases<'a>(samples: &[&'a Sample], weights: &[Vec<f32>]) -> Vec<Case<'a>> {
    let blocks: usize = samples.iter().map(|s| s.labels.len()).sum();
    let even = blocks as f32 / samples.len() as f32;
    let all = samples.iter().zip(weights).flat_map(|(s, w)| {
        (0..s.labels.len()).map(move |i| Case {
            row: &s.features.rows[i],
            positive: s.labels[i] == Label::Content,
            weight: w[i] * even,
        })
    });
    all.filter(|c| c.weight > 0.0).collect()
}

/// A weight for each kind: rare ones more, by the square root of their number.
fn balance(samples: &[&Sample]) -> [f32; 15] {
    let mut counts = [0.0f32; 15];
    for kind in samples.iter().flat_map(|s| s.kinds.iter().flatten()) {
        counts[*kind as usize] += 1.0;
    }
    let mean = counts.iter().sum::<f32>() / 15.0;
    counts.map(|c| libm::sqrtf(mean / c.max(1.0)).clamp(0.5, 5.0))
}

fn lesson<'a>(sample: &'a Sample, weights: &[f32], scale: &Scale, balance: &[f32; 15]) -> Lesson<'a> {
    let n = sample.labels.len().min(WINDOW);
    let content = (0..n).map(|i| (f32::from(u8::from(sample.labels[i] == Label::Content)), weights[i])).collect();
    let kinds: Vec<(Allowed, f32)> = (0..n).map(|i| kind_lesson(sample, i, balance)).collect();
    let sum: f32 = kinds.iter().map(|k| k.1).sum::<f32>().max(1.0);
    let share = if sample.gold { GOLD } else { WEAK };
    Lesson {
        rows: sample.features.rows[..n].iter().map(|r| scale.apply(r)).collect(),
        tokens: &sample.features.tokens[..n],
        content,
        kinds: kinds.into_iter().map(|(a, w)| (a, w / sum * share)).collect(),
        page_type: (sample.page_type, TYPE),
    }
}

/// A labelled block is its kind; a block of the truth is one of the kinds that are kept; of any
/// other block nothing is known (captions and headlines are no part of the truth).
fn kind_lesson(sample: &Sample, i: usize, balance: &[f32; 15]) -> (Allowed, f32) {
    match (sample.kinds[i], sample.labels[i]) {
        (Some(kind), _) => (1 << kind as u16, balance[kind as usize]),
        (None, Label::Content) if !sample.gold => {
            (Kind::ALL.into_iter().filter(|k| k.is_kept()).fold(0, |bits, k| bits | 1 << k as u16), 1.0)
        }
        _ => (0, 0.0),
    }
}

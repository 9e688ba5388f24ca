//! Fits a whole model to samples.

use super::align::Label;
use super::boost::{self, Case};
use super::gradient::{Allowed, Lesson};
use super::network;
use super::sample::Sample;
use super::vocabulary;
use stillpage::Kind;
use stillpage::feature::FEATURES;
use stillpage::model::{KindForest, Model, Scale};

/// How a model is fitted.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The trees.
    pub boost: boost::Settings,
    /// The trees of kinds.
    pub kinds: boost::Settings,
    /// The network.
    pub network: network::Settings,
}

impl Default for Settings {
    fn default() -> Settings {
        let kinds = boost::Settings { trees: 72, rate: 0.15, least: 5.0, features: 0.4, ..boost::Settings::default() };
        Settings { boost: boost::Settings::default(), kinds, network: network::Settings::default() }
    }
}

/// What the kinds of a page count where they are labelled, against its content.
const LABELLED: f32 = 1.0;
/// What the kinds of a page count where only content is labelled.
const WEAK: f32 = 0.2;
/// What the type of a page counts.
const TYPE: f32 = 0.1;
/// What a copy with clutter put in counts, against a page.
const COPY: f32 = 0.25;
/// What a copy with others' prose put in counts, against a page.
const JOINED: f32 = 0.5;
/// What a copy in another script counts, against a page.
const TOLD: f32 = 0.5;
/// Blocks of a page of which each counts as one in the trees of kinds.
const PAGE: f32 = 14.0;
/// Most blocks of a page that are learnt at once; a longer page teaches no more than this.
const WINDOW: usize = 1500;

/// Fits a model.
pub fn fit(samples: &[&Sample], settings: Settings) -> Model {
    let scale = scale(samples);
    let weights: Vec<Vec<f32>> = samples.iter().map(|s| content_weights(s)).collect();
    let forest = boost::train(&cases(samples, &weights), settings.boost).into();
    let balance = balance(samples);
    let kinds: KindForest = boost::train(&kind_cases(samples, &balance), settings.kinds).into();
    let teacher = Teacher { balance };
    let lessons: Vec<Lesson> = samples.iter().zip(&weights).map(|(s, w)| teacher.lesson(s, w, &scale)).collect();
    let network = network::train(&lessons, vocabulary::of(samples), settings.network);
    Model::new(scale, forest, kinds, network)
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
    let part = match sample.is_copy() {
        true if sample.is_joined() => JOINED,
        true if sample.is_told() => TOLD * coverage(sample),
        true => COPY,
        false => coverage(sample),
    };
    weights.iter().map(|w| w / sum * part).collect()
}

/// Share of the words of the truth that were found on the page: a truth that is empty, or of another
/// version of the page, teaches as much less.
fn coverage(sample: &Sample) -> f32 {
    let content = (0..sample.labels.len()).filter(|&i| sample.labels[i] == Label::Content);
    let found: usize = content.map(|i| sample.words[i].len()).sum();
    (found as f32 / sample.truth.len().max(1) as f32).min(1.0)
}

fn cases<'a>(samples: &[&'a Sample], weights: &[Vec<f32>]) -> Vec<Case<'a>> {
    let blocks: usize = samples.iter().map(|s| s.labels.len()).sum();
    let even = blocks as f32 / samples.len() as f32;
    let all = samples.iter().zip(weights).flat_map(|(s, w)| {
        (0..s.labels.len()).map(move |i| Case {
            row: &s.features.rows[i],
            class: (s.labels[i] == Label::Content).then_some(0),
            weight: w[i] * even,
        })
    });
    all.filter(|c| c.weight > 0.0).collect()
}

/// The labelled blocks: all of a page count as the root of their number, and each by its kind.
fn kind_cases<'a>(samples: &[&'a Sample], balance: &[f32; 15]) -> Vec<Case<'a>> {
    let mut cases = Vec::new();
    for sample in samples {
        let blocks = sample.kinds.iter().flatten().count() as f32;
        let page = PAGE / libm::sqrtf(blocks.max(1.0)) * if sample.is_copy() { COPY } else { 1.0 };
        let labelled = sample.kinds.iter().zip(&sample.features.rows).filter_map(|(kind, row)| Some(((*kind)?, row)));
        cases.extend(labelled.map(|(kind, row)| {
            let kind = kind as usize;
            Case { row, class: Some(kind), weight: page * libm::sqrtf(balance[kind]) }
        }));
    }
    cases
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

/// Gives the network its lessons.
struct Teacher {
    balance: [f32; 15],
}

impl Teacher {
    fn lesson<'a>(&self, sample: &'a Sample, weights: &[f32], scale: &Scale) -> Lesson<'a> {
        let n = sample.labels.len().min(WINDOW);
        let content = (0..n).map(|i| (f32::from(u8::from(sample.labels[i] == Label::Content)), weights[i])).collect();
        let kinds: Vec<(Allowed, f32)> = (0..n).map(|i| self.kind(sample, i)).collect();
        let sum: f32 = kinds.iter().map(|k| k.1).sum::<f32>().max(1.0);
        let share = if sample.labelled { LABELLED } else { WEAK };
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
    fn kind(&self, sample: &Sample, i: usize) -> (Allowed, f32) {
        match (sample.kinds[i], sample.labels[i]) {
            (Some(kind), _) => (1 << kind as u16, self.balance[kind as usize]),
            (None, Label::Content) if !sample.labelled => {
                (Kind::ALL.into_iter().filter(|k| k.is_kept()).fold(0, |bits, k| bits | 1 << k as u16), 1.0)
            }
            _ => (0, 0.0),
        }
    }
}

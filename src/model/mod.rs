//! The trained model: features in, probabilities out. It knows names of features, never nodes.
//!
//! Two families look at a page and their log-odds are added: boosted trees at each
//! block alone, for content ([`Forest`]) and for kinds ([`KindForest`]), and a small convolutional
//! network ([`Network`]) at the sequence of blocks, with the words it knows ([`Vocabulary`]). What they say
//! of the kinds counts for content too. `README.md` beside this file is the model's card.

mod bytes;
mod forest;
mod grove;
mod kind_forest;
mod likelihood;
mod matrix;
mod network;
mod runner;
mod scale;
mod shape;
mod tree_node;
mod vocabulary;

pub use bytes::{ModelError, Reader, Writer};
pub use forest::{Forest, Tree};
pub use kind_forest::{KINDS, KindForest};
pub use likelihood::{logarithms, probabilities};
pub use network::{
    BAGS, DILATIONS, Dims, HEADS, Network, Outputs, TABLES, TYPES, VOCABULARIES, WORDS, bags, bags_mut, multiply, relu,
    softmax,
};
pub use scale::Scale;
pub use tree_node::TreeNode;
pub use vocabulary::Vocabulary;

use crate::feature::{FEATURES, Feature, Features};
use crate::kind::Kind;
use grove::Grove;
use kind_forest::KindGrove;
use runner::Runner;
use shape::Thresholds;
use std::sync::OnceLock;

/// The model as it is shipped.
const DATA: &[u8] = include_bytes!("model.bin");

/// Marks the start of model data; the number is the version of the format.
const MAGIC: u32 = 0x5350_4d04;

/// Everything trained, and made ready to run.
pub struct Model {
    scale: Scale,
    forest: Forest,
    kinds: KindForest,
    network: Network,
    grove: Grove<f32>,
    kind_grove: KindGrove,
    runner: Runner,
}

/// What the model says of a page's blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Log-odds of being content, by trees and network together, with the say of the kinds.
    pub content: Vec<f32>,
    /// Log-odds by the trees alone.
    pub forest: Vec<f32>,
    /// Probability of each kind, in the order of [`Kind::ALL`](crate::Kind::ALL).
    pub kinds: Vec<[f32; 15]>,
    /// Probability of each type of page.
    pub page_type: [f32; 7],
}

impl Model {
    /// Makes what was trained ready to run. `scale` brings features to one scale for the network.
    pub fn new(scale: Scale, forest: Forest, kinds: KindForest, network: Network) -> Model {
        let (grove, kind_grove, runner) = (forest.grove(), kinds.grove(), Runner::new(&network));
        Model { scale, forest, kinds, network, grove, kind_grove, runner }
    }

    /// The trees.
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The model that is part of the crate.
    ///
    /// # Errors
    /// [`ModelError`] where the data does not fit the feature table it is built with; a test
    /// holds that the shipped data does.
    pub fn shipped() -> Result<&'static Model, ModelError> {
        static MODEL: OnceLock<Result<Model, ModelError>> = OnceLock::new();
        MODEL.get_or_init(|| Model::from_bytes(DATA)).as_ref().map_err(|error| *error)
    }

    /// Reads model data.
    ///
    /// # Errors
    /// [`ModelError`] where it is cut short, or trained for another feature table.
    pub fn from_bytes(data: &[u8]) -> Result<Model, ModelError> {
        let mut reader = Reader::new(data);
        if reader.u32()? != MAGIC || reader.u32()? != table_hash() {
            return Err(ModelError::Foreign);
        }
        let scale = Scale::read(&mut reader)?;
        let thresholds = Thresholds::read(&mut reader)?;
        let forest = Forest::read(&mut reader, &thresholds)?;
        let kinds = KindForest::read(&mut reader, &thresholds)?;
        let network = Network::read(&mut reader)?;
        Ok(Model::new(scale, forest, kinds, network))
    }

    /// Writes model data, weights rounded to bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.u32(MAGIC);
        writer.u32(table_hash());
        self.scale.write(&mut writer);
        let thresholds = Thresholds::of(self.forest.splits().chain(self.kinds.splits()));
        thresholds.write(&mut writer);
        self.forest.write(&thresholds, &mut writer);
        self.kinds.write(&thresholds, &mut writer);
        self.network.write(&mut writer);
        writer.finish()
    }

    /// Scores the blocks of a page.
    pub fn score(&self, features: &Features) -> Scores {
        let forest = self.forest.log_odds_of(&self.grove, &features.rows);
        let out = self.runner.run(&self.network, features, &self.scale);
        let mut kinds = self.kinds.log_odds(&self.kind_grove, &features.rows);
        kinds.iter_mut().zip(&out.kinds).for_each(|(trees, network)| mean_of_kinds(trees, network));
        let content = (0..kinds.len()).map(|i| (forest[i] + out.content[i]) / 2.0 + said(&kinds[i])).collect();
        Scores { content, forest, kinds, page_type: out.page_type }
    }
}

/// The mean, as logarithms, of what the trees' log-odds and the network's probabilities say of a
/// block's kind.
fn mean_of_kinds(trees: &mut [f32; KINDS], network: &[f32; KINDS]) {
    probabilities(trees);
    let (own, other) = (logarithms(trees, LEAST), logarithms(network, LEAST));
    *trees = std::array::from_fn(|kind| (own[kind] + other[kind]) / 2.0);
    probabilities(trees);
}

/// How much the log-odds of the kind `content` count beside those of being in the article.
const KIND: f32 = 0.4;
/// They count up to these.
const MOST: f32 = 2.0;

/// What a block's kinds say of its being in the article. They are learnt from other labels than that is,
/// and err elsewhere: what a person calls the page's content, and what was written down as its text.
fn said(kinds: &[f32; KINDS]) -> f32 {
    let content = kinds[Kind::Content as usize];
    KIND * libm::logf(content.max(LEAST) / (1.0 - content).max(LEAST)).clamp(-MOST, MOST)
}

/// No kind is less likely than this.
const LEAST: f32 = 1e-6;

/// A fingerprint of the feature table: a model only fits the table it was trained with.
fn table_hash() -> u32 {
    let step = |h: u32, b: u8| (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    Feature::ALL.iter().flat_map(|f| f.name().bytes()).fold(0x811c_9dc5 ^ FEATURES as u32, step)
}

/// `1 / (1 + e^-x)`
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x))
}

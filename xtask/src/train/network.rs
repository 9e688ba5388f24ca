//! Trains the network: Adam (Kingma & Ba, 2015) with weight decay, a falling rate, and the mean of
//! the late weights (Izmailov et al., 2018).

use super::gradient::{Gradients, Lesson, learn};
use super::parallel;
use super::random::Random;
use stillpage::model::{Dims, Network, TABLES, VOCABULARIES, Vocabulary};

/// How the network is trained.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Sizes of the network.
    pub dims: Dims,
    /// Times every page is seen.
    pub epochs: usize,
    /// Pages in a step.
    pub batch: usize,
    /// Highest rate.
    pub rate: f32,
    /// Share of each weight that a step takes away, at the highest rate.
    pub decay: f32,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        let dims = Dims { embed: 12, hidden: 48, global: 24, last: 96 };
        Settings { dims, epochs: 12, batch: 8, rate: 3e-3, decay: 1e-4, seed: 7 }
    }
}

/// Pages of a batch are shared out to this many sums, whatever the machine, so that they are added
/// in the same order everywhere.
const LANES: usize = 4;
/// The mean of the weights forgets with this rate.
const MEAN: f32 = 0.998;

/// Trains a network that knows `words` on lessons.
pub fn train(lessons: &[Lesson], words: [Vocabulary; VOCABULARIES], settings: Settings) -> Network {
    let mut random = Random::new(settings.seed);
    let mut network = start(settings.dims, words, &mut random);
    let mut mean = network.clone();
    let mut adam = Adam::new(&network);
    let steps = settings.epochs * lessons.len().div_ceil(settings.batch);
    let mut step = 0;
    for epoch in 0..settings.epochs {
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        random.shuffle(&mut order);
        let mut sum = 0.0;
        for batch in order.chunks(settings.batch) {
            let seed = random.next();
            let (gradients, loss) = gradients(&network, lessons, batch, seed);
            let done = step as f32 / steps as f32;
            let rate = settings.rate * schedule(done);
            adam.step(&mut network, &gradients, rate, settings.decay);
            let keep = MEAN.min(step as f32 / (step as f32 + 10.0));
            average(&mut mean, &network, keep);
            step += 1;
            sum += loss;
        }
        eprintln!("  epoch {} loss {:.4}", epoch + 1, sum / lessons.len() as f32);
    }
    mean
}

/// Up for the first twentieth, then down along a cosine.
fn schedule(done: f32) -> f32 {
    let warm = 0.05;
    if done < warm { done / warm } else { 0.5 + 0.5 * libm::cosf(std::f32::consts::PI * (done - warm) / (1.0 - warm)) }
}

fn start(dims: Dims, words: [Vocabulary; VOCABULARIES], random: &mut Random) -> Network {
    let shapes = dims.shapes(&words);
    let mut matrix = |k: usize, (rows, columns): (usize, usize)| -> Vec<f32> {
        let size = if TABLES.contains(&k) { 0.1 } else { libm::sqrtf(3.0 / rows as f32) };
        (0..rows * columns).map(|_| if rows == 1 { 0.0 } else { (random.unit() * 2.0 - 1.0) * size }).collect()
    };
    let weights = shapes.into_iter().enumerate().map(|(k, s)| matrix(k, s)).collect();
    Network { dims, words, weights }
}

fn zeros(network: &Network) -> Gradients {
    network.weights.iter().map(|w| vec![0.0; w.len()]).collect()
}

fn gradients(network: &Network, lessons: &[Lesson], batch: &[usize], seed: u64) -> (Gradients, f32) {
    let lanes = parallel(LANES, |lane| {
        let (mut sum, mut loss) = (zeros(network), 0.0);
        for &page in batch.iter().skip(lane).step_by(LANES) {
            let mut random = Random::new(seed ^ page as u64);
            loss += learn(network, &lessons[page], &mut random, &mut sum);
        }
        (sum, loss)
    });
    let mut lanes = lanes.into_iter();
    let (mut all, mut loss) = lanes.next().unwrap_or_else(|| (zeros(network), 0.0));
    for (sum, part) in lanes {
        all.iter_mut().zip(&sum).for_each(|(a, s)| a.iter_mut().zip(s).for_each(|(a, s)| *a += s));
        loss += part;
    }
    (all, loss)
}

fn average(mean: &mut Network, now: &Network, keep: f32) {
    for (mean, now) in mean.weights.iter_mut().zip(&now.weights) {
        mean.iter_mut().zip(now).for_each(|(m, n)| *m = *m * keep + n * (1.0 - keep));
    }
}

struct Adam {
    first: Gradients,
    second: Gradients,
    steps: i32,
}

impl Adam {
    fn new(network: &Network) -> Adam {
        Adam { first: zeros(network), second: zeros(network), steps: 0 }
    }

    fn step(&mut self, network: &mut Network, gradients: &Gradients, rate: f32, decay: f32) {
        const BETA1: f32 = 0.9;
        const BETA2: f32 = 0.98;
        self.steps += 1;
        let fix1 = 1.0 - libm::powf(BETA1, self.steps as f32);
        let fix2 = 1.0 - libm::powf(BETA2, self.steps as f32);
        let moments = self.first.iter_mut().zip(&mut self.second);
        for ((weights, gradients), (first, second)) in network.weights.iter_mut().zip(gradients).zip(moments) {
            for (((w, g), m), v) in weights.iter_mut().zip(gradients).zip(first).zip(second) {
                *m = BETA1 * *m + (1.0 - BETA1) * g;
                *v = BETA2 * *v + (1.0 - BETA2) * g * g;
                *w -= rate * ((*m / fix1) / (libm::sqrtf(*v / fix2) + 1e-7) + decay * *w * 10.0);
            }
        }
    }
}

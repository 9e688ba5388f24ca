//! Forward and backward through the network for one page (Rumelhart, Hinton & Williams, 1986).

use super::random::Random;
use stillpage::feature::{FEATURES, Feature, Group, Tokens};
use stillpage::model::{BAGS, DILATIONS, HEADS, Network, TABLES, TYPES, bags, multiply, relu, sigmoid, softmax};

/// What a page teaches the network.
pub struct Lesson<'a> {
    /// Scaled features of each block.
    pub rows: Vec<[f32; FEATURES]>,
    /// Tokens of each block.
    pub tokens: &'a [Tokens],
    /// For each block whether it is content, and how much that counts.
    pub content: Vec<(f32, f32)>,
    /// For each block which kinds it may be, and how much that counts.
    pub kinds: Vec<(Allowed, f32)>,
    /// The type of the page, and how much that counts.
    pub page_type: (usize, f32),
}

/// The kinds a block may be, as bits; training raises the sum of their probabilities.
pub type Allowed = u16;

/// Gradients, in the shape of the weights.
pub type Gradients = Vec<Vec<f32>>;

/// Probability that a bag of names is hidden for a whole page, as if its classes were made anew.
const DROP_NAMES: f32 = 0.25;
/// Probability that all words of text are hidden for a whole page, as if in another language.
const DROP_TEXT: f32 = 0.15;
/// Probability that the addresses of links are hidden for a whole page whose words are not.
const DROP_LINKS: f32 = 0.1;
/// Probability that one token is hidden.
const DROP_TOKEN: f32 = 0.15;
/// Probability that a hidden value is zeroed before the first and the last layer.
const DROP_HIDDEN: f32 = 0.2;

struct Pass {
    input: Vec<f32>,
    kept: Vec<Tokens>,
    states: Vec<Vec<f32>>,
    both: Vec<f32>,
    most: Vec<usize>,
    global: Vec<f32>,
    first_mask: Vec<f32>,
    last: Vec<f32>,
    last_mask: Vec<f32>,
    heads: Vec<f32>,
    types: [f32; TYPES],
}

/// Adds the gradients of a page's loss to `out`; the loss itself follows.
pub fn learn(network: &Network, lesson: &Lesson, random: &mut Random, out: &mut Gradients) -> f32 {
    let pass = forward(network, lesson, random);
    let (loss, d_heads, d_types) = loss(lesson, &pass);
    backward(network, &pass, &d_heads, &d_types, out);
    loss
}

fn mask(n: usize, drop: f32, random: &mut Random) -> Vec<f32> {
    (0..n).map(|_| if random.chance(drop) { 0.0 } else { 1.0 / (1.0 - drop) }).collect()
}

/// The page as the network is shown it this time: some of its words hidden.
fn veil(lesson: &Lesson, random: &mut Random) -> (Vec<f32>, Vec<Tokens>) {
    let (no_names, no_text) = (random.chance(DROP_NAMES), random.chance(DROP_TEXT));
    let no_links = no_text || random.chance(DROP_LINKS);
    let mut rows = lesson.rows.clone();
    if no_names {
        let named = |f: &&Feature| f.group() == Group::Attributes;
        for feature in Feature::ALL.iter().filter(named) {
            rows.iter_mut().for_each(|row| row[*feature as usize] = 0.0);
        }
    }
    let mut thin = |bag: &[stillpage::feature::Token], hide: bool| {
        bag.iter().filter(|_| !hide && !random.chance(DROP_TOKEN)).copied().collect::<Vec<_>>()
    };
    let tokens = lesson.tokens.iter().map(|t| Tokens {
        text: thin(&t.text, no_text),
        heading: thin(&t.heading, no_text),
        names: thin(&t.names, no_names),
        path: thin(&t.path, false),
        links: thin(&t.links, no_links),
    });
    let tokens: Vec<Tokens> = tokens.collect();
    (rows.concat(), tokens)
}

fn forward(network: &Network, lesson: &Lesson, random: &mut Random) -> Pass {
    let (dims, w, n) = (network.dims, &network.weights, lesson.rows.len());
    let (h, width) = (dims.hidden, dims.input());
    let (dense, kept) = veil(lesson, random);
    let mut input = vec![0.0; n * width];
    let mut state = vec![0.0; n * h];
    let first_mask = mask(n * h, DROP_HIDDEN, random);
    for i in 0..n {
        let x = &mut input[i * width..][..width];
        x[..FEATURES].copy_from_slice(&dense[i * FEATURES..][..FEATURES]);
        network.bags(&kept[i], &mut x[FEATURES..]);
        let out = &mut state[i * h..][..h];
        out.copy_from_slice(&w[4]);
        multiply(x, &w[3], out);
        relu(out);
    }
    state.iter_mut().zip(&first_mask).for_each(|(s, m)| *s *= m);
    let mut states = vec![state];
    for (layer, dilation) in DILATIONS.into_iter().enumerate() {
        states.push(convolve(&states[layer], &w[5 + 2 * layer], &w[6 + 2 * layer], dilation, h));
    }
    let (both, most) = pool(&states[DILATIONS.len()], h);
    let mut global = w[14].clone();
    multiply(&both, &w[13], &mut global);
    relu(&mut global);
    let mut types = [0.0; TYPES];
    types.copy_from_slice(&w[16]);
    multiply(&global, &w[15], &mut types);
    let l = dims.last;
    let last_mask = mask(n * l, DROP_HIDDEN, random);
    let (mut last, mut heads) = (vec![0.0; n * l], vec![0.0; n * HEADS]);
    for i in 0..n {
        let out = &mut last[i * l..][..l];
        out.copy_from_slice(&w[18]);
        multiply(&states[DILATIONS.len()][i * h..][..h], &w[17][..h * l], out);
        multiply(&global, &w[17][h * l..], out);
        relu(out);
        out.iter_mut().zip(&last_mask[i * l..]).for_each(|(o, m)| *o *= m);
        let head = &mut heads[i * HEADS..][..HEADS];
        head.copy_from_slice(&w[20]);
        multiply(out, &w[19], head);
    }
    Pass { input, kept, states, both, most, global, first_mask, last, last_mask, heads, types }
}

fn convolve(state: &[f32], weights: &[f32], bias: &[f32], dilation: usize, h: usize) -> Vec<f32> {
    let n = state.len() / h;
    let mut out = vec![0.0; state.len()];
    for i in 0..n {
        let sum = &mut out[i * h..][..h];
        sum.copy_from_slice(bias);
        for (tap, j) in taps(i, dilation, n) {
            multiply(&state[j * h..][..h], &weights[tap * h * h..][..h * h], sum);
        }
        relu(sum);
        sum.iter_mut().zip(&state[i * h..]).for_each(|(o, s)| *o += s);
    }
    out
}

fn taps(i: usize, dilation: usize, n: usize) -> impl Iterator<Item = (usize, usize)> {
    [i.checked_sub(dilation), Some(i), Some(i + dilation).filter(|&j| j < n)]
        .into_iter()
        .enumerate()
        .filter_map(|(tap, j)| Some((tap, j?)))
}

fn pool(state: &[f32], h: usize) -> (Vec<f32>, Vec<usize>) {
    let n = state.len() / h;
    let (mut both, mut most) = (vec![0.0f32; 2 * h], vec![usize::MAX; h]);
    for (i, block) in state.chunks_exact(h).enumerate() {
        for (k, value) in block.iter().enumerate() {
            both[k] += value / n as f32;
            if *value > both[h + k] {
                both[h + k] = *value;
                most[k] = i;
            }
        }
    }
    (both, most)
}

/// The loss, and its slope at every head.
fn loss(lesson: &Lesson, pass: &Pass) -> (f32, Vec<f32>, [f32; TYPES]) {
    let (mut total, mut slopes) = (0.0, vec![0.0; pass.heads.len()]);
    for (i, slope) in slopes.chunks_exact_mut(HEADS).enumerate() {
        let heads = &pass.heads[i * HEADS..][..HEADS];
        let (y, weight) = lesson.content[i];
        let p = sigmoid(heads[0]);
        total -= weight * libm::logf((if y > 0.5 { p } else { 1.0 - p }).max(1e-7));
        slope[0] = weight * (p - y);
        let (allowed, weight) = lesson.kinds[i];
        if weight > 0.0 {
            let mut kinds = heads[1..].to_vec();
            softmax(&mut kinds);
            let may = |k: usize| allowed & (1 << k) != 0;
            let sum: f32 = (0..15).filter(|&k| may(k)).map(|k| kinds[k]).sum::<f32>().max(1e-7);
            total -= weight * libm::logf(sum);
            for k in 0..15 {
                slope[1 + k] = weight * (kinds[k] - if may(k) { kinds[k] / sum } else { 0.0 });
            }
        }
    }
    let (kind, weight) = lesson.page_type;
    let mut types = pass.types;
    softmax(&mut types);
    total -= weight * libm::logf(types[kind].max(1e-7));
    types.iter_mut().enumerate().for_each(|(t, p)| *p = weight * (*p - f32::from(u8::from(t == kind))));
    (total, slopes, types)
}

/// `dx += d · wᵀ`, `dw += xᵀ · d`
fn back(x: &[f32], d: &[f32], w: &[f32], dx: Option<&mut [f32]>, dw: &mut [f32]) {
    for (value, row) in x.iter().zip(dw.chunks_exact_mut(d.len())) {
        if *value != 0.0 {
            row.iter_mut().zip(d).for_each(|(g, d)| *g += value * d);
        }
    }
    if let Some(dx) = dx {
        for (slope, row) in dx.iter_mut().zip(w.chunks_exact(d.len())) {
            *slope += dot(row, d);
        }
    }
}

/// Eight sums side by side: fast, and the same on every machine.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    sums.iter().sum::<f32>() + rest
}

fn plus(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(t, f)| *t += f);
}

fn backward(network: &Network, pass: &Pass, d_heads: &[f32], d_types: &[f32; TYPES], out: &mut Gradients) {
    let (dims, w) = (network.dims, &network.weights);
    let h = dims.hidden;
    let n = d_heads.len() / HEADS;
    let top = &pass.states[DILATIONS.len()];
    let (mut d_state, mut d_global) = (vec![0.0; n * h], vec![0.0; dims.global]);
    plus(&mut out[16], d_types);
    back(&pass.global, d_types, &w[15], Some(&mut d_global), &mut out[15]);
    let l = dims.last;
    let (w_block, w_global) = w[17].split_at(h * l);
    for i in 0..n {
        let d = &d_heads[i * HEADS..][..HEADS];
        let last = &pass.last[i * l..][..l];
        let mut d_last = vec![0.0; l];
        plus(&mut out[20], d);
        back(last, d, &w[19], Some(&mut d_last), &mut out[19]);
        let masked = last.iter().zip(&pass.last_mask[i * l..]);
        d_last.iter_mut().zip(masked).for_each(|(d, (l, m))| *d *= if *l > 0.0 { *m } else { 0.0 });
        plus(&mut out[18], &d_last);
        let (g_block, g_global) = out[17].split_at_mut(h * l);
        back(&top[i * h..][..h], &d_last, w_block, Some(&mut d_state[i * h..][..h]), g_block);
        back(&pass.global, &d_last, w_global, Some(&mut d_global), g_global);
    }
    pooled(network, pass, &mut d_global, &mut d_state, out);
    for (layer, dilation) in DILATIONS.into_iter().enumerate().rev() {
        d_state = unconvolve(pass, layer, dilation, &w[5 + 2 * layer], d_state, out, h);
    }
    d_state.iter_mut().zip(&pass.first_mask).for_each(|(d, m)| *d *= m);
    first(network, pass, &mut d_state, out);
}

fn pooled(network: &Network, pass: &Pass, d_global: &mut [f32], d_state: &mut [f32], out: &mut Gradients) {
    let h = network.dims.hidden;
    let n = d_state.len() / h;
    d_global.iter_mut().zip(&pass.global).for_each(|(d, g)| *d *= f32::from(u8::from(*g > 0.0)));
    plus(&mut out[14], d_global);
    let mut d_both = vec![0.0; 2 * h];
    back(&pass.both, d_global, &network.weights[13], Some(&mut d_both), &mut out[13]);
    for (i, d) in d_state.chunks_exact_mut(h).enumerate() {
        for k in 0..h {
            d[k] += d_both[k] / n as f32 + if pass.most[k] == i { d_both[h + k] } else { 0.0 };
        }
    }
}

fn unconvolve(
    pass: &Pass,
    layer: usize,
    dilation: usize,
    w: &[f32],
    d_out: Vec<f32>,
    out: &mut Gradients,
    h: usize,
) -> Vec<f32> {
    let (before, after) = (&pass.states[layer], &pass.states[layer + 1]);
    let n = d_out.len() / h;
    let mut d_in = d_out.clone();
    for i in 0..n {
        let mut d = d_out[i * h..][..h].to_vec();
        for (k, d) in d.iter_mut().enumerate() {
            if after[i * h + k] <= before[i * h + k] {
                *d = 0.0;
            }
        }
        plus(&mut out[6 + 2 * layer], &d);
        for (tap, j) in taps(i, dilation, n) {
            let (range, at) = (tap * h * h..(tap + 1) * h * h, j * h..(j + 1) * h);
            back(&before[at.clone()], &d, &w[range.clone()], Some(&mut d_in[at]), &mut out[5 + 2 * layer][range]);
        }
    }
    d_in
}

fn first(network: &Network, pass: &Pass, d_state: &mut [f32], out: &mut Gradients) {
    let (dims, w) = (network.dims, &network.weights);
    let (h, width, embed) = (dims.hidden, dims.input(), dims.embed);
    for (i, d) in d_state.chunks_exact_mut(h).enumerate() {
        d.iter_mut().zip(&pass.states[0][i * h..]).for_each(|(d, s)| *d *= f32::from(u8::from(*s > 0.0)));
        plus(&mut out[4], d);
        back(&pass.input[i * width..][..width], d, &w[3], None, &mut out[3]);
        let mut d_bags = vec![0.0; BAGS * embed];
        for (slope, row) in d_bags.iter_mut().zip(w[3][FEATURES * h..].chunks_exact(h)) {
            *slope = dot(row, d);
        }
        let tokens = &pass.kept[i];
        for (number, (bag, d)) in bags(tokens).into_iter().zip(d_bags.chunks_exact(embed)).enumerate() {
            for token in bag {
                let Some(row) = network.words_of(number).row(token.hash) else { continue };
                let slopes = &mut out[TABLES[number]][row * embed..][..embed];
                slopes.iter_mut().zip(d).for_each(|(g, d)| *g += token.weight * d);
            }
        }
    }
}

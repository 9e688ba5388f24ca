//! Probabilities of kinds and their logarithms, four at a time.

use super::KINDS;
use super::network::larger;
use bytemuck::cast;
use wide::f32x4;

/// The kinds' numbers, and one more that counts nothing.
type Fours = [f32x4; KINDS.div_ceil(4)];

/// Numbers that say how likely each kind is become probabilities, as `softmax` has it but for the last
/// digit: that one is for training, whose results are to stay as they are.
pub fn probabilities(x: &mut [f32; KINDS]) {
    let most = x.iter().copied().fold(f32::MIN, larger);
    *x = each(x, |four| (four - f32x4::splat(most)).exp());
    let sum: f32 = x.iter().sum();
    x.iter_mut().for_each(|v| *v /= sum);
}

/// The logarithms of probabilities, none taken for less than `least`.
pub fn logarithms(x: &[f32; KINDS], least: f32) -> [f32; KINDS] {
    each(&x.map(|p| larger(p, least)), f32x4::ln)
}

fn each(x: &[f32; KINDS], function: impl Fn(f32x4) -> f32x4) -> [f32; KINDS] {
    let mut all = [1.0; KINDS.next_multiple_of(4)];
    all[..KINDS].copy_from_slice(x);
    let fours: Fours = cast(all);
    let all: [f32; KINDS.next_multiple_of(4)] = cast(fours.map(function));
    std::array::from_fn(|kind| all[kind])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::softmax;

    #[test]
    fn probabilities_are_those_of_plain_sums() {
        for low in [-200.0, -30.0, 0.0, 3.0] {
            let mut x: [f32; KINDS] = std::array::from_fn(|i| low + (i * i % 11) as f32 * 1.7);
            let mut plain = x;
            softmax(&mut plain);
            probabilities(&mut x);
            assert!(x.iter().zip(plain).all(|(a, b)| (a - b).abs() < 1e-6), "{x:?} {plain:?}");
        }
        let mut far = [-500.0; KINDS];
        far[3] = 500.0;
        probabilities(&mut far);
        assert_eq!((far[3], far[4]), (1.0, 0.0));
    }

    #[test]
    fn logarithms_end_at_the_least() {
        let x: [f32; KINDS] = std::array::from_fn(|i| i as f32 / 14.0);
        let logs = logarithms(&x, 1e-6);
        assert!((logs[0] - libm::logf(1e-6)).abs() < 1e-5 && logs[14].abs() < 1e-6);
        assert!(x.iter().zip(logs).skip(1).all(|(p, log)| (libm::logf(*p) - log).abs() < 1e-6));
    }
}

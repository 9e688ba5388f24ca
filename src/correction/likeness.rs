//! How alike two fingerprints are.

use super::fingerprint::{Fingerprint, LEVELS};

/// Least likeness of what is taken for the same part of a template.
pub const LIKE: f32 = 0.8;

/// What each level of ancestors weighs, nearest first.
const PATH: [f32; LEVELS] = [1.0, 0.9, 0.8, 0.6, 0.4, 0.3];
/// What an ancestor counts that stands one level higher or lower.
const SHIFTED: f32 = 0.5;
const LANDMARK: f32 = 1.0;
const PLACE: f32 = 0.5;
const BESIDE: f32 = 0.4;
const CHILDREN: f32 = 0.8;
const SIZE: f32 = 0.6;
const LINKS: f32 = 0.6;
/// What the same heading weighs, and another one.
const HEADING: f32 = 3.0;
const OTHER_HEADING: f32 = 0.5;
/// What another heading, or text, weighs for one of many siblings of a name, which nothing else
/// tells apart: a paragraph of the article must not go for standing where an advertisement stood.
const OTHER_OF_MANY: f32 = 4.0;
/// What the same class names add to all this, at most.
const NAMES: f32 = 0.1;

/// The weights of what was compared, and of what agreed.
#[derive(Default)]
struct Sum {
    all: f32,
    agree: f32,
}

impl Sum {
    fn add(&mut self, weight: f32, agreement: f32) {
        self.all += weight;
        self.agree += weight * agreement.clamp(0.0, 1.0);
    }
}

impl Fingerprint {
    /// How alike an element is to this one: 1 for the same structure and words, 0 for another name or
    /// role; up to 1.1 with its class names.
    pub(super) fn likeness(&self, other: &Fingerprint) -> f32 {
        if self.own != other.own {
            return 0.0;
        }
        let same = |equal: bool| if equal { 1.0 } else { 0.0 };
        let mut sum = Sum::default();
        for (level, weight) in PATH.into_iter().enumerate() {
            sum.add(weight, self.ancestor(other, level));
        }
        sum.add(LANDMARK, same(self.landmark == other.landmark));
        sum.add(PLACE, 1.0 - apart(self.place >> 4, other.place >> 4) / 2.0);
        sum.add(PLACE, 1.0 - apart(self.place & 15, other.place & 15) / 2.0);
        sum.add(BESIDE, same(self.beside[0] == other.beside[0]));
        sum.add(BESIDE, same(self.beside[1] == other.beside[1]));
        sum.add(CHILDREN, same(self.children == other.children));
        sum.add(SIZE, 1.0 - apart(self.size >> 4, other.size >> 4) / 4.0);
        sum.add(LINKS, 1.0 - apart(self.size & 15, other.size & 15) / 2.0);
        match self.heading == other.heading {
            true if self.heading == 0 => {}
            true => sum.add(HEADING, 1.0),
            false if self.place == 0 => sum.add(OTHER_HEADING, 0.0),
            false => sum.add(OTHER_OF_MANY, 0.0),
        }
        sum.agree / sum.all + NAMES * self.names_in(other)
    }

    fn ancestor(&self, other: &Fingerprint, level: usize) -> f32 {
        let at = |level: usize| other.path.get(level).copied();
        let own = self.path[level];
        match (at(level) == Some(own), at(level + 1) == Some(own), level > 0 && at(level - 1) == Some(own)) {
            (true, ..) => 1.0,
            (_, true, _) | (.., true) => SHIFTED,
            _ => 0.0,
        }
    }

    /// The part of its names that another has too.
    fn names_in(&self, other: &Fingerprint) -> f32 {
        let own = || self.names.iter().filter(|&&name| name != 0);
        let count = own().count();
        if count == 0 { 0.0 } else { own().filter(|name| other.names.contains(name)).count() as f32 / count as f32 }
    }
}

fn apart(a: u8, b: u8) -> f32 {
    f32::from(a.abs_diff(b))
}

//! What an element looks like, in 24 bytes that tell nothing of its words.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Levels of ancestors that are taken in.
pub(super) const LEVELS: usize = 6;
/// Words of its names that are taken in.
pub(super) const NAMES: usize = 3;

/// The structure of an element and of what is around it, as hashes.
///
/// Class names are a small part of it and may all change; see `likeness.rs` for what weighs how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// Its name and role.
    pub(super) own: u16,
    /// Names and roles of its ancestors, nearest first.
    pub(super) path: [u8; LEVELS],
    /// The landmark it lies in, and which of its kind that is.
    pub(super) landmark: u8,
    /// How many siblings of its name come before it, and after it: four bits each.
    pub(super) place: u8,
    /// Names and roles of the elements before and after it.
    pub(super) beside: [u8; 2],
    /// The names of its children, where equal ones in a row count once.
    pub(super) children: u8,
    /// The logarithm of its words, and a class of its share of links: four bits each.
    pub(super) size: u8,
    /// The letters of its heading or label, of its text where it is a single block; 0 for none.
    pub(super) heading: u32,
    /// Words of its class and id that are no hashes themselves; 0 for none.
    pub(super) names: [u16; NAMES],
}

impl Fingerprint {
    /// The 24 bytes as 32 letters.
    pub(super) fn encode(&self) -> String {
        let mut bytes = Vec::with_capacity(24);
        bytes.extend(self.own.to_le_bytes());
        bytes.extend(self.path);
        bytes.extend([self.landmark, self.place, self.beside[0], self.beside[1], self.children, self.size]);
        bytes.extend(self.heading.to_le_bytes());
        self.names.iter().for_each(|name| bytes.extend(name.to_le_bytes()));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads such letters; `None` for any others.
    pub(super) fn decode(letters: &str) -> Option<Fingerprint> {
        if letters.len() != 32 {
            return None;
        }
        let bytes: [u8; 24] = URL_SAFE_NO_PAD.decode(letters).ok()?.try_into().ok()?;
        let [o0, o1, p0, p1, p2, p3, p4, p5, landmark, place, b0, b1, children, size, h0, h1, h2, h3, n @ ..] = bytes;
        let name = |i: usize| u16::from_le_bytes([n[2 * i], n[2 * i + 1]]);
        Some(Fingerprint {
            own: u16::from_le_bytes([o0, o1]),
            path: [p0, p1, p2, p3, p4, p5],
            landmark,
            place,
            beside: [b0, b1],
            children,
            size,
            heading: u32::from_le_bytes([h0, h1, h2, h3]),
            names: [name(0), name(1), name(2)],
        })
    }
}

//! The fuzz targets' promises on their seeds, and on mutations of these that are the same each time:
//! a short run of what `cargo +nightly fuzz run` does for longer.

#[path = "../fuzz/held/mod.rs"]
mod held;

use std::fs;
use std::path::{Path, PathBuf};

/// Mutations of each target.
const ROUNDS: usize = 3_000;
/// Longest seed, in bytes: long ones take the time of many short ones.
const LONGEST: usize = 4096;

/// What a mutation puts in: signs that mean something to one parser or another.
const WORDS: &[&[u8]] = &[
    b"<",
    b">",
    b"</p>",
    b"<table>",
    b"<svg>",
    b"<math>",
    b"<template>",
    b"<!--",
    b"]]>",
    b"&#0;",
    b"&#xD800;",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"javascript:",
    b"data:text/html,",
    b"\t",
    b"\n",
    b"\"",
    b"'",
    b"{",
    b"[",
    b"4294967296",
    b"-1",
    b"1e999",
    b"\xe2\x80\xae",
    b"//",
    b"\\",
    b"%00",
    b"xn--",
    b"[::1]",
];

/// Small numbers that look random and are the same each time (Knuth's linear congruence).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, in the order of the names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of seeds") {
            let path = entry.expect("a file").path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The seeds in a folder, with an ending where one is given.
fn seeds(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let is_wanted = |path: &&PathBuf| path.to_string_lossy().ends_with(ending);
    let read = |path: &PathBuf| fs::read(path).expect("a seed");
    files(&root().join(folder)).iter().filter(is_wanted).map(read).collect()
}

/// One to eight changes: a byte, a word, a piece of the other put in or taken out.
fn mutated(seed: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = seed[..seed.len().min(LONGEST)].to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(out.len() + 1);
        let to = (at + numbers.below(64)).min(out.len());
        match numbers.below(5) {
            0 => drop(out.splice(at..to, [])),
            1 => drop(out.splice(at..at, WORDS[numbers.below(WORDS.len())].iter().copied())),
            2 => out.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << numbers.below(8)),
            3 => out.iter_mut().skip(at).take(1).for_each(|byte| *byte = numbers.below(256) as u8),
            _ => {
                let from = numbers.below(other.len());
                let until = (from + numbers.below(256)).min(other.len());
                drop(out.splice(at..to, other[from..until].iter().copied()));
            }
        }
    }
    out
}

/// Holds the seeds, each as it is, and mutations of them.
fn replay(seeds: &[Vec<u8>], number: u64, held: fn(&[u8])) {
    assert!(!seeds.is_empty(), "no seeds");
    seeds.iter().for_each(|seed| held(seed));
    let mut numbers = Numbers(number);
    for _ in 0..ROUNDS {
        let (one, other) = (numbers.below(seeds.len()), numbers.below(seeds.len()));
        held(&mutated(&seeds[one], &seeds[other], &mut numbers));
    }
}

#[test]
fn html_in_any_bytes() {
    replay(&seeds("tests/fixtures/article", ".html"), 1, held::html);
}

#[test]
fn captured_arrays_of_any_kind() {
    let mut numbers = Numbers(2);
    let made = (0..200).map(|_| (0..2 + numbers.below(600)).map(|_| numbers.below(256) as u8).collect());
    replay(&seeds("fuzz/seeds/capture", "").into_iter().chain(made).collect::<Vec<_>>(), 3, held::capture);
}

#[test]
fn addresses_of_any_kind() {
    let lines = seeds("tests/fixtures/attacks", ".txt");
    let lines = lines.iter().flat_map(|text| text.split(|&byte| byte == b'\n')).filter(|line| !line.is_empty());
    replay(&lines.map(<[u8]>::to_vec).collect::<Vec<_>>(), 4, held::address);
}

#[test]
fn options_of_any_kind() {
    replay(&seeds("fuzz/seeds/options", ".json"), 5, held::options);
}

#[test]
fn corrections_of_any_kind() {
    replay(&seeds("fuzz/seeds/corrections", ".json"), 6, held::corrections);
}

//! Features: one table of named numbers for each block, and its words as hashed tokens.
//!
//! The table ([`Feature`]) drives the computation, the trainer's header, the explanation and the
//! docs. Numbers that grow without bound are logarithms; shares lie between 0 and 1.

mod attributes;
mod context;
mod hash;
mod links;
mod names;
mod neighbours;
mod page_wide;
mod repeats;
mod set;
mod structure;
mod table;
mod text;
mod token;
mod word_list;

pub use attributes::is_named;
pub use hash::{hash, print};
pub use links::{Address, owner};
pub use table::{FEATURES, Feature, Group, Row};
pub use token::{Token, Tokens};
pub use word_list::{groups_of, split_name};

use crate::block::Blocks;
use crate::page::Page;
use context::Context;
use std::sync::OnceLock;

/// The features of a page's blocks.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// One row for each block.
    pub rows: Vec<Row>,
    /// The hashed words of each block.
    pub tokens: Vec<Tokens>,
}

impl Features {
    /// Computes the features of all blocks of a page, in time linear in the page.
    pub fn of(page: &Page, blocks: &Blocks) -> Features {
        let context = Context::of(page, blocks);
        let mut rows = vec![Row::default(); blocks.len()];
        text::fill(&context, &mut rows);
        structure::fill(&context, &mut rows);
        repeats::fill(&context, &mut rows);
        links::fill(&context, &mut rows);
        attributes::fill(&context, &mut rows);
        neighbours::fill(&context, &mut rows);
        page_wide::fill(&context, &mut rows);
        let tokens = token::tokens(&context);
        Features { rows, tokens }
    }
}

/// `ln(1 + x)`, for numbers that grow without bound.
fn log(x: f32) -> f32 {
    static SMALL: OnceLock<Vec<f32>> = OnceLock::new();
    let small = SMALL.get_or_init(|| (0..1024).map(|whole| libm::log1pf(whole as f32)).collect());
    let x = if x > 0.0 { x } else { 0.0 };
    match small.get(x as usize) {
        // Most are counts, and most of these are small.
        Some(&log) if x as usize as f32 == x => log,
        _ => libm::log1pf(x),
    }
}

/// `part / whole`, or 0 of nothing.
fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

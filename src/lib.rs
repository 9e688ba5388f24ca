//! Stillpage reads the article of a cluttered page.
//!
//! The way of a page through the crate:
//!
//! 1. [`page`]: a front end fills a [`Page`], an owned arena of nodes.
//! 2. [`block`]: the page is cut into [`Block`]s, leaf runs of text.
//! 3. [`feature`]: one table of named features is computed for each block.
//! 4. [`model`]: trained data gives each block a probability for each [`Kind`].
//! 5. [`verdict`]: the tree decides; each block gets a [`Verdict`] with its reasons.
//! 6. [`correction`]: what a person put right adjusts the decision.
//! 7. [`article`]: the kept blocks become an [`Article`], typed and closed by construction.
//! 8. [`render`]: the article leaves as a plan for the shell, HTML, Markdown or text.
//!
//! [`Reader`] goes this way in one call.
#![forbid(unsafe_code)]

pub mod article;
pub mod block;
pub mod correction;
pub mod error;
pub mod feature;
pub mod kind;
pub mod model;
mod order;
pub mod page;
pub mod reader;
pub mod render;
pub mod report;
pub mod verdict;
#[cfg(feature = "live")]
pub mod wasm;

pub use article::Article;
pub use block::Block;
pub use error::Error;
pub use kind::Kind;
pub use page::Page;
pub use reader::{Options, Reader, Reading, Refusal};
pub use verdict::Verdict;

/// Runs the examples of README.md as tests.
#[cfg(all(doctest, feature = "html"))]
#[doc = include_str!("../README.md")]
struct Readme;

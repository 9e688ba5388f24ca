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
//! 8. [`note`]: what a person marked is found again in the article, and written out with it.
//! 9. [`render`]: the article leaves as a plan for the shell, HTML, Markdown or text.
//!
//! [`Reader`] goes this way in one call. Beside the way stands [`report`]: a page whose words are
//! scrambled, on which everything is decided as on the page itself.
//!
//! ```
//! # #[cfg(feature = "html")] {
//! use stillpage::{Options, Reader, page::html, render};
//!
//! let text = "<title>Salt</title><nav><a href=/>Home</a></nav><article><h1>Salt</h1>
//!     <p>Salt is gathered at low tide, when the pans are dry and the wind comes off the land.
//!     <p>It is raked twice, once for the flower and once for the grey.</article>";
//! let page = html::parse(text, url::Url::parse("https://example.org/salt").ok())?;
//! let reading = Reader::new(Options { insist: true, ..Options::default() }).read(&page)?;
//! assert_eq!(reading.article.metadata.title.as_deref(), Some("Salt"));
//! assert!(render::markdown(&reading.article).contains("raked twice"));
//! for (at, verdict) in reading.verdicts.list.iter().enumerate() {
//!     println!("{:.2} {} {:?}", verdict.probability, verdict.kind.key(), reading.blocks.text(at));
//! }
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! - `html`: reads HTML text ([`page::html`](crate::page)).
//! - `live`: reads live pages in a browser, as arrays that a script takes of them, and exports the core to
//!   JavaScript.
//! - `document`: reads a `Document` of the window that runs the core; includes `live`.
//! - `cli`, the default: the command line; includes `html`. As a library, take
//!   `default-features = false, features = ["html"]`.
//!
//! Versions follow semantic versioning: before 1.0 a minor version may change the interface. Which blocks
//! are kept is no part of it; a model trained anew decides otherwise.
#![forbid(unsafe_code)]

pub mod article;
pub mod block;
pub mod correction;
pub mod error;
pub mod feature;
pub mod kind;
mod map;
pub mod model;
pub mod note;
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

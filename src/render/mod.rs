//! An article leaves the crate: as a plan for the shell, or as text in some format.

mod html;
mod markdown;
mod plan;
mod text;

pub use html::html;
pub use markdown::markdown;
pub use plan::{Plan, plan};
pub use text::text;

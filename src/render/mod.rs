//! An article leaves the crate: as a plan for the shell, or as text in some format.

mod epub;
mod format;
mod html;
mod markdown;
mod picture;
mod plan;
mod text;

pub use epub::epub;
pub use format::{Format, Rendered};
pub use html::{html, html_with};
pub use markdown::{front_matter, markdown};
pub use picture::{Picture, PictureType};
pub use plan::{Fold, Plan, plan, plan_with_folds};
pub use text::text;

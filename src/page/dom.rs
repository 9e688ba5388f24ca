//! Front end for a `Document` in the same window, over `web-sys`.

use super::Page;
use crate::error::Error;

/// The page that a document holds.
///
/// # Errors
/// [`Error::TooMany`].
pub fn page(_document: &web_sys::Document) -> Result<Page, Error> {
    Err(Error::Empty)
}

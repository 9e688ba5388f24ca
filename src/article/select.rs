//! Draws the kept part of a page as a body.

use super::Body;
use crate::block::Blocks;
use crate::page::Page;
use crate::verdict::Verdicts;

pub(super) fn select(_page: &Page, _blocks: &Blocks, _verdicts: &Verdicts) -> Body {
    Body::default()
}

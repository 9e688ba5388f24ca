//! What readers wrote below an article, for those who ask: each comment an item of a list, answers
//! in a list within.

use super::select::{Draw, select};
use super::{Body, Metadata};
use crate::block::Blocks;
use crate::kind::Kind;
use crate::page::Page;
use crate::verdict::{Verdict, Verdicts};

/// The comments of a page.
pub fn comments(page: &Page, blocks: &Blocks, verdicts: &Verdicts) -> Body {
    let list = verdicts.list.iter().map(|verdict| Verdict { keep: verdict.kind == Kind::Comments, ..verdict.clone() });
    let verdicts = Verdicts::known(list.collect(), verdicts.page_type);
    select(page, blocks, &verdicts, &Metadata::default(), Draw::Comments)
}

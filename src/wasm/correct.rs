//! What JavaScript asks about what a person puts right.

use super::capture::page_of;
use super::{failed, object, options_of};
use crate::block::Blocks;
use crate::correction::{Action, Correction, CorrectionError};
use crate::page::NodeId;
use crate::reader::Reader;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// A part of a page that a person puts right.
#[derive(Deserialize)]
struct Part {
    node: Option<u32>,
    block: Option<u32>,
    action: Action,
}

/// Makes the correction of a part of a captured page: `part` has the number of a `node`, or of a
/// `block`, and an `action`, `keep` or `remove`. The result has the `correction` as a string.
#[wasm_bindgen]
pub fn correct(capture: &JsValue, options: &JsValue, part: &JsValue) -> JsValue {
    match corrected(capture, options, part) {
        Ok(correction) => object(&[("status", "read".into()), ("correction", String::from(correction).into())]),
        Err(outcome) => outcome,
    }
}

fn corrected(capture: &JsValue, options: &JsValue, part: &JsValue) -> Result<Correction, JsValue> {
    let page = page_of(capture).map_err(|error| failed(&error.to_string()))?;
    let part: Part = serde_wasm_bindgen::from_value(part.clone()).map_err(|_| failed("the part is not valid"))?;
    let of_block = |number: u32| Blocks::of(&page).iter().nth(number as usize).map(|block| block.element);
    let node = part.node.map(NodeId).or_else(|| part.block.and_then(of_block));
    let node = node.ok_or_else(|| failed("there is no such part"))?;
    let reader = Reader::new(options_of(options)?);
    reader.correct(&page, node, part.action).map_err(|error| refused(&error))
}

fn refused(error: &CorrectionError) -> JsValue {
    let reason = match error {
        CorrectionError::Ambiguous => "ambiguous",
        CorrectionError::HidesArticle(_) => "hides-article",
        _ => "no-part",
    };
    object(&[("status", "refused".into()), ("reason", reason.into()), ("message", error.to_string().into())])
}

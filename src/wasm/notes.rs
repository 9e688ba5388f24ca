//! What JavaScript asks about marked passages.

use super::capture::pages_of;
use super::{article, failed, object, small};
use crate::note::{self, Anchor, Note, Place};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What a person marked, and the heading of the list of it.
#[derive(Default, Deserialize)]
pub(super) struct Notes {
    pub heading: String,
    pub list: Vec<Note>,
}

/// What a passage of a captured page's article is known by: `place` is `{from, to}`, in UTF-16 units
/// of all texts of the plan joined. The result has `anchor`, or null where no text is there.
#[wasm_bindgen]
pub fn describe(capture: &JsValue, options: &JsValue, place: &JsValue) -> JsValue {
    let Ok(place) = serde_wasm_bindgen::from_value::<Place>(place.clone()) else {
        return failed("the place is not valid");
    };
    match article(pages_of(capture), options) {
        Ok((reading, ..)) => {
            object(&[("status", "read".into()), ("anchor", small(&note::describe(&reading.article.body, place)))])
        }
        Err(outcome) => outcome,
    }
}

/// Where passages stand in a captured page's article: `places` has one for each of `anchors`, or
/// null for one that is no longer there.
#[wasm_bindgen]
pub fn find(capture: &JsValue, options: &JsValue, anchors: &JsValue) -> JsValue {
    let Ok(anchors) = serde_wasm_bindgen::from_value::<Vec<Anchor>>(anchors.clone()) else {
        return failed("the anchors are not valid");
    };
    match article(pages_of(capture), options) {
        Ok((reading, ..)) => {
            object(&[("status", "read".into()), ("places", small(&note::find(&reading.article.body, &anchors)))])
        }
        Err(outcome) => outcome,
    }
}

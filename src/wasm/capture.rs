//! Captures of pages, copied out of JavaScript.

use crate::error::Error;
use crate::page::{Page, capture::Capture};
use js_sys::{Array, Float32Array, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// Most further pages of one article, and most states of one page.
const MOST_PAGES: usize = 50;

/// A page with what belongs to its article.
pub(super) struct Pages {
    /// States that it was in before, in order.
    pub earlier: Vec<Page>,
    /// The page as it is now.
    pub first: Page,
    /// The pages that come after it.
    pub further: Vec<Page>,
}

/// A captured page with those in its `earlier` and `more`.
pub(super) fn pages_of(capture: &JsValue) -> Result<Pages, Error> {
    let listed = |key| -> Result<Vec<Page>, Error> {
        let list = field(capture, key).ok().and_then(|list| list.dyn_into::<Array>().ok());
        list.iter().flat_map(Array::iter).take(MOST_PAGES).map(|capture| page_of(&capture)).collect()
    };
    Ok(Pages { earlier: listed("earlier")?, first: page_of(capture)?, further: listed("more")? })
}

/// What `capture.js` made, copied out of JavaScript.
pub(super) fn page_of(capture: &JsValue) -> Result<Page, Error> {
    let (tags, parents, sizes) = (numbers(capture, "tags")?, numbers(capture, "parents")?, numbers(capture, "sizes")?);
    let (attr_names, attr_sizes) = (numbers(capture, "attrNames")?, numbers(capture, "attrSizes")?);
    let measured = numbers(capture, "measured")?;
    let boxes = array::<Float32Array>(capture, "boxes")?.to_vec();
    let flags = array::<Uint8Array>(capture, "flags")?.to_vec();
    let (url, names) = (string(capture, "url")?, string(capture, "names")?);
    let (text, values) = (joined(capture, "text")?, joined(capture, "values")?);
    Capture {
        url: &url,
        names: &names,
        tags: &tags,
        parents: &parents,
        sizes: &sizes,
        text: &text,
        attr_names: &attr_names,
        attr_sizes: &attr_sizes,
        values: &values,
        measured: &measured,
        boxes: &boxes,
        flags: &flags,
    }
    .page()
}

pub(super) fn field(capture: &JsValue, key: &str) -> Result<JsValue, Error> {
    Reflect::get(capture, &JsValue::from_str(key)).map_err(|_| Error::Damaged("it is no object"))
}

pub(super) fn array<T: JsCast>(capture: &JsValue, key: &str) -> Result<T, Error> {
    field(capture, key)?.dyn_into().map_err(|_| Error::Damaged("an array is missing"))
}

/// Joined texts, which cross in UTF-8.
fn joined(capture: &JsValue, key: &str) -> Result<String, Error> {
    let bytes = array::<Uint8Array>(capture, key)?.to_vec();
    String::from_utf8(bytes).map_err(|_| Error::Damaged("a text is not in UTF-8"))
}

fn numbers(capture: &JsValue, key: &str) -> Result<Vec<u32>, Error> {
    Ok(array::<Uint32Array>(capture, key)?.to_vec())
}

pub(super) fn string(capture: &JsValue, key: &str) -> Result<String, Error> {
    field(capture, key)?.as_string().ok_or(Error::Damaged("a string is missing"))
}

//! What JavaScript asks for files and the clipboard.

use super::capture::{array, field, pages_of, string};
use super::notes::Notes;
use super::{article, failed, object};
use crate::note;
use crate::render::{Format, Picture, Rendered};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// Reads a captured page into a format for a file or the clipboard: `format` is a key of
/// [`Format`]. Formats that can hold pictures hold those given, an array of
/// `{url, type, bytes}`; `notes` are what a person marked, `{heading, list}` with notes, or
/// nothing. The result has `text` or `bytes`.
#[wasm_bindgen]
pub fn render(capture: &JsValue, options: &JsValue, format: &str, pictures: &Array, notes: &JsValue) -> JsValue {
    let Some(format) = Format::of(format) else { return failed("there is no such format") };
    let pictures: Vec<Picture> = pictures.iter().filter_map(|p| picture(&p)).collect();
    let notes = match serde_wasm_bindgen::from_value::<Option<Notes>>(notes.clone()) {
        Ok(notes) => notes.unwrap_or_default(),
        Err(_) => return failed("the notes are not valid"),
    };
    match article(pages_of(capture), options) {
        Ok((mut reading, ..)) => {
            // A plain text holds no word that is not in the page.
            if format != Format::Text {
                note::annotate(&mut reading.article, &notes.list, &notes.heading);
            }
            rendered(format.render(&reading.article, &pictures))
        }
        Err(outcome) => outcome,
    }
}

fn rendered(rendered: Rendered) -> JsValue {
    let content = match rendered {
        Rendered::Text(text) => ("text", text.into()),
        Rendered::Bytes(bytes) => ("bytes", Uint8Array::from(&bytes[..]).into()),
    };
    object(&[("status", "read".into()), content])
}

/// A picture at hand; `None` for one of a type that no format holds.
fn picture(picture: &JsValue) -> Option<Picture> {
    let text = |key| string(picture, key).ok();
    let media = serde_wasm_bindgen::from_value(field(picture, "type").ok()?).ok()?;
    Some(Picture { url: text("url")?, media, bytes: array::<Uint8Array>(picture, "bytes").ok()?.to_vec() })
}

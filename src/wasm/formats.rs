//! What JavaScript asks for files and the clipboard.

use super::capture::{array, field, pages_of, string};
use super::notes::Notes;
use super::{article, failed, names, object, plan};
use crate::article::Article;
use crate::note::{self, Note, Place};
use crate::render::{Format, Picture, Rendered};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// Reads a captured page into a format for a file or the clipboard: `format` is a key of
/// [`Format`]. Formats that can hold pictures hold those given, an array of
/// `{url, type, bytes}`; `notes` are what a person marked, `{heading, list}` with notes, or
/// nothing; `part` is the part of the article that is wanted alone, `{from, to}` as in
/// `describe`, or nothing. The result has `text` or `bytes`.
#[wasm_bindgen]
pub fn render(
    capture: &JsValue,
    options: &JsValue,
    format: &str,
    pictures: &Array,
    notes: &JsValue,
    part: &JsValue,
) -> JsValue {
    let Some(format) = Format::of(format) else { return failed("there is no such format") };
    let pictures: Vec<Picture> = pictures.iter().filter_map(|p| picture(&p)).collect();
    let notes = match serde_wasm_bindgen::from_value::<Option<Notes>>(notes.clone()) {
        Ok(notes) => notes.unwrap_or_default(),
        Err(_) => return failed("the notes are not valid"),
    };
    let Ok(part) = serde_wasm_bindgen::from_value::<Option<Place>>(part.clone()) else {
        return failed("the place is not valid");
    };
    match article(pages_of(capture), options) {
        Ok((reading, options, _)) => {
            let is_part = part.is_some() || options.selection.is_some();
            let mut article = excerpt_at(reading.article, part);
            // A plain text holds no word that is not in the page.
            if format != Format::Text {
                let notes_here = if is_part { found(&article, notes.list) } else { notes.list };
                note::annotate(&mut article, &notes_here, &notes.heading);
            }
            rendered(format.render(&article, &pictures))
        }
        Err(outcome) => outcome,
    }
}

/// The plan of a part of a captured page's article, to be shown or printed alone; `part` is `{from, to}`.
#[wasm_bindgen]
pub fn excerpt(capture: &JsValue, options: &JsValue, part: &JsValue) -> JsValue {
    let Ok(part) = serde_wasm_bindgen::from_value::<Place>(part.clone()) else {
        return failed("the place is not valid");
    };
    match article(pages_of(capture), options) {
        Ok((reading, ..)) => {
            let Article { body, .. } = excerpt_at(reading.article, Some(part));
            object(&[("status", "read".into()), ("plan", plan(&body, &[])), ("names", names())])
        }
        Err(outcome) => outcome,
    }
}

fn excerpt_at(article: Article, part: Option<Place>) -> Article {
    part.map(|place| article.excerpt(place.from..place.to)).unwrap_or(article)
}

/// The notes whose passages stand in an article: with a part of it go those of that part.
fn found(article: &Article, notes: Vec<Note>) -> Vec<Note> {
    let places = note::find(&article.body, notes.iter().map(|note| &note.anchor));
    notes.into_iter().zip(places).filter_map(|(note, place)| place.map(|_| note)).collect()
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

//! What the crate gives to JavaScript: the only file that exports to it.
//!
//! Nothing here throws or panics for any page: each export returns an object whose `status` is
//! `read`, `refused` (the page is no article; `reason` says which) or `failed`.

mod capture;
mod correct;
mod formats;
mod notes;

use crate::article::{Attr, Body, Element, Metadata, NextPage};
use crate::correction;
use crate::error::Error;
use crate::kind::Kind;
#[cfg(any(feature = "html", feature = "document"))]
use crate::page::Page;
use crate::reader::{Calm, Options, Reader, Reading, Refusal};
use crate::render::{self, Fold};
use crate::report::Report;
use crate::verdict::{Reason, Unwanted, Verdict, Verdicts};
use capture::{Pages, page_of, pages_of};
use js_sys::{Object, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Reads a captured page: the plan of its article, metadata and the kinds of what is left out.
///
/// Further pages of the article are captures in `more`, states that the page was in before in `earlier`; `next` is the page that comes after the last.
#[wasm_bindgen]
pub fn read(capture: &JsValue, options: &JsValue) -> JsValue {
    reading(pages_of(capture), options)
}

/// What readers wrote below the article of a captured page: its plan.
#[wasm_bindgen]
pub fn comments(capture: &JsValue) -> JsValue {
    let page = match page_of(capture) {
        Ok(page) => page,
        Err(error) => return failed(&error.to_string()),
    };
    match Reader::default().comments(&page) {
        Ok(body) => object(&[("status", "read".into()), ("plan", plan(&body, &[])), ("names", names())]),
        Err(refusal) => refused(refusal),
    }
}

/// The blocks of a captured page that are left out of its article, or put back into it, each with
/// its beginning and the reasons: what the reader shows to those who ask.
#[wasm_bindgen]
pub fn explain(capture: &JsValue, options: &JsValue) -> JsValue {
    match article(pages_of(capture), options) {
        Ok((reading, options, _)) => {
            object(&[("status", "read".into()), ("blocks", small(&left_out(&reading, &options)))])
        }
        Err(outcome) => outcome,
    }
}

/// What calm mode hides on a captured page: `hide` has a `node` and a `kind` for each element, `because` the
/// reasons for each, `article` the elements that hold the article. `unwanted` has `kinds` and `pinned`.
#[wasm_bindgen]
pub fn calm(capture: &JsValue, unwanted: &JsValue, options: &JsValue) -> JsValue {
    let Ok(unwanted) = serde_wasm_bindgen::from_value::<Unwanted>(unwanted.clone()) else {
        return failed("the choice is not valid");
    };
    let (page, options) = match page_of(capture)
        .map_err(|error| failed(&error.to_string()))
        .and_then(|page| Ok((page, options_of(options)?)))
    {
        Ok(both) => both,
        Err(outcome) => return outcome,
    };
    match Reader::new(options).calm(&page, &unwanted) {
        Ok(Calm { hide, because, article }) => object(&[
            ("status", "read".into()),
            ("hide", small(&hide)),
            ("because", small(&because)),
            ("article", small(&article)),
        ]),
        Err(refusal) => refused(refusal),
    }
}

/// A report of a captured page, to be written to a file as JSON; `differing` says on how many blocks the decision
/// on it differs from that on the page. `high` and `low` are random numbers that nobody else knows.
#[wasm_bindgen]
pub fn report(capture: &JsValue, high: u32, low: u32) -> JsValue {
    let page = match page_of(capture) {
        Ok(page) => page,
        Err(error) => return failed(&error.to_string()),
    };
    match Report::of(&page, u64::from(high) << 32 | u64::from(low)) {
        Ok(report) => object(&[
            ("status", "read".into()),
            ("report", small(&report)),
            ("differing", (report.differing.len() as u32).max(u32::from(!report.is_same())).into()),
        ]),
        Err(_) => refused(Refusal::Model),
    }
}

/// Reads a document of the window that runs this module.
#[cfg(feature = "document")]
#[wasm_bindgen(js_name = readDocument)]
pub fn read_document(document: &web_sys::Document, options: &JsValue) -> JsValue {
    reading(alone(crate::page::dom::page(document)), options)
}

/// Reads HTML text; `url` is where it came from, or empty.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = readHtml)]
pub fn read_html(html: &str, url: &str, options: &JsValue) -> JsValue {
    reading(alone(crate::page::html::parse(html, url::Url::parse(url).ok())), options)
}

/// Reads HTML text into all its formats at once, for the npm package.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = articleOfHtml)]
pub fn article_of_html(html: &str, url: &str, options: &JsValue) -> JsValue {
    complete(crate::page::html::parse(html, url::Url::parse(url).ok()), options)
}

/// Reads a document of the window that runs this module in the same way.
#[cfg(feature = "document")]
#[wasm_bindgen(js_name = articleOfDocument)]
pub fn article_of_document(document: &web_sys::Document, options: &JsValue) -> JsValue {
    complete(crate::page::dom::page(document), options)
}

/// A block of a page as the npm package gives it.
#[cfg(any(feature = "html", feature = "document"))]
#[derive(Serialize)]
struct Told<'r> {
    text: String,
    kind: &'r str,
    probability: f32,
    keep: bool,
}

#[cfg(any(feature = "html", feature = "document"))]
fn complete(page: Result<Page, Error>, options: &JsValue) -> JsValue {
    let Reading { article, blocks, verdicts, .. } = match article(alone(page), options) {
        Ok((reading, ..)) => reading,
        Err(outcome) => return outcome,
    };
    let told = |(block, verdict): (usize, &Verdict)| Told {
        text: blocks.text(block).chars().take(PREVIEW).collect(),
        kind: verdict.kind.key(),
        probability: verdict.probability,
        keep: verdict.keep,
    };
    object(&[
        ("status", "read".into()),
        ("metadata", metadata(&article.metadata)),
        ("pageType", small(&verdicts.page_type)),
        ("confidence", verdicts.confidence.into()),
        ("html", render::html(&article).into()),
        ("markdown", render::markdown(&article).into()),
        ("text", render::text(&article).into()),
        ("blocks", small(&verdicts.list.iter().enumerate().map(told).collect::<Vec<_>>())),
    ])
}

fn reading(pages: Result<Pages, Error>, options: &JsValue) -> JsValue {
    match article(pages, options) {
        Ok((reading, options, next)) => shown(&reading, &options, next.as_ref()),
        Err(outcome) => outcome,
    }
}

fn article(pages: Result<Pages, Error>, options: &JsValue) -> Result<(Reading, Options, Option<NextPage>), JsValue> {
    let options = options_of(options)?;
    let Pages { earlier, first, further } = pages.map_err(|error| failed(&error.to_string()))?;
    let reading = Reader::new(options.clone()).read_pages(&earlier, &first, &further).map_err(refused)?;
    let next = NextPage::of(further.last().unwrap_or(&first));
    Ok((reading, options, next))
}

fn options_of(options: &JsValue) -> Result<Options, JsValue> {
    match options.is_undefined() || options.is_null() {
        true => Ok(Options::default()),
        false => serde_wasm_bindgen::from_value(options.clone()).map_err(|_| failed("the options are not valid")),
    }
}

/// A reading as the shell takes it; `remember` is there where a page is to be remembered.
fn shown(reading: &Reading, options: &Options, next: Option<&NextPage>) -> JsValue {
    let remember = options.memory.as_ref().map(|memory| correction::hashes(&reading.blocks, memory.salt));
    object(&[
        ("remember", remember.map_or(JsValue::NULL, |hashes| Uint32Array::from(&hashes[..]).into())),
        ("status", "read".into()),
        ("plan", plan(&reading.article.body, &folds(reading))),
        ("next", small(&next)),
        ("names", names()),
        ("metadata", metadata(&reading.article.metadata)),
        ("pageType", small(&reading.verdicts.page_type)),
        ("confidence", reading.verdicts.confidence.into()),
        ("leftOut", small(&kinds_left_out(&reading.verdicts))),
        ("isPart", reading.is_part.into()),
    ])
}

/// The blocks that were left out with doubt.
fn folds(Reading { blocks, verdicts, .. }: &Reading) -> Vec<Fold<'_>> {
    let fold = |i: usize| Fold { block: i as u32, node: blocks.get(i).from, text: blocks.text(i) };
    verdicts.unsure(blocks).into_iter().map(fold).collect()
}

fn plan(body: &Body, folds: &[Fold]) -> JsValue {
    let plan = render::plan_with_folds(body, folds);
    object(&[
        ("ops", Uint32Array::from(&plan.ops[..]).into()),
        ("text", plan.text.into()),
        ("lengths", Uint32Array::from(&plan.lengths[..]).into()),
    ])
}

/// The words behind the codes of the plan, joined by spaces.
fn names() -> JsValue {
    object(&[
        ("elements", Element::ALL.iter().map(|e| e.name()).collect::<Vec<_>>().join(" ").into()),
        ("attributes", Attr::ALL.iter().map(|a| a.name()).collect::<Vec<_>>().join(" ").into()),
    ])
}

fn metadata(metadata: &Metadata) -> JsValue {
    small(metadata)
}

/// How many blocks of a kind are left out.
#[derive(Serialize)]
struct KindLeftOut {
    kind: &'static str,
    count: u32,
}

/// Whether nothing of a block is shown: the headline stands above the article.
fn is_left_out(verdict: &Verdict) -> bool {
    !verdict.keep && verdict.kind != Kind::Title
}

/// The kinds of what is left out, in the order in which they first come.
fn kinds_left_out(verdicts: &Verdicts) -> Vec<KindLeftOut> {
    let mut out: Vec<KindLeftOut> = Vec::new();
    for verdict in verdicts.list.iter().filter(|verdict| is_left_out(verdict)) {
        let kind = verdict.kind.key();
        match out.iter_mut().find(|one| one.kind == kind) {
            Some(one) => one.count += 1,
            None => out.push(KindLeftOut { kind, count: 1 }),
        }
    }
    out
}

/// A block that is left out, as the person sees it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LeftOut {
    /// Its number.
    block: u32,
    kind: &'static str,
    probability: f32,
    /// How its text begins.
    text: String,
    reasons: Vec<Reason>,
    /// Whether the person put it back.
    put_back: bool,
}

/// Most characters of a block that are shown of it.
const PREVIEW: usize = 160;

fn left_out(reading: &Reading, options: &Options) -> Vec<LeftOut> {
    let Reading { blocks, verdicts, .. } = reading;
    let left = |(block, verdict): (u32, &Verdict)| {
        let put_back = options.put_back.contains(&block);
        let at = block as usize;
        (put_back || is_left_out(verdict)).then(|| LeftOut {
            block,
            kind: verdict.kind.key(),
            probability: verdict.probability,
            text: blocks.text(at).chars().take(PREVIEW).collect(),
            reasons: verdicts.reasons(at),
            put_back,
        })
    };
    (0..).zip(&verdicts.list).filter_map(left).collect()
}

/// A small value as plain objects; what is missing is `null`.
fn small(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

fn refused(refusal: Refusal) -> JsValue {
    object(&[("status", "refused".into()), ("reason", small(&refusal)), ("message", refusal.to_string().into())])
}

fn failed(message: &str) -> JsValue {
    object(&[("status", "failed".into()), ("message", message.into())])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // A new plain object takes any property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// A page that nothing follows.
#[cfg(any(feature = "html", feature = "document"))]
fn alone(page: Result<Page, Error>) -> Result<Pages, Error> {
    page.map(|first| Pages { earlier: Vec::new(), first, further: Vec::new() })
}

/// The page that HTML text becomes, written out for tests.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = dumpHtml)]
pub fn dump_html(html: &str, url: &str) -> String {
    dump(crate::page::html::parse(html, url::Url::parse(url).ok()))
}

/// The page that a capture becomes, written out for tests.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = dumpCapture)]
pub fn dump_capture(capture: &JsValue) -> String {
    dump(page_of(capture))
}

/// The page that a document becomes, written out for tests.
#[cfg(feature = "document")]
#[wasm_bindgen(js_name = dumpDocument)]
pub fn dump_document(document: &web_sys::Document) -> String {
    dump(crate::page::dom::page(document))
}

#[cfg(any(feature = "html", feature = "document"))]
fn dump(page: Result<Page, Error>) -> String {
    page.map_or_else(|error| error.to_string(), |page| page.dump())
}

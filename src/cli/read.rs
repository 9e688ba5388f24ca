//! `stillpage read`: the article of a page.

use super::args::{Read, ReadFormat};
use super::{failure::Failure, input, output};
use serde::Serialize;
use std::io::{self, IsTerminal};
use stillpage::article::Metadata;
use stillpage::render::{Format, Rendered};
use stillpage::verdict::PageType;
use stillpage::{Options, Reader, Reading, Refusal, render};

/// Reads one page and writes its article.
pub fn run(args: &Read) -> Result<(), Failure> {
    if args.format == ReadFormat::Epub && args.output.is_none() && io::stdout().is_terminal() {
        return Err(Failure::Wrong("EPUB is no text for a terminal; give a file with --output"));
    }
    let page = input::page(&args.source)?;
    let reader = Reader::new(Options { insist: args.insist, ..Options::default() });
    let reading = reader.read(&page).map_err(|why| refused(input::name(&args.source.file), why))?;
    match rendered(&reading, args.format) {
        Rendered::Text(text) => output::write(args.output.as_deref(), &text),
        Rendered::Bytes(bytes) => output::write_bytes(args.output.as_deref(), &bytes),
    }
}

fn refused(name: String, why: Refusal) -> Failure {
    match why {
        Refusal::NoText => Failure::Nothing(name, why),
        _ => Failure::Refused(name, why),
    }
}

fn rendered(reading: &Reading, format: ReadFormat) -> Rendered {
    let format = match format {
        ReadFormat::Html => Format::Html,
        ReadFormat::Text => Format::Text,
        ReadFormat::Markdown => Format::Markdown,
        ReadFormat::Epub => Format::Epub,
        ReadFormat::Json => return Rendered::Text(json(reading)),
    };
    format.render(&reading.article, &[])
}

/// What `--format json` writes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json<'a> {
    metadata: &'a Metadata,
    page_type: PageType,
    confidence: f32,
    text: String,
    markdown: String,
    html: String,
}

fn json(reading: &Reading) -> String {
    let article = &reading.article;
    let json = Json {
        metadata: &article.metadata,
        page_type: reading.verdicts.page_type,
        confidence: reading.verdicts.confidence,
        text: render::text(article),
        markdown: render::markdown(article),
        html: render::html(article),
    };
    // Strings and numbers only: this cannot fail.
    serde_json::to_string_pretty(&json).unwrap_or_default()
}

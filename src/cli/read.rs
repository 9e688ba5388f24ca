//! `stillpage read`: the article of a page.

use super::args::{Read, ReadFormat};
use super::{failure::Failure, input, output};
use serde::Serialize;
use stillpage::article::Metadata;
use stillpage::verdict::PageType;
use stillpage::{Options, Reader, Reading, Refusal, render};

/// Reads one page and writes its article.
pub fn run(args: &Read) -> Result<(), Failure> {
    if args.format == ReadFormat::Epub {
        return Err(Failure::Missing("EPUB is not written yet; take --format html or markdown"));
    }
    let page = input::page(&args.source)?;
    let reader = Reader::new(Options { insist: args.insist, ..Options::default() });
    let reading = reader.read(&page).map_err(|why| refused(input::name(&args.source.file), why))?;
    output::write(args.output.as_deref(), &rendered(&reading, args.format))
}

fn refused(name: String, why: Refusal) -> Failure {
    match why {
        Refusal::NoText => Failure::Nothing(name, why),
        _ => Failure::Refused(name, why),
    }
}

fn rendered(reading: &Reading, format: ReadFormat) -> String {
    match format {
        ReadFormat::Html => render::html(&reading.article),
        ReadFormat::Text => render::text(&reading.article),
        ReadFormat::Json => json(reading),
        ReadFormat::Markdown | ReadFormat::Epub => render::markdown(&reading.article),
    }
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

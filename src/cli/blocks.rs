//! `stillpage blocks`: what each block of a page is, and why.

use super::args::{Blocks as Args, BlocksFormat};
use super::{failure::Failure, input, input::Origin, output};
use serde::Serialize;
use std::fmt::Write;
use stillpage::block::Blocks;
use stillpage::verdict::{Reason, Verdict, Verdicts, marks};
use stillpage::{Kind, Refusal};

/// Reads one page and writes its blocks.
pub fn run(args: &Args) -> Result<(), Failure> {
    let (page, origin) = input::document(&args.source)?;
    let blocks = Blocks::of(&page);
    if blocks.is_empty() {
        return Err(Failure::Nothing(input::name(&args.source.file), Refusal::NoText));
    }
    let decided = match &origin {
        Origin::Document(_) => Verdicts::of(&page, &blocks),
        Origin::Report(report) => report.verdicts(&page, &blocks),
    };
    let verdicts = decided.map_err(|_| Failure::Nothing(input::name(&args.source.file), Refusal::Model))?;
    let text = match (args.format, origin) {
        (BlocksFormat::Table, _) => table(&blocks, &verdicts),
        (BlocksFormat::Json, _) => json(&blocks, &verdicts),
        (BlocksFormat::Html, Origin::Document(document)) => document.annotated(&marks(&page, &blocks, &verdicts)),
        (BlocksFormat::Html, Origin::Report(_)) => return Err(Failure::Wrong(NO_DOCUMENT)),
    };
    output::write(args.output.as_deref(), &text)
}

const NO_DOCUMENT: &str = "a report holds no document to write marks on; use --format table or --format json";

/// Longest text in the table, in characters.
const SHOWN: usize = 90;

/// One block a line: kept or not, probability, kind, the start of the text.
fn table(blocks: &Blocks, verdicts: &Verdicts) -> String {
    let mut out = String::from("keep  prob  kind      text\n");
    for (i, verdict) in verdicts.list.iter().enumerate() {
        let keep = if verdict.keep { "yes" } else { "-" };
        let text = shortened(blocks.text(i));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{keep:<4}  {:.2}  {:<8}  {text}", verdict.probability, verdict.kind.key());
    }
    out
}

/// A text that a terminal shows on one line; controls in it never reach the terminal.
fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// One block of `--format json`.
#[derive(Serialize)]
struct Json<'a> {
    block: usize,
    text: &'a str,
    kind: Kind,
    probability: f32,
    keep: bool,
    content: f32,
    reasons: Vec<Reason>,
}

impl<'a> Json<'a> {
    fn of(block: usize, text: &'a str, verdict: &Verdict, reasons: Vec<Reason>) -> Json<'a> {
        let Verdict { kind, probability, keep, content } = *verdict;
        Json { block, text, kind, probability, keep, content, reasons }
    }
}

/// An array with one object a line.
fn json(blocks: &Blocks, verdicts: &Verdicts) -> String {
    let lines = verdicts.list.iter().enumerate().map(|(i, verdict)| {
        // Strings and numbers only: this cannot fail.
        serde_json::to_string(&Json::of(i, blocks.text(i), verdict, verdicts.reasons(i))).unwrap_or_default()
    });
    format!("[\n{}\n]", lines.collect::<Vec<_>>().join(",\n"))
}

//! What the command line takes.

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads the article of a cluttered page: every block scored, named and explained.
#[derive(Debug, Parser)]
#[command(name = "stillpage", version, about, after_help = STATUS, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

const STATUS: &str = "\
Exit status: 0 when the page was read, 1 when it is not an article, 2 for wrong use or input that \
cannot be read.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the article of a page
    #[command(after_help = READ_EXAMPLES)]
    Read(Read),
    /// Show what each block of a page is, and why
    #[command(after_help = BLOCKS_EXAMPLES)]
    Blocks(Blocks),
    /// Read many pages, one line of JSON for each
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(Batch),
}

const READ_EXAMPLES: &str = "\
Examples:
  stillpage read story.html                        the article as Markdown
  stillpage read story.html --format text          one block a line, without the headline
  stillpage read - < story.html > story.md         from standard input
  stillpage read story.html --format epub --output story.epub
  stillpage read story.html.gz --url https://example.org/story.html --format html --output still.html";

const BLOCKS_EXAMPLES: &str = "\
Examples:
  stillpage blocks story.html                      a table: probability, kind, text
  stillpage blocks story.html --format json        with the reasons of each decision
  stillpage blocks story.html --format html        the page itself with data-stillpage-kind on it
  stillpage blocks stillpage-report.json           a page that somebody reported, its words scrambled";

const BATCH_EXAMPLES: &str = "\
Each line of the manifest names a page:   {\"id\": \"a\", \"path\": \"a.html\", \"url\": \"https://example.org/a\"}
Each line that comes out, in order:       {\"id\", \"text\", \"title\", \"author\", \"date\", \"language\", \"ms\"}
or, for a page that cannot be read:       {\"id\", \"error\"}

A page that `read` would refuse, such as a list of links, is read for what there is, unless that
were a mere guess; its line then also says why under \"refusal\".

A path is taken from the folder of the manifest, an absolute path as it stands. `ms` is the time
spent on the page, without reading its file. One bad page stops nothing.

Example:
  stillpage batch pages.jsonl --jobs 4 > articles.jsonl";

/// Where a page comes from.
#[derive(Debug, Arguments)]
pub struct Source {
    /// The saved page, HTML or gzipped HTML; `-` or nothing reads standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    /// Where the page came from, to resolve its links
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

#[derive(Debug, Arguments)]
pub struct Read {
    #[command(flatten)]
    pub source: Source,
    /// What to write
    #[arg(long, value_enum, default_value_t = ReadFormat::Markdown)]
    pub format: ReadFormat,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Show what there is, even if the page is not an article
    #[arg(long)]
    pub insist: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// A document that is readable as it stands
    Html,
    /// CommonMark with tables and footnotes
    Markdown,
    /// One block a line, without the headline
    Text,
    /// Metadata, text, Markdown and HTML in one object
    Json,
    /// A book for e-readers
    Epub,
}

#[derive(Debug, Arguments)]
pub struct Blocks {
    #[command(flatten)]
    pub source: Source,
    /// What to write
    #[arg(long, value_enum, default_value_t = BlocksFormat::Table)]
    pub format: BlocksFormat,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BlocksFormat {
    /// One block a line, for the eye
    Table,
    /// An array, with the reasons
    Json,
    /// The page with the kind and its probability as attributes
    Html,
}

#[derive(Debug, Arguments)]
pub struct Batch {
    /// The list of pages, one line of JSON each; `-` reads standard input
    #[arg(value_name = "MANIFEST.jsonl")]
    pub manifest: PathBuf,
    /// How many pages are read at a time; by default one for each processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Give an error for a page that is not an article, as `read` does
    #[arg(long)]
    pub strict: bool,
}

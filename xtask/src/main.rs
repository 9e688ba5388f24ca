//! `cargo xtask`: everything that is done to the project, one file for each thing.
#![forbid(unsafe_code)]

mod bench;
mod bounds;
mod holdings;
mod label;
mod package;
mod report;
mod screens;
mod setup;
mod stages;
mod start;
mod step;
mod store;
mod test;
mod train;
mod wasm;

use anyhow::anyhow;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use train::validate::Settings;
use train::veil::Veil;

/// Builds, starts, tests, measures, trains and packs Stillpage.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the core and all else that the folder `extension/` needs to be loaded
    Build,
    /// Build all and open a browser with the extension on a cluttered page
    Start(start::Args),
    /// Run every check and test: Rust, WebAssembly, shell and both browsers
    Test(test::Args),
    /// Measure how fast pages are read, and how well
    Bench(bench::Args),
    /// Print how time and memory grow with the page, and what comes of pages beyond all measure
    Bounds,
    /// Count what articles hold of the pictures, code, tables and lists in the true content of pages
    Holdings(holdings::Args),
    /// Check on pages of a corpus that reports of them are decided on as the pages are
    Report(report::Args),
    /// Train the model on labelled pages and write it into src/model/
    Train {
        /// Folder of the WCXB corpus: html/ and ground-truth/
        #[arg(long, value_name = "DIR")]
        corpus: PathBuf,
        /// Folder of pages whose blocks are labelled with their kinds
        #[arg(long, value_name = "DIR")]
        gold: PathBuf,
        /// Write nothing; score this many of five parts, each by a model trained on other sites
        #[arg(long, value_name = "PARTS")]
        validate: Option<usize>,
        /// With --validate: use the models of the last validation, to try another decision
        #[arg(long)]
        reuse: bool,
        /// With --validate: hide this on the pages that are read
        #[arg(long, value_enum)]
        veil: Option<Veil>,
    },
    /// Write sheets to label the blocks of pages on, or take in what was labelled
    Label(label::Args),
    /// Pack the extension for the stores, the same bytes each time, with the texts they show
    Package,
    /// Take the pictures that the stores show
    Screens,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Build => wasm::build(),
        Command::Start(args) => start::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Bounds => bounds::run(),
        Command::Holdings(args) => holdings::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Train { corpus, gold, validate, reuse, veil } => match validate {
            Some(folds) => train::validate::run(&corpus, &gold, Settings { folds, reuse, veil }),
            None => train::run(&corpus, &gold),
        }
        .map_err(|error| anyhow!("{error}")),
        Command::Label(args) => label::run(&args),
        Command::Package => package::run(),
        Command::Screens => screens::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

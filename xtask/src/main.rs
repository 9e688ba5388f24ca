//! `cargo xtask`: everything that is done to the project, one file for each thing.
#![forbid(unsafe_code)]

mod setup;
mod step;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, starts, tests, measures, trains and packs Stillpage.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the core and all else that the folder `extension/` needs to be loaded
    Build,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Build => wasm::build(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! The command line, one file for each thing it does.

mod args;
mod batch;
mod blocks;
mod charset;
mod failure;
mod input;
mod output;
mod queue;
mod read;

use args::{Args, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

/// Does what the command line says; the exit status tells how it ended.
pub fn run() -> ExitCode {
    let result = match Args::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Blocks(args) => blocks::run(&args),
        Command::Batch(args) => batch::run(&args),
    };
    match result {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("stillpage: {failure}");
            failure.status()
        }
    }
}

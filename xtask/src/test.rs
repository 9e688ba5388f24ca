//! Every check and test; a failure stops nothing, and all are listed at the end.

use crate::setup::{self, Browser};
use crate::step::{cargo, command, run as execute, step};
use crate::wasm;
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::process::Command;
use std::time::Instant;

/// What `cargo xtask test` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only these parts; all without any
    #[arg(value_enum)]
    parts: Vec<Part>,
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Format, lints, tests and documentation of the Rust code
    Rust,
    /// Types, lints and tests of the shell, without a browser
    Shell,
    /// The core and the extension in Chromium and Firefox
    Browser,
}

/// One check.
struct Check {
    part: Part,
    name: &'static str,
    command: fn() -> Command,
    /// What to do where it fails.
    remedy: &'static str,
}

const PLACES: &str = "Each message above names its place.";
const LISTED: &str = "The failed tests are named above.";

#[rustfmt::skip]
const CHECKS: &[Check] = &[
    Check { part: Part::Rust, name: "Rust format", command: format, remedy: "Put it right with: cargo fmt --all" },
    Check { part: Part::Rust, name: "Rust lints, native", command: lints, remedy: PLACES },
    Check { part: Part::Rust, name: "Rust lints, WebAssembly", command: wasm_lints, remedy: PLACES },
    Check { part: Part::Rust, name: "Rust tests", command: rust_tests, remedy: LISTED },
    Check { part: Part::Rust, name: "Rust documentation", command: documentation, remedy: PLACES },
    Check { part: Part::Shell, name: "Shell types", command: || npm("check"), remedy: PLACES },
    Check { part: Part::Shell, name: "Shell lints", command: || npm("lint"), remedy: PLACES },
    Check { part: Part::Shell, name: "Extension lints", command: || npm("lint:ext"), remedy: PLACES },
    Check { part: Part::Shell, name: "Shell tests", command: || npm("test:shell"), remedy: LISTED },
    Check { part: Part::Browser, name: "Browser tests", command: browser_tests, remedy: LISTED },
];

fn format() -> Command {
    cargo_with(&["fmt", "--all", "--check"])
}

fn lints() -> Command {
    cargo_with(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn wasm_lints() -> Command {
    let mut cargo = cargo_with(&["clippy", "--quiet", "--lib", "--package", "stillpage"]);
    cargo.args(wasm::TEST_SELECTION).args(["--", "-D", "warnings"]);
    cargo
}

fn rust_tests() -> Command {
    cargo_with(&["test", "--quiet", "--workspace", "--no-fail-fast"])
}

fn documentation() -> Command {
    let mut cargo = cargo_with(&["doc", "--quiet", "--no-deps", "--package", "stillpage", "--lib"]);
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    cargo
}

fn browser_tests() -> Command {
    let mut npm = npm("test:browser");
    for browser in [Browser::Chromium, Browser::Firefox] {
        if let Some(program) = browser.find() {
            npm.env(browser.variable(), program);
        }
    }
    npm
}

fn cargo_with(words: &[&str]) -> Command {
    let mut cargo = cargo();
    cargo.args(words);
    cargo
}

fn npm(script: &str) -> Command {
    let mut npm = command("npm");
    npm.args(["run", "--silent", script]);
    npm
}

/// How the checks went.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
}

impl Tally {
    /// Notes how a check ended.
    fn note(&mut self, name: &str, result: Result<()>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => {
                eprintln!("  FAILED: {error:#}");
                self.failed.push(name.to_owned());
            }
        }
    }
}

/// Sets up, builds and checks what is asked for.
pub fn run(args: &Args) -> Result<()> {
    let start = Instant::now();
    let parts = if args.parts.is_empty() { Part::value_variants() } else { &args.parts };
    let mut tally = Tally::default();
    for part in parts {
        if let Err(error) = prepare(*part) {
            tally.note(&format!("Set-up of the part {part:?}"), Err(error));
            continue;
        }
        for check in CHECKS.iter().filter(|check| check.part == *part) {
            let result = step(check.name, || execute(&mut (check.command)(), check.remedy));
            tally.note(check.name, result);
        }
    }
    close(&tally, start)
}

/// What a part needs before its checks.
fn prepare(part: Part) -> Result<()> {
    match part {
        Part::Rust => setup::wasm_target(),
        Part::Shell => setup::npm_packages().and_then(|()| wasm::build()),
        Part::Browser => {
            setup::npm_packages()?;
            Browser::Chromium.program()?;
            Browser::Firefox.program()?;
            setup::pdf_reader()?;
            wasm::build_for_tests()?;
            wasm::build()
        }
    }
}

/// The closing words. The last line is in the form that CI reads.
fn close(tally: &Tally, start: Instant) -> Result<()> {
    let minutes = start.elapsed().as_secs_f32() / 60.0;
    eprintln!("\nAll in {minutes:.1} minutes.");
    for name in &tally.failed {
        println!("failed: {name}");
    }
    println!("{} passed, {} failed", tally.passed, tally.failed.len());
    if !tally.failed.is_empty() {
        bail!("checks failed: {}", tally.failed.join(", "));
    }
    Ok(())
}

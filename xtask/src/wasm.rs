//! The core in WebAssembly, with its JavaScript side.

use crate::setup;
use crate::step::{cargo, root, run, step, target};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// What of the crate goes into the core. Features are listed: all of them together import what a
/// browser does not have.
pub const SELECTION: [&str; 5] = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "live"];

/// Where the extension looks for the core.
pub fn folder() -> PathBuf {
    root().join("extension/core")
}

/// Builds the core into `extension/core/`.
pub fn build() -> Result<()> {
    setup::wasm_target()?;
    step("Compile the core to WebAssembly", compile)?;
    step("Write its JavaScript side to extension/core/", bind)?;
    let size = fs::metadata(folder().join("stillpage_bg.wasm"))?.len();
    eprintln!("  extension/core/stillpage_bg.wasm: {} KB", size / 1000);
    Ok(())
}

fn compile() -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["build", "--lib", "--package", "stillpage", "--profile", "wasm"]).args(SELECTION);
    run(&mut cargo, "The compiler's message above says why.")
}

fn bind() -> Result<()> {
    let folder = folder();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let input = target().join("wasm32-unknown-unknown/wasm/stillpage.wasm");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&input).out_name("stillpage").typescript(true).web(true)?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(&folder).with_context(|| format!("wasm-bindgen cannot read {}", input.display()))
}

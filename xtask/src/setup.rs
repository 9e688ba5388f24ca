//! What the other commands need and a machine may lack; each is looked for first.

use crate::step::{command, is_there, output, run, step};
use anyhow::{Result, bail};

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let libdir = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libdir.is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    step("Set up Rust for WebAssembly", || {
        if !is_there("rustup") {
            bail!("this Rust has no library for {WASM}; add it with your package manager, or use rustup");
        }
        run(command("rustup").args(["target", "add", WASM]), &format!("Try by hand: rustup target add {WASM}"))
    })
}

//! Takes the pictures that the stores show.

use crate::setup::{self, Browser};
use crate::start::DEMO;
use crate::step::{command, root, run as execute, step, target};
use crate::wasm;
use anyhow::{Context, Result};
use std::fs;

/// Builds all, opens a browser on the bundled page, and writes pictures to `target/package/screens/`.
pub fn run() -> Result<()> {
    setup::npm_packages()?;
    let program = Browser::Chromium.program()?;
    wasm::build()?;
    let out = target().join("package/screens");
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut node = command("node");
    node.arg("xtask/browser/screens.js").arg("--program").arg(program);
    node.arg("--page").arg(root().join(DEMO)).arg("--out").arg(&out);
    step("Take pictures for the stores", || execute(&mut node, "The lines above say what went wrong."))
}

//! The core in WebAssembly, with its JavaScript side.

use crate::setup;
use crate::step::{cargo, root, run, step, target};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What of the crate goes into the core. Features are listed: all of them together import what a
/// browser does not have.
pub const SELECTION: [&str; 5] = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "live"];

/// The same for the npm package and for the tests of the front ends, which read HTML text too.
pub const TEST_SELECTION: [&str; 5] =
    ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "html,document"];

/// Where the extension looks for the core.
pub fn folder() -> PathBuf {
    root().join("extension/core")
}

/// Builds the core into `extension/core/`.
pub fn build() -> Result<()> {
    setup::wasm_target()?;
    step("Compile the core to WebAssembly", || compile(SELECTION))?;
    step("Write its JavaScript side to extension/core/", || bind(&folder()))?;
    let size = fs::metadata(folder().join("stillpage_bg.wasm"))?.len();
    eprintln!("  extension/core/stillpage_bg.wasm: {} KB", size / 1000);
    Ok(())
}

/// Builds the core that the tests of the front ends take into `target/test-core/`: it reads HTML
/// text too, and writes pages out.
pub fn build_for_tests() -> Result<()> {
    setup::wasm_target()?;
    step("Compile the core of the front ends' tests", || compile(TEST_SELECTION))?;
    bind(&root().join("target/test-core"))?;
    pack_npm()
}

/// Where the npm package is put together.
pub fn npm_folder() -> PathBuf {
    target().join("package/npm")
}

/// Builds the npm package into `target/package/npm/`.
pub fn build_npm() -> Result<()> {
    setup::wasm_target()?;
    step("Compile the core of the npm package", || compile(TEST_SELECTION))?;
    pack_npm()
}

fn pack_npm() -> Result<()> {
    let folder = npm_folder();
    bind(&folder)?;
    for file in ["index.js", "index.d.ts", "README.md"] {
        fs::copy(root().join("xtask/npm").join(file), folder.join(file))
            .with_context(|| format!("cannot copy {file}"))?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(file), folder.join(file)).with_context(|| format!("cannot copy {file}"))?;
    }
    let package = fs::read_to_string(root().join("xtask/npm/package.json"))?;
    // Versions come from one place.
    let package = package.replace("\"0.0.0\"", &format!("{:?}", env!("CARGO_PKG_VERSION")));
    fs::write(folder.join("package.json"), package)?;
    Ok(())
}

fn compile(selection: [&str; 5]) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["build", "--lib", "--package", "stillpage", "--profile", "wasm"]).args(selection);
    cargo.arg("--config").arg(format!("target.wasm32-unknown-unknown.rustflags={:?}", short_paths()));
    run(&mut cargo, "The compiler's message above says why.")
}

fn bind(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let input = target().join("wasm32-unknown-unknown/wasm/stillpage.wasm");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&input).out_name("stillpage").typescript(true).web(true)?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    // Lets the background drop an instance after a trap.
    bindgen.reset_state_function(true);
    bindgen.generate(folder).with_context(|| format!("wasm-bindgen cannot read {}", input.display()))?;
    let script = folder.join("stillpage.js");
    fs::write(&script, without_docs(&fs::read_to_string(&script)?))?;
    Ok(())
}

/// Flags that cut the folders of this machine off the places that messages of panics name: they are nobody's
/// business, and take room.
fn short_paths() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    registries.map(|entry| format!("--remap-path-prefix={}=", entry.path().display())).collect()
}

/// JavaScript without the documentation that wasm-bindgen copies into it: its types hold the same.
fn without_docs(source: &str) -> String {
    let mut is_doc = false;
    let is_code = |line: &&str| {
        let was_doc = is_doc;
        is_doc = (is_doc || line.trim_start().starts_with("/**")) && !line.ends_with("*/");
        !was_doc && !line.trim_start().starts_with("/**")
    };
    source.lines().filter(is_code).map(|line| format!("{line}\n")).collect()
}

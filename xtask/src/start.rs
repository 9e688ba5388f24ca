//! Opens a browser with the extension on a cluttered page.

use crate::setup::{self, Browser};
use crate::step::{command, root, run as execute, step};
use crate::wasm;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What `cargo xtask start` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The page to open: an address or a file; without it the bundled demo
    #[arg(long, value_name = "URL|FILE")]
    page: Option<String>,
    /// The browser to open it in
    #[arg(long, value_enum, default_value_t = Browser::Chromium)]
    browser: Browser,
    /// Show no window: click the button, write page.png, reader.png, reader.html and reader.md, end
    #[arg(long, requires = "out")]
    headless: bool,
    /// Where the four files go
    #[arg(long, value_name = "DIR", requires = "headless")]
    out: Option<PathBuf>,
}

/// The bundled page.
pub const DEMO: &str = "xtask/demo/index.html";

/// Builds all and opens the browser.
pub fn run(args: &Args) -> Result<()> {
    let page = page(args.page.as_deref())?;
    if !args.headless && !has_screen() {
        bail!("there is no screen to open a window on; try: cargo xtask start --headless --out DIR");
    }
    setup::npm_packages()?;
    let program = args.browser.program()?;
    wasm::build()?;
    let mut node = command("node");
    node.arg("xtask/browser/start.js").arg("--browser").arg(args.browser.key());
    node.arg("--program").arg(program).arg("--page").arg(page);
    let name = match &args.out {
        Some(out) => {
            fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
            node.arg("--out").arg(fs::canonicalize(out)?);
            format!("Click in {} and write to {}", args.browser.key(), out.display())
        }
        None => format!("Open {}; close its window to end", args.browser.key()),
    };
    step(&name, || execute(&mut node, "The lines above say what went wrong."))
}

/// The page as the browser's script takes it: an address, or a path from the root.
fn page(given: Option<&str>) -> Result<OsString> {
    match given {
        None => Ok(root().join(DEMO).into()),
        Some(address) if address.contains("://") => Ok(address.into()),
        Some(file) => match fs::canonicalize(Path::new(file)) {
            Ok(path) if path.is_file() => Ok(path.into()),
            Ok(_) => bail!("{file} is a folder; name a page in it"),
            Err(_) => bail!("there is no file {file}; give the path of a saved page, or an address with https://"),
        },
    }
}

/// Whether a window can be opened; only X and Wayland can lack one.
fn has_screen() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}

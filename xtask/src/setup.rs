//! What the other commands need and a machine may lack; each is looked for first.

use crate::step::{command, is_there, output, root, run, step};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let libdir = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libdir.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    step("Set up Rust for WebAssembly", || {
        if !is_there("rustup") {
            bail!("this Rust has no library for {WASM}; add it with your package manager, or use rustup");
        }
        run(command("rustup").args(["target", "add", WASM]), &format!("Try by hand: rustup target add {WASM}"))
    })
}

/// The tools of the shell's checks and tests, at the versions of package-lock.json.
pub fn npm_packages() -> Result<()> {
    let modified = |path: &str| fs::metadata(root().join(path)).and_then(|file| file.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    for (program, package) in [("node", "nodejs"), ("npm", "npm")] {
        if !is_there(program) {
            debian_packages(&[package], &format!("Node.js 20 or later with npm ({program} is missing)"))?;
        }
    }
    step("Set up the npm packages", || {
        let remedy = "It needs the npm registry; try by hand: npm ci";
        run(command("npm").args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]), remedy)
    })
}

/// The reader of PDFs that the tests of paper ask.
pub fn pdf_reader() -> Result<()> {
    if is_there("pdftotext") {
        return Ok(());
    }
    debian_packages(&["poppler-utils"], "pdftotext (of Poppler)")
}

/// A browser that the extension runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Browser {
    /// Chromium, or Chrome
    Chromium,
    /// Firefox, from version 140
    Firefox,
}

impl Browser {
    /// The word for it on command lines.
    pub fn key(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// Names under which it is installed.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
            Browser::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// Its package in Debian.
    fn package(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox-esr",
        }
    }

    /// The environment variable that names another one.
    pub fn variable(self) -> &'static str {
        match self {
            Browser::Chromium => "CHROMIUM",
            Browser::Firefox => "FIREFOX",
        }
    }

    /// Where it is installed.
    pub fn find(self) -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable()) {
            return Some(path.into());
        }
        let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
        let places = self.programs().iter().flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
        let mac = match self {
            Browser::Chromium => "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            Browser::Firefox => "/Applications/Firefox.app/Contents/MacOS/firefox",
        };
        places.chain([PathBuf::from(mac)]).find(|path| path.is_file())
    }

    /// The program, installed where it is missing and this is root on Debian.
    pub fn program(self) -> Result<PathBuf> {
        if let Some(path) = self.find() {
            return Ok(path);
        }
        let what = format!("{} (or its path in {})", self.key(), self.variable());
        debian_packages(&[self.package()], &what)?;
        match self.find() {
            Some(path) => Ok(path),
            None => bail!("{} is installed but not found; name it in {}", self.package(), self.variable()),
        }
    }
}

/// Installs Debian packages where this is root on Debian; says the one line elsewhere.
fn debian_packages(packages: &[&str], what: &str) -> Result<()> {
    let names = packages.join(" ");
    let is_root = output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_there("apt-get") {
        bail!("this needs {what}: install it and run this again");
    }
    if !is_root {
        bail!("this needs {what}: sudo apt-get install {names}");
    }
    step(&format!("Install {names} through apt-get (a minute or two)"), || {
        let remedy = format!("Try by hand: apt-get update && apt-get install {names}");
        let quiet = ["-o", "Dpkg::Use-Pty=0", "-qq"];
        run(command("apt-get").args(quiet).arg("update"), &remedy)?;
        let mut install = command("apt-get");
        install.args(quiet).args(["install", "--yes", "--no-install-recommends"]).args(packages);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"), &remedy)
    })
}

//! Packs the extension for the stores: the same files give the same bytes.

use crate::step::{command, root, run as execute, step, target};
use crate::{store, wasm};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A family of browsers, and what of the manifest the other family alone understands.
struct Store {
    name: &'static str,
    /// JSON pointers of the objects and the key left out of each.
    left_out: &'static [(&'static str, &'static str)],
}

const STORES: &[Store] = &[
    Store { name: "chromium", left_out: &[("", "browser_specific_settings"), ("/background", "scripts")] },
    Store {
        name: "firefox",
        left_out: &[
            ("", "message_serialization"),
            ("", "minimum_chrome_version"),
            // The permission for the page's menu is no optional one there.
            ("", "optional_permissions"),
            ("/background", "service_worker"),
        ],
    },
];

/// How hard the archives are packed: 15 rounds of Zopfli.
const COMPRESSION: i64 = 24;

/// Names of built files that only developers need.
const NOT_SHIPPED: &[&str] = &[".d.ts", ".md", ".map"];

/// Builds the core and packs it all.
pub fn run() -> Result<()> {
    wasm::build()?;
    let folder = target().join("package");
    fs::create_dir_all(&folder)?;
    let manifest = manifest()?;
    for store in STORES {
        let path = folder.join(format!("stillpage-{}-{}.zip", store.name, env!("CARGO_PKG_VERSION")));
        step(&format!("Pack {}", path.display()), || pack(&path, &root().join("extension"), &manifest, store))?;
    }
    step("Write the texts of the stores", || store::write(&folder.join("store")))?;
    wasm::build_npm()?;
    let mut npm = command("npm");
    npm.args(["pack", "--silent", "--pack-destination"]).arg(&folder).arg(wasm::npm_folder());
    step("Pack the npm package", || execute(&mut npm, "npm's message above says why."))?;
    let source = folder.join(format!("stillpage-source-{}.zip", env!("CARGO_PKG_VERSION")));
    step(&format!("Pack {}", source.display()), || {
        let mut git = command("git");
        git.args(["archive", "--format=zip", "--output"]).arg(&source).arg("HEAD");
        execute(&mut git, "The source is packed from the last commit; this needs git.")
    })
}

/// The manifest, its version held to that of the crate.
fn manifest() -> Result<Value> {
    let text = fs::read_to_string(root().join("extension/manifest.json")).context("cannot read the manifest")?;
    let manifest: Value = serde_json::from_str(&text).context("extension/manifest.json is not JSON")?;
    let version = manifest["version"].as_str().unwrap_or_default();
    if version != env!("CARGO_PKG_VERSION") {
        bail!(
            "extension/manifest.json says version {version}, Cargo.toml {}; make them one",
            env!("CARGO_PKG_VERSION")
        );
    }
    Ok(manifest)
}

/// Packs the extension in a folder. The bytes depend on names and content of the files alone.
fn pack(path: &Path, extension: &Path, manifest: &Value, store: &Store) -> Result<()> {
    let mut zip = ZipWriter::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?);
    // No time of day: it would make each archive another.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // Beyond 9 by Zopfli: slow to pack, quick to load, a twentieth smaller.
        .compression_level(Some(COMPRESSION))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for file in files(extension)? {
        let name = file.strip_prefix(extension)?.to_string_lossy().replace('\\', "/");
        zip.start_file(&*name, options)?;
        match name.as_str() {
            "manifest.json" => zip.write_all(for_store(manifest, store)?.as_bytes())?,
            _ => zip.write_all(&fs::read(&file)?)?,
        }
    }
    zip.finish()?;
    eprintln!("  {} KB", fs::metadata(path)?.len() / 1000);
    Ok(())
}

/// Every shipped file below a folder, in the order of the names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let (path, name) = entry.map(|e| (e.path(), e.file_name().to_string_lossy().into_owned()))?;
            let is_left_out = name.starts_with('.') || NOT_SHIPPED.iter().any(|end| name.ends_with(end));
            match (is_left_out, path.is_dir()) {
                (true, _) => {}
                (false, true) => open.push(path),
                (false, false) => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The manifest without what only other browsers understand.
fn for_store(manifest: &Value, store: &Store) -> Result<String> {
    let mut manifest = manifest.clone();
    for (pointer, key) in store.left_out {
        if let Some(Value::Object(object)) = manifest.pointer_mut(pointer) {
            object.shift_remove(*key);
        }
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    /// A small extension whose files were made in some order at some time.
    fn made(folder: &Path, order: &[&str], age: u64) {
        let _ = fs::remove_dir_all(folder);
        for name in order {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, format!("what {name} holds")).expect("a file");
            let file = File::options().write(true).open(&path).expect("the file");
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).expect("another age");
        }
    }

    #[test]
    fn the_same_files_give_the_same_bytes_whenever_and_in_whatever_order_they_were_made() {
        let place = std::env::temp_dir().join(format!("stillpage-pack-{}", std::process::id()));
        let manifest = manifest().expect("our manifest");
        for store in STORES {
            let archive = |number: u8, order: &[&str], age| {
                made(&place.join("extension"), order, age);
                let path = place.join(format!("{number}.zip"));
                pack(&path, &place.join("extension"), &manifest, store).expect("an archive");
                fs::read(path).expect("the archive")
            };
            let first = archive(1, &["manifest.json", "core/a.wasm", "b.js", ".hidden", "core/a.d.ts"], 5);
            let second = archive(2, &["core/a.d.ts", "b.js", ".hidden", "core/a.wasm", "manifest.json"], 90_000);
            assert!(first == second, "{}", store.name);
        }
        fs::remove_dir_all(place).expect("taken away");
    }

    #[test]
    fn each_store_gets_what_its_browsers_understand() {
        let manifest = manifest().expect("the manifest");
        for store in STORES {
            let text = for_store(&manifest, store).expect("a manifest");
            let own: Value = serde_json::from_str(&text).expect("JSON");
            let left =
                |(pointer, key): &(&str, &str)| own.pointer(pointer).is_some_and(|object| object.get(key).is_some());
            assert!(!store.left_out.iter().any(left), "{}", store.name);
            assert_eq!(own["permissions"], serde_json::json!(["activeTab", "scripting", "storage"]));
        }
    }
}

//! Within a folder too, imports run one way: no file uses another that uses it, on whatever way.
//!
//! A folder's `mod.rs` gathers what lies in it and is not counted; of a folder within, all files
//! count as one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What lies in a folder, by module name: the texts of its files, each with the number of `super`s
/// that lead from it to the folder.
type Modules = BTreeMap<String, Vec<(usize, String)>>;

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}

fn modules(folder: &Path) -> Modules {
    let mut out = Modules::new();
    for path in entries(folder) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            out.entry(name).or_default().extend(files_within(&path, 1));
        } else if path.extension().is_some_and(|end| end == "rs") && !matches!(&*name, "mod" | "lib" | "main") {
            out.entry(name).or_default().push((1, code(&path)));
        }
    }
    out
}

/// The files of a folder within, `levels` below the one that is looked at.
fn files_within(folder: &Path, levels: usize) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            out.extend(files_within(&path, levels + 1));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let deeper = usize::from(path.file_stem().is_none_or(|name| name != "mod"));
            out.push((levels + deeper, code(&path)));
        }
    }
    out
}

/// The code of a file without its comments and unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The names that code takes from so many levels above it: after the `super`s one, or several in braces.
fn names_above(code: &str, levels: usize) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let prefix = "super::".repeat(levels);
    for (at, _) in code.match_indices(&prefix) {
        let goes_on = code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'));
        let rest = &code[at + prefix.len()..];
        if goes_on || rest.starts_with("super::") {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(list) => out.extend(firsts(list)),
            None => out.extend(identifier(rest)),
        }
    }
    out
}

/// The first name of each path in a list in braces, which is open already.
fn firsts(list: &str) -> Vec<String> {
    let (mut depth, mut start, mut out) = (1, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || c == ',' && depth == 1 {
            out.extend(identifier(list[start..at].trim_start()));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    out
}

fn identifier(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Modules that use each other, on whatever way.
fn circles(folder: &Path) -> Vec<String> {
    let modules = modules(folder);
    let uses = |name: &str| -> BTreeSet<&str> {
        let named = modules[name].iter().flat_map(|(levels, code)| names_above(code, *levels));
        named.filter_map(|used| modules.get_key_value(&used)).map(|(used, _)| used.as_str()).collect()
    };
    let uses: BTreeMap<&str, BTreeSet<&str>> = modules.keys().map(|name| (name.as_str(), uses(name))).collect();
    let reaches_itself = |name: &&&str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![**name]);
        while let Some(next) = open.pop() {
            open.extend(uses[next].iter().filter(|used| **used != next && seen.insert(**used)));
        }
        seen.contains(**name)
    };
    uses.keys().filter(reaches_itself).map(|name| format!("{}: {name}", folder.display())).collect()
}

#[test]
fn files_of_a_folder_import_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut open) = (Vec::new(), vec![root.join("src"), root.join("xtask/src")]);
    while let Some(folder) = open.pop() {
        found.extend(circles(&folder));
        open.extend(entries(&folder).into_iter().filter(|path| path.is_dir()));
    }
    assert!(found.is_empty(), "in a circle:\n{}", found.join("\n"));
}

#[test]
fn paths_are_read_as_they_are_written() {
    let code = "use super::a;\nuse super::{b::{c, d}, e};\nsuper::super::f();\ncrate::g::super::h();";
    assert_eq!(Vec::from_iter(names_above(code, 1)), ["a", "b", "e"]);
    assert_eq!(Vec::from_iter(names_above(code, 2)), ["f"]);
}

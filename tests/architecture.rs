//! Holds the house to its plan: who may import whom, and how long a file or a function may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each with those it may use. `kind`, `error`, `map` and `order` are leaves; the way of a page runs
/// from `page` to `reader`, and nobody looks back along it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("kind", &[]),
    ("map", &[]),
    ("order", &[]),
    ("page", &["error", "map", "order"]),
    ("block", &["page"]),
    ("feature", &["block", "page", "kind", "map", "order"]),
    ("model", &["feature", "kind", "error", "order"]),
    ("verdict", &["model", "feature", "block", "page", "kind", "map", "order"]),
    ("correction", &["verdict", "feature", "block", "page", "kind", "error", "map"]),
    ("article", &["correction", "verdict", "block", "page", "kind", "map", "order"]),
    ("report", &["verdict", "model", "feature", "block", "page", "kind", "error", "map", "order"]),
    ("note", &["article", "map", "order"]),
    ("render", &["article", "verdict", "block", "page", "kind", "map"]),
    (
        "reader",
        &["render", "article", "correction", "verdict", "model", "feature", "block", "page", "kind", "error", "order"],
    ),
    (
        "wasm",
        &["reader", "render", "note", "report", "article", "correction", "verdict", "block", "page", "kind", "error"],
    ),
    ("cli", &["reader", "render", "report", "article", "correction", "verdict", "block", "page", "kind", "error"]),
];

/// Where the names that `lib.rs` hands on come from.
const EXPORTED: &[(&str, &str)] = &[
    ("Article", "article"),
    ("Block", "block"),
    ("Error", "error"),
    ("Kind", "kind"),
    ("Page", "page"),
    ("Options", "reader"),
    ("Reader", "reader"),
    ("Reading", "reader"),
    ("Refusal", "reader"),
    ("Verdict", "verdict"),
];

const MOST_LINES_OF_A_FILE: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 80;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, with its text.
fn sources(folder: &str) -> BTreeMap<PathBuf, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![root().join(folder)]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the crate") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.insert(path, text);
            }
        }
    }
    found
}

/// The room that a file of `src/` belongs to; none for `lib.rs` and `main.rs`.
fn room(path: &Path) -> Option<String> {
    let path = path.strip_prefix(root().join("src")).expect("a file of src/");
    let first = path.components().next()?.as_os_str().to_string_lossy().into_owned();
    let room = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
    (!matches!(room.as_str(), "lib" | "main")).then_some(room)
}

/// The code of a file without its comments and without its unit tests, which may use any room.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that code names: after `crate::` (or `stillpage::` in the command line), one or
/// several in braces.
fn rooms_named(code: &str, crate_name: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices(crate_name) {
        let is_word = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$');
        if is_word {
            continue;
        }
        let rest = &code[at + crate_name.len()..];
        match rest.strip_prefix('{') {
            Some(list) => named.extend(first_segments(list)),
            None => named.extend(identifier(rest)),
        }
    }
    let exported =
        |name: String| EXPORTED.iter().find(|(n, _)| *n == name).map_or(name, |(_, room)| (*room).to_owned());
    named.into_iter().map(exported).collect()
}

/// The first segment of each path in a list in braces, which is open already.
fn first_segments(list: &str) -> Vec<String> {
    let (mut depth, mut found, mut at_start) = (1, Vec::new(), true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => at_start = true,
            c if at_start && !c.is_whitespace() => {
                found.extend(identifier(&list[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    found
}

fn identifier(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let Some(room) = room(&path) else { continue };
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{} is in no room of the plan", path.display()));
            continue;
        };
        let crate_name = if room == "cli" { "stillpage::" } else { "crate::" };
        for used in rooms_named(&code(&text), crate_name) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}, which {room} may not", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_plan_has_no_circle() {
    let place = |room: &str| MAY_USE.iter().position(|(name, _)| *name == room);
    for (room, allowed) in MAY_USE {
        for used in *allowed {
            assert!(place(used) < place(room), "{room} stands before {used}");
        }
    }
}

#[test]
fn parsers_and_browsers_stay_in_their_front_ends() {
    let homes = [
        ("scraper::", &["page/html.rs", "page/html/"][..]),
        ("web_sys::", &["page/dom.rs", "page/dom/", "page/capture.rs", "wasm.rs", "wasm/"]),
        ("js_sys::", &["page/dom.rs", "page/dom/", "page/capture.rs", "wasm.rs", "wasm/"]),
    ];
    for (path, text) in sources("src") {
        let code = code(&text);
        for (parser, homes) in homes {
            let place = path.to_string_lossy().replace('\\', "/");
            let is_home = homes.iter().any(|home| place.ends_with(home) || home.ends_with('/') && place.contains(home));
            assert!(is_home || !code.contains(parser), "{} names {parser}", path.display());
        }
    }
}

#[test]
fn files_are_short() {
    for (path, text) in sources("src").into_iter().chain(sources("xtask/src")) {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES_OF_A_FILE, "{} has {lines} lines", path.display());
    }
}

#[test]
fn functions_are_short() {
    for (path, text) in sources("src").into_iter().chain(sources("xtask/src")) {
        for (line, length) in functions(&text) {
            assert!(length <= MOST_LINES_OF_A_FUNCTION, "{}:{line}: a function of {length} lines", path.display());
        }
    }
}

/// The first line and the length of each function. rustfmt closes it at the indent it began with.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_start = |line: &str| {
        let words = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(super) ");
        let words = words.trim_start_matches("pub(crate) ").trim_start_matches("const ");
        words.starts_with("fn ") && !line.trim_end().ends_with('}') && !line.trim_end().ends_with(';')
    };
    let starts = lines.iter().enumerate().filter(|(_, line)| is_start(line));
    starts
        .map(|(start, first)| {
            let ends = |line: &&str| line.trim() == "}" && indent(line) == indent(first);
            let length = lines[start..].iter().position(ends).map_or(0, |end| end + 1);
            (start + 1, length)
        })
        .collect()
}

#[test]
fn the_readers_of_source_read_right() {
    let code =
        "use crate::page::{NodeId, Page};\nuse crate::{Kind, block::{Block, Blocks}, feature};\ncrate::model::load()";
    assert_eq!(rooms_named(code, "crate::"), ["page", "kind", "block", "feature", "model"]);
    assert_eq!(functions("impl A {\n    fn a() {\n        b();\n    }\n}\n\nfn c() {}\n"), [(2, 3)]);
}

//! What the crates and packages that we build on may be: `deny.toml` held to what is locked, also for
//! systems that this one builds nothing for. `cargo deny check` asks for known faults besides.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The quoted words of a list in `deny.toml`.
fn listed(name: &str) -> BTreeSet<String> {
    let policy = text("deny.toml");
    let list = policy.split_once(&format!("\n{name} = [")).expect("the list").1;
    let end = list.find("]\n").expect("its end");
    let words = list[..end].lines().filter_map(|line| line.split("reason").next());
    words.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Every package that `Cargo.lock` names, as cargo tells of it.
fn packages() -> Vec<Value> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let told = cargo.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root()).output();
    let told = told.expect("cargo");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    told["packages"].as_array().expect("a list").clone()
}

/// Whether one of the alternatives of a licence expression is made of allowed ones.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let plain = expression.replace(['(', ')'], "").replace(" / ", " OR ").replace('/', " OR ");
    let one = |licence: &str| allowed.contains(licence.split(" WITH ").next().unwrap_or_default().trim());
    // `(A OR B) AND C` without its brackets is read as more than it says where C alone is allowed: hence all of `AND`.
    plain.split(" AND ").all(|part| part.split(" OR ").any(one))
}

#[test]
fn every_crate_is_from_the_registry_and_under_a_licence_of_the_list() {
    let (allowed, banned) = (listed("allow"), listed("deny"));
    let packages = packages();
    assert!(packages.len() > 50, "all that is locked");
    for package in &packages {
        let (name, source) = (package["name"].as_str().unwrap_or_default(), package["source"].as_str());
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{name}: {licence}");
        assert!(!banned.contains(name), "{name} is banned in deny.toml");
        let ours = source.is_none() && ["stillpage", "xtask"].contains(&name);
        assert!(ours || source.is_some_and(|from| from.starts_with("registry+")), "{name} from {source:?}");
    }
}

#[test]
fn every_locked_crate_and_package_has_its_checksum() {
    let lock = text("Cargo.lock");
    let unlocked: Vec<&str> = lock
        .split("[[package]]\n")
        .skip(1)
        .filter(|package| package.contains("source = ") && !package.contains("checksum = "))
        .collect();
    assert_eq!(unlocked, [""; 0]);
    let lock: Value = serde_json::from_str(&text("package-lock.json")).expect("JSON");
    for (place, package) in
        lock["packages"].as_object().expect("packages").iter().filter(|(place, _)| !place.is_empty())
    {
        let known = package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-"));
        assert!(known || package["link"] == true, "{place} has no checksum");
    }
}

#[test]
fn nothing_from_npm_ships_and_every_version_is_one() {
    let package: Value = serde_json::from_str(&text("package.json")).expect("JSON");
    assert!(package.get("dependencies").is_none(), "packages of npm are for checks and tests alone");
    for (name, version) in package["devDependencies"].as_object().expect("a list") {
        let exact = version.as_str().is_some_and(|v| v.split('.').all(|part| part.parse::<u32>().is_ok()));
        assert!(exact, "{name} is not held to one version");
    }
    let shipped: Value = serde_json::from_str(&text("xtask/npm/package.json")).expect("JSON");
    assert!(
        shipped.get("dependencies").is_none() && shipped.get("scripts").is_none(),
        "our npm package runs and needs nothing"
    );
}

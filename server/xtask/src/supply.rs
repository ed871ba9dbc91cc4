//! What we depend on, in the large: one TLS provider, nothing in WebAssembly that makes it heavy, and the licences of
//! deny.toml where cargo-deny is installed. It reads cargo's graph; it fetches nothing.

use std::process::Command;

use crate::place::Place;
use crate::{Outcome, command};

const ONE_PROVIDER: [&str; 4] = ["aws-lc-rs", "aws-lc-sys", "openssl-sys", "native-tls"];
/// leptos itself brings regex and ICU's normaliser; how little of them stays is seen in the shares (share.rs).
const TOO_HEAVY: [&str; 13] = [
    "chrono",
    "time",
    "jiff",
    "icu_datetime",
    "icu_decimal",
    "icu_plurals",
    "tracing",
    "comrak",
    "getrandom",
    "uuid",
    "sqlx-core",
    "tokio",
    "service",
];

/// Walks both halves' graphs.
pub fn run(place: &Place) -> Outcome<String> {
    let mut wrong = Vec::new();
    for name in graph(place, &["--workspace"])? {
        if ONE_PROVIDER.contains(&name.as_str()) {
            wrong.push(format!("{name} is in the graph: ring is the one TLS provider"));
        }
    }
    for name in graph(
        place,
        &["--package", "browser", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"],
    )? {
        if TOO_HEAVY.contains(&name.as_str()) {
            wrong.push(format!("{name} is in the browser's half: `cargo tree -p browser --target wasm32-unknown-unknown -i {name}` says why"));
        }
    }
    for sentence in &wrong {
        println!("  {sentence}");
    }
    if !wrong.is_empty() {
        return Err(format!("{} dependencies that must not be there", wrong.len()));
    }
    if !command::succeeds(place.cargo().args(["deny", "--version"])) {
        return Ok("licences not checked, cargo-deny is not installed".into());
    }
    // Advisories need a clone of their database; they are looked at outside CI.
    let mut deny: Command = place.cargo();
    deny.args(["deny", "--log-level", "error", "check", "bans", "licenses", "sources"]);
    command::quiet(&mut deny, "cargo deny")?;
    Ok(String::new())
}

fn graph(place: &Place, words: &[&str]) -> Outcome<Vec<String>> {
    let mut tree = place.cargo();
    tree.arg("tree").args(words).args(["--prefix", "none", "--format", "{p}", "--no-dedupe"]);
    let text = command::read(&mut tree, "cargo tree")?;
    let mut names: Vec<String> =
        text.lines().filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

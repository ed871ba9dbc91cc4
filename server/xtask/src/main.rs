//! `cargo xtask`: the one tool that builds, runs, tests and measures Guichet, and installs what the machine lacks for it.
//!
//! This file only reads the command line and calls the room that does the work. Nothing here ships with the product,
//! and nothing here imports the product's crates.

mod arrows;
mod assets;
mod bench;
mod budget;
mod build;
mod command;
mod compress;
mod files;
mod interrupt;
mod lints;
mod machine;
mod module;
mod place;
mod postgres;
mod run;
mod share;
mod stories;
mod supply;
mod test;
mod toolchain;
mod unit;
mod web;

use std::process::ExitCode;

/// What every step gives back: a value, or one clear sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask run [-- FLAGS]      build what is needed and start Guichet on http://127.0.0.1:3000 with ./data;
                                FLAGS go to `guichet serve`; `-- --demo` uses a throw-away, filled data folder
cargo xtask test [STEP]… [--full]
                                every check and story, or only the steps named
cargo xtask bench               the benchmarks, as a table and as <target>/bench.json
cargo xtask build               <target>/dist/: release binary `guichet` and `site/`
cargo xtask setup               only install what building and testing need on this machine";

fn main() -> ExitCode {
    interrupt::listen();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.get(1..).unwrap_or_default();
    let outcome = match words.first().map(String::as_str) {
        Some("run") => place::find().and_then(|place| run::run(&place, rest)),
        Some("test") => place::find().and_then(|place| test::run(&place, rest)),
        Some("bench") => place::find().and_then(|place| bench::run(&place)),
        Some("build") => place::find().and_then(|place| build::run(&place)),
        Some("setup") => place::find().and_then(|place| machine::setup(&place)),
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

//! `cargo xtask test`: every check and story, in an order that fails early on what is cheap. A failed step does not stop
//! the others: one run says all that is wrong. It holds no check of its own.

use std::time::Instant;

use crate::place::Place;
use crate::{Outcome, arrows, budget, command, interrupt, lints, share, stories, supply, unit, web};

type Step = (&'static str, &'static str, fn(&Place) -> Outcome<String>);

const STEPS: [Step; 8] = [
    ("fmt", "every Rust file is formatted", fmt),
    ("lints", "rules of the house that no compiler knows", lints::run),
    ("arrows", "crates import only what the architecture allows", arrows::run),
    ("supply", "dependencies: one TLS provider, a light browser half, licences", supply::run),
    ("clippy", "no warning in any crate or test", clippy),
    ("unit", "tests of every crate, on SQLite and PostgreSQL", unit::run),
    ("browser", "the browser half as it ships, within its budget", browser),
    ("stories", "end-to-end stories in a real browser", tell_stories),
];

/// Runs all steps, or those named; the last line says how many passed.
pub fn run(place: &Place, words: &[String]) -> Outcome {
    let (flags, names): (Vec<_>, Vec<_>) = words.iter().partition(|word| word.starts_with('-'));
    if let Some(flag) = flags.iter().find(|flag| !matches!(flag.as_str(), "--full" | "--")) {
        return Err(format!("unknown flag {flag}; there is --full"));
    }
    if let Some(name) = names.iter().find(|name| !STEPS.iter().any(|(step, ..)| step == *name)) {
        let known: Vec<&str> = STEPS.iter().map(|(step, ..)| *step).collect();
        return Err(format!("unknown step {name}; there are {}", known.join(", ")));
    }
    let wanted = |step: &Step| names.is_empty() || names.iter().any(|name| *name == step.0);
    let steps: Vec<&Step> = STEPS.iter().filter(|step| wanted(step)).collect();
    if steps.len() < STEPS.len() {
        println!("only {} of {} steps", steps.len(), STEPS.len());
    }
    if flags.iter().any(|flag| *flag == "--full") {
        println!("--full: the long checks come with later releases; this is the ordinary run");
    }
    let mut results = Vec::new();
    let start = Instant::now();
    for (name, what, act) in steps {
        println!("\n== {name}: {what}");
        let begun = Instant::now();
        let outcome = act(place);
        let seconds = begun.elapsed().as_secs_f64();
        match &outcome {
            Ok(note) => println!("== {name}: passed in {seconds:.1} s {note}"),
            Err(sentence) => println!("== {name}: FAILED in {seconds:.1} s: {sentence}"),
        }
        results.push((*name, seconds, outcome));
        if interrupt::asked() {
            return Err("stopped".into());
        }
    }
    sum_up(&results, start.elapsed().as_secs_f64())
}

fn sum_up(results: &[(&str, f64, Outcome<String>)], whole: f64) -> Outcome {
    println!("\n{:<10} {:>9}", "step", "seconds");
    for (name, seconds, outcome) in results {
        let note = match outcome {
            Ok(note) => note.clone(),
            Err(sentence) => format!("FAILED: {sentence}"),
        };
        println!("{name:<10} {seconds:>9.1}  {note}");
    }
    println!("{:<10} {whole:>9.1}\n", "together");
    let failed: Vec<&str> =
        results.iter().filter(|(.., outcome)| outcome.is_err()).map(|(name, ..)| *name).collect();
    println!("{} passed, {} failed", results.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn fmt(place: &Place) -> Outcome<String> {
    command::run(place.cargo().args(["fmt", "--all", "--check", "--", "-l"]), "cargo fmt")
        .map(|()| String::new())
}

fn clippy(place: &Place) -> Outcome<String> {
    let mut cargo = place.cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]);
    command::run(&mut cargo, "clippy").map(|()| String::new())
}

fn browser(place: &Place) -> Outcome<String> {
    let site = web::build(place, web::Profile::Release)?;
    share::print(&site.named)?;
    budget::check(&site)
}

fn tell_stories(place: &Place) -> Outcome<String> {
    match stories::chromium() {
        Err(sentence) if !place.ci => {
            println!("  no story told: {sentence}");
            Ok(format!("no story told: {sentence}"))
        }
        Err(sentence) => Err(sentence),
        Ok(_) => stories::run(place, &[]).map(|()| String::new()),
    }
}

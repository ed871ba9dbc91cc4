//! `cargo test` over the workspace, with a PostgreSQL of our own beside SQLite. Passing tests are counted, not listed;
//! everything else a test prints is shown.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::place::Place;
use crate::{Outcome, interrupt, postgres};

/// Runs every test of every crate.
pub fn run(place: &Place) -> Outcome<String> {
    let postgres = match postgres::start() {
        Ok(postgres) => Some(postgres),
        Err(sentence) if place.ci => return Err(sentence),
        Err(sentence) => {
            println!("  SQLite only: {sentence}");
            None
        }
    };
    // The build tool goes apart: beside the product, cargo would build what both use with other features, twice.
    let mut product = place.cargo();
    product.args(["test", "--workspace", "--exclude", "xtask", "--no-fail-fast"]);
    if let Some(postgres) = &postgres {
        product.env("GUICHET_TEST_POSTGRES", postgres.url());
    }
    let mut tool = place.cargo();
    tool.args(["test", "--package", "xtask"]);
    let mut tally = Tally::default();
    for cargo in [&mut product, &mut tool] {
        count(cargo, &mut tally)?;
    }
    let engines = match tally.engines {
        [0, 0] => String::new(),
        [sqlite, others] => format!(" ({sqlite} on SQLite, {others} on PostgreSQL)"),
    };
    let sentence = format!("{} tests passed, {} failed{engines}", tally.passed, tally.failed);
    if tally.failed > 0 {
        return Err(sentence);
    }
    if postgres.is_none() { Ok(format!("{sentence}, without PostgreSQL")) } else { Ok(sentence) }
}

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    /// Tests whose name says on which engine they run: SQLite, PostgreSQL.
    engines: [u64; 2],
}

fn count(cargo: &mut Command, tally: &mut Tally) -> Outcome {
    let mut child = cargo.stdout(Stdio::piped()).spawn().map_err(|e| format!("cannot start cargo: {e}"))?;
    let output = child.stdout.take().ok_or("cargo test has no output")?;
    let failed_before = tally.failed;
    for line in BufReader::new(output).lines() {
        let line = line.map_err(|e| format!("cannot read what cargo test prints: {e}"))?;
        if !tally.read(&line) {
            println!("{line}");
        }
    }
    let status = child.wait().map_err(|e| format!("cannot wait for cargo: {e}"))?;
    if interrupt::asked() {
        return Err("stopped".into());
    }
    // A crate that does not compile fails without a failed test.
    if !status.success() && tally.failed == failed_before {
        return Err(format!("cargo test failed ({status})"));
    }
    Ok(())
}

impl Tally {
    /// Takes a line into account; true if a person need not see it.
    fn read(&mut self, line: &str) -> bool {
        let number = |word: &str| -> u64 {
            let words: Vec<&str> = line.split_whitespace().collect();
            let at = words.iter().position(|w| w.trim_end_matches(';') == word);
            at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok()).unwrap_or(0)
        };
        if line.starts_with("test result:") {
            self.passed += number("passed");
            self.failed += number("failed");
            return number("failed") == 0;
        }
        if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... ok")) {
            for (engine, word) in self.engines.iter_mut().zip(["sqlite", "postgres"]) {
                *engine += u64::from(
                    name.split("::").any(|part| part == word || part.ends_with(&format!("_on_{word}"))),
                );
            }
            return true;
        }
        line.is_empty() || line.starts_with("running ")
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn passed_and_failed_tests_are_counted_over_all_crates_and_by_engine() {
        let mut tally = Tally::default();
        let lines = [
            "running 2 tests",
            "test jobs::sqlite::a_job_is_claimed_once ... ok",
            "test jobs::postgres::a_job_is_claimed_once ... ok",
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.0s",
            "test a_broken_rule ... FAILED",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.0s",
        ];
        let shown: Vec<_> = lines.into_iter().filter(|line| !tally.read(line)).collect();
        assert_eq!((tally.passed, tally.failed, tally.engines), (5, 1, [1, 1]));
        assert_eq!(shown.len(), 2);
    }
}

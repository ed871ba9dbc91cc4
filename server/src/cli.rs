//! The command line: which words there are and which command they start. (contract.md)

use crate::command::{demo, inspect, receive, serve, user};
use crate::config::ServeFlags;
use crate::failure::{Failure, TRY_AGAIN};
use crate::telling;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// A help desk in one program.
#[derive(Parser)]
#[command(name = "guichet", version, arg_required_else_help = false)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server; also what happens without a command
    Serve(Box<ServeFlags>),
    /// Fill an empty desk with a realistic demo
    Demo(demo::Flags),
    /// Manage people
    #[command(subcommand)]
    User(User),
    /// Take mail
    #[command(subcommand)]
    Mail(Mail),
    /// Show what Guichet makes of standard input
    #[command(subcommand)]
    Inspect(inspect::What),
}

#[derive(Subcommand)]
enum User {
    /// Add a member of staff
    Add(user::Flags),
}

#[derive(Subcommand)]
enum Mail {
    /// Take one raw mail from standard input, as the pipe of a mail server; exit 75 = try again later
    Receive(receive::Flags),
}

/// Everything the binary does.
pub fn main() -> ExitCode {
    // One provider for all TLS, chosen before anybody asks for it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = match Cli::try_parse_from(with_command(std::env::args_os())) {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output and is no error. If nobody reads it, nothing is lost.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.printed());
            ExitCode::from(failure.code)
        }
    }
}

/// `guichet --listen …` is `guichet serve --listen …`.
fn with_command(words: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.collect();
    let first = words.get(1).and_then(|word| word.to_str());
    let about_all = ["-h", "--help", "-V", "--version"];
    if first.is_none_or(|word| word.starts_with('-') && !about_all.contains(&word)) {
        let at = words.len().min(1);
        words.insert(at, "serve".into());
    }
    words
}

fn run(command: Command) -> Result<(), Failure> {
    telling::start(if matches!(command, Command::Serve(_)) { "info" } else { "warn" });
    match command {
        Command::Serve(flags) => waiting(1, serve::run(&flags)),
        Command::Demo(flags) => waiting(1, demo::run(&flags)),
        Command::User(User::Add(flags)) => waiting(1, user::add(&flags)),
        Command::Mail(Mail::Receive(flags)) => receive::surely(|| waiting(TRY_AGAIN, receive::run(&flags))),
        Command::Inspect(what) => inspect::run(&what),
    }
}

/// Runs a command; `code` is the exit code if the system does not even let it begin.
fn waiting(code: u8, work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let begun = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = begun.map_err(|error| Failure { code, line: format!("cannot begin: {error}") })?;
    let done = runtime.block_on(work);
    // Nothing that still runs is waited for: what matters is in the database.
    runtime.shutdown_background();
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn words(line: &str) -> Vec<String> {
        let words = line.split_whitespace().map(OsString::from);
        with_command(words).into_iter().map(|word| word.into_string().expect("text")).collect()
    }

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_it_serves() {
        assert_eq!(words("guichet"), ["guichet", "serve"]);
        assert_eq!(words("guichet --demo"), ["guichet", "serve", "--demo"]);
        assert_eq!(words("guichet --version"), ["guichet", "--version"]);
        assert_eq!(words("guichet mail receive"), ["guichet", "mail", "receive"]);
    }

    #[test]
    fn an_unknown_word_is_bad_usage() {
        let error = Cli::try_parse_from(["guichet", "backup"]).err().expect("refused");
        assert_eq!(error.exit_code(), 2);
    }
}

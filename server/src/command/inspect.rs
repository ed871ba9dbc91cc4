//! `guichet inspect`: shows what the mail room makes of standard input. Opens no desk.

use crate::failure::Failure;
use crate::mail::inspect;
use clap::Subcommand;
use std::io::{BufWriter, ErrorKind, Write};

/// What to look at.
#[derive(Subcommand)]
pub enum What {
    /// One raw mail in, one JSON object out
    Mail(Json),
    /// Rows {"name","payload"} in, rows {"name","output"} out: HTML as incoming mail shows it
    Html(Json),
    /// Rows {"name","kind","input"} in, rows {"name","output"} out: the visible reply
    Reply(Json),
}

/// The answer is JSON with or without it.
#[derive(clap::Args)]
pub struct Json {
    /// JSON out (always so)
    #[arg(long)]
    json: bool,
}

/// Reads, answers, writes.
pub fn run(what: &What) -> Result<(), Failure> {
    let mut stdin = std::io::stdin().lock();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = match what {
        What::Mail(_) => inspect::inspect_mail(&mut stdin, &mut out),
        What::Html(_) => inspect::inspect_html(&mut stdin, &mut out),
        What::Reply(_) => inspect::inspect_reply(&mut stdin, &mut out),
    };
    match done.and_then(|()| out.flush()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

//! The log: lines for a person at a terminal, JSON for a machine that collects them. Control characters are escaped in both.

use std::io::{IsTerminal, Write};
use tracing_subscriber::EnvFilter;

/// Starts the log on standard error. `GUICHET_LOG` filters it (`info`, `server=debug`, …).
pub fn start(usual: &str) {
    let filter = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false);
    // A second start (a test) keeps the first one's.
    let _ = if std::io::stderr().is_terminal() {
        lines.with_target(false).with_writer(|| Plain(std::io::stderr())).try_init()
    } else {
        lines.with_writer(std::io::stderr).json().flatten_event(true).try_init()
    };
}

/// Writes each event as one line in which nothing is obeyed by a terminal. (JSON does that by itself.)
struct Plain<W>(W);

impl<W: Write> Write for Plain<W> {
    /// One whole event: the library writes it at once, with its line end.
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let event = String::from_utf8_lossy(bytes);
        let mut line = String::with_capacity(event.len());
        for c in event.trim_end_matches('\n').chars() {
            if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
        }
        line.push('\n');
        self.0.write_all(line.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("whole").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_strangers_send_cannot_write_to_the_terminal() {
        for json in [false, true] {
            let kept = Kept::default();
            let writer = kept.clone();
            let lines = tracing_subscriber::fmt().with_ansi(false);
            let log = || tracing::warn!(said = ?"a\u{1b}[2Jb\nc", shown = %"d\u{1b}[2J\ne\u{9b}2J", "message \u{1b}[2J");
            if json {
                tracing::subscriber::with_default(
                    lines.with_writer(move || writer.clone()).json().finish(),
                    log,
                );
            } else {
                tracing::subscriber::with_default(
                    lines.with_writer(move || Plain(writer.clone())).finish(),
                    log,
                );
            }
            let text = String::from_utf8(kept.0.lock().expect("whole").clone()).expect("text");
            assert!(!text.contains('\u{1b}'), "{text:?}");
            assert_eq!(text.lines().count(), 1, "{text:?}");
        }
    }
}

//! The log: lines for a person at a terminal, JSON for a machine that collects them. Control characters are escaped in both.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts the log on standard error. `GUICHET_LOG` filters it (`info`, `server=debug`, …).
pub fn start(usual: &str) {
    let filter = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start (a test) keeps the first one's.
    let _ = if std::io::stderr().is_terminal() {
        lines.with_target(false).try_init()
    } else {
        lines.json().flatten_event(true).try_init()
    };
}

#[cfg(test)]
mod tests {
    use std::io::Write;
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
            let lines = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone());
            let log = || tracing::warn!(said = ?"a\u{1b}[2Jb\nc", shown = %"d\u{1b}[2Je", "message \u{1b}[2J");
            if json {
                tracing::subscriber::with_default(lines.json().finish(), log);
            } else {
                tracing::subscriber::with_default(lines.finish(), log);
            }
            let text = String::from_utf8(kept.0.lock().expect("whole").clone()).expect("text");
            assert!(!text.contains('\u{1b}'), "{text:?}");
            assert_eq!(text.lines().count(), 1, "{text:?}");
        }
    }
}

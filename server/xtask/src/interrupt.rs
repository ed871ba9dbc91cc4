//! Remembers that somebody pressed Ctrl-C (or asked us to end), so that a started server or database is stopped before we go.
//! It decides nothing: the rooms that wait ask.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

static ASKED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);
static TOLD_ALONE: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on the first Ctrl-C only raises a flag; the second ends this program at once.
pub fn listen() {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_shutdown};
        let listening = [SIGINT, SIGTERM].into_iter().try_for_each(|signal| {
            // The order matters: the conditional exit looks at the flag before the same signal raises it.
            register_conditional_shutdown(signal, 130, Arc::clone(&ASKED))?;
            register(signal, Arc::clone(&ASKED)).map(drop)
        });
        if listening.and_then(|()| register(SIGTERM, Arc::clone(&TOLD_ALONE)).map(drop)).is_err() {
            eprintln!("xtask: cannot listen for signals; Ctrl-C may leave a started server behind");
        }
    }
}

/// Whether somebody asked us to stop.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Whether we were asked by a signal that, unlike Ctrl-C in a terminal, the programs we started did not get too.
pub fn told_alone() -> bool {
    TOLD_ALONE.load(Ordering::Relaxed)
}

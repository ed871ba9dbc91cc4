//! The one clock of a tab: the server's time, corrected by what each frame says. Nothing else in the browser reads the time.

use desk::Timestamp;
use leptos::prelude::*;

/// Server time as a signal that ticks once a second in the browser and stands still on the server.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    /// Server minus browser, in milliseconds.
    offset: StoredValue<i64>,
}

impl Clock {
    /// Provides the clock of this page, beginning at the instant of rendering.
    pub fn start(born: Timestamp) {
        let clock = Clock { now: RwSignal::new(born), offset: StoredValue::new(0) };
        provide_context(clock);
        Effect::new(move |_| {
            clock.hear(born);
            gloo_timers::callback::Interval::new(1000, move || clock.tick()).forget();
        });
    }

    /// The clock of this page.
    pub fn here() -> Clock {
        expect_context::<Clock>()
    }

    /// The server said that it is `server` now.
    pub fn hear(self, server: Timestamp) {
        self.offset.set_value(server.0 - browser_now());
        self.tick();
    }

    fn tick(self) {
        self.now.set(self.exact());
    }

    /// Now, read at this moment: for stamping what was just typed, never while rendering.
    pub fn exact(self) -> Timestamp {
        Timestamp(browser_now() + self.offset.get_value())
    }

    /// Now to the second, as a signal.
    pub fn now(self) -> Signal<Timestamp> {
        self.now.into()
    }

    /// Now to the minute: lists redraw by this one.
    pub fn minute(self) -> Signal<Timestamp> {
        let now = self.now;
        Memo::new(move |_| Timestamp(now.get().0.div_euclid(60_000) * 60_000)).into()
    }
}

#[cfg(target_arch = "wasm32")]
#[expect(clippy::disallowed_methods, reason = "the one place in the browser that reads the time")]
fn browser_now() -> i64 {
    js_sys::Date::now() as i64
}

#[cfg(not(target_arch = "wasm32"))]
fn browser_now() -> i64 {
    0 // effects and events never run on the server
}

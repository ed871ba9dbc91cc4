//! When a page may be taken away from under a person: nothing is being typed, nothing is open that would be lost.

use crate::Clock;
use desk::Timestamp;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use std::cell::Cell;
use std::rc::Rc;

/// Nobody typed for so long.
const STILL: i64 = 5_000;
/// What would be lost: an open dialog, or a form that cannot keep what was typed.
const UNSAVED: &str = "dialog[open], [data-unsaved]";

/// Listens to the hands of the person.
pub(super) struct Quiet {
    typed: Rc<Cell<Timestamp>>,
    online: Rc<Cell<bool>>,
    on_input: Closure<dyn FnMut()>,
    on_online: Closure<dyn FnMut()>,
}

impl Quiet {
    pub(super) fn listen(clock: Clock) -> Quiet {
        let typed = Rc::new(Cell::new(clock.exact()));
        let online = Rc::new(Cell::new(false));
        let (hand, line) = (typed.clone(), online.clone());
        let quiet = Quiet {
            typed,
            online,
            on_input: Closure::new(move || hand.set(clock.exact())),
            on_online: Closure::new(move || line.set(true)),
        };
        quiet.each(|target, kind, ear| {
            // Without the listener the pulse still finds out.
            let _ = target.add_event_listener_with_callback(kind, ear);
        });
        quiet
    }

    pub(super) fn end(&self) {
        self.each(|target, kind, ear| {
            let _ = target.remove_event_listener_with_callback(kind, ear);
        });
    }

    fn each(&self, act: impl Fn(&web_sys::EventTarget, &str, &js_sys::Function)) {
        if let Some(window) = web_sys::window() {
            act(&window, "input", self.on_input.as_ref().unchecked_ref());
            act(&window, "keydown", self.on_input.as_ref().unchecked_ref());
            act(&window, "online", self.on_online.as_ref().unchecked_ref());
        }
    }

    /// Whether the page may be taken away now.
    pub(super) fn now(&self, now: Timestamp) -> bool {
        let open = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.query_selector(UNSAVED).ok().flatten());
        open.is_none() && now.since(self.typed.get()) > STILL
    }

    /// The machine has just come back to a network.
    pub(super) fn back_online(&self) -> bool {
        self.online.take()
    }
}

/// Loads the page anew, from the build that the server has now. Once a build: two servers of different builds behind one address
/// must not make a tab reload for ever.
pub(super) fn reload(build: &str) {
    const KEY: &str = "guichet.reloaded-from";
    let Some(window) = web_sys::window() else { return };
    if let Ok(Some(storage)) = window.session_storage() {
        if storage.get_item(KEY).ok().flatten().as_deref() == Some(build) {
            return;
        }
        if storage.set_item(KEY, build).is_err() {
            return;
        }
    }
    // A browser that refuses leaves the page as it is.
    let _ = window.location().reload();
}

/// To the sign-in page, and back here afterwards.
pub(super) fn sign_in() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let next = js_sys::encode_uri_component(&here);
    // A browser that refuses leaves the page as it is; the next call is refused with the same words.
    let _ = location.assign(&format!("/sign-in?next={next}"));
}

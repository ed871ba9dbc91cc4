//! What has just happened and can be taken back. One at a time at the start of the foot; the newest replaces the one
//! before, but never an error: that stays until it is closed, and the newest waits behind it.
//!
//! Time stops while the toast is hovered or holds the focus. The action is a button; the page also runs it with a key
//! through [`Toaster::act`].

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::glyph::Ring;
use crate::icon::Icon;

/// How long words without an action stay, in seconds.
const READING: u32 = 6;
/// How often the ring moves.
const TICK: Duration = Duration::from_millis(250);
/// Ticks in a second.
const TICKS: u32 = 4;

#[derive(Clone)]
struct Toast {
    words: String,
    action: Option<(String, Callback<()>)>,
    /// Error: with a reference, without an end.
    reference: Option<String>,
    seconds: u32,
}

impl Toast {
    fn is_error(&self) -> bool {
        self.reference.is_some()
    }
}

/// The handle, from the context.
#[derive(Clone, Copy)]
pub struct Toaster {
    shown: RwSignal<Option<Toast>>,
    waiting: RwSignal<Option<Toast>>,
    left: RwSignal<u32>,
    held: RwSignal<bool>,
}

impl Toaster {
    /// Makes the handle and puts it into the context. Once, in the app, above `Toasts`.
    pub fn provide() -> Self {
        let toaster = Self {
            shown: RwSignal::new(None),
            waiting: RwSignal::new(None),
            left: RwSignal::new(0),
            held: RwSignal::new(false),
        };
        provide_context(toaster);
        toaster
    }

    /// Says what happened, for as long as it takes to read.
    pub fn say(self, text: impl Into<String>) {
        self.put(Toast { words: text.into(), action: None, reference: None, seconds: READING });
    }

    /// Says what happened and offers to do something about it (take it back) for some seconds.
    pub fn offer(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        action: impl Into<Callback<()>>,
        seconds: u32,
    ) {
        let action = Some((label.into(), action.into()));
        self.put(Toast { words: text.into(), action, reference: None, seconds });
    }

    /// Says what failed, until it is closed. `reference` is the number to tell support; it may be empty.
    pub fn fail(self, text: impl Into<String>, reference: impl Into<String>) {
        self.put(Toast { words: text.into(), action: None, reference: Some(reference.into()), seconds: 0 });
    }

    /// Runs the action on offer, if there is one; says whether there was. For the key of the page.
    pub fn act(self) -> bool {
        let action = self.shown.with_untracked(|toast| toast.as_ref().and_then(|toast| toast.action.clone()));
        let Some((_, action)) = action else { return false };
        self.close();
        action.run(());
        true
    }

    /// Takes the toast away. What waited comes.
    pub fn close(self) {
        let next = self.waiting.try_update(Option::take).flatten();
        self.held.set(false);
        self.show(next);
    }

    fn put(self, toast: Toast) {
        let blocked = self.shown.with_untracked(|shown| shown.as_ref().is_some_and(Toast::is_error));
        if blocked && !toast.is_error() {
            self.waiting.set(Some(toast));
        } else {
            self.show(Some(toast));
        }
    }

    fn show(self, toast: Option<Toast>) {
        self.left.set(toast.as_ref().map_or(0, |toast| toast.seconds * TICKS));
        self.shown.set(toast);
    }

    /// A quarter of a second has passed.
    fn tick(self) {
        let running =
            self.shown.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.seconds > 0));
        if !running || self.held.get_untracked() {
            return;
        }
        match self.left.get_untracked() {
            0 | 1 => self.close(),
            left => self.left.set(left - 1),
        }
    }

    fn share(self) -> u8 {
        let whole = self.shown.with(|toast| toast.as_ref().map_or(0, |toast| toast.seconds * TICKS));
        share(self.left.get(), whole)
    }
}

/// What is left, in hundredths.
fn share(left: u32, whole: u32) -> u8 {
    (left.min(whole) * 100).checked_div(whole).and_then(|share| u8::try_from(share).ok()).unwrap_or(0)
}

/// Where toasts stand. Once, at the end of the app; empty in the server's HTML.
#[component]
pub fn Toasts(
    /// Name of the cross on an error: "Close".
    #[prop(into)]
    close: Signal<String>,
    /// The word before a reference number: "Reference".
    #[prop(into)]
    reference: Signal<String>,
    /// The key that runs the action, shown on it.
    #[prop(optional, into)]
    key: MaybeProp<String>,
) -> impl IntoView {
    let toaster = use_context::<Toaster>().unwrap_or_else(Toaster::provide);
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        // Shown anew for each toast, so that it lies over a dialog that was opened meanwhile.
        let any = toaster.shown.with(Option::is_some);
        let Some(place) = place.get() else { return };
        if any {
            let _ = place.hide_popover();
        }
        let _ = place.show_popover();
    });
    Effect::new(move |_| {
        if let Ok(ticking) = set_interval_with_handle(move || toaster.tick(), TICK) {
            on_cleanup(move || ticking.clear());
        }
    });
    let draw = move || {
        toaster.shown.get().map(|toast| {
            let error = toast.is_error();
            let number = toast.reference.clone().filter(|number| !number.is_empty());
            view! {
                <div
                    class="toast"
                    data-kind=error.then_some("error")
                    on:pointerenter=move |_| toaster.held.set(true)
                    on:pointerleave=move |_| toaster.held.set(false)
                    on:focusin=move |_| toaster.held.set(true)
                    on:focusout=move |_| toaster.held.set(false)
                >
                    {error.then(|| view! { <span class="toast-sign"><Icon name="alert"/></span> })}
                    <p class="toast-words">
                        {toast.words}
                        {number.map(|number| view! {
                            <span class="toast-reference">{move || reference.get()}" "{number}</span>
                        })}
                    </p>
                    {toast.action.map(|(label, _)| view! {
                        <button type="button" class="toast-action" on:click=move |_| _ = toaster.act()>
                            <Ring share=Signal::derive(move || toaster.share()) size=16/>
                            {label}
                            {move || key.get().map(|key| view! { <kbd class="key" aria-hidden="true">{key}</kbd> })}
                        </button>
                    })}
                    {error.then(|| view! {
                        <button type="button" class="toast-close" aria-label=move || close.get()
                            on:click=move |_| toaster.close()>
                            <Icon name="close"/>
                        </button>
                    })}
                </div>
            }
        })
    };
    view! { <div class="toasts" popover="manual" role="status" node_ref=place>{draw}</div> }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::{Toaster, share};

    fn words(toaster: Toaster) -> Option<String> {
        toaster.shown.with_untracked(|toast| toast.as_ref().map(|toast| toast.words.clone()))
    }

    #[test]
    fn the_newest_replaces_the_one_before_but_never_an_error() {
        let owner = Owner::new();
        owner.set();
        let toaster = Toaster::provide();
        toaster.say("first");
        toaster.say("second");
        assert_eq!(words(toaster).as_deref(), Some("second"));
        toaster.fail("broken", "4f2a");
        toaster.say("third");
        assert_eq!(words(toaster).as_deref(), Some("broken"));
        toaster.close();
        assert_eq!(words(toaster).as_deref(), Some("third"));
    }

    #[test]
    fn a_toast_goes_when_its_time_is_up_and_waits_while_it_is_held() {
        let owner = Owner::new();
        owner.set();
        let toaster = Toaster::provide();
        toaster.offer("gone", "Undo", Callback::new(|()| {}), 1);
        toaster.held.set(true);
        (0..20).for_each(|_| toaster.tick());
        assert!(words(toaster).is_some());
        toaster.held.set(false);
        (0..4).for_each(|_| toaster.tick());
        assert_eq!(words(toaster), None);
        assert!(!toaster.act());
    }

    #[test]
    fn the_ring_shows_what_is_left() {
        assert_eq!(share(40, 40), 100);
        assert_eq!(share(10, 40), 25);
        assert_eq!(share(0, 0), 0);
    }
}

//! Leaving a page with changes asks first: by a link in the page, by closing or reloading the tab.

use crate::say::{say, tell};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use parts::{Button, ButtonKind, Dialog};
use wasm_bindgen::JsCast;
use words::settings;

/// What would be lost, and where the person wants to go.
#[derive(Clone, Copy)]
pub struct Unsaved {
    /// Changes that are not saved.
    count: RwSignal<u64>,
    wanted: RwSignal<Option<String>>,
    asking: RwSignal<bool>,
}

impl Unsaved {
    /// Nothing yet. Once, around the pages.
    pub fn provide() -> Unsaved {
        let unsaved =
            Unsaved { count: RwSignal::new(0), wanted: RwSignal::new(None), asking: RwSignal::new(false) };
        provide_context(unsaved);
        unsaved
    }

    /// A page counts its changes as long as it is there.
    pub fn follow(changes: Signal<u64>) {
        let unsaved = expect_context::<Unsaved>();
        Effect::new(move |_| unsaved.count.set(changes.get()));
        on_cleanup(move || {
            unsaved.count.try_set(0);
        });
    }

    /// What is changed was saved or may be lost: nothing asks any more.
    pub fn forget(self) {
        self.count.set(0);
    }

    /// A press somewhere on the page: on a link, it waits for the answer. The router listens further out and leaves a press alone
    /// that was prevented here.
    pub fn press(self, press: &ev::MouseEvent) {
        if self.count.get_untracked() == 0 || press.default_prevented() || press.button() != 0 {
            return;
        }
        let target = press.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        // A link that opens another tab, or jumps within the page, loses nothing.
        let href = link
            .filter(|link| link.get_attribute("target").is_none() && !press.ctrl_key() && !press.meta_key())
            .and_then(|link| link.get_attribute("href"))
            .filter(|href| !href.starts_with('#'));
        if let Some(href) = href {
            press.prevent_default();
            self.wanted.set(Some(href));
            self.asking.set(true);
        }
    }
}

/// The question. Once, beside the pages.
#[component]
pub fn Leaving(unsaved: Unsaved) -> impl IntoView {
    Effect::new(move |_| {
        let handle = window_event_listener(ev::beforeunload, move |leave| {
            if unsaved.count.try_get_untracked().is_some_and(|count| count > 0) {
                leave.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let navigate = StoredValue::new(use_navigate());
    let leave = move |_| {
        unsaved.asking.set(false);
        unsaved.forget();
        if let Some(href) = unsaved.wanted.try_update(Option::take).flatten() {
            navigate.with_value(|navigate| navigate(&href, NavigateOptions::default()));
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Danger on_press=leave>{say(settings::leave_anyway)}</Button>
            <Button attr:data-first="true" on_press=move |_| unsaved.asking.set(false)>{say(settings::stay)}</Button>
        }
    };
    view! {
        <Dialog id="leaving" open=unsaved.asking title=say(settings::leave) foot>
            <p>{tell(move |language| settings::changes(language, unsaved.count.get()))}</p>
        </Dialog>
    }
}

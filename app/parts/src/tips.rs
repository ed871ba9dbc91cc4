//! Tips: the name and the key of what is under the pointer or has the focus, after a moment. One layer for the whole
//! app reads `data-tip` and `data-tip-key` from whatever has them, so no pane cuts a tip and no part draws its own.
//! A tip is never the only place of a fact.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::popover::place_beside;

/// How long one has to stay.
const DELAY: Duration = Duration::from_millis(400);

/// The layer. Once, at the end of the app; empty in the server's HTML. Esc takes a tip away, and so does any press.
#[component]
pub fn Tips() -> impl IntoView {
    let layer = NodeRef::<html::Div>::new();
    let tip = RwSignal::new(None::<(String, Option<String>)>);
    // The visit that is being waited for: a later one makes it void.
    let visit = StoredValue::new(0_u32);
    let leave = move || {
        visit.update_value(|visit| *visit += 1);
        if tip.with_untracked(Option::is_some) {
            tip.set(None);
            if let Some(layer) = layer.get_untracked() {
                let _ = layer.hide_popover();
            }
        }
    };
    let come = move |target: Option<web_sys::EventTarget>, focused: bool| {
        let Some(owner) = owner_of(target) else { return leave() };
        if focused && !owner.matches(":focus-visible").unwrap_or(false) {
            return;
        }
        leave();
        let this = visit.get_value();
        set_timeout(
            move || {
                let (Some(layer), Some(now)) = (layer.try_get_untracked().flatten(), visit.try_get_value())
                else {
                    return;
                };
                let Some(words) =
                    owner.get_attribute("data-tip").filter(|_| now == this && owner.is_connected())
                else {
                    return;
                };
                tip.set(Some((words, owner.get_attribute("data-tip-key"))));
                let _ = layer.show_popover();
                request_animation_frame(move || place_beside(&owner, &layer));
            },
            DELAY,
        );
    };
    Effect::new(move |_| {
        let handles = [
            window_event_listener(leptos::ev::pointerover, move |event| {
                // A finger has no "over", and would leave the tip behind.
                if event.pointer_type() != "touch" {
                    come(event.target(), false);
                }
            }),
            window_event_listener(leptos::ev::focusin, move |event| come(event.target(), true)),
            window_event_listener(leptos::ev::focusout, move |_| leave()),
            window_event_listener(leptos::ev::pointerdown, move |_| leave()),
            window_event_listener(leptos::ev::keydown, move |key| {
                if key.key() == "Escape" {
                    leave();
                }
            }),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    });
    view! {
        <div class="tips" popover="manual" aria-hidden="true" node_ref=layer>
            {move || tip.get().map(|(words, key)| view! {
                <span>{words}</span>
                {key.map(|key| view! { <kbd class="key">{key}</kbd> })}
            })}
        </div>
    }
}

/// The nearest thing around the target that has a tip.
fn owner_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    let element = target?.dyn_into::<Element>().ok()?;
    element
        .closest("[data-tip]")
        .ok()
        .flatten()
        .filter(|owner| !owner.get_attribute("data-tip").unwrap_or_default().is_empty())
}

/// Something plain with a tip: the words are also its description for readers.
#[component]
pub fn Tooltip(
    /// What the tip says.
    #[prop(into)]
    text: Signal<String>,
    /// What it is about.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tip" data-tip=move || text.get()>
            {children()}
            <span class="unseen">" "{move || text.get()}</span>
        </span>
    }
}

//! What blocks: the browser's own dialog, modal, opened by a signal.
//!
//! Keys: Tab stays inside, Esc closes; the focus starts on what has `data-first` (the safe button) or the first control,
//! and goes back to where it was. A press outside closes too, unless something was typed.

use leptos::ev::{Event, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::icon_button::IconButton;

/// A modal dialog. Its children live only while it is open.
#[component]
pub fn Dialog(
    /// Of the dialog; its heading is `{id}-heading`.
    #[prop(into)]
    id: String,
    /// Opens and closes it; it follows what the person does.
    open: RwSignal<bool>,
    /// The question, as a heading. Without one give `label`.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// The name, where nothing stands as a heading (the palette).
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Name of a closing cross in the head; none without.
    #[prop(optional, into)]
    close: MaybeProp<String>,
    /// A further class: the noun of what is inside (`palette`, `keysheet`).
    #[prop(optional)]
    class: &'static str,
    /// True while something typed would be lost: a press outside then does nothing.
    #[prop(optional, into)]
    guarded: Signal<bool>,
    /// Runs after it has closed, however that came about.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The buttons at the foot: the safe one with `attr:data-first=true`.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// The body.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading_id = format!("{id}-heading");
    let named_by = heading_id.clone();
    Effect::new(move |_| {
        let open = open.get();
        // One frame later: the children are there then, and the browser finds what to focus.
        request_animation_frame(move || {
            let Some(dialog) = dialog.try_get_untracked().flatten() else { return };
            match (open, dialog.open()) {
                (true, false) => {
                    let _ = dialog.show_modal();
                    // Not `autofocus`: the browser would complain that the page has a focus already.
                    let first = dialog.query_selector("[data-first]").ok().flatten();
                    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                        let _ = first.focus();
                    }
                }
                (false, true) => dialog.close(),
                _ => {}
            }
        });
    });
    let closed = move |_: Event| {
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let pressed = move |press: MouseEvent| {
        let Some(dialog) = dialog.get_untracked() else { return };
        let rect = dialog.get_bounding_client_rect();
        let (x, y) = (f64::from(press.client_x()), f64::from(press.client_y()));
        let inside = (rect.left()..=rect.right()).contains(&x) && (rect.top()..=rect.bottom()).contains(&y);
        if !inside && !guarded.get_untracked() {
            open.set(false);
        }
    };
    let children = StoredValue::new(children);
    let foot = StoredValue::new(foot);
    view! {
        <dialog
            id=id
            class=format!("dialog {class}").trim_end().to_owned()
            aria-labelledby=move || title.with(Option::is_some).then(|| named_by.clone())
            aria-label=move || label.get()
            node_ref=dialog
            on:close=closed
            on:mousedown=pressed
        >
            <Show when=move || open.get()>
                {
                    let heading_id = heading_id.clone();
                    move || title.get().map(|title| view! {
                        <header class="dialog-head">
                            <h2 class="dialog-heading" id=heading_id.clone()>{title}</h2>
                            {move || close.get().map(|name| view! {
                                <IconButton icon="close" label=name on_press=move |_| open.set(false)/>
                            })}
                        </header>
                    })
                }
                {move || {
                    let body = children.with_value(|children| children());
                    if title.with_untracked(Option::is_some) {
                        view! { <div class="dialog-body">{body}</div> }.into_any()
                    } else {
                        body.into_any()
                    }
                }}
                {move || foot.get_value().map(|foot| view! { <footer class="dialog-foot">{foot.run()}</footer> })}
            </Show>
        </dialog>
    }
}

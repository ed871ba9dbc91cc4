//! The edge between two panes, to be moved.
//!
//! Keys: left and right move it by 16 px, Home and End to its ends; a double click puts it back. The width is a custom
//! property on the root element, which only the browser sets: without the program the panes have their usual widths.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How far a key moves it.
const STEP: i32 = 16;

/// A movable edge. It sets `--{pane}-width`.
#[component]
pub fn Separator(
    /// The pane whose width it sets: `list`, `facts`.
    pane: &'static str,
    /// The id of that pane.
    controls: &'static str,
    /// Its name: "Width of the list".
    #[prop(into)]
    label: Signal<String>,
    /// The least and the most, in px.
    range: (i32, i32),
    /// The width nobody has changed, in px: what a reader hears before the first move.
    usual: i32,
    /// The width kept for this person.
    #[prop(optional, into)]
    kept: Option<i32>,
    /// The pane stands at the end of the line, so it grows the other way.
    #[prop(optional)]
    at_end: bool,
    /// Gets the new width once a move is over; nothing = back to usual.
    #[prop(into)]
    on_change: Callback<Option<i32>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let width = RwSignal::new(kept);
    // Where a drag began: pointer and width.
    let drag = StoredValue::new(None::<(i32, i32)>);
    Effect::new(move |_| show(pane, width.get()));
    let shown = move || document().get_element_by_id(controls).map_or(usual, |pane| pane.client_width());
    // Towards the end of the line is more for a pane at its start, less for one at its end.
    let sign = move || {
        let turned = document()
            .document_element()
            .is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
        if at_end == turned { 1 } else { -1 }
    };
    let settle = move |to: Option<i32>| {
        width.set(to);
        on_change.run(to);
    };
    let keyed = move |key: KeyboardEvent| {
        let to = match key.key().as_str() {
            "ArrowRight" => shown() + STEP * sign(),
            "ArrowLeft" => shown() - STEP * sign(),
            "Home" => range.0,
            "End" => range.1,
            _ => return,
        };
        key.prevent_default();
        key.stop_propagation();
        settle(Some(clamp_width(to, range)));
    };
    let grabbed = move |press: PointerEvent| {
        if press.button() == 0 {
            press.prevent_default();
            drag.set_value(Some((press.client_x(), shown())));
            if let Some(edge) = node.get_untracked() {
                let _ = edge.set_pointer_capture(press.pointer_id());
                let _ = edge.set_attribute("data-dragging", "");
                let _ = edge.focus();
            }
        }
    };
    let moved = move |pointer: PointerEvent| {
        if let Some((from, was)) = drag.get_value() {
            width.set(Some(clamp_width(was + (pointer.client_x() - from) * sign(), range)));
        }
    };
    let dropped = move |_: PointerEvent| {
        if drag.get_value().is_some() {
            drag.set_value(None);
            if let Some(edge) = node.get_untracked() {
                let _ = edge.remove_attribute("data-dragging");
            }
            on_change.run(width.get_untracked());
        }
    };
    view! {
        <div
            class="separator"
            role="separator"
            tabindex="0"
            data-pane=pane
            aria-orientation="vertical"
            aria-controls=controls
            aria-label=move || label.get()
            aria-valuemin=range.0.to_string()
            aria-valuemax=range.1.to_string()
            aria-valuenow=move || width.get().unwrap_or(usual).to_string()
            node_ref=node
            on:keydown=keyed
            on:pointerdown=grabbed
            on:pointermove=moved
            on:pointerup=dropped
            on:pointercancel=dropped
            on:dblclick=move |_| settle(None)
        ></div>
    }
}

/// A width within its ends.
pub fn clamp_width(width: i32, (least, most): (i32, i32)) -> i32 {
    width.min(most).max(least)
}

fn show(pane: &str, width: Option<i32>) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    let name = format!("--{pane}-width");
    match width {
        Some(width) => _ = root.style().set_property(&name, &format!("{width}px")),
        None => _ = root.style().remove_property(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::clamp_width;

    #[test]
    fn a_pane_never_gets_narrower_or_wider_than_it_can_be_used() {
        assert_eq!(clamp_width(100, (280, 560)), 280);
        assert_eq!(clamp_width(900, (280, 560)), 560);
        assert_eq!(clamp_width(300, (280, 560)), 300);
    }
}

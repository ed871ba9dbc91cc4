//! What hands do to the box as a whole: its own keys, its height, files that are dropped on it, and the whole page on a phone.

use crate::composer::{Desk, field, tools};
use desk::conversation::Writing;
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Keys of the box itself: a link on a selection, and Esc, which leaves the text where it is.
pub(super) fn pressed(desk: Desk, key: &KeyboardEvent) {
    let command = (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key();
    match key.key().as_str() {
        "k" if command && selects() => {
            key.prevent_default();
            key.stop_propagation();
            desk.linking.set(true);
        }
        way @ ("ArrowUp" | "ArrowDown") if (key.ctrl_key() || key.meta_key()) && key.shift_key() => {
            key.prevent_default();
            key.stop_propagation();
            grow(desk.current_now().kind, if way == "ArrowUp" { STEP } else { -STEP });
        }
        "Escape" if !key.default_prevented() => {
            key.prevent_default();
            key.stop_propagation();
            desk.sheet.set(false);
            crate::shell::focus(".ticket-panel");
        }
        _ => {}
    }
}

/// So many pixels a key makes the text taller or lower, between these.
const STEP: i32 = 48;
const LOWEST: i32 = 84;
const TALLEST: i32 = 640;

/// Makes the text taller or lower. The height is a property of the style object: the policy of the page lets it pass.
fn grow(kind: Writing, by: i32) {
    let page = document();
    let text =
        page.get_element_by_id(&field::element(kind)).and_then(|text| text.dyn_into::<HtmlElement>().ok());
    let form = page.get_element_by_id("composer").and_then(|form| form.dyn_into::<HtmlElement>().ok());
    if let (Some(text), Some(form)) = (text, form) {
        let height = (text.offset_height() + by).clamp(LOWEST, TALLEST);
        let _ = form.style().set_property("--composer-height", &format!("{height}px"));
    }
}

fn selects() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// One pane at a time, and a thumb.
pub(super) fn is_phone() -> bool {
    window().match_media("(max-width: 599.98px)").ok().flatten().is_some_and(|query| query.matches())
}

/// What is dragged over the box is files.
pub(super) fn carries_files(drag: &DragEvent) -> bool {
    drag.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Files were dropped on the box.
pub(super) fn dropped(desk: Desk, drop: &DragEvent) {
    let files = tools::files(drop.data_transfer().and_then(|data| data.files()));
    if !drop.default_prevented() && !files.is_empty() {
        drop.prevent_default();
        desk.current_now().add_files(files);
    }
}

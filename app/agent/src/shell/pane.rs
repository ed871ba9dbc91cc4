//! Where the focus can go. Browser only: called from effects and event handlers.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Whether an element is drawn: it has a size.
pub fn is_seen(element: &Element) -> bool {
    let room = element.get_bounding_client_rect();
    room.width() > 0.0 && room.height() > 0.0
}

/// Gives the focus to the first drawn element that a selector finds; says whether there was one.
pub fn focus(selector: &str) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<Element>().ok())
        .find(is_seen)
        .is_some_and(|element| focus_element(&element))
}

/// Gives an element the focus; says whether it could.
pub fn focus_element(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok())
}

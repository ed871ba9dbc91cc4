//! Copies the ticket's address. The clipboard exists on secure pages only; elsewhere the person is told.

use crate::shell::{Hands, paths};
use desk::TicketNumber;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use words::ticket;

/// Copies and says so.
pub fn copy_link(hands: Hands, number: TicketNumber) {
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}{}", paths::to_share(number));
    spawn_local(async move {
        if copy(&address).await {
            hands.toaster.say(ticket::link_copied(hands.language()));
        } else {
            hands.toaster.fail(ticket::link_not_copied(hands.language()), "");
        }
    });
}

async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let missing = js_sys::Reflect::get(navigator.as_ref(), &JsValue::from_str("clipboard"))
        .map_or(true, |clipboard| clipboard.is_undefined());
    !missing && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

//! Copies the ticket's address. The clipboard exists on secure pages only; elsewhere the person is told.

use crate::ticket::reader::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::Toaster;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use words::ticket;

/// Copies and says so.
pub fn copy_link(reader: Reader) {
    let toaster = use_context::<Toaster>();
    let address = window().location().href().unwrap_or_default();
    spawn_local(async move {
        let copied = copy(&address).await;
        if let Some(toaster) = toaster {
            let language = reader.language_now();
            if copied {
                toaster.say(ticket::link_copied(language));
            } else {
                toaster.fail(ticket::link_not_copied(language), "");
            }
        }
    });
}

async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let missing = js_sys::Reflect::get(navigator.as_ref(), &JsValue::from_str("clipboard"))
        .map_or(true, |clipboard| clipboard.is_undefined());
    !missing && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

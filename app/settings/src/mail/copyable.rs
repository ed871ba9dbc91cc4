//! One long value that one copies: a command line.

use crate::say::say;
use leptos::prelude::*;
use parts::{IconButton, Toaster};
use words::settings;

/// The value and a button that copies it.
#[component]
pub fn Copyable(text: &'static str) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let copy = move |_| {
        let written = window().navigator().clipboard().write_text(text);
        leptos::task::spawn_local(async move {
            if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
                toaster.say(settings::copied(language.get_untracked()));
            }
        });
    };
    view! {
        <div class="copyable">
            <code>{text}</code>
            <IconButton icon="copy" label=say(settings::copy) on_press=copy/>
        </div>
    }
}

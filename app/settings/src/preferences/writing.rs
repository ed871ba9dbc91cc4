//! How long a reply can be taken back, and single keys.

use super::Draft;
use crate::page::Card;
use crate::say::say;
use leptos::prelude::*;
use parts::{CheckField, CheckKind, Choice, SelectField};
use words::settings;

/// Seconds that are offered. (semantics.md, Reply and comment)
const SECONDS: [u16; 4] = [0, 5, 10, 30];

/// The card.
#[component]
pub fn Writing(draft: Draft) -> impl IntoView {
    let language = client::language();
    let seconds = Signal::derive(move || {
        let language = language.get();
        let words = |n: u16| match n {
            0 => settings::undo_send_never(language),
            n => settings::seconds(language, u64::from(n)),
        };
        SECONDS.iter().map(|n| Choice::new(n.to_string(), words(*n))).collect::<Vec<_>>()
    });
    view! {
        <Card id="writing-heading" heading=settings::working>
            <div class="card-body form">
                <SelectField
                    id="undo-send"
                    label=say(settings::undo_send)
                    hint=say(settings::undo_send_hint)
                    choices=seconds
                    bound=draft.undo_send
                />
                <CheckField
                    id="single-keys"
                    kind=CheckKind::Switch
                    label=say(settings::single_keys)
                    hint=say(settings::single_keys_hint)
                    bound=draft.single_keys
                />
            </div>
        </Card>
    }
}

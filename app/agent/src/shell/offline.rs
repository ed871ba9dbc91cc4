//! The slim bar when the line is gone. Reading and writing go on; this says only that, and when the next try is.

use crate::shell::Hands;
use client::Clock;
use client::store::Connection;
use leptos::prelude::*;
use parts::Icon;
use words::workspace;

/// Shown after a loss, until frames flow again.
#[component]
pub(crate) fn OfflineBar() -> impl IntoView {
    let hands = Hands::here();
    let language = client::language();
    let now = Clock::here().now();
    let connection = hands.store.connection;
    let lost = Memo::new(move |_| matches!(connection.get(), Connection::Lost(_)));
    let next = move || match connection.get() {
        Connection::Lost(at) => match u64::try_from(at.since(now.get()) / 1000) {
            Ok(seconds) if seconds > 0 => workspace::trying_again(language.get(), seconds),
            _ => workspace::trying_now(language.get()),
        },
        Connection::Quiet | Connection::Live => String::new(),
    };
    Effect::new(move |before: Option<bool>| {
        let now = lost.get();
        if before == Some(true) && !now {
            hands.announce.announce(workspace::connected_again(hands.language()));
        }
        now
    });
    view! {
        <div class="offline" role="status" hidden=move || !lost.get()>
            <Icon name="offline"/>
            <span class="offline-text">
                {move || lost.get().then(|| workspace::connection_lost(language.get()))}
            </span>
            // Counting down is for eyes only: heard once a second it would drown everything else.
            <span class="offline-text" aria-hidden="true">{next}</span>
        </div>
    }
}

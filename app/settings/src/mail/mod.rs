//! The desk's mail: what comes in, what leaves, and what got stuck.

mod copyable;
mod incoming;
mod outgoing;
mod stuck;

use crate::loading::{Loading, load_again};
use crate::page::Page;
use client::people::{MailState, load_mail_state};
use incoming::Incoming;
use leptos::prelude::*;
use outgoing::Outgoing;
use stuck::{Quarantine, Undelivery};
use words::settings;

/// The page.
#[component]
pub fn Mail() -> impl IntoView {
    let loaded = Resource::new(|| (), |()| load_mail_state());
    let state = RwSignal::new(MailState::default());
    let reload = move |()| load_again(load_mail_state(), move |loaded| _ = state.try_set(loaded));
    view! {
        <Page heading=settings::email note=settings::mail_note>
            <div class="settings-body">
                <Loading from=loaded put=move |loaded| state.set(loaded)>
                    <Incoming state/>
                    <Outgoing state/>
                    <Quarantine state on_read=reload/>
                    <Undelivery state/>
                </Loading>
            </div>
        </Page>
    }
}

//! Where a person is signed in, and their password.

mod browser;
mod password;
mod sign_ins;

use crate::loading::{Loading, load_again};
use crate::page::Page;
use client::sessions::load_devices;
use desk::person::Device;
use leptos::prelude::*;
use password::Password;
use sign_ins::SignIns;
use words::settings;

/// The page.
#[component]
pub fn Devices() -> impl IntoView {
    let loaded = Resource::new(|| (), |()| load_devices());
    let devices = RwSignal::new(Vec::<Device>::new());
    view! {
        <Page heading=settings::devices note=settings::devices_note>
            <div class="settings-body">
                <Loading from=loaded put=move |loaded| devices.set(loaded)>
                    <SignIns devices/>
                </Loading>
                <Password on_changed=move |()| load_again(load_devices(), move |loaded| _ = devices.try_set(loaded))/>
            </div>
        </Page>
    }
}

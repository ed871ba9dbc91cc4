//! The list of sign-ins, each with a button that ends it; the one that asks stands out and ends by signing out.

use super::browser::guess;
use crate::form::answered;
use crate::page::Card;
use crate::say::{say, tell};
use client::sessions::revoke_device;
use client::{Clock, session};
use desk::SessionId;
use desk::person::Device;
use leptos::prelude::*;
use parts::{Button, ButtonSize, Icon, Toaster};
use words::{Language, settings, when};

fn name(language: Language, device: &Device) -> String {
    match guess(&device.browser) {
        Some((browser, system)) => settings::browser_on(language, browser, system),
        None => settings::unknown_browser(language),
    }
}

/// The card.
#[component]
pub fn SignIns(devices: RwSignal<Vec<Device>>) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let revoke = Action::new(|id: &SessionId| {
        let id = *id;
        async move { revoke_device(id).await.map(|()| id) }
    });
    answered(revoke, &[], move |id| {
        let gone = devices.with_untracked(|devices| devices.iter().find(|device| device.id == id).cloned());
        devices.update(|devices| devices.retain(|device| device.id != id));
        if let Some(gone) = gone {
            let language = language.get_untracked();
            toaster.say(settings::sign_in_ended(language, &name(language, &gone)));
        }
    });
    view! {
        <Card id="sign-ins-heading" heading=settings::sign_ins>
            <ul class="entries">
                <For each=move || devices.get() key=|device| (device.id, device.seen_at) let(device)>
                    <Line device revoke=move |id| _ = revoke.dispatch(id)/>
                </For>
            </ul>
        </Card>
    }
}

#[component]
fn Line(device: Device, #[prop(into)] revoke: Callback<SessionId>) -> impl IntoView {
    let now = Clock::here().minute();
    let offsets = StoredValue::new(session().offsets);
    let (id, current) = (device.id, device.current);
    let Device { signed_in_at, seen_at, ref address, ref browser, .. } = device;
    let (address, browser) = (address.clone(), browser.clone());
    let moment =
        move |language, at| offsets.with_value(|offsets| when::moment(language, offsets, now.get(), at));
    let named = StoredValue::new(device);
    let title = tell(move |language| named.with_value(|device| name(language, device)));
    view! {
        <li class="entry">
            <Icon name="system"/>
            <span class="entry-name" data-tip=browser>{title}</span>
            <span class="entry-note">
                {tell(move |language| settings::last_used(language, &moment(language, seen_at)))} ", "
                {tell(move |language| settings::signed_in(language, &moment(language, signed_in_at)))} " · " {address}
            </span>
            {if current {
                view! {
                    <span class="entry-state" data-state="good">
                        <Icon name="check" size=14/>
                        {say(settings::this_device)}
                    </span>
                }
                    .into_any()
            } else {
                view! {
                    <span class="entry-actions">
                        <Button
                            size=ButtonSize::Small
                            on_press=move |_| revoke.run(id)
                            attr:aria-label=tell(move |language| settings::end_sign_in_of(language, &title.get()))
                        >
                            {say(settings::end_sign_in)}
                        </Button>
                    </span>
                }
                    .into_any()
            }}
        </li>
    }
}

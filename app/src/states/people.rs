//! Avatars in every size and presence, and chips.

use super::sample::{CONTACT, LONG_NAME, STAFF};
use super::tell;
use leptos::prelude::*;
use parts::{Avatar, Chip, Presence};
use words::parts as part;

/// The section.
#[component]
pub fn People() -> impl IntoView {
    let hues = STAFF.iter().map(|(id, name)| view! { <Avatar name=*name hue=*id label=*name/> });
    let sizes =
        [16, 18, 0, 28, 40].map(|size| view! { <Avatar name=STAFF[0].1 hue=1 size label=STAFF[0].1/> });
    let here = [Presence::Here, Presence::Away, Presence::Off]
        .map(|presence| view! { <Avatar name=STAFF[1].1 hue=2 size=28 presence label=STAFF[1].1/> });
    let remove = |name: &'static str| tell(move |language| part::remove(language, name));
    view! {
        <div class="buttons">{hues.collect_view()} <Avatar name=CONTACT label=CONTACT/></div>
        <div class="buttons">{sizes.collect_view()}</div>
        <div class="buttons">{here.collect_view()}</div>
        <div class="buttons">
            <Chip name=CONTACT/>
            <Chip name="locks@pedalune.example" remove=remove("locks@pedalune.example") on_remove=|()| {}/>
            <Chip name=CONTACT warning=true tip=LONG_NAME remove=remove(CONTACT) on_remove=|()| {}/>
            <Chip name=LONG_NAME remove=remove(LONG_NAME) on_remove=|()| {}/>
        </div>
    }
}

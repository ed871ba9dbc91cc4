//! Buttons: four kinds, three sizes, busy, disabled with its reason, chosen.

use super::{say, tell};
use leptos::prelude::*;
use parts::{Button, ButtonKind, ButtonSize, Icon, IconButton};
use words::{Language, common, parts as part};

type Named = (ButtonKind, fn(Language) -> String);
const KINDS: &[Named] = &[
    (ButtonKind::Primary, part::primary),
    (ButtonKind::Secondary, part::secondary),
    (ButtonKind::Ghost, part::ghost),
    (ButtonKind::Danger, part::danger),
    (ButtonKind::Final, part::final_danger),
];

/// The section.
#[component]
pub fn Buttons() -> impl IntoView {
    let kinds = |size: ButtonSize| {
        KINDS
            .iter()
            .map(move |(kind, name)| view! { <Button kind=*kind size>{say(*name)}</Button> })
            .collect_view()
    };
    let busy = KINDS.iter().map(|(kind, name)| view! { <Button kind=*kind busy=true>{say(*name)}</Button> });
    let off = KINDS.iter().map(|(kind, name)| {
        view! { <Button kind=*kind disabled=say(part::disabled_why)>{say(*name)}</Button> }
    });
    view! {
        <div class="buttons">{kinds(ButtonSize::Normal)}</div>
        <div class="buttons">{kinds(ButtonSize::Small)}</div>
        <div class="buttons">{kinds(ButtonSize::Large)}</div>
        <div class="buttons">{busy.collect_view()}</div>
        <div class="buttons">{off.collect_view()}</div>
        <div class="buttons">
            <Button chosen=true>{say(part::chosen)}</Button>
            <Button size=ButtonSize::Small chosen=true>{say(part::chosen)}</Button>
            <Button kind=ButtonKind::Primary><Icon name="add"/>{say(common::save)}</Button>
        </div>
        <div class="buttons">
            <IconButton icon="reply" label=say(part::secondary) key="R"/>
            <IconButton icon="bold" label=say(part::chosen) pressed=true/>
            <IconButton icon="more" label=say(part::more) expanded=true/>
            <IconButton icon="trash" label=tell(part::danger) disabled=say(part::disabled_why)/>
            <IconButton icon="close" label=say(common::close) size=ButtonSize::Small/>
        </div>
    }
}

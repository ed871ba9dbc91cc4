//! Menus, comboboxes and tabs.

use super::sample::{LONG_NAME, STAFF};
use super::say;
use leptos::prelude::*;
use parts::{ButtonKind, Choice, Combobox, Field, Icon, Menu, MenuItem, Tab, Tabs};
use words::{common, parts as part, ticket};

/// The section.
#[component]
pub fn Choices() -> impl IntoView {
    let language = client::language();
    let items = Signal::derive(move || {
        let language = language.get();
        vec![
            MenuItem::new("new", common::status_new(language))
                .icon("status")
                .key("S")
                .heading(part::states_choices(language)),
            MenuItem::new("open", common::status_open(language)).icon("status").checked(true),
            MenuItem::new("off", common::status_closed(language))
                .icon("status")
                .disabled(part::disabled_why(language)),
            MenuItem::new("danger", part::danger(language)).icon("trash").danger().rule(),
        ]
    });
    let people = Signal::derive(|| {
        let staff = STAFF.iter().map(|(id, name)| MenuItem::new(id.to_string(), *name).icon("person"));
        staff.chain([MenuItem::new("long", LONG_NAME).icon("person")]).collect::<Vec<_>>()
    });
    view! {
        <div class="buttons">
            <Menu id="s-menu" label=say(ticket::status) items on_pick=|_| {}>{say(ticket::status)}</Menu>
            <Menu
                id="s-menu-filter" label=say(ticket::owner) items=people on_pick=|_| {}
                filter=say(ticket::find_person) none=say(ticket::no_person) chosen=true
            >
                {say(ticket::owner)}
            </Menu>
            <Menu id="s-menu-ghost" label=say(ticket::status) items on_pick=|_| {} kind=ButtonKind::Ghost>
                {say(common::status_waiting)}
            </Menu>
            <Menu id="s-menu-icon" label=say(part::more) items on_pick=|_| {} icon_only=true><Icon name="more"/></Menu>
            <Menu id="s-menu-off" label=say(ticket::status) items on_pick=|_| {} disabled=say(part::disabled_why)>
                {say(ticket::status)}
            </Menu>
        </div>
        <Comboboxes/>
        <TabRow/>
    }
}

#[component]
fn Comboboxes() -> impl IntoView {
    let choices: Vec<Choice> =
        STAFF.iter().map(|(id, name)| Choice::new(id.to_string(), *name).note(format!("{id}"))).collect();
    let choices = Signal::stored(choices);
    let language = client::language();
    let none = Signal::derive(move || part::no_match(language.get(), "…"));
    let (empty, full) = (RwSignal::new(None::<String>), RwSignal::new(Some("2".to_owned())));
    view! {
        <div class="form-row">
            <Field id="s-combo" label=say(ticket::owner)>
                <Combobox id="s-combo" label=say(ticket::owner) choices value=empty none/>
            </Field>
            <Field id="s-combo-full" label=say(ticket::owner)>
                <Combobox id="s-combo-full" label=say(ticket::owner) choices value=full none/>
            </Field>
            <Field id="s-combo-wrong" label=say(ticket::owner) error=say(words::refusal::not_a_choice)>
                <Combobox
                    id="s-combo-wrong" label=say(ticket::owner) choices value=RwSignal::new(None) none invalid=true
                    described_by="s-combo-wrong-error"
                />
            </Field>
        </div>
    }
}

#[component]
fn TabRow() -> impl IntoView {
    let language = client::language();
    let current = RwSignal::new("a".to_owned());
    let tabs = Signal::derive(move || {
        let language = language.get();
        vec![
            Tab::new("a", ticket::tab_conversation(language)),
            Tab::new("b", ticket::tab_internal(language)).count("1"),
            Tab::new("c", ticket::tab_activities(language)),
        ]
    });
    view! {
        <Tabs id="s-tabs" label=say(ticket::tabs) tabs current on_pick=move |value| current.set(value)/>
        <div role="tabpanel" id="s-tabs-panel" aria-labelledby=move || format!("s-tabs-tab-{}", current.read())></div>
    }
}

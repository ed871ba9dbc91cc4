//! The desk's own name.

use crate::form::{SaveBar, Unsaved, answered, refusal};
use crate::page::{Card, Page};
use crate::say::{field_error, say};
use client::people::rename_desk;
use desk::limits::NAME;
use leptos::prelude::*;
use parts::TextField;
use words::settings;

/// The page.
#[component]
pub fn Desk() -> impl IntoView {
    let unsaved = expect_context::<Unsaved>();
    let saved = StoredValue::new(client::use_page().desk);
    let name = RwSignal::new(saved.get_value());
    let changed = Memo::new(move |_| u64::from(saved.with_value(|saved| name.read().trim() != saved)));
    let save = Action::new(|name: &String| rename_desk(name.clone()));
    answered(save, &["name"], move |()| {
        // The name stands in titles and side bars that were drawn with the page.
        unsaved.forget();
        let _ = window().location().reload();
    });
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if changed.get_untracked() > 0 {
            save.dispatch(name.read_untracked().trim().to_owned());
        }
    };
    view! {
        <Page heading=settings::desk note=settings::desk_note>
            <form class="settings-form" aria-label=say(settings::desk) on:submit=send>
                <Card id="name-heading" heading=settings::name_card>
                    <div class="card-body form">
                        <TextField
                            id="name"
                            label=say(settings::desk_name)
                            hint=say(settings::desk_name_hint)
                            bound=name
                            longest=NAME as u32
                            autocomplete="off"
                            error=field_error(move || refusal(save), "name")
                        />
                    </div>
                </Card>
                <SaveBar
                    changes=changed
                    busy=save.pending()
                    on_discard=move |()| {
                        name.set(saved.get_value());
                        save.value().set(None);
                    }
                />
            </form>
        </Page>
    }
}

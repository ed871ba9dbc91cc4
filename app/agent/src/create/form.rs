//! The form that creates a ticket, and what happens when it is sent.

use crate::create::contact::{ContactField, nobody};
use crate::create::draft::{Draft, NONE, usual};
use crate::shell::{Hands, focus, say};
use client::tickets::create_ticket;
use client::{Refused, Store};
use desk::ticket::Priority;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Button, ButtonKind, Choice, Combobox, Field, SelectField, TextArea, TextField};
use words::{Language, common, parts as said, ticket as tickets, workspace};

/// Characters of a subject. (desk::limits)
const SUBJECT: u32 = desk::limits::SUBJECT as u32;

/// The fields and the buttons.
#[component]
pub(super) fn CreateForm(draft: Draft) -> impl IntoView {
    let hands = Hands::here();
    let language = client::language();
    let refused = RwSignal::new(None::<Refused>);
    let busy = RwSignal::new(false);
    // One key a ticket: a second press, or a second try after a lost answer, creates nothing twice.
    let key = StoredValue::new(None::<String>);
    let error = move |field: &'static str| {
        Signal::derive(move || refused.with(|refused| refused.as_ref()?.field(language.get(), field)))
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let ticket = draft.ticket();
        let key = key.try_update_value(|key| key.get_or_insert_with(fresh_key).clone()).unwrap_or_default();
        busy.set(true);
        spawn_local(async move {
            let answer = create_ticket(ticket, key).await;
            busy.try_set(false);
            match answer {
                Ok(number) => {
                    draft.clear();
                    hands.screen.creating.set(false);
                    hands.toaster.say(workspace::created(hands.language(), &number.to_string()));
                    hands.open(number);
                }
                Err(why) => {
                    refused.try_set(Some(why));
                    request_animation_frame(|| _ = focus("#create .problem"));
                }
            }
        });
    };
    // The dialog gives the focus to its first control, which is the way out; here the name is what comes first.
    Effect::new(|_| set_timeout(|| _ = focus("#create-subject"), std::time::Duration::from_millis(50)));
    // Another ticket than the one that was sent: another key.
    let touched = move |_| key.set_value(None);
    view! {
        <form class="form" novalidate=true on:submit=send on:input=touched on:change=touched>
            <Problem refused/>
            <TextField
                id="create-subject"
                label=say(workspace::create_subject)
                bound=draft.subject
                error=error("subject")
                autocomplete="off"
                longest=SUBJECT
            />
            <ContactField draft error=error("email") name_error=error("name")/>
            <Properties draft error/>
            <TextArea
                id="create-comment"
                label=say(workspace::create_comment)
                hint=Signal::derive(move || Some(workspace::create_comment_hint(language.get())))
                optional=Signal::derive(move || Some(format!("({})", said::optional(language.get()))))
                error=error("comment")
                bound=draft.comment
            />
            <div class="form-foot">
                <Button kind=ButtonKind::Primary submit=true busy>{say(workspace::create)}</Button>
                <Button on_press=move |_| { draft.clear(); hands.screen.creating.set(false) }>{say(common::cancel)}</Button>
            </div>
        </form>
    }
}

/// Status and priority, owner and team, what it is about.
#[component]
fn Properties<E>(draft: Draft, error: E) -> impl IntoView
where
    E: Fn(&'static str) -> Signal<Option<String>> + Copy + Send + Sync + 'static,
{
    let store = Store::here();
    let language = client::language();
    let statuses = Signal::derive(move || statuses(store, language.get()));
    Effect::new(move |_| {
        let first = store.catalog.with(|known| {
            let pipeline = known.pipelines.first();
            pipeline.map(|pipeline| usual(&pipeline.statuses, pipeline.at_creation())).unwrap_or_default()
        });
        if draft.status.with_untracked(String::is_empty) {
            draft.status.set(first);
        }
    });
    let priorities = Signal::derive(move || {
        let named = |one: Option<Priority>| {
            Choice::new(one.map_or(NONE, Priority::word), common::priority(language.get(), one))
        };
        [None].into_iter().chain(Priority::ALL.iter().rev().copied().map(Some)).map(named).collect::<Vec<_>>()
    });
    let people = Signal::derive(move || people(store));
    let teams = Signal::derive(move || teams(store, language.get(), draft.owner.with(Option::is_some)));
    let abouts = Signal::derive(move || abouts(store, language.get()));
    view! {
        <div class="form-row">
            <SelectField id="create-status" label=say(workspace::create_status) choices=statuses bound=draft.status error=error("status")/>
            <SelectField id="create-priority" label=say(workspace::create_priority) choices=priorities bound=draft.priority error=error("priority")/>
        </div>
        <div class="form-row">
            <Field id="create-owner" label=say(workspace::create_owner) error=error("owner")>
                <Combobox
                    id="create-owner"
                    label=say(workspace::create_owner)
                    choices=people
                    value=draft.owner
                    none=say(nobody)
                    invalid=Signal::derive(move || error("owner").with(Option::is_some))
                />
            </Field>
            <SelectField id="create-team" label=say(workspace::create_team) choices=teams bound=draft.team error=error("team")/>
        </div>
        <SelectField id="create-about" label=say(workspace::create_about) choices=abouts bound=draft.about error=error("about")/>
    }
}

fn statuses(store: Store, language: Language) -> Vec<Choice> {
    store.catalog.with(|known| {
        let statuses =
            known.pipelines.first().map(|pipeline| pipeline.statuses.as_slice()).unwrap_or_default();
        statuses
            .iter()
            .map(|status| Choice::new(status.id.to_string(), common::status(language, status)))
            .collect()
    })
}

fn people(store: Store) -> Vec<Choice> {
    store.catalog.with(|known| {
        let here = known.users.iter().filter(|card| !card.disabled);
        here.map(|card| Choice::new(card.id.to_string(), card.name.clone())).collect()
    })
}

/// With an owner the team is theirs unless another one is chosen.
fn teams(store: Store, language: Language, owned: bool) -> Vec<Choice> {
    let none =
        if owned { workspace::create_owners_team(language) } else { workspace::create_no_team(language) };
    store.catalog.with(|known| {
        let named = known.teams.iter().map(|team| Choice::new(team.id.to_string(), team.name.clone()));
        [Choice::new(NONE, none)].into_iter().chain(named).collect()
    })
}

fn abouts(store: Store, language: Language) -> Vec<Choice> {
    store.catalog.with(|known| {
        let named = known.categories.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone()));
        [Choice::new(NONE, workspace::create_no_about(language))].into_iter().chain(named).collect()
    })
}

/// What is wrong with the whole: takes the focus when it appears, and leads to the fields.
#[component]
fn Problem(refused: RwSignal<Option<Refused>>) -> impl IntoView {
    type Place = (&'static str, &'static str, fn(Language) -> String);
    const FIELDS: [Place; 9] = [
        ("subject", "create-subject", workspace::create_subject),
        ("email", "create-contact", workspace::create_contact),
        ("name", "create-name", workspace::create_contact_name),
        ("status", "create-status", workspace::create_status),
        ("priority", "create-priority", workspace::create_priority),
        ("owner", "create-owner", workspace::create_owner),
        ("team", "create-team", workspace::create_team),
        ("about", "create-about", workspace::create_about),
        ("comment", "create-comment", workspace::create_comment),
    ];
    let language = client::language();
    move || {
        refused.get().map(|refused| {
            let at_fields: Vec<_> = FIELDS
                .iter()
                .filter_map(|(field, id, name)| {
                    let wrong = refused.field(language.get(), field)?;
                    let name = name(language.get());
                    Some((format!("#{id}"), tickets::property_is(language.get(), &name, &wrong)))
                })
                .collect();
            let whole = at_fields.is_empty().then(|| view! { <li>{refused.words(language.get())}</li> });
            let links = at_fields
                .into_iter()
                .map(|(to, words)| {
                    let target = to.clone();
                    let go = move |press: leptos::ev::MouseEvent| {
                        press.prevent_default();
                        focus(&target);
                    };
                    view! { <li><a href=to on:click=go>{words}</a></li> }
                })
                .collect_view();
            view! {
                <div class="problem" role="alert" tabindex="-1">
                    <h3 class="problem-heading">{workspace::there_is_a_problem(language.get())}</h3>
                    <ul class="problem-list">{whole}{links}</ul>
                </div>
            }
        })
    }
}

/// A key for one creation.
#[expect(clippy::disallowed_methods, reason = "made when the form is sent, never while rendering")]
fn fresh_key() -> String {
    let part = || (js_sys::Math::random() * 4_294_967_296.0) as u32;
    format!("{:08x}{:08x}{:08x}{:08x}", part(), part(), part(), part())
}

//! What got stuck: mail that could not be read, replies that did not leave.

use crate::form::answered;
use crate::page::Card;
use crate::say::{say, tell};
use client::people::{MailState, Quarantined, Undelivered, replay_mail};
use client::{Clock, session};
use desk::{RawMailId, Timestamp};
use leptos::prelude::*;
use parts::{Button, ButtonSize, Empty, Icon, Toaster};
use words::{number, settings, when};

/// A moment in the person's zone, as a signal.
fn moment(at: Timestamp) -> Signal<String> {
    let now = Clock::here().minute();
    let offsets = session().offsets;
    tell(move |language| when::moment(language, &offsets, now.get(), at))
}

/// Mail that could not be read.
#[component]
pub fn Quarantine(state: RwSignal<MailState>, #[prop(into)] on_read: Callback<()>) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let read = Action::new(|id: &RawMailId| replay_mail(*id));
    answered(read, &[], move |()| {
        toaster.say(settings::reads_again(language.get_untracked()));
        on_read.run(());
    });
    let line = move |held: Quarantined| {
        let (id, size) = (held.id, held.size);
        view! {
            <li class="entry">
                <Icon name="warning"/>
                <span class="entry-name">{moment(held.at)}</span>
                <span class="entry-note">{tell(move |language| number::size(language, size))} " · " {held.reason}</span>
                <span class="entry-actions">
                    <Button size=ButtonSize::Small busy=read.pending() on_press=move |_| _ = read.dispatch(id)>
                        {say(settings::read_again)}
                    </Button>
                </span>
            </li>
        }
    };
    view! {
        <Card id="quarantine-heading" heading=settings::quarantine note=settings::quarantine_note>
            <Show
                when=move || !state.read().quarantined.is_empty()
                fallback=|| view! { <Empty fact=say(settings::quarantine_empty)/> }
            >
                <ul class="entries">
                    <For each=move || state.read().quarantined.clone() key=|held| held.id children=line/>
                </ul>
            </Show>
        </Card>
    }
}

/// Replies that did not leave.
#[component]
pub fn Undelivery(state: RwSignal<MailState>) -> impl IntoView {
    let line = |late: Undelivered| {
        let Undelivered { ticket, at, said } = late;
        let kept = said.is_empty();
        let why = tell(move |language| if said.is_empty() { settings::kept(language) } else { said.clone() });
        view! {
            <li class="entry">
                {if kept { view! { <Icon name="pause"/> } } else { view! { <Icon name="failed"/> } }}
                <a class="entry-name" href=format!("/tickets/{ticket}")>
                    {tell(move |language| settings::ticket_number(language, &ticket.to_string()))}
                </a>
                <span class="entry-note">{moment(at)} " · " {why}</span>
            </li>
        }
    };
    view! {
        <Card id="undelivered-heading" heading=settings::undelivered>
            <Show
                when=move || !state.read().undelivered.is_empty()
                fallback=|| view! { <Empty fact=say(settings::undelivered_empty)/> }
            >
                <ul class="entries">
                    <For each=move || state.read().undelivered.clone() key=|late| (late.ticket, late.at) children=line/>
                </ul>
            </Show>
        </Card>
    }
}

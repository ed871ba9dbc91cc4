//! The card of the ticket itself: what its head does not say.

use crate::facts::card::{Card, Row};
use crate::ticket::reader::Reader;
use client::Store;
use desk::person::Contact;
use desk::ticket::TicketRow;
use leptos::prelude::*;
use parts::Chip;
use words::{common, ticket, when};

/// Pipeline, team, category, channel, creation, who else gets new messages.
#[component]
pub fn TicketCard() -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let row = store.open.row;
    let of = move |read: fn(&TicketRow) -> Option<i64>| {
        Memo::new(move |_| row.with(|row| row.as_ref().and_then(read)))
    };
    let pipeline = of(|row| Some(row.facts.pipeline.0));
    let team = of(|row| row.facts.team.map(|team| team.0));
    let about = of(|row| row.facts.about.map(|about| about.0));
    let created = of(|row| Some(row.created_at.0));
    let channel = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.channel)));
    let pipeline_name = move || {
        let (language, id) = (reader.language(), desk::PipelineId(pipeline.get().unwrap_or_default()));
        store
            .catalog
            .with(|catalog| catalog.pipeline(id).map(|p| common::pipeline(language, p)))
            .unwrap_or_default()
    };
    let team_name =
        move || team.get().map(|id| store.catalog.with(|catalog| catalog.team_name(desk::TeamId(id))));
    let about_name = move || {
        about.get().map(|id| store.catalog.with(|catalog| catalog.category_name(desk::CategoryId(id))))
    };
    let channel_name = move || channel.get().map(|channel| common::channel(reader.language(), channel));
    let at = move || desk::Timestamp(created.get().unwrap_or_default());
    view! {
        <Card id="ticket" heading=ticket::facts_ticket>
            <dl class="facts-list">
                <Row name=ticket::pipeline>{pipeline_name}</Row>
                {move || team_name().map(|name| view! { <Row name=ticket::team>{name}</Row> })}
                {move || about_name().map(|name| view! { <Row name=ticket::category>{name}</Row> })}
                <Row name=ticket::channel>{channel_name}</Row>
                <Row name=ticket::created>
                    <time datetime=move || when::machine(at()) title=move || reader.full(at())>
                        {move || reader.moment(at())}
                    </time>
                </Row>
                <Others/>
            </dl>
        </Card>
    }
}

/// The other people outside who get what is written.
#[component]
fn Others() -> impl IntoView {
    let others = Store::here().open.others;
    let chip = |contact: Contact| {
        let address = contact.emails.into_iter().next();
        view! { <Chip name=contact.name tip=MaybeProp::from(address)/> }
    };
    view! {
        {move || {
            let others = others.get();
            (!others.is_empty()).then(|| view! {
                <Row name=ticket::others>
                    <span class="chips">{others.into_iter().map(chip).collect_view()}</span>
                </Row>
            })
        }}
    }
}

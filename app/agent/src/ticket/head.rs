//! The head of a ticket in three lines: number, channel and actions; subject; properties. Below it the tabs and who else is here.

use crate::shell::{Hands, paths};
use crate::ticket::copy::copy_link;
use crate::ticket::opened::Opened;
use crate::ticket::presence::PresenceDiscs;
use crate::ticket::properties::{Properties, alter, facts};
use crate::ticket::reader::Reader;
use crate::ticket::subject::Subject;
use crate::ticket::timeline::Face;
use client::Store;
use desk::conversation::{Channel, MessageKind};
use desk::permission::Permission;
use desk::ticket::Change;
use leptos::prelude::*;
use parts::{Button, ButtonKind, ButtonSize, Icon, IconButton, Menu, MenuItem, Tab, Tabs};
use words::{common, ticket};

/// All of the head.
#[component]
pub fn Head() -> impl IntoView {
    let renaming = RwSignal::new(false);
    view! {
        <header class="ticket-head">
            <Line renaming/>
            <Subject editing=renaming/>
            <Properties/>
            <Faces/>
        </header>
    }
}

/// Number, channel, actions.
#[component]
fn Line(renaming: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let store = hands.store;
    let reader = Reader::here();
    let list = move || store.list.query.with(paths::of_list);
    let number =
        Memo::new(move |_| store.open.row.with(|row| row.as_ref().map(|row| row.number)).unwrap_or_default());
    let channel =
        Memo::new(move |_| store.open.row.with(|row| row.as_ref().map_or(Channel::Hand, |row| row.channel)));
    let sign = move || match channel.get() {
        Channel::Email => view! { <Icon name="mail"/> },
        Channel::Hand => view! { <Icon name="edit"/> },
    };
    view! {
        <div class="ticket-line">
            <span class="ticket-back">
                <a
                    class="icon-button"
                    href=list
                    aria-label=reader.say(ticket::back)
                    data-tip=reader.say(ticket::back)
                >
                    <Icon name="back"/>
                </a>
            </span>
            <span class="ticket-number">{move || format!("#{}", number.get())}</span>
            <span class="ticket-channel">{sign} {move || common::channel(reader.language(), channel.get())}</span>
            <div class="ticket-actions" role="group" aria-label=reader.say(ticket::actions)>
                <IconButton
                    icon="link"
                    label=reader.say(ticket::copy_link)
                    key="Y"
                    on_press=move |_| copy_link(hands, number.get_untracked())
                />
                <More renaming/>
                {move || (hands.screen.facts.get() != Some(true)).then(|| view! {
                    <IconButton
                        icon="facts"
                        label=reader.say(ticket::toggle_facts)
                        key="I"
                        on_press=move |_| hands.screen.toggle_facts()
                    />
                })}
            </div>
        </div>
    }
}

/// What is done less often.
#[component]
fn More(renaming: RwSignal<bool>) -> impl IntoView {
    let hands = Hands::here();
    let reader = Reader::here();
    let facts = facts();
    let may_delete = hands.agent().may(Permission::DeleteTickets);
    let marks = Memo::new(move |_| {
        facts.with(|facts| facts.as_ref().map_or((false, false), |facts| (facts.spam, facts.deleted)))
    });
    let items = Signal::derive(move || {
        let language = reader.language();
        let (spam, deleted) = marks.get();
        let mut items = vec![MenuItem::new("rename", ticket::rename(language)).icon("edit")];
        let words = if spam { ticket::unmark_spam(language) } else { ticket::mark_spam(language) };
        items.push(MenuItem::new("spam", words).icon("spam").key("!"));
        if may_delete && deleted {
            items.push(MenuItem::new("delete", ticket::restore(language)).icon("undo").rule());
        } else if may_delete {
            items.push(MenuItem::new("delete", ticket::delete(language)).icon("trash").rule().danger());
        }
        items
    });
    let pick = move |value: String| {
        let (spam, deleted) = marks.get_untracked();
        match value.as_str() {
            "rename" => renaming.set(true),
            "spam" => alter(hands, Change::Spam(!spam)),
            "delete" => alter(hands, Change::Deleted(!deleted)),
            _ => {}
        }
    };
    view! {
        <Menu id="ticket-more" label=reader.say(ticket::more) items on_pick=pick icon_only=true>
            <Icon name="more"/>
        </Menu>
    }
}

/// Says over the thread that the ticket is spam or deleted, with the way back.
#[component]
pub fn Marks() -> impl IntoView {
    let hands = Hands::here();
    let reader = Reader::here();
    let facts = facts();
    let may_delete = hands.agent().may(Permission::DeleteTickets);
    let spam = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.spam)));
    let deleted = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| facts.deleted)));
    view! {
        {move || deleted.get().then(|| view! {
            <p class="composer-notice" data-kind="warning" role="status">
                <Icon name="deleted"/>
                <span>{reader.say(ticket::is_deleted)}</span>
                {may_delete.then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=move |_| alter(hands, Change::Deleted(false))>
                        {reader.say(ticket::restore)}
                    </Button>
                })}
            </p>
        })}
        {move || spam.get().then(|| view! {
            <p class="composer-notice" data-kind="warning" role="status">
                <Icon name="spam"/>
                <span>{reader.say(ticket::is_spam)}</span>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=move |_| alter(hands, Change::Spam(false))>
                    {reader.say(ticket::unmark_spam)}
                </Button>
            </p>
        })}
    }
}

/// The row of tabs: `Tabs` names its panel by this.
pub const TABS: &str = "ticket-tabs";

/// Conversation, Internal, Activities, and who else is here.
#[component]
fn Faces() -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let opened = Opened::here();
    let comments = Memo::new(move |_| {
        let comment = |message: &&desk::conversation::MessageView| message.kind == MessageKind::Comment;
        store.open.messages.with(|messages| messages.iter().filter(comment).count())
    });
    let tabs = Signal::derive(move || {
        let language = reader.language();
        let internal = Tab::new(Face::Internal.word(), ticket::tab_internal(language));
        vec![
            Tab::new(Face::Conversation.word(), ticket::tab_conversation(language)),
            if comments.get() > 0 { internal.count(comments.get().to_string()) } else { internal },
            Tab::new(Face::Activities.word(), ticket::tab_activities(language)),
        ]
    });
    let pick = move |value: String| {
        if let Some(face) = Face::from_word(&value) {
            opened.face.set(face);
        }
    };
    let current = Signal::derive(move || opened.face.get().word().to_owned());
    view! {
        <div class="ticket-tabs">
            <Tabs id=TABS label=reader.say(ticket::tabs) tabs current on_pick=pick/>
            <PresenceDiscs/>
        </div>
    }
}

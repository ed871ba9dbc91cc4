//! One message: who, by which way, when, and what it says. Who speaks is said by side, paper, edge and word.

use crate::shell::Hands;
use crate::ticket::delivery::{DeliveryState, state};
use crate::ticket::files::Files;
use crate::ticket::frame::{ImagesBlocked, MailFrame};
use crate::ticket::plain::Plain;
use crate::ticket::reader::Reader;
use client::Store;
use desk::MessageId;
use desk::conversation::{Author, Body, BodyKind, Matched, MessageKind, MessageView};
use leptos::prelude::*;
use parts::{Avatar, Chip, Icon, Prose};
use words::{Language, ticket, when};

/// The element of a message.
pub fn element(id: MessageId) -> String {
    format!("message-{id}")
}

/// A message of the open ticket. All but the way out is drawn once: another body makes another entry of the thread.
#[component]
pub fn Message(
    /// Which.
    id: MessageId,
) -> impl IntoView {
    let open = Store::here().open;
    open.messages
        .with_untracked(|messages| messages.iter().find(|message| message.id == id).cloned())
        .map(|message| view! { <Bubble message/> })
}

#[component]
fn Bubble(message: MessageView) -> impl IntoView {
    let open = Store::here().open;
    let reader = Reader::here();
    let id = message.id;
    let delivery = Memo::new(move |_| {
        open.messages.with(|messages| {
            messages.iter().find(|message| message.id == id).and_then(|message| message.delivery.clone())
        })
    });
    let kind = message.kind;
    let mine = message.author == Author::User(Hands::here().me());
    let (who, at) = (message.author_name.clone(), message.at);
    let name = move || {
        let language = reader.language();
        ticket::message_name(language, &who, &spoken(language, kind), &reader.full(at))
    };
    let (body, author, files) =
        (message.body.clone(), message.author_name.clone(), message.attachments.clone());
    view! {
        <article
            class="message"
            id=element(id)
            data-kind=word(kind)
            data-state=move || delivery.with(|delivery| delivery.as_ref().map(state))
            aria-label=name
            tabindex="-1"
        >
            <Head message/>
            <MessageBody id body author/>
            <Files files/>
            <DeliveryState id at delivery mine/>
        </article>
    }
}

fn word(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Received => "requester",
        MessageKind::Reply => "reply",
        MessageKind::Comment => "comment",
    }
}

fn spoken(language: Language, kind: MessageKind) -> String {
    match kind {
        MessageKind::Received => ticket::received(language),
        MessageKind::Reply => ticket::reply(language),
        MessageKind::Comment => ticket::internal_comment(language),
    }
}

/// Who, by which way, the marks, when.
#[component]
fn Head(message: MessageView) -> impl IntoView {
    let reader = Reader::here();
    let MessageView { kind, author_name, author_address, at, matched, delivery, .. } = message;
    let name = author_name.clone();
    let disc = match message.author {
        Author::User(id) => view! { <Avatar name hue=id.0/> },
        Author::Contact(_) => view! { <Avatar name/> },
    };
    let by_mail = matched.is_some() || delivery.is_some();
    let why = move || matched.map(|matched| matched_words(reader.language(), matched));
    let address = Some(author_address).filter(|address| !address.is_empty() && *address != author_name);
    view! {
        <header class="message-head">
            {disc}
            <span class="message-author" data-tip=address.clone()>{author_name}</span>
            {message.stranger.then(|| address.map(|address| view! { <span class="message-channel">{address}</span> }))}
            {by_mail.then(|| view! {
                <span class="message-channel" data-tip=why>{reader.say(ticket::by_email)}</span>
            })}
            {(kind == MessageKind::Comment).then(|| view! {
                <span class="message-lock"><Icon name="lock"/>{reader.say(ticket::internal_comment)}</span>
            })}
            {message.stranger.then(|| view! {
                <Chip name=reader.say(ticket::stranger) tip=reader.say(ticket::stranger_why) warning=true/>
            })}
            {message.automatic.then(|| view! {
                <Chip name=reader.say(ticket::automatic) tip=reader.say(ticket::automatic_why)/>
            })}
            {message.damaged.then(|| view! {
                <Chip name=reader.say(ticket::damaged) tip=reader.say(ticket::damaged_why) warning=true/>
            })}
            <time
                class="message-time"
                datetime=when::machine(at)
                title=move || reader.full(at)
            >
                {move || reader.moment(at)}
            </time>
        </header>
    }
}

fn matched_words(language: Language, matched: Matched) -> String {
    match matched {
        Matched::New => ticket::matched_new(language),
        Matched::ReplyAddress => ticket::matched_reply_address(language),
        Matched::OurId => ticket::matched_our_id(language),
        Matched::TheirId => ticket::matched_their_id(language),
    }
}

/// What it says, and the quoted part folded behind "…".
#[component]
fn MessageBody(id: MessageId, body: Body, author: String) -> impl IntoView {
    let reader = Reader::here();
    let Body { kind, shown, quoted } = body;
    let text = move |text: String| match kind {
        BodyKind::Text => view! { <Plain text/> }.into_any(),
        // Made by the server's cleaner, for received mail as for what the editor sent.
        BodyKind::Simple | BodyKind::Designed => view! { <Prose html=text/> }.into_any(),
    };
    let folded = (!quoted.trim().is_empty()).then(|| {
        let quoted = text(quoted);
        view! {
            <details class="quoted">
                <summary class="quoted-more" aria-label=reader.say(ticket::show_quoted) data-tip=reader.say(ticket::show_quoted)>
                    "…"
                </summary>
                <div class="quoted-text">{quoted}</div>
            </details>
        }
    });
    let remote = kind == BodyKind::Simple && shown.contains(" data-remote=");
    let main = match kind {
        BodyKind::Designed => view! { <MailFrame id who=author/> }.into_any(),
        BodyKind::Text | BodyKind::Simple => text(shown),
    };
    view! {
        <div class="message-body">{main}</div>
        {remote.then(|| view! { <ImagesBlocked/> })}
        {folded}
    }
}

//! Messages of each kind, replies in each state of their delivery, and the lines between messages.

use super::sample::{COMMENT, CONTACT, MESSAGE, REPLY, SAID, SERVER, STAFF};
use super::{say, tell};
use leptos::prelude::*;
use parts::{Avatar, Button, ButtonKind, ButtonSize, Icon, Ring};
use words::{Language, common, ticket};

/// What stands at the foot of a reply.
struct Foot {
    state: &'static str,
    /// A drawing; none = the ring that runs down.
    sign: Option<&'static str>,
    words: fn(Language) -> String,
    action: Option<fn(Language) -> String>,
}

const fn foot(state: &'static str, sign: &'static str, words: fn(Language) -> String) -> Foot {
    Foot { state, sign: Some(sign), words, action: None }
}

const FEET: &[Foot] = &[
    Foot { state: "queued", sign: None, words: ticket::queued, action: Some(common::undo) },
    foot("sending", "send", ticket::sending),
    foot("handed", "check", |language| ticket::handed(language, SERVER, "09:44")),
    foot("kept", "info", ticket::kept),
    foot("unsure", "warning", |language| ticket::unsure(language, "09:46")),
    Foot {
        state: "failed",
        sign: Some("failed"),
        words: |language| ticket::failed_because(language, SAID),
        action: Some(common::try_again),
    },
];

/// The section.
#[component]
pub fn Bubbles() -> impl IntoView {
    let replies = FEET.iter().map(|foot| view! { <Reply foot/> });
    view! {
        <div class="thread" role="feed" aria-label=say(ticket::thread)>
            <article class="message" data-kind="requester" tabindex="-1" aria-label=CONTACT>
                <Head name=CONTACT/>
                <div class="message-body" lang="en"><p>{MESSAGE}</p></div>
                <p class="message-images">
                    {say(ticket::images_blocked)}
                </p>
            </article>
            <article class="message" data-kind="comment" tabindex="-1" aria-label=STAFF[1].1>
                <Head name=STAFF[1].1 hue=STAFF[1].0 internal=true/>
                <div class="message-body" lang="en"><p>{COMMENT}</p></div>
            </article>
            {replies.collect_view()}
            <div class="activity" role="article">
                <Icon name="status" size=14/>
                <p class="activity-text">
                    {tell(|language| ticket::did_move_customer(language, &common::status_open(language)))}
                </p>
                <time class="activity-time" datetime="2026-11-21T09:26:00Z">"10:26"</time>
            </div>
            <p class="thread-writing">
                <Avatar name=STAFF[1].1 hue=STAFF[1].0 size=18/>
                {tell(|language| ticket::is_replying(language, STAFF[1].1))}
                " "
                <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
            </p>
        </div>
    }
}

#[component]
fn Head(name: &'static str, #[prop(optional)] hue: i64, #[prop(optional)] internal: bool) -> impl IntoView {
    let disc =
        if hue == 0 { view! { <Avatar name/> }.into_any() } else { view! { <Avatar name hue/> }.into_any() };
    view! {
        <header class="message-head">
            {disc}
            <span class="message-author">{name}</span>
            {if internal {
                view! { <span class="message-lock"><Icon name="lock"/>{say(ticket::internal_comment)}</span> }.into_any()
            } else {
                view! { <span class="message-channel">{say(ticket::by_email)}</span> }.into_any()
            }}
            <time class="message-time" datetime="2026-11-21T08:31:00Z">"09:31"</time>
        </header>
    }
}

#[component]
fn Reply(foot: &'static Foot) -> impl IntoView {
    view! {
        <article class="message" data-kind="reply" data-state=foot.state tabindex="-1" aria-label=STAFF[0].1>
            <Head name=STAFF[0].1 hue=STAFF[0].0/>
            <div class="message-body" lang="en"><p>{REPLY}</p></div>
            <footer class="message-state">
                {match foot.sign {
                    Some(name) => view! { <Icon name size=12/> }.into_any(),
                    None => view! { <Ring share=70/> }.into_any(),
                }}
                <span class="message-state-text">{say(foot.words)}</span>
                {foot.action.map(|action| view! {
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small>{say(action)}</Button>
                })}
            </footer>
        </article>
    }
}

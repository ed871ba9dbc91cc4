//! The upper and the lower edge of the box: which text, where its draft is kept; tools, audience, and the one primary button.

use crate::composer::field;
use crate::composer::slate::Kept;
use crate::composer::then::Then;
use crate::composer::tools::Tools;
use crate::composer::{Desk, other};
use crate::ticket::reader::Reader;
use client::Store;
use desk::conversation::Writing;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parts::{Button, ButtonKind, Icon, IconButton};
use words::{common, composer};

/// The tabs, and where the draft is kept.
#[component]
pub(super) fn Top(desk: Desk) -> impl IntoView {
    let reader = Reader::here();
    let tab = move |kind: Writing| {
        let chosen = Memo::new(move |_| desk.opened.writing.get() == kind);
        let (icon, words): (_, fn(words::Language) -> String) = match kind {
            Writing::Reply => ("reply", composer::reply),
            Writing::Comment => ("lock", composer::comment),
        };
        view! {
            <button
                type="button"
                class="composer-tab"
                role="tab"
                id=format!("composer-tab-{}", kind.word())
                aria-controls=field::element(kind)
                aria-selected=move || if chosen.get() { "true" } else { "false" }
                tabindex=move || if chosen.get() { "0" } else { "-1" }
                on:click=move |_| desk.show(kind)
            >
                <Icon name=icon/>
                {reader.say(words)}
            </button>
        }
    };
    let between = move |key: KeyboardEvent| {
        if matches!(key.key().as_str(), "ArrowLeft" | "ArrowRight") {
            key.prevent_default();
            key.stop_propagation();
            let kind = other(desk.opened.writing.get_untracked());
            desk.linking.set(false);
            desk.opened.writing.set(kind);
            crate::ticket::reading::focus(&format!("composer-tab-{}", kind.word()));
        }
    };
    let kept = move || {
        let language = reader.language();
        match desk.current().kept.get() {
            Kept::Nothing => String::new(),
            Kept::Here => composer::draft_here(language),
            Kept::Saved(at) => composer::draft_saved(language, &reader.moment(at)),
        }
    };
    view! {
        <div class="composer-head">
            <div class="composer-tabs" role="tablist" aria-label=reader.say(composer::kinds) on:keydown=between>
                {tab(Writing::Reply)}
                {tab(Writing::Comment)}
            </div>
            <span class="composer-draft">{kept}</span>
            {move || desk.sheet.get().then(|| view! {
                <IconButton
                    icon="close"
                    label=reader.say(common::close)
                    on_press=move |_| desk.sheet.set(false)
                />
            })}
        </div>
    }
}

/// Tools, what is known of the audience, and the one primary button.
#[component]
pub(super) fn Foot(desk: Desk) -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let comment = Memo::new(move |_| desk.opened.writing.get() == Writing::Comment);
    let why = MaybeProp::derive(move || desk.barred(reader, store));
    let send = move |_| desk.send(store, reader, false);
    let words = move || match comment.get() {
        true => composer::add_comment(reader.language()),
        false => composer::send(reader.language()),
    };
    view! {
        <div class="composer-foot">
            {move || view! { <Tools slate=desk.current() linking=desk.linking/> }}
            {move || comment.get().then(|| view! {
                <span class="composer-only"><Icon name="lock"/>{reader.say(composer::only_your_team)}</span>
            })}
            <div class="composer-send">
                {move || (!comment.get()).then(|| view! { <Then chosen=desk.then/> })}
                <Button kind=ButtonKind::Primary key="Ctrl+Enter" disabled=why on_press=send>{words}</Button>
            </div>
        </div>
    }
}

//! The field a text is written in: an empty element that the editor takes over in the browser, and what it tells.

use crate::composer::editor::{Ears, Editor, load};
use crate::composer::slate::Slate;
use crate::composer::tools::files;
use crate::ticket::held::Held;
use crate::ticket::opened::Opened;
use crate::ticket::reader::Reader;
use client::{Store, use_page};
use desk::conversation::Writing;
use desk::ticket::Doing;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Button, ButtonKind, ButtonSize, Icon};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use words::{common, composer};

/// Nobody who has not pressed a key for so long is writing.
const WRITES: u32 = 8_000;

/// The field's element.
pub fn element(kind: Writing) -> String {
    format!("composer-{}", kind.word())
}

/// Whether the editor has come.
#[derive(Clone, Copy, PartialEq)]
enum Coming {
    OnItsWay,
    There,
    Failed,
}

/// How it goes, and how to try again.
#[derive(Clone, Copy)]
struct Bringing {
    state: RwSignal<Coming>,
    again: RwSignal<u32>,
}

/// The element of one kind; hidden while the other is in sight.
#[component]
pub fn FieldOf(
    /// The text.
    slate: Slate,
    /// The kind in sight.
    shown: RwSignal<Writing>,
) -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let kind = slate.kind;
    let bringing = expect_context::<Bringing>();
    let hidden = move || shown.get() != kind;
    let placeholder = move || {
        let language = reader.language();
        match kind {
            Writing::Comment => composer::comment_text(language),
            Writing::Reply => {
                let who =
                    store.open.contact.with(|contact| contact.as_ref().map(|contact| contact.name.clone()));
                who.filter(|who| !who.is_empty())
                    .map_or_else(|| composer::reply_text(language), |who| composer::reply_to(language, &who))
            }
        }
    };
    let failed = move || bringing.state.get() == Coming::Failed && !hidden();
    view! {
        <div
            class="composer-editor"
            id=element(kind)
            data-placeholder=placeholder
            hidden=hidden
            tabindex="0"
        ></div>
        {move || failed().then(|| view! {
            <div class="composer-notice" data-kind="error" role="alert">
                <Icon name="alert"/>
                <span>{reader.say(composer::editor_failed)}</span>
                <Button
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    on_press=move |_| bringing.again.update(|again| *again += 1)
                >
                    {reader.say(common::try_again)}
                </Button>
            </div>
        })}
    }
}

/// Loads the editor and mounts both fields. Called while the composer is made; all of it happens in the browser.
pub fn bring_editor(reply: Slate, comment: Slate, opened: Opened, send: impl Fn(bool) + Copy + 'static) {
    let bringing = Bringing { state: RwSignal::new(Coming::OnItsWay), again: RwSignal::new(0) };
    provide_context(bringing);
    let assets = StoredValue::new(use_page().assets);
    let reader = Reader::here();
    let pause = Held::<Timeout>::new();
    let writing = move |kind: Writing| {
        let doing = match kind {
            Writing::Reply => Doing::Replying,
            Writing::Comment => Doing::Commenting,
        };
        if opened.doing.get_untracked() != doing {
            opened.doing.set(doing);
        }
        let rest = Timeout::new(WRITES, move || {
            opened.doing.try_set(Doing::Viewing);
        });
        pause.set(rest);
    };
    Effect::new(move |_| {
        bringing.again.track();
        spawn_local(async move {
            let Some(folder) = assets.try_get_value() else { return };
            let come = load(&folder).await;
            if assets.try_get_value().is_none() {
                return; // the page was left meanwhile
            }
            let mounted =
                come && [reply, comment].into_iter().all(|slate| mount(slate, reader, send, writing));
            bringing.state.try_set(if mounted { Coming::There } else { Coming::Failed });
        });
    });
}

fn mount(
    slate: Slate,
    reader: Reader,
    send: impl Fn(bool) + 'static,
    writing: impl Fn(Writing) + 'static,
) -> bool {
    let found = document().get_element_by_id(&element(slate.kind));
    let Some(place) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    let label = match slate.kind {
        Writing::Reply => composer::reply_text(reader.language_now()),
        Writing::Comment => composer::comment_text(reader.language_now()),
    };
    let focused = document().active_element().is_some_and(|active| active.is_same_node(Some(&place)));
    let ears = Ears {
        changed: Box::new(move |html| {
            slate.changed(html);
            writing(slate.kind);
        }),
        marks: Box::new(move |marks| {
            slate.marks.try_set(marks);
        }),
        submit: Box::new(send),
        files: Box::new(move |given| slate.add_files(files(Some(given)))),
    };
    // The element's own tab stop was for the time before: the field brings one.
    let _ = place.remove_attribute("tabindex");
    let Some(editor) = Editor::mount(&place, &label, ears) else { return false };
    slate.html.with_untracked(|html| {
        if !html.is_empty() {
            editor.set(html);
        }
    });
    if focused {
        editor.focus();
    }
    slate.editor.set(editor);
    true
}

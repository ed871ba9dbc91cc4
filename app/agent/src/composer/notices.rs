//! What stands over and under the text: why it cannot leave, another version of it, somebody else's newer message, files.

use crate::composer::send::Sender;
use crate::composer::slate::{Notice, Slate};
use crate::composer::upload::{Progress, Upload, Why};
use crate::composer::waiting::Going;
use crate::ticket::reader::Reader;
use client::{Clock, Store};
use desk::conversation::Writing;
use desk::ticket::ReplyRoute;
use desk::{StatusId, Timestamp, limits};
use leptos::prelude::*;
use parts::{Button, ButtonKind, ButtonSize, Chip, Icon, IconButton};
use words::{Language, composer, number, refusal};

/// Why a reply cannot be sent at all, said before anything is written.
pub fn barred(language: Language, route: &ReplyRoute) -> Option<String> {
    match route {
        ReplyRoute::Mail { .. } => None,
        ReplyRoute::NoContact => Some(composer::no_contact(language)),
        ReplyRoute::NoAddress => Some(composer::no_address(language)),
    }
}

/// To whom a reply goes, one row each, and what is to know about the way before writing.
#[component]
pub fn Recipients() -> impl IntoView {
    let route = Store::here().open.route;
    let reader = Reader::here();
    let row = move |label: fn(Language) -> String, people: Vec<(String, String)>| {
        (!people.is_empty()).then(|| {
            let chips = people
                .into_iter()
                .map(|(name, address)| {
                    let shown = if name.is_empty() { address.clone() } else { name };
                    view! { <Chip name=shown tip=address/> }
                })
                .collect_view();
            view! { <div class="recipients"><span class="recipients-label">{reader.say(label)}</span> {chips}</div> }
        })
    };
    let rows = move || match route.get() {
        ReplyRoute::Mail { to, cc, .. } => {
            view! { {row(composer::to, to)} {row(composer::cc, cc)} }.into_any()
        }
        ReplyRoute::NoContact | ReplyRoute::NoAddress => ().into_any(),
    };
    let warning = Memo::new(move |_| {
        let language = reader.language();
        route.with(|route| match route {
            ReplyRoute::Mail { sends: false, .. } => Some(composer::only_kept(language)),
            route => barred(language, route),
        })
    });
    view! {
        {rows}
        {move || warning.get().map(|words| view! {
            <p class="composer-notice" data-kind="warning"><Icon name="warning"/><span>{words}</span></p>
        })}
    }
}

/// The notices of one text.
#[component]
pub fn Notices(
    /// The text.
    slate: Slate,
    /// Who sends.
    sender: Sender,
) -> impl IntoView {
    view! {
        <OnItsWay slate/>
        <OtherVersion slate/>
        {move || slate.notice.get().map(|notice| match notice {
            Notice::Newer { by, at, status } => view! { <Newer slate sender by at status/> }.into_any(),
            notice => view! { <Plain notice/> }.into_any(),
        })}
    }
}

#[component]
fn Plain(notice: Notice) -> impl IntoView {
    let reader = Reader::here();
    let kind = match notice {
        Notice::FilesGoing(_) | Notice::Empty => "warning",
        _ => "error",
    };
    let words = move || {
        let language = reader.language();
        match &notice {
            Notice::Refused(error) => error.words(language),
            Notice::Empty => composer::nothing_written(language),
            Notice::FilesGoing(_) => composer::files_going(language),
            Notice::FilesFailed => composer::files_failed(language),
            Notice::TooManyFiles => composer::too_many_files(language, limits::FILES_A_MESSAGE as u64),
            Notice::Newer { by, .. } => refusal::newer_message(language, by),
        }
    };
    view! {
        <p class="composer-notice" data-kind=kind role="alert"><Icon name="alert"/><span>{words}</span></p>
    }
}

/// "Marieke wrote 8 seconds ago. Read it first?", once.
#[component]
fn Newer(slate: Slate, sender: Sender, by: String, at: Timestamp, status: Option<StatusId>) -> impl IntoView {
    let reader = Reader::here();
    let now = Clock::here().now();
    let words = move || composer::newer_message(reader.language(), &by, &ago(reader, now.get(), at));
    let read = move |_| {
        slate.notice.set(None);
        sender.read_newest();
    };
    view! {
        <div class="composer-notice" data-kind="warning" role="alert">
            <Icon name="message"/>
            <span>{words}</span>
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small on_press=read>
                {reader.say(composer::read_it)}
            </Button>
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                on_press=move |_| sender.send(slate, status, true)
            >
                {reader.say(composer::send_anyway)}
            </Button>
        </div>
    }
}

fn ago(reader: Reader, now: Timestamp, at: Timestamp) -> String {
    let language = reader.language();
    let seconds = u64::try_from(now.since(at) / 1000).unwrap_or(0);
    match seconds {
        0..60 => composer::seconds_ago(language, seconds),
        60..3600 => composer::minutes_ago(language, seconds / 60),
        _ => composer::at_moment(language, &reader.moment(at)),
    }
}

/// Two versions of one draft: both are offered, none is lost.
#[component]
fn OtherVersion(slate: Slate) -> impl IntoView {
    let reader = Reader::here();
    let swap = move |_| {
        let mine = slate.html.get_untracked();
        if let Some(other) = slate.other.get_untracked() {
            slate.swap(other, mine);
        }
    };
    let at = Memo::new(move |_| slate.other.with(|other| other.as_ref().map(|other| other.at)));
    view! {
        {move || at.get().map(|at| view! {
            <div class="composer-notice" data-kind="warning" role="status">
                <Icon name="history"/>
                <span>{move || composer::two_versions(reader.language(), &reader.moment(at))}</span>
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small on_press=swap>
                    {reader.say(composer::use_other)}
                </Button>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=move |_| slate.other.set(None)>
                    {reader.say(composer::keep_this)}
                </Button>
            </div>
        })}
    }
}

/// A message of this kind that is leaving, or waits for the connection.
#[component]
fn OnItsWay(slate: Slate) -> impl IntoView {
    let reader = Reader::here();
    let going = move || slate.line.get().map_or(Going::Idle, |line| line.get());
    let waiting = Memo::new(move |_| going() == Going::Waiting);
    let stop = move |_| {
        if let Some(line) = slate.line.get_untracked() {
            line.set(Going::Stopped);
        }
    };
    let words = move || match slate.kind {
        Writing::Reply => composer::waiting_reply(reader.language()),
        Writing::Comment => composer::waiting_comment(reader.language()),
    };
    view! {
        {move || waiting.get().then(|| view! {
            <div class="composer-notice" data-kind="warning" role="status">
                <Icon name="offline"/>
                <span>{words}</span>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=stop>
                    {reader.say(composer::do_not_send)}
                </Button>
            </div>
        })}
    }
}

/// The files of one text.
#[component]
pub fn Uploads(
    /// The text.
    slate: Slate,
) -> impl IntoView {
    let any = Memo::new(move |_| slate.files.any());
    view! {
        {move || any.get().then(|| view! {
            <ul class="files">
                <For each=move || slate.files.rows.get() key=|file| file.key let:file>
                    <li><UploadRow slate file/></li>
                </For>
            </ul>
        })}
    }
}

#[component]
fn UploadRow(slate: Slate, file: Upload) -> impl IntoView {
    let reader = Reader::here();
    let Upload { key, name, size, progress } = file;
    let progress = RwSignal::from(progress);
    let failed = Memo::new(move |_| progress.with(|progress| matches!(progress, Progress::Failed(_))));
    let note = move || {
        let language = reader.language();
        match progress.get() {
            Progress::Going(share) => composer::uploading(language, &share.to_string()),
            Progress::There(_) => number::size(language, size),
            Progress::Failed(Why::Broken) => composer::upload_failed(language),
            Progress::Failed(Why::TooLarge) => {
                refusal::too_large(language, &number::size(language, limits::FILE))
            }
        }
    };
    let (again, remove) = (name.clone(), name.clone());
    let again = Signal::derive(move || composer::upload_again(reader.language(), &again));
    let remove = Signal::derive(move || composer::remove_file(reader.language(), &remove));
    view! {
        <span class="file" data-state=move || failed.get().then_some("failed")>
            <span class="file-sign"><Icon name="file"/></span>
            <span class="file-name">{name}</span>
            <span class="file-size">{note}</span>
            {move || failed.get().then(|| view! {
                <IconButton icon="refresh" size=ButtonSize::Small label=again on_press=move |_| slate.again(key)/>
            })}
            <IconButton icon="close" size=ButtonSize::Small label=remove on_press=move |_| slate.drop_file(key)/>
        </span>
    }
}

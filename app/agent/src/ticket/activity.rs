//! What happened between two messages, as lines: sign, sentence, time. Runs are folded under their number.

use crate::ticket::reader::Reader;
use crate::ticket::sentence;
use crate::ticket::timeline::Entry;
use client::Store;
use desk::Seq;
use leptos::prelude::*;
use parts::Icon;
use words::{ticket, when};

/// One line.
#[component]
pub fn ActivityLine(
    /// Which event.
    seq: Seq,
) -> impl IntoView {
    let store = Store::here();
    let reader = Reader::here();
    let known = store
        .open
        .activities
        .with_untracked(|activities| activities.iter().find(|activity| activity.seq == seq).cloned());
    known.map(|activity| {
        let (at, sign) = (activity.at, sentence::sign(&activity.what));
        let told = activity.clone();
        let label = move || store.catalog.with(|catalog| sentence::text(reader.language(), catalog, &told));
        let pieces = move || {
            store
                .catalog
                .with(|catalog| sentence::pieces(reader.language(), catalog, &activity))
                .into_iter()
                .map(|piece| {
                    if piece.strong {
                        view! { <b>{piece.text}</b> }.into_any()
                    } else {
                        piece.text.into_any()
                    }
                })
                .collect_view()
        };
        view! {
            <div class="activity" role="article" aria-label=label>
                <Icon name=sign/>
                <p class="activity-text">{pieces}</p>
                <time class="activity-time" datetime=when::machine(at) title=move || reader.full(at)>
                    {move || reader.moment(at)}
                </time>
            </div>
        }
    })
}

/// A run of lines, folded. It stays unfolded while it grows.
#[component]
pub fn ActivityRun(
    /// Its first line.
    first: Seq,
    /// The thread it is in.
    entries: Memo<Vec<Entry>>,
) -> impl IntoView {
    let reader = Reader::here();
    let lines = Memo::new(move |_| {
        entries.with(|entries| {
            entries
                .iter()
                .find_map(|entry| match entry {
                    Entry::Run(seqs) if seqs.first() == Some(&first) => Some(seqs.clone()),
                    _ => None,
                })
                .unwrap_or_default()
        })
    });
    let words = move || ticket::changes(reader.language(), lines.with(Vec::len) as u64);
    view! {
        <details class="activity-run">
            <summary class="activity-more">{words}</summary>
            <For each=move || lines.get() key=|seq| *seq let:seq>
                <ActivityLine seq/>
            </For>
        </details>
    }
}

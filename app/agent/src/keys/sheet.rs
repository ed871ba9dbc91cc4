//! The sheet that shows the keys: the table, drawn.

use crate::keys::chord::caps;
use crate::keys::table::{COMMANDS, Command, Group};
use crate::shell::{Hands, say};
use leptos::prelude::*;
use parts::Dialog;
use words::{Language, common, workspace};

/// Headings, and the groups below them.
const GROUPS: [(fn(Language) -> String, Group); 5] = [
    (workspace::keys_everywhere, Group::General),
    (workspace::palette_go, Group::Go),
    (workspace::keys_list, Group::List),
    (workspace::keys_ticket, Group::Ticket),
    (workspace::keys_composer, Group::Composer),
];

/// Opened by `?` and from the rail.
#[component]
pub(crate) fn KeySheet() -> impl IntoView {
    let hands = Hands::here();
    view! {
        <Dialog
            id="keysheet"
            open=hands.screen.keys
            class="keysheet"
            title=say(workspace::keys)
            close=say(common::close)
        >
            {(!hands.single_keys()).then(|| view! { <p>{say(workspace::keys_off)}</p> })}
            <div class="keysheet-groups">
                {GROUPS.map(|(heading, group)| view! { <Keys heading group/> }).into_iter().collect_view()}
            </div>
        </Dialog>
    }
}

#[component]
fn Keys(heading: fn(Language) -> String, group: Group) -> impl IntoView {
    let agent = Hands::here().agent();
    let own = move |command: &&Command| command.group == group && (command.may)(&agent);
    view! {
        <section class="keysheet-group">
            <h3 class="keysheet-heading">{say(heading)}</h3>
            <dl class="keysheet-list">
                {COMMANDS.iter().filter(own).map(line).collect_view()}
            </dl>
        </section>
    }
}

fn line(command: &'static Command) -> impl IntoView {
    let ways = command.keys.iter().enumerate().map(|(at, keys)| {
        view! {
            {(at > 0).then(|| view! { " "{say(workspace::key_or)}" " })}
            {caps(keys).into_iter().map(|cap| view! { <kbd class="key">{cap}</kbd> }).collect_view()}
        }
    });
    view! { <div><dt>{say(command.word)}</dt><dd>{ways.collect_view()}</dd></div> }
}

//! Hears the keyboard for the whole page and finds the command. Menus, fields and dialogs come first: a key that one of them used
//! never arrives here, and a single key in a field is text.

use crate::keys::chord::{chord, is_moving, is_single};
use crate::keys::table::{COMMANDS, Command, Scope};
use crate::list;
use crate::shell::{Hands, focus};
use client::Clock;
use desk::{TicketId, Timestamp};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parts::typing_target;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The second key of a sequence comes within so long.
const TOGETHER: i64 = 1_500;
/// What has the keyboard for itself while it is open.
const OWNERS: &str = "dialog[open], .popover:popover-open, [role='menu'], [role='listbox']";

/// Listens, for as long as the shell lives.
pub(crate) fn hear(hands: Hands) {
    let clock = Clock::here();
    let begun = StoredValue::new(None::<(String, Timestamp)>);
    Effect::new(move |_| {
        let handle =
            window_event_listener(leptos::ev::keydown, move |event| heard(hands, clock, begun, &event));
        on_cleanup(move || handle.remove());
    });
    // A ticket that a key opened takes the focus once it is there.
    Effect::new(move |_| {
        let Some(number) = hands.screen.arriving.get() else { return };
        let here = hands.store.open.row.with(|row| row.as_ref().is_some_and(|row| row.number == number));
        if here {
            hands.screen.arriving.set(None);
            request_animation_frame(|| _ = focus("#ticket-subject"));
        }
    });
}

fn heard(hands: Hands, clock: Clock, begun: StoredValue<Option<(String, Timestamp)>>, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(pressed) =
        chord(&event.key(), event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key())
    else {
        return;
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector: &str| {
        target.as_ref().is_some_and(|target| target.closest(selector).ok().flatten().is_some())
    };
    if within(OWNERS) || document().query_selector("dialog[open]").ok().flatten().is_some() {
        return;
    }
    let typing = typing_target(event);
    let single = is_single(&pressed);
    if single && (typing || !hands.single_keys()) {
        return;
    }
    // What is typed or picked in a field, and what presses a button, is theirs.
    if typing && !pressed.starts_with("Mod+") && !pressed.ends_with("F6") {
        return;
    }
    let writing = within(".composer");
    let in_row = target.as_ref().is_some_and(list::is_row);
    let place = place(hands, target.as_ref());
    let sequence = begun.try_update_value(Option::take).flatten();
    let keys = match sequence {
        Some((first, at)) if single && clock.exact().since(at) < TOGETHER => format!("{first} {pressed}"),
        _ => pressed.clone(),
    };
    let agent = hands.agent();
    let find = |keys: &str, place: Scope| {
        COMMANDS.iter().find(|command| {
            let here = match command.scope {
                Scope::Global => true,
                Scope::Composer => writing,
                scope => !writing && scope == place,
            };
            here && command.keys.contains(&keys) && (command.may)(&agent) && (in_row || !is_moving(keys))
        })
    };
    // A sequence that means nothing: its last key counts by itself. What the list does not know is meant for the ticket beside it.
    let found = [(keys.as_str(), place), (pressed.as_str(), place), (pressed.as_str(), Scope::Ticket)]
        .into_iter()
        .filter(|(_, place)| *place == Scope::List || hands.screen.number.with_untracked(Option::is_some))
        .find_map(|(keys, place)| Some((find(keys, place)?, place)));
    if let Some((command, place)) = found {
        if (command.run)(hands, ticket(hands, place, target.as_ref())) {
            event.prevent_default();
        }
        return;
    }
    let begins = |command: &Command| {
        command.keys.iter().any(|keys| keys.split_once(' ').is_some_and(|(first, _)| first == pressed))
    };
    if COMMANDS.iter().any(begins) {
        begun.set_value(Some((pressed, clock.exact())));
    }
}

/// Where the person is: in the list, or in the ticket; on neither, in the ticket if one is open.
fn place(hands: Hands, target: Option<&Element>) -> Scope {
    if target.is_some_and(list::holds) || hands.screen.number.with_untracked(Option::is_none) {
        Scope::List
    } else {
        Scope::Ticket
    }
}

/// The ticket a command is about: the row with the focus, or the open one.
fn ticket(hands: Hands, place: Scope, target: Option<&Element>) -> Option<TicketId> {
    match place {
        Scope::List => target.and_then(list::row_of),
        _ => hands.store.open.id.get_untracked(),
    }
}

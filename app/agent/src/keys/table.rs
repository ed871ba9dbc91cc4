//! Every command that has a key: the one table that the keyboard, the key sheet and the palette walk. Only what works is in it.

use crate::keys::act;
use crate::shell::Hands;
use desk::TicketId;
use desk::permission::Permission;
use desk::person::Agent;
use words::{Language, common, settings, workspace};

/// Where a command's keys act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everywhere.
    Global,
    /// In the list.
    List,
    /// In an open ticket.
    Ticket,
    /// While writing.
    Composer,
}

/// Under which heading the key sheet and the palette show a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// What works everywhere.
    General,
    /// Places.
    Go,
    /// Moving in the list.
    List,
    /// What is done to a ticket.
    Ticket,
    /// While writing.
    Composer,
}

/// A command.
pub struct Command {
    /// Its name in the code.
    pub id: &'static str,
    /// Its heading.
    pub group: Group,
    /// Its words.
    pub word: fn(Language) -> String,
    /// Its drawing in the palette.
    pub icon: &'static str,
    /// Its keys; several do the same. `G U` = one after the other.
    pub keys: &'static [&'static str],
    /// Where they act.
    pub scope: Scope,
    /// Who has it.
    pub may: fn(&Agent) -> bool,
    /// Acts on the ticket it is about, where there is one; `false` = not this time, the browser may have the key.
    pub run: fn(Hands, Option<TicketId>) -> bool,
}

fn anybody(_: &Agent) -> bool {
    true
}

fn who_may_delete(agent: &Agent) -> bool {
    agent.may(Permission::DeleteTickets)
}

macro_rules! commands {
    ($($group:ident / $scope:ident: $($id:literal, $icon:literal, [$($key:literal),*], $word:path $(, if $may:path)? => $run:expr;)*)*) => {
        /// The table.
        pub const COMMANDS: &[Command] = &[$($(Command {
            id: $id,
            group: Group::$group,
            word: $word,
            icon: $icon,
            keys: &[$($key),*],
            scope: Scope::$scope,
            may: commands!(@may $($may)?),
            run: $run,
        },)*)*];
    };
    (@may) => { anybody };
    (@may $may:path) => { $may };
}

commands! {
    General / Global:
    "palette", "search", ["Mod+K"], workspace::palette => |hands, ticket| act::palette(hands, ticket);
    "search", "search", ["/"], workspace::do_search => |hands, ticket| act::palette(hands, ticket);
    "create", "add", ["C"], workspace::do_create => |hands, _| act::create(hands);
    "side-bar", "sidebar", ["B"], workspace::do_side_bar => |hands, _| act::side_bar(hands);
    "facts", "facts", ["I"], workspace::do_facts => |hands, _| act::facts(hands);
    "undo", "undo", ["Z"], workspace::do_undo => |hands, _| act::undo(hands);
    "next-pane", "forward", ["F6"], workspace::do_next_pane => |_, _| act::pane(1);
    "previous-pane", "back", ["Shift+F6"], workspace::do_previous_pane => |_, _| act::pane(-1);
    "keys", "keyboard", ["?"], workspace::keys => |hands, _| act::keys(hands);
    "back", "back", ["Escape"], workspace::do_back => |hands, _| act::back(hands);
    Go / Global:
    "go-unassigned", "unassigned", ["G U"], common::view_unassigned => |hands, _| act::go(hands, "/views/unassigned");
    "go-mine", "mine", ["G M"], common::view_mine => |hands, _| act::go(hands, "/views/mine");
    "go-team", "team", ["G T"], common::view_team => |hands, _| act::go(hands, "/views/team");
    "go-open", "all", ["G O"], common::view_open => |hands, _| act::go(hands, "/views/open");
    "go-sent", "sent", ["G S"], common::view_sent => |hands, _| act::go(hands, "/views/sent");
    "go-preferences", "settings", ["G P"], settings::preferences => |hands, _| act::go(hands, "/settings/preferences");
    List / List:
    "list-next", "down", ["J", "ArrowDown"], workspace::do_next => |hands, _| act::step_in_list(hands, 1);
    "list-previous", "up", ["K", "ArrowUp"], workspace::do_previous => |hands, _| act::step_in_list(hands, -1);
    "list-first", "up", ["Home"], workspace::do_first => |hands, _| act::end_of_list(hands, false);
    "list-last", "down", ["End"], workspace::do_last => |hands, _| act::end_of_list(hands, true);
    "list-open", "forward", ["Enter"], workspace::do_open => act::open;
    "list-assign", "owner", ["A"], workspace::do_assign => act::assign;
    "list-assign-me", "mine", ["Shift+A"], workspace::do_assign_me => act::assign_me;
    "list-status", "status", ["S"], workspace::do_status => act::status;
    "list-priority", "urgent", ["P"], workspace::do_priority => act::priority;
    "list-close", "closed", ["E"], workspace::do_close => act::close;
    "list-spam", "spam", ["!"], workspace::do_spam => act::spam;
    "list-delete", "deleted", ["#"], workspace::do_delete, if who_may_delete => act::delete;
    Ticket / Ticket:
    "reply", "reply", ["R"], workspace::do_reply => |hands, _| act::reply(hands);
    "comment", "lock", ["N"], workspace::do_comment => |hands, _| act::comment(hands);
    "assign", "owner", ["A"], workspace::do_assign => act::assign;
    "assign-me", "mine", ["Shift+A"], workspace::do_assign_me => act::assign_me;
    "status", "status", ["S"], workspace::do_status => act::status;
    "priority", "urgent", ["P"], workspace::do_priority => act::priority;
    "close", "closed", ["E"], workspace::do_close => act::close;
    "spam", "spam", ["!"], workspace::do_spam => act::spam;
    "delete", "deleted", ["#"], workspace::do_delete, if who_may_delete => act::delete;
    "copy-link", "link", ["Y"], workspace::do_copy_link => act::copy_link;
    "next", "down", ["J"], workspace::do_next => |hands, ticket| act::neighbour(hands, ticket, 1);
    "previous", "up", ["K"], workspace::do_previous => |hands, ticket| act::neighbour(hands, ticket, -1);
    "tab-conversation", "messages", ["1"], workspace::do_tab_conversation => |hands, _| act::tab(hands, 1);
    "tab-internal", "lock", ["2"], workspace::do_tab_internal => |hands, _| act::tab(hands, 2);
    "tab-activities", "history", ["3"], workspace::do_tab_activities => |hands, _| act::tab(hands, 3);
    Composer / Composer:
    "send", "send", ["Mod+Enter"], workspace::do_send => |hands, _| act::send(hands);
    "send-close", "send", ["Mod+Shift+Enter"], workspace::do_send_close => |hands, _| act::send_and_close(hands);
    "other-kind", "reply", ["Mod+J"], workspace::do_other_kind => |hands, _| act::other_kind(hands);
}

/// The command with this name.
pub fn named(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// The first of a command's keys, as the parts show it.
pub fn key_of(id: &str) -> Option<String> {
    named(id).and_then(|command| command.keys.first()).map(|keys| crate::keys::caps(keys).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_has_words_in_every_language_and_a_key() {
        for command in COMMANDS {
            assert!(!command.keys.is_empty(), "{} has no key", command.id);
            for language in [Language::En, Language::Fr, Language::Nl] {
                assert!(!(command.word)(language).is_empty(), "{} says nothing in {language:?}", command.id);
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_scope_or_hides_one_that_works_everywhere() {
        for scope in [Scope::Global, Scope::List, Scope::Ticket, Scope::Composer] {
            let mut taken = HashSet::new();
            let near =
                COMMANDS.iter().filter(|command| command.scope == scope || command.scope == Scope::Global);
            for (command, key) in near.flat_map(|command| command.keys.iter().map(move |key| (command, key)))
            {
                assert!(taken.insert(*key), "{key} of {} is taken in {scope:?}", command.id);
            }
        }
    }

    #[test]
    fn no_single_key_is_also_the_beginning_of_a_sequence() {
        let begins = |first: &str| COMMANDS.iter().flat_map(|command| command.keys).any(|key| *key == first);
        for key in COMMANDS.iter().flat_map(|command| command.keys) {
            if let Some((first, _)) = key.split_once(' ') {
                assert!(!begins(first), "{first} acts before {key} is finished");
            }
        }
    }

    #[test]
    fn names_of_commands_are_used_once() {
        let mut names = HashSet::new();
        assert!(COMMANDS.iter().all(|command| names.insert(command.id)));
    }

    #[test]
    fn only_who_may_delete_has_the_key_for_it() {
        use desk::UserId;
        use desk::person::{Reach, Role};
        let agent = |role| Agent {
            user: UserId(1),
            role,
            reach: Reach::Everything,
            teams: vec![],
            teammates: vec![],
        };
        let delete = named("delete").expect("it is in the table");
        assert!(!(delete.may)(&agent(Role::Agent)) && (delete.may)(&agent(Role::Admin)));
    }
}

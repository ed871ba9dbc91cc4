//! The owner's menu: people and teams with a search, who is away or offline, "Assign to me" first.

use crate::shell::Hands;
use crate::ticket::properties::{Unseen, alter};
use crate::ticket::reader::Reader;
use client::Store;
use desk::person::{Availability, UserCard};
use desk::ticket::{Change, Facts};
use desk::{TeamId, UserId};
use leptos::prelude::*;
use parts::{Avatar, ButtonSize, Icon, Menu, MenuItem, Presence};
use words::{Language, common, ticket};

/// A value of the menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum To {
    Nobody,
    Me,
    User(UserId),
    Team(TeamId),
}

impl To {
    fn word(self) -> String {
        match self {
            To::Nobody => "nobody".into(),
            To::Me => "me".into(),
            To::User(id) => format!("user {id}"),
            To::Team(id) => format!("team {id}"),
        }
    }

    fn from_word(word: &str) -> Option<To> {
        match word.split_once(' ') {
            None if word == "nobody" => Some(To::Nobody),
            None if word == "me" => Some(To::Me),
            Some(("user", id)) => id.parse().ok().map(To::User),
            Some(("team", id)) => id.parse().ok().map(To::Team),
            _ => None,
        }
    }
}

/// Owner and team of the open ticket.
#[component]
pub fn OwnerMenu(
    /// The ticket's facts.
    facts: Memo<Option<Facts>>,
    /// See [`Menu`].
    open: RwSignal<bool>,
) -> impl IntoView {
    let hands = Hands::here();
    let store = hands.store;
    let reader = Reader::here();
    let me = hands.me();
    let current = Memo::new(move |_| {
        facts.with(|facts| facts.as_ref().map_or((None, None), |facts| (facts.owner, facts.team)))
    });
    let items = Signal::derive(move || items(store, reader.language(), me, current.get()));
    let pick = move |value: String| {
        if let Some(to) = To::from_word(&value) {
            assign(hands, current.get_untracked(), to);
        }
    };
    let name = move || {
        let (language, (owner, team)) = (reader.language(), current.get());
        store.catalog.with(|catalog| match (owner, team) {
            (Some(owner), _) => catalog.user_name(owner),
            (None, Some(team)) => catalog.team_name(team),
            (None, None) => ticket::unassigned(language),
        })
    };
    let sign = move || match current.get() {
        (Some(owner), _) => {
            let name = Signal::derive(move || store.catalog.with(|catalog| catalog.user_name(owner)));
            view! { <Avatar name hue=owner.0 size=18/> }.into_any()
        }
        (None, Some(_)) => view! { <Icon name="team" size=14/> }.into_any(),
        (None, None) => view! { <Icon name="owner" size=14/> }.into_any(),
    };
    view! {
        <Menu
            id="ticket-owner"
            label=reader.say(ticket::owner)
            items
            on_pick=pick
            open
            size=ButtonSize::Small
            key="A"
            filter=reader.say(ticket::find_person)
            none=reader.say(ticket::no_person)
        >
            <Unseen name=reader.say(ticket::owner)/>
            {sign}
            <span>{name}</span>
        </Menu>
    }
}

fn items(
    store: Store,
    language: Language,
    me: UserId,
    (owner, team): (Option<UserId>, Option<TeamId>),
) -> Vec<MenuItem> {
    let mut items = Vec::new();
    if owner != Some(me) {
        items.push(MenuItem::new(To::Me.word(), ticket::assign_to_me(language)).icon("mine").key("Shift+A"));
    }
    let (users, teams) = store.catalog.with(|catalog| (catalog.users.clone(), catalog.teams.clone()));
    let people = users.into_iter().filter(|user| !user.disabled || owner == Some(user.id));
    for (at, user) in people.enumerate() {
        let item = person(language, user, owner);
        items.push(if at == 0 { item.heading(ticket::people(language)) } else { item });
    }
    for (at, group) in teams.into_iter().enumerate() {
        let item = MenuItem::new(To::Team(group.id).word(), group.name)
            .icon("team")
            .checked(owner.is_none() && team == Some(group.id));
        items.push(if at == 0 { item.heading(ticket::teams(language)) } else { item });
    }
    let nobody = MenuItem::new(To::Nobody.word(), ticket::unassign(language)).icon("ban").rule();
    items.push(nobody.checked(owner.is_none() && team.is_none()));
    items
}

fn person(language: Language, user: UserCard, owner: Option<UserId>) -> MenuItem {
    let here = match user.availability {
        Availability::Available => Presence::Here,
        Availability::Away => Presence::Away,
        Availability::Offline => Presence::Off,
    };
    let label = match user.availability {
        Availability::Available => user.name.clone(),
        other => format!("{} · {}", user.name, common::availability(language, other)),
    };
    let (name, id) = (user.name, user.id);
    MenuItem::new(To::User(id).word(), label)
        .sign(move || view! { <Avatar name=name.clone() hue=id.0 size=18 presence=here/> })
        .checked(owner == Some(id))
}

/// Assigns by hand, whatever the availability; the toast says it.
fn assign(hands: Hands, (owner, team): (Option<UserId>, Option<TeamId>), to: To) {
    let me = hands.me();
    let (differs, change) = match to {
        To::Me => (owner != Some(me), Change::Owner(Some(me))),
        To::User(id) => (owner != Some(id), Change::Owner(Some(id))),
        To::Team(id) => (owner.is_some() || team != Some(id), Change::Team(Some(id))),
        To::Nobody => (owner.is_some() || team.is_some(), Change::Owner(None)),
    };
    if differs {
        alter(hands, change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_the_menu_reads_back_as_what_wrote_it() {
        for to in [To::Nobody, To::Me, To::User(UserId(4)), To::Team(TeamId(4))] {
            assert_eq!(To::from_word(&to.word()), Some(to));
        }
        assert_eq!(To::from_word("user x"), None);
        assert_eq!(To::from_word("owner 3"), None);
    }
}

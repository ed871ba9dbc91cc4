//! Everyone on staff: name and address, role, what they see, teams, when they were last here.

use super::Staff;
use crate::say::{say, tell};
use client::{Clock, session};
use desk::UserId;
use desk::permission::Permission;
use desk::person::{Member, Role};
use leptos::prelude::*;
use parts::{Avatar, Button, ButtonSize};
use words::{common, settings, when};

/// The table, in a card of its own.
#[component]
pub fn MemberTable(staff: Staff, #[prop(into)] on_change: Callback<Member>) -> impl IntoView {
    let ids =
        move || staff.members.with(|members| members.iter().map(|member| member.card.id).collect::<Vec<_>>());
    view! {
        <section class="card" aria-labelledby="settings-heading">
            <div class="table-box" tabindex="0" role="group" aria-labelledby="settings-heading">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say(settings::name)}</th>
                            <th scope="col">{say(settings::role)}</th>
                            <th scope="col">{say(settings::sees)}</th>
                            <th scope="col">{say(settings::in_teams)}</th>
                            <th scope="col">{say(settings::last_seen)}</th>
                            <th scope="col"><span class="unseen">{say(settings::actions)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=ids key=|id| *id let(id)>
                            <Row id staff on_change/>
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// One person. Its cells follow the signal, so that a save changes words and moves nothing.
#[component]
fn Row(id: UserId, staff: Staff, on_change: Callback<Member>) -> impl IntoView {
    let member = Memo::new(move |_| {
        staff.members.with(|members| members.iter().find(|member| member.card.id == id).cloned())
    });
    let of = move |read: fn(&Member) -> String| {
        move || member.with(|member| member.as_ref().map(read).unwrap_or_default())
    };
    let name = of(|member| member.card.name.clone());
    let teams = tell(move |language| {
        let Some(member) = member.get() else { return String::new() };
        let named = |id: &desk::TeamId| {
            staff.teams.with(|teams| teams.iter().find(|team| team.id == *id).map(|t| t.name.clone()))
        };
        let main = member.card.main_team;
        let words = |id: &desk::TeamId| match named(id) {
            Some(name) if Some(*id) == main && member.card.teams.len() > 1 => {
                settings::main_team_is(language, &name)
            }
            Some(name) => name,
            None => String::new(),
        };
        if member.card.teams.is_empty() {
            return settings::no_team(language);
        }
        member.card.teams.iter().map(words).collect::<Vec<_>>().join(", ")
    });
    let now = Clock::here().minute();
    let session = StoredValue::new(session());
    let seen = tell(move |language| {
        let seen = member.with(|member| member.as_ref().and_then(|member| member.seen_at));
        let offsets =
            |at| session.with_value(|session| when::moment(language, &session.offsets, now.get(), at));
        seen.map_or_else(|| settings::never(language), offsets)
    });
    let me = session.with_value(|session| session.agent.user == id);
    let disabled = move || member.with(|member| member.as_ref().is_some_and(|member| member.card.disabled));
    let mark = tell(move |language| match disabled() {
        true => settings::disabled(language),
        false if me => settings::you(language),
        false => String::new(),
    });
    // Asked again by the service, of course; here it spares a form that would be refused.
    let gives_admins = session.with_value(|session| session.agent.may(Permission::ManageAdmins));
    let language = client::language();
    let out_of_reach = Signal::derive(move || {
        let admin = member.with(|member| member.as_ref().is_some_and(|member| member.role > Role::Agent));
        (admin && !me && !gives_admins).then(|| settings::admins_by_super_admin(language.get()))
    });
    let change = move |_| {
        if let Some(member) = member.get_untracked() {
            on_change.run(member);
        }
    };
    view! {
        <tr data-disabled=disabled>
            <th scope="row">
                <span class="entry-person">
                    <Avatar name=Signal::derive(name) hue=id.0 size=28/>
                    <span class="entry-person-words">
                        <span class="entry-name">{name}</span>
                        " "
                        <span class="entry-state">{mark}</span>
                        <span class="entry-note">{of(|member| member.email.clone())}</span>
                    </span>
                </span>
            </th>
            <td>{tell(move |language| member.with(|m| m.as_ref().map(|m| common::role(language, m.role)).unwrap_or_default()))}</td>
            <td>{tell(move |language| member.with(|m| m.as_ref().map(|m| common::reach(language, m.reach)).unwrap_or_default()))}</td>
            <td>{teams}</td>
            <td>{seen}</td>
            <td>
                <Button
                    size=ButtonSize::Small
                    on_press=change
                    disabled=out_of_reach
                    attr:aria-label=tell(move |language| settings::change_person(language, &name()))
                >
                    {say(settings::change)}
                </Button>
            </td>
        </tr>
    }
}

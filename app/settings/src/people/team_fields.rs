//! Which teams somebody is in, and which of them is the main one.

use super::Staff;
use super::draft::Draft;
use crate::say::say;
use desk::person::Team;
use leptos::prelude::*;
use parts::{CheckField, Choice, SelectField};
use words::settings;

/// A box for each team, then the main one among those ticked.
#[component]
pub fn TeamFields(draft: Draft, staff: Staff) -> impl IntoView {
    let line = move |team: Team| {
        let id = team.id;
        let turn = move |ticked: bool| {
            draft.teams.update(|teams| {
                teams.retain(|other| *other != id);
                if ticked {
                    teams.push(id);
                }
            });
            // The first team is the main one, and a team that was left cannot be.
            let main = draft.main_team.get_untracked();
            let first = draft.teams.with_untracked(|teams| teams.first().map(|team| team.0.to_string()));
            if main.is_empty() || main == id.0.to_string() {
                draft.main_team.set(first.unwrap_or_default());
            }
        };
        let ticked = draft.teams.with_untracked(|teams| teams.contains(&id));
        view! {
            <CheckField id=format!("team-{id}") name="teams" label=team.name.clone() checked=ticked on_change=turn/>
        }
    };
    let choices = main_choices(draft, staff);
    view! {
        <fieldset class="field">
            <legend class="field-label">{say(settings::in_teams)}</legend>
            <Show
                when=move || staff.teams.with(|teams| !teams.is_empty())
                fallback=|| view! { <p class="field-hint">{say(settings::no_teams_yet)}</p> }
            >
                <For each=move || staff.teams.get() key=|team| (team.id, team.name.clone()) children=line/>
            </Show>
        </fieldset>
        <Show when=move || draft.teams.with(|teams| teams.len() > 1)>
            <SelectField
                id="main-team"
                label=say(settings::main_team)
                hint=say(settings::main_team_hint)
                choices
                bound=draft.main_team
            />
        </Show>
    }
}

fn main_choices(draft: Draft, staff: Staff) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let chosen = draft.teams.read();
        let teams = staff.teams.read();
        let mine = teams.iter().filter(|team| chosen.contains(&team.id));
        mine.map(|team| Choice::new(team.id.to_string(), team.name.clone())).collect()
    })
}

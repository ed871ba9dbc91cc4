//! Teams: which there are, how many people are in each.

use crate::form::{answered, refusal};
use crate::loading::{Loading, load_again};
use crate::page::{Card, Page};
use crate::say::{field_error, say, tell};
use client::people::{load_members, save_team};
use desk::TeamId;
use desk::limits::NAME;
use desk::person::{Member, Team};
use leptos::prelude::*;
use parts::{Button, ButtonKind, ButtonSize, Dialog, Empty, Icon, TextField, Toaster};
use words::{common, settings};

/// The page.
#[component]
pub fn Teams() -> impl IntoView {
    let loaded = Resource::new(|| (), |()| load_members());
    let known = RwSignal::new((Vec::<Member>::new(), Vec::<Team>::new()));
    let renamed = RwSignal::new(None::<Team>);
    let again = move |()| load_again(load_members(), move |loaded| _ = known.try_set(loaded));
    view! {
        <Page heading=settings::teams note=settings::teams_note>
            <div class="settings-body">
                <Loading from=loaded put=move |loaded| known.set(loaded)>
                    <TeamList known renamed/>
                </Loading>
                <AddTeam on_added=again/>
            </div>
            <Rename team=renamed on_renamed=again/>
        </Page>
    }
}

#[component]
fn TeamList(known: RwSignal<(Vec<Member>, Vec<Team>)>, renamed: RwSignal<Option<Team>>) -> impl IntoView {
    let size = move |id: TeamId| {
        known.with(|(members, _)| {
            members.iter().filter(|member| !member.card.disabled && member.card.teams.contains(&id)).count()
        })
    };
    let ids = move || known.with(|(_, teams)| teams.iter().map(|team| team.id).collect::<Vec<_>>());
    let line = move |id: TeamId| {
        let team =
            Memo::new(move |_| known.with(|(_, teams)| teams.iter().find(|team| team.id == id).cloned()));
        let name = move || team.with(|team| team.as_ref().map(|team| team.name.clone()).unwrap_or_default());
        view! {
            <li class="entry">
                <Icon name="team"/>
                <span class="entry-name">{name}</span>
                <span class="entry-note">{tell(move |language| settings::members(language, size(id) as u64))}</span>
                <span class="entry-actions">
                    <Button
                        size=ButtonSize::Small
                        on_press=move |_| renamed.set(team.get_untracked())
                        attr:aria-label=tell(move |language| settings::rename_team(language, &name()))
                    >
                        {say(settings::rename)}
                    </Button>
                </span>
            </li>
        }
    };
    view! {
        <Card id="teams-heading" heading=settings::teams>
            <Show
                when=move || known.with(|(_, teams)| !teams.is_empty())
                fallback=|| view! { <Empty fact=say(settings::no_teams) next=say(settings::no_teams_next)/> }
            >
                <ul class="entries">
                    <For each=ids key=|id| *id children=line/>
                </ul>
            </Show>
        </Card>
    }
}

#[component]
fn AddTeam(#[prop(into)] on_added: Callback<()>) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let name = RwSignal::new(String::new());
    let add = Action::new(|name: &String| {
        let name = name.trim().to_owned();
        async move { save_team(None, name.clone()).await.map(|_| name) }
    });
    answered(add, &["name"], move |added| {
        name.set(String::new());
        toaster.say(settings::added(language.get_untracked(), &added));
        on_added.run(());
    });
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        add.dispatch(name.get_untracked());
    };
    view! {
        <Card id="add-team-heading" heading=settings::add_team>
            <form on:submit=send>
                <div class="card-body form">
                    <TextField
                        id="team-name"
                        name="name"
                        label=say(settings::team_name)
                        bound=name
                        longest=NAME as u32
                        autocomplete="off"
                        error=field_error(move || refusal(add), "name")
                    />
                </div>
                <footer class="card-foot">
                    <Button submit=true busy=add.pending()>{say(settings::add_team)}</Button>
                </footer>
            </form>
        </Card>
    }
}

#[component]
fn Rename(team: RwSignal<Option<Team>>, #[prop(into)] on_renamed: Callback<()>) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let before = move || team.with(|team| team.as_ref().map(|team| team.name.clone()).unwrap_or_default());
    let rename = Action::new(|(id, name): &(TeamId, String)| save_team(Some(*id), name.trim().to_owned()));
    Effect::new(move |_| {
        if team.with(Option::is_some) {
            name.set(before());
            rename.value().set(None);
            open.set(true);
        }
    });
    answered(rename, &["name"], move |_| {
        open.set(false);
        toaster.say(settings::saved(language.get_untracked()));
        on_renamed.run(());
    });
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if let Some(team) = team.get_untracked() {
            rename.dispatch((team.id, name.get_untracked()));
        }
    };
    let foot = move || {
        view! {
            <Button on_press=move |_| open.set(false)>{say(common::cancel)}</Button>
            <Button kind=ButtonKind::Primary submit=true busy=rename.pending() attr:form="rename-team">
                {say(settings::rename)}
            </Button>
        }
    };
    view! {
        <Dialog
            id="rename-team-dialog"
            open
            title=tell(move |language| settings::rename_team(language, &before()))
            guarded=Signal::derive(move || name.get() != before())
            on_close=move |()| team.set(None)
            foot
        >
            <form class="form" id="rename-team" on:submit=send>
                <TextField
                    id="renamed"
                    name="name"
                    label=say(settings::team_name)
                    bound=name
                    longest=NAME as u32
                    autocomplete="off"
                    error=field_error(move || refusal(rename), "name")
                />
            </form>
        </Dialog>
    }
}

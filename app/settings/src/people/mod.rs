//! Who works here: a table of everyone, and a dialog that adds or changes one.

mod dialog;
mod draft;
mod rights;
mod table;
mod team_fields;

use crate::loading::{Loading, load_again};
use crate::page::Page;
use crate::say::say;
use client::people::load_members;
use desk::person::{Member, Team};
use dialog::MemberDialog;
use leptos::prelude::*;
use parts::{Button, ButtonKind};
use table::MemberTable;
use words::settings;

/// Everyone and every team, as the page has them.
#[derive(Clone, Copy)]
pub(crate) struct Staff {
    members: RwSignal<Vec<Member>>,
    teams: RwSignal<Vec<Team>>,
}

/// What the dialog is about.
#[derive(Clone, PartialEq)]
pub(crate) enum Subject {
    /// Somebody new.
    New,
    /// Somebody who is there.
    Known(Box<Member>),
}

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let loaded = Resource::new(|| (), |()| load_members());
    let staff = Staff { members: RwSignal::new(Vec::new()), teams: RwSignal::new(Vec::new()) };
    let subject = RwSignal::new(None::<Subject>);
    let add = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move |_| subject.set(Some(Subject::New))>
                {say(settings::add_person)}
            </Button>
        }
    };
    let put = move |(members, teams)| {
        staff.members.try_set(members);
        staff.teams.try_set(teams);
    };
    view! {
        <Page heading=settings::people note=settings::people_note action=add>
            <div class="settings-body">
                <Loading from=loaded put>
                    <MemberTable staff on_change=move |member| subject.set(Some(Subject::Known(Box::new(member))))/>
                </Loading>
            </div>
            <MemberDialog subject staff on_saved=move |()| load_again(load_members(), put)/>
        </Page>
    }
}

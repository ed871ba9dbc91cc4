//! What a role and a view right give, each with where it comes from.

use super::draft::Draft;
use crate::say::{say, tell};
use desk::permission::TABLE;
use desk::person::{Reach, Role};
use leptos::prelude::*;
use parts::Icon;
use words::{common, settings};

/// The list below the choices; it follows them.
#[component]
pub fn Rights(draft: Draft) -> impl IntoView {
    let role = Memo::new(move |_| Role::from_word(&draft.role.read()).unwrap_or(Role::Agent));
    let reach = Memo::new(move |_| Reach::from_word(&draft.reach.read()).unwrap_or(Reach::Own));
    let sees = tell(move |language| settings::may_see(language, &common::reach(language, reach.get())));
    let from = tell(move |language| match reach.get() {
        Reach::Team => settings::from_person_and_teams(language, draft.teams.read().len() as u64),
        Reach::Own | Reach::Everything => settings::from_person(language),
    });
    view! {
        <section class="rights" aria-labelledby="rights-heading">
            <h3 class="field-label" id="rights-heading">{say(settings::rights)}</h3>
            <ul class="rights-list">
                <li class="rights-line">
                    <Icon name="eye" size=14/>
                    <span>{sees}</span>
                    " "
                    <span class="field-hint">{from}</span>
                </li>
                {TABLE
                    .iter()
                    .map(|(permission, _, lowest)| {
                        view! {
                            <Show when=move || *lowest <= role.get()>
                                <li class="rights-line">
                                    <Icon name="check" size=14/>
                                    <span>{tell(move |language| settings::permission(language, *permission))}</span>
                                    " "
                                    <span class="field-hint">
                                        {tell(move |language| {
                                            settings::from_role(language, &common::role(language, role.get()))
                                        })}
                                    </span>
                                </li>
                            </Show>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

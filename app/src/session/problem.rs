//! The summary of what is wrong with a form, above its fields; it takes the focus when it appears.

use client::Refused;
use desk::Refusal;
use leptos::html;
use leptos::prelude::*;
use words::{refusal, session};

/// Empty while nothing is wrong. Each line of a field leads to it.
#[component]
pub fn Problem(
    /// What was refused.
    #[prop(into)]
    refused: Signal<Option<Refused>>,
    /// Fields as the service names them, and the ids of their inputs.
    fields: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let language = client::language();
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if refused.with(Option::is_some) {
            request_animation_frame(move || {
                if let Some(place) = place.try_get_untracked().flatten() {
                    let _ = place.focus();
                }
            });
        }
    });
    let lines = move |refused: Refused| match refused {
        Refused::Desk(Refusal::Invalid(wrong)) if !wrong.is_empty() => wrong
            .into_iter()
            .map(|wrong| {
                let sentence = refusal::problem(language.get(), &wrong.problem);
                match fields.iter().find(|(field, _)| *field == wrong.field) {
                    Some((_, id)) => {
                        view! { <li><a href=format!("#{id}") rel="external">{sentence}</a></li> }.into_any()
                    }
                    None => view! { <li>{sentence}</li> }.into_any(),
                }
            })
            .collect_view()
            .into_any(),
        other => view! { <li>{other.words(language.get())}</li> }.into_any(),
    };
    move || {
        refused.get().map(|refused| {
            view! {
                <div class="problem" role="alert" tabindex="-1" node_ref=place>
                    <h2 class="problem-heading">{session::problem(language.get())}</h2>
                    <ul class="problem-list">{lines(refused)}</ul>
                </div>
            }
        })
    }
}

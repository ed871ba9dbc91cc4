//! The page for an address at which there is nothing, or nothing for this person.

use crate::elsewhere::Elsewhere;
use crate::gate::{Verdict, judge};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use parts::Mark;
use words::session;

/// Says so calmly, with HTTP 404, and leads back. On a desk without users even a wrong address leads to the first run.
#[component]
pub fn Missing() -> impl IntoView {
    let page = client::use_page();
    let location = use_location();
    if page.first_run {
        let to = match judge(&page, "/", &location.search.read_untracked()) {
            Verdict::Go(to) => to,
            Verdict::Open | Verdict::Missing => "/first-run".to_owned(),
        };
        return view! { <Elsewhere to=to/> }.into_any();
    }
    client::response::set_not_found();
    let language = client::language();
    let known = page.session.is_some();
    view! {
        <Title text=client::response::title(move || session::not_found(language.get()))/>
        <main class="session">
            <div class="session-card">
                <Mark/>
                <h1 class="session-heading">{move || session::not_found(language.get())}</h1>
                <p class="session-note">{move || session::not_found_note(language.get())}</p>
                <p class="form-foot">
                    <a class="link" href="/" rel=(!known).then_some("external")>
                        {move || match known {
                            true => session::to_tickets(language.get()),
                            false => session::sign_in(language.get()),
                        }}
                    </a>
                </p>
            </div>
        </main>
    }
    .into_any()
}

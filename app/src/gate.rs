//! The gate: asks the route table, before a page is drawn, whether this person may open it. It protects nothing by itself (every
//! server function asks again); it spares people pages that would only refuse.

use crate::elsewhere::Elsewhere;
use crate::missing::Missing;
use crate::routes::{self, Who};
use client::PageContext;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;

/// What happens with a request for a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The page is shown.
    Open,
    /// There is no such page, or not for this person: the same answer.
    Missing,
    /// This address first.
    Go(String),
}

/// Judges an address; `search` is its query, with or without the question mark.
pub fn judge(page: &PageContext, path: &str, search: &str) -> Verdict {
    let search = search.trim_start_matches('?');
    let and_search =
        |path: &str| if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
    let Some(found) = routes::at(path) else { return Verdict::Missing };
    match (found.who, &page.session) {
        (Who::Founder, _) if page.first_run => Verdict::Open,
        // The query may hold the token that was printed at start.
        (_, _) if page.first_run => Verdict::Go(and_search("/first-run")),
        (Who::Founder, _) => Verdict::Missing,
        (Who::Demo, _) if page.demo => Verdict::Open,
        (Who::Demo, _) => Verdict::Missing,
        // Only the sign-in page is public and of no use to somebody who is signed in.
        (Who::Public, Some(_)) => Verdict::Go("/".to_owned()),
        (Who::Public, None) => Verdict::Open,
        (Who::Staff(_), None) if path == "/" && search.is_empty() => Verdict::Go("/sign-in".to_owned()),
        (Who::Staff(_), None) => Verdict::Go(format!("/sign-in?next={}", Url::escape(&and_search(path)))),
        (Who::Staff(Some(right)), Some(session)) if !session.agent.may(right) => Verdict::Missing,
        (Who::Staff(_), Some(_)) => Verdict::Open,
    }
}

/// Stands around every page of the table.
#[component]
pub fn Gate() -> impl IntoView {
    let location = use_location();
    let page = client::use_page();
    let language = client::language();
    let path = location.pathname;
    let verdict = Memo::new(move |_| judge(&page, &path.read(), &location.search.read()));
    let title = move || routes::at(&path.read()).map(|page| (page.title)(language.get())).unwrap_or_default();
    view! {
        <Title text=client::response::title(title)/>
        {move || match verdict.get() {
            Verdict::Open => view! { <Outlet/> }.into_any(),
            Verdict::Missing => view! { <Missing/> }.into_any(),
            Verdict::Go(to) => view! { <Elsewhere to/> }.into_any(),
        }}
    }
}

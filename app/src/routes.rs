//! The route table: every address of the product, who may open it and what it is called. [`Map`] draws what [`TABLE`] names; a
//! test holds the two together, and an address that is only in one of them is shown to nobody.

use crate::elsewhere::Elsewhere;
use crate::gate::Gate;
use crate::missing::Missing;
use crate::session::{FirstRun, SignIn};
use crate::states::States;
use desk::TicketNumber;
use desk::permission::Permission;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::{SsrMode, path};
use words::{Language, session, settings as sets};

/// Who may open a page. Anybody else is told that it does not exist, or is sent to the sign-in page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Strangers too.
    Public,
    /// Whoever comes while nobody has an account yet.
    Founder,
    /// Whoever is signed in, and has this right where one is named.
    Staff(Option<Permission>),
    /// Everybody, in demo mode only.
    Demo,
}

/// One address.
pub struct Page {
    /// Its path; a segment that begins with a colon stands for any text.
    pub path: &'static str,
    /// Who may open it.
    pub who: Who,
    /// Its title, until the page itself knows a better one.
    pub title: fn(Language) -> String,
}

const fn page(path: &'static str, who: Who, title: fn(Language) -> String) -> Page {
    Page { path, who, title }
}

const STAFF: Who = Who::Staff(None);
const PEOPLE: Who = Who::Staff(Some(Permission::ManagePeople));
const CHANNELS: Who = Who::Staff(Some(Permission::ManageChannels));
const DESK: Who = Who::Staff(Some(Permission::ManageDesk));

/// Every page. The probes walk this table: a new entry is probed by strangers and by each role without further ado.
pub const TABLE: &[Page] = &[
    page("/", STAFF, session::title_tickets),
    page("/views/:view", STAFF, session::title_tickets),
    page("/views/:view/tickets/:number", STAFF, session::title_tickets),
    page("/tickets/:number", STAFF, session::title_tickets),
    page("/settings", STAFF, sets::settings),
    page("/settings/preferences", STAFF, sets::preferences),
    page("/settings/devices", STAFF, sets::devices),
    page("/settings/people", PEOPLE, sets::people),
    page("/settings/teams", PEOPLE, sets::teams),
    page("/settings/mail", CHANNELS, sets::email),
    page("/settings/desk", DESK, sets::desk),
    page("/sign-in", Who::Public, session::sign_in),
    page("/first-run", Who::Founder, session::first_run),
    page("/states", Who::Demo, session::states),
];

/// The pages of [`TABLE`], drawn.
#[component]
pub fn Map() -> impl IntoView {
    const WHOLE: SsrMode = SsrMode::Async;
    view! {
        <Routes fallback=Missing>
            <ParentRoute path=path!("") view=Gate ssr=WHOLE>
                <ParentRoute path=path!("") view=agent::Shell ssr=WHOLE>
                    <Route path=path!("/") view=|| view! { <Elsewhere to=agent::shell::paths::HOME/> } ssr=WHOLE/>
                    <ParentRoute path=path!("/views/:view") view=agent::WorkSpace ssr=WHOLE>
                        <Route path=path!("") view=agent::NoTicket ssr=WHOLE/>
                        <Route path=path!("tickets/:number") view=agent::ticket::TicketPane ssr=WHOLE/>
                    </ParentRoute>
                    <Route path=path!("/tickets/:number") view=ToTicket ssr=WHOLE/>
                    <ParentRoute path=path!("/settings") view=Settings ssr=WHOLE>
                        <Route path=path!("") view=|| view! { <Elsewhere to=agent::shell::paths::PREFERENCES/> } ssr=WHOLE/>
                        <Route path=path!("preferences") view=settings::Preferences ssr=WHOLE/>
                        <Route path=path!("devices") view=settings::Devices ssr=WHOLE/>
                        <Route path=path!("people") view=settings::People ssr=WHOLE/>
                        <Route path=path!("teams") view=settings::Teams ssr=WHOLE/>
                        <Route path=path!("mail") view=settings::Mail ssr=WHOLE/>
                        <Route path=path!("desk") view=settings::Desk ssr=WHOLE/>
                    </ParentRoute>
                </ParentRoute>
                <Route path=path!("/sign-in") view=SignIn ssr=WHOLE/>
                <Route path=path!("/first-run") view=FirstRun ssr=WHOLE/>
                <Route path=path!("/states") view=States ssr=WHOLE/>
            </ParentRoute>
        </Routes>
    }
}

/// The settings in the frame of the work space, which they do not know.
#[component]
fn Settings() -> impl IntoView {
    view! { <settings::Shell rail=agent::shell::Rail phonebar=agent::shell::PhoneBar/> }
}

/// A ticket by its number alone: beside the list that everybody has.
#[component]
fn ToTicket() -> impl IntoView {
    let number = use_params_map().read_untracked().get("number").and_then(|text| text.parse().ok());
    match number {
        Some(number) => {
            view! { <Elsewhere to=agent::shell::paths::to_share(TicketNumber(number))/> }.into_any()
        }
        None => view! { <Missing/> }.into_any(),
    }
}

/// The page at an address.
pub fn at(path: &str) -> Option<&'static Page> {
    TABLE.iter().find(|page| fits(page.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let mut wanted = pattern.split('/').filter(|segment| !segment.is_empty());
    let mut given = path.split('/').filter(|segment| !segment.is_empty());
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted.starts_with(':') || wanted == given => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests;

//! The first page of a new desk: its name, and the account that may do everything. Gone once somebody has an account.

use super::door::Door;
use super::problem::Problem;
use super::strength::strength;
use client::Refused;
use client::sessions::CreateFirstUser;
use desk::Refusal;
use desk::limits::NAME;
use desk::refusal::Problem as Wrong;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use parts::{Button, ButtonKind, PasswordField, TextField};
use words::{Language, parts as part, session};

/// Fields as the service names them, and their ids here.
const FIELDS: &[(&str, &str)] =
    &[("desk", "desk"), ("name", "name"), ("email", "email"), ("password", "password")];

/// The page.
#[component]
pub fn FirstRun() -> impl IntoView {
    let language = client::language();
    let say = move |sentence: fn(Language) -> String| Signal::derive(move || sentence(language.get()));
    let action = ServerAction::<CreateFirstUser>::new();
    let refused = Signal::derive(move || action.value().get().and_then(Result::err).map(explained));
    let error = move |field: &'static str| {
        Signal::derive(move || refused.get().and_then(|refused| refused.field(language.get(), field)))
    };
    let busy = Signal::derive(move || action.pending().get() || matches!(action.value().get(), Some(Ok(()))));
    let token = use_query_map().read_untracked().get("token").unwrap_or_default();
    let password = RwSignal::new(String::new());
    view! {
        <Door heading=session::first_run note=say(session::first_run_note)>
            <ActionForm action attr:class="form">
                <Problem refused fields=FIELDS/>
                <TextField
                    id="desk" name="form[desk]" label=say(session::desk_name) hint=say(session::desk_name_hint)
                    longest=NAME as u32 autocomplete="organization" required=true error=error("desk")
                />
                <TextField
                    id="name" name="form[name]" label=say(session::your_name) hint=say(session::your_name_hint)
                    longest=NAME as u32 autocomplete="name" required=true error=error("name")
                />
                <TextField
                    id="email" name="form[email]" kind="email" label=say(session::email_address)
                    autocomplete="username" required=true error=error("email")
                />
                <PasswordField
                    id="password" name="form[password]" label=say(session::password) hint=strength(password)
                    show=say(part::show_password) hide=say(part::hide_password) autocomplete="new-password"
                    required=true bound=password error=error("password")
                />
                <input type="hidden" name="form[token]" value=token/>
                <div class="form-foot">
                    <Button kind=ButtonKind::Primary submit=true busy>{say(session::create_desk)}</Button>
                </div>
            </ActionForm>
        </Door>
    }
}

/// "Not found" is what somebody with a wrong token is told; on this page that can only mean the token.
fn explained(refused: Refused) -> Refused {
    match refused {
        Refused::Desk(Refusal::NotFound) => Refusal::field("token", Wrong::BadToken).into(),
        other => other,
    }
}

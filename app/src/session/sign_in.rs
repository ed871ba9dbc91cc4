//! Sign in: address and password, and back to where the person wanted to go.

use super::door::Door;
use super::problem::Problem;
use client::sessions::SignIn as Send;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use parts::{Button, ButtonKind, PasswordField, TextField};
use words::{Language, parts as part, session};

/// Fields as the service names them, and their ids here.
const FIELDS: &[(&str, &str)] = &[("email", "email"), ("password", "password")];

/// The page. After success the server answers with a redirect: a plain one to a plain form, and a page load to ours.
#[component]
pub fn SignIn() -> impl IntoView {
    let language = client::language();
    let say = move |sentence: fn(Language) -> String| Signal::derive(move || sentence(language.get()));
    let action = ServerAction::<Send>::new();
    let refused = Signal::derive(move || action.value().get().and_then(Result::err));
    let error = move |field: &'static str| {
        Signal::derive(move || refused.get().and_then(|refused| refused.field(language.get(), field)))
    };
    // Stays busy until the next page is there.
    let busy = Signal::derive(move || action.pending().get() || matches!(action.value().get(), Some(Ok(()))));
    let next = use_query_map().read_untracked().get("next").unwrap_or_default();
    view! {
        <Door heading=session::sign_in note=client::use_page().desk>
            <ActionForm action attr:class="form">
                <Problem refused fields=FIELDS/>
                <TextField
                    id="email"
                    name="form[email]"
                    kind="email"
                    label=say(session::email_address)
                    autocomplete="username"
                    required=true
                    error=error("email")
                />
                <PasswordField
                    id="password"
                    name="form[password]"
                    label=say(session::password)
                    show=say(part::show_password)
                    hide=say(part::hide_password)
                    required=true
                    error=error("password")
                />
                <input type="hidden" name="form[next]" value=next/>
                <div class="form-foot">
                    <Button kind=ButtonKind::Primary submit=true busy>{say(session::sign_in)}</Button>
                </div>
                <p class="field-hint">{say(session::forgotten)}</p>
            </ActionForm>
        </Door>
    }
}

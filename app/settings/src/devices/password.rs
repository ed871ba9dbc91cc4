//! A person's own password. The old one is asked again: an open tab is not proof.

use crate::form::{answered, refusal};
use crate::page::Card;
use crate::say::{field_error, say, tell};
use client::sessions::change_password;
use desk::limits::PASSWORD_MIN;
use leptos::prelude::*;
use parts::{Button, ButtonKind, PasswordField, Toaster};
use words::{parts as part, session, settings};

/// The card.
#[component]
pub fn Password(#[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let change = Action::new(|(old, new): &(String, String)| change_password(old.clone(), new.clone()));
    answered(change, &["old", "new"], move |()| {
        old.set(String::new());
        new.set(String::new());
        toaster.say(settings::password_changed(language.get_untracked()));
        on_changed.run(());
    });
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        change.dispatch((old.get_untracked(), new.get_untracked()));
    };
    let email = client::session().email;
    view! {
        <Card id="password-heading" heading=settings::password note=settings::password_note>
            <form on:submit=send>
                <div class="card-body form">
                    // For password managers: whose password it is.
                    <input type="hidden" name="username" autocomplete="username" value=email/>
                    <PasswordField
                        id="old"
                        label=say(settings::current_password)
                        show=say(part::show_password)
                        hide=say(part::hide_password)
                        required=true
                        bound=old
                        error=field_error(move || refusal(change), "old")
                    />
                    <PasswordField
                        id="new"
                        label=say(settings::new_password)
                        hint=tell(|language| session::password_hint(language, PASSWORD_MIN as u64))
                        show=say(part::show_password)
                        hide=say(part::hide_password)
                        autocomplete="new-password"
                        required=true
                        bound=new
                        error=field_error(move || refusal(change), "new")
                    />
                </div>
                <footer class="card-foot">
                    <Button kind=ButtonKind::Secondary submit=true busy=change.pending()>
                        {say(settings::change_password)}
                    </Button>
                </footer>
            </form>
        </Card>
    }
}

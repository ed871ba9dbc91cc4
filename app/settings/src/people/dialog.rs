//! Adds somebody or changes somebody. Roles of admins are choices only for those who may give them.

use super::draft::Draft;
use super::rights::Rights;
use super::team_fields::TeamFields;
use super::{Staff, Subject};
use crate::form::{answered, refusal};
use crate::say::{field_error, say, tell};
use client::Refused;
use client::people::{MemberForm, save_member};
use desk::UserId;
use desk::limits::{NAME, PASSWORD_MIN};
use desk::permission::Permission;
use desk::person::{Reach, Role};
use leptos::prelude::*;
use parts::{
    Button, ButtonKind, CheckField, CheckKind, Choice, Dialog, PasswordField, SelectField, TextField, Toaster,
};
use words::{common, parts as part, settings};

/// Fields of the form that an error can name.
const FIELDS: &[&str] = &["name", "email", "role", "reach", "password", "disabled"];

/// Open while it has a subject.
#[component]
pub fn MemberDialog(
    subject: RwSignal<Option<Subject>>,
    staff: Staff,
    #[prop(into)] on_saved: Callback<()>,
) -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let open = RwSignal::new(false);
    let draft = Draft::new();
    let save = Action::new(|(id, form): &(Option<UserId>, MemberForm)| {
        let (id, form) = (*id, form.clone());
        async move { save_member(id, form.clone()).await.map(|_| (id, form.name)) }
    });
    Effect::new(move |_| {
        if let Some(subject) = &*subject.read() {
            draft.begin(subject);
            save.value().set(None);
            open.set(true);
        }
    });
    answered(save, FIELDS, move |(id, name)| {
        open.set(false);
        let language = language.get_untracked();
        toaster.say(if id.is_some() { settings::saved(language) } else { settings::added(language, &name) });
        on_saved.run(());
    });
    let id = move || match &*subject.read_untracked() {
        Some(Subject::Known(member)) => Some(member.card.id),
        Some(Subject::New) | None => None,
    };
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        save.dispatch((id(), untrack(|| draft.form())));
    };
    let title = tell(move |language| match &*subject.read() {
        Some(Subject::Known(member)) => settings::change_person(language, &member.card.name),
        Some(Subject::New) | None => settings::add_person(language),
    });
    let adds = Memo::new(move |_| matches!(&*subject.read(), Some(Subject::New) | None));
    let foot = move || {
        view! {
            <Button on_press=move |_| open.set(false)>{say(common::cancel)}</Button>
            <Button kind=ButtonKind::Primary submit=true busy=save.pending() attr:form="member">
                {tell(move |language| match adds.get() {
                    true => settings::add_person(language),
                    false => common::save(language),
                })}
            </Button>
        }
    };
    view! {
        <Dialog
            id="member-dialog"
            open
            title
            close=say(common::close)
            guarded=Signal::derive(move || subject.read().as_ref().is_some_and(|subject| draft.touched(subject)))
            on_close=move |()| subject.set(None)
            foot
        >
            <form class="form" id="member" on:submit=send>
                <MemberFields draft staff adds=adds refused=Signal::derive(move || refusal(save))/>
            </form>
        </Dialog>
    }
}

#[component]
fn MemberFields(
    draft: Draft,
    staff: Staff,
    #[prop(into)] adds: Signal<bool>,
    refused: Signal<Option<Refused>>,
) -> impl IntoView {
    let error = move |field: &'static str| field_error(move || refused.get(), field);
    let password_label = tell(move |language| match adds.get() {
        true => settings::first_password(language),
        false => settings::new_password(language),
    });
    let password_hint = tell(move |language| match adds.get() {
        true => settings::first_password_hint(language, PASSWORD_MIN as u64),
        false => settings::reset_password_hint(language),
    });
    view! {
        <TextField
            id="member-name" name="name" label=say(settings::name) bound=draft.name longest=NAME as u32
            autocomplete="off" required=true error=error("name")
        />
        <TextField
            id="member-email" name="email" kind="email" label=say(settings::email_address) bound=draft.email
            autocomplete="off" required=true error=error("email")
        />
        <AccessFields draft error_role=error("role") error_reach=error("reach")/>
        <TeamFields draft staff/>
        <Rights draft/>
        <PasswordField
            id="member-password" name="password" label=password_label hint=password_hint
            show=say(part::show_password) hide=say(part::hide_password) autocomplete="new-password"
            bound=draft.password error=error("password")
        />
        <Show when=move || !adds.get()>
            <CheckField
                id="member-disabled" name="disabled" kind=CheckKind::Switch
                label=say(settings::may_not_sign_in) hint=say(settings::may_not_sign_in_hint)
                bound=draft.disabled error=error("disabled")
            />
        </Show>
    }
}

/// Role and view right.
#[component]
fn AccessFields(
    draft: Draft,
    error_role: Signal<Option<String>>,
    error_reach: Signal<Option<String>>,
) -> impl IntoView {
    let language = client::language();
    let gives_admins = client::session().agent.may(Permission::ManageAdmins);
    // Somebody who is an admin stays one while a person without that right changes their name.
    let fixed = Memo::new(move |_| !gives_admins && draft.role.read().as_str() != Role::Agent.word());
    let roles = Signal::derive(move || {
        let language = language.get();
        let now = draft.role.read_untracked();
        let offered = |role: &&Role| gives_admins || **role == Role::Agent || role.word() == now.as_str();
        Role::ALL
            .iter()
            .filter(offered)
            .map(|role| Choice::new(role.word(), common::role(language, *role)))
            .collect::<Vec<_>>()
    });
    let reaches = Signal::derive(move || {
        let language = language.get();
        Reach::ALL
            .iter()
            .rev()
            .map(|reach| Choice::new(reach.word(), common::reach(language, *reach)))
            .collect::<Vec<_>>()
    });
    let hint = Signal::derive(move || (!gives_admins).then(|| settings::admins_only(language.get())));
    view! {
        <div class="form-row">
            <SelectField
                id="member-role" name="role" label=say(settings::role) choices=roles hint
                disabled=fixed bound=draft.role error=error_role
            />
            <SelectField
                id="member-reach" name="reach" label=say(settings::sees) choices=reaches
                bound=draft.reach error=error_reach
            />
        </div>
    }
}

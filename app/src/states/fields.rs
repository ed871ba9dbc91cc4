//! Fields: at rest, with a hint, wrong, disabled, optional; passwords, choices, boxes and switches.

use super::say;
use leptos::prelude::*;
use parts::{CheckField, CheckKind, Choice, PasswordField, SelectField, TextArea, TextField};
use words::{common, parts as part, refusal, session};

/// The section.
#[component]
pub fn Fields() -> impl IntoView {
    view! {
        <div class="form-row">
            <TextField id="s-plain" label=say(part::station) value="Korenmarkt"/>
            <TextField id="s-hint" label=say(part::station) hint=say(part::station_hint) optional=say(part::optional)/>
            <TextField id="s-wrong" label=say(part::bike_number) error=say(part::number_wanted) value="118"/>
            <TextField id="s-off" label=say(part::station) value="Korenmarkt" disabled=true/>
        </div>
        <div class="form-row">
            <PasswordField
                id="s-password" label=say(session::password)
                show=say(part::show_password) hide=say(part::hide_password)
            />
            <PasswordField
                id="s-password-wrong" label=say(session::password) error=say(refusal::too_common)
                show=say(part::show_password) hide=say(part::hide_password)
            />
        </div>
        <TextArea id="s-area" label=say(part::what_happened) hint=say(part::station_hint)/>
        <Chosen/>
        <CheckField id="s-box" label=say(part::tell_me)/>
        <CheckField id="s-ticked" label=say(part::tell_me) hint=say(part::station_hint) checked=true/>
        <CheckField id="s-box-off" label=say(part::tell_me) checked=true disabled=true/>
        <CheckField id="s-switch" kind=CheckKind::Switch label=say(part::tell_me)/>
        <CheckField id="s-switch-on" kind=CheckKind::Switch label=say(part::tell_me) checked=true/>
        <CheckField id="s-round" name="s-round" kind=CheckKind::Radio label=say(common::low) checked=true/>
        <CheckField id="s-round-2" name="s-round" kind=CheckKind::Radio label=say(common::high)/>
        <div class="problem" role="group">
            <h3 class="problem-heading">{say(session::problem)}</h3>
            <ul class="problem-list">
                <li><a href="#s-wrong" rel="external">{say(part::number_wanted)}</a></li>
                <li>{say(refusal::too_many)}</li>
            </ul>
        </div>
    }
}

#[component]
fn Chosen() -> impl IntoView {
    let language = client::language();
    let choices = Signal::derive(move || {
        let language = language.get();
        let words = [
            common::low(language),
            common::medium(language),
            common::high(language),
            common::urgent(language),
        ];
        words.into_iter().map(|word| Choice::new(word.clone(), word)).collect::<Vec<_>>()
    });
    view! {
        <div class="form-row">
            <SelectField id="s-select" label=say(part::states_choices) choices/>
            <SelectField id="s-select-wrong" label=say(part::states_choices) choices error=say(refusal::not_a_choice)/>
            <SelectField id="s-select-off" label=say(part::states_choices) choices disabled=true/>
        </div>
    }
}

//! A question and the place for its answer: label above, hint, error with a sign, then whatever takes the answer.

use leptos::prelude::*;

use crate::icon::Icon;

/// Wraps anything that takes an answer. The control inside has `id`, `aria-describedby=described_by(…)` and, with an
/// error, `aria-invalid`.
#[component]
pub fn Field(
    /// Of the control inside; the hint is `{id}-hint`, the error `{id}-error`.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the answer, as a sentence that says what to do.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// "(optional)", on the few that are.
    #[prop(optional, into)]
    optional: MaybeProp<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {move || label.get()}
                {move || optional.get().map(|word| view! { " " <span class="field-optional">{word}</span> })}
            </label>
            {move || hint.get().map(|hint| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })}
            <FieldError id=error_id error/>
            {children()}
        </div>
    }
}

/// The error's place: a live region only while there is one.
#[component]
pub(crate) fn FieldError(id: String, error: MaybeProp<String>) -> impl IntoView {
    move || {
        let id = id.clone();
        error.get().map(|error| {
            view! { <p class="field-error" id=id><Icon name="alert" size=14/><span>{error}</span></p> }
        })
    }
}

/// For `aria-describedby`: the ids of what is there, hint before error.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids = [(hint, "hint"), (error, "error")];
    let ids: Vec<String> =
        ids.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn a_field_is_described_by_what_is_there() {
        assert_eq!(described_by("a", false, false), None);
        assert_eq!(described_by("a", true, false).as_deref(), Some("a-hint"));
        assert_eq!(described_by("a", true, true).as_deref(), Some("a-hint a-error"));
    }
}

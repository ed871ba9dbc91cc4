//! A pane with nothing in it, with nothing yet, or with nothing to be had. One line of fact, one of what to do.

use leptos::prelude::*;

use crate::button::Button;
use crate::icon::Icon;

/// Nothing here. At most one button as its child.
#[component]
pub fn Empty(
    /// What is so: "Nothing overdue".
    #[prop(into)]
    fact: Signal<String>,
    /// What to do, or what will appear here.
    #[prop(optional, into)]
    next: MaybeProp<String>,
    /// The one button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-fact">{move || fact.get()}</p>
            {move || next.get().map(|next| view! { <p class="empty-next">{next}</p> })}
            {children.map(|children| view! { <div class="empty-action">{children()}</div> })}
        </div>
    }
}

/// What the waiting rows will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonForm {
    /// Rows of a table.
    #[default]
    Table,
    /// Cards of a list.
    Card,
    /// Two-line rows.
    Compact,
    /// Messages of a thread.
    Message,
}

/// The place of what is on its way, at its height. It shows only once waiting has become noticeable (200 ms), and
/// nothing in it moves.
#[component]
pub fn Skeleton(
    /// What will stand here.
    #[prop(optional)]
    form: SkeletonForm,
    /// How many.
    #[prop(default = 6)]
    rows: usize,
    /// What a reader hears: "Loading tickets".
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let form = match form {
        SkeletonForm::Table => "table",
        SkeletonForm::Card => "card",
        SkeletonForm::Compact => "compact",
        SkeletonForm::Message => "message",
    };
    view! {
        <div class="skeleton" role="status" data-form=form>
            <span class="unseen">{move || label.get()}</span>
            {(0..rows).map(|_| view! { <div class="skeleton-row" aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}

/// Something failed: what, whether anything was lost, a way to try again, a number to tell support.
#[component]
pub fn Failure(
    /// What failed.
    #[prop(into)]
    what: Signal<String>,
    /// Whether anything was lost.
    #[prop(optional, into)]
    lost: MaybeProp<String>,
    /// The reference, with its word: "Reference 4f2a".
    #[prop(optional, into)]
    reference: MaybeProp<String>,
    /// The words of the button.
    #[prop(optional, into)]
    retry: MaybeProp<String>,
    /// What the button does.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="failure" role="alert">
            <p class="failure-what"><Icon name="alert"/><span>{move || what.get()}</span></p>
            {move || lost.get().map(|lost| view! { <p class="failure-lost">{lost}</p> })}
            {move || reference.get().map(|number| view! { <p class="failure-reference">{number}</p> })}
            {move || {
                on_retry.zip(retry.get()).map(|(on_retry, words)| {
                    view! {
                        <div class="failure-action">
                            <Button on_press=move |_| on_retry.run(())>{words}</Button>
                        </div>
                    }
                })
            }}
        </div>
    }
}

//! A small thing somebody put there and can take away again: a recipient, a tag, a part of a filter.

use leptos::prelude::*;

use crate::icon::Icon;

/// A name in a small box, with a cross when it can go. The cross is a button with its own name ("Remove …").
#[component]
pub fn Chip(
    /// What stands in it.
    #[prop(into)]
    name: Signal<String>,
    /// The full text, where the name is short for something.
    #[prop(optional, into)]
    tip: MaybeProp<String>,
    /// Something about it deserves a look before going on.
    #[prop(optional, into)]
    warning: Signal<bool>,
    /// The name of the cross. Without it there is none.
    #[prop(optional, into)]
    remove: MaybeProp<String>,
    /// What the cross does.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <span class="chip" data-kind=move || warning.get().then_some("warning") data-tip=move || tip.get()>
            <span class="chip-name">{move || name.get()}</span>
            {move || {
                on_remove.filter(|_| remove.with(Option::is_some)).map(|on_remove| {
                    view! {
                        <button
                            type="button"
                            class="chip-remove"
                            aria-label=move || remove.get()
                            data-tip=move || remove.get()
                            on:click=move |_| on_remove.run(())
                        >
                            <Icon name="close" size=12/>
                        </button>
                    }
                })
            }}
        </span>
    }
}

//! The bar at the foot of a form: how many changes are not saved, and what to do with them.

use crate::form::Unsaved;
use crate::say::{say, tell};
use leptos::prelude::*;
use parts::{Button, ButtonKind};
use words::settings;

/// There while something is changed. Its button sends the form it stands in.
#[component]
pub fn SaveBar(
    /// How many fields are changed.
    #[prop(into)]
    changes: Signal<u64>,
    /// Saving is on the way.
    #[prop(into)]
    busy: Signal<bool>,
    /// Takes the changes back.
    #[prop(into)]
    on_discard: Callback<()>,
) -> impl IntoView {
    Unsaved::follow(changes);
    view! {
        <Show when=move || changes.get() != 0>
            <div class="savebar" role="status">
                <span class="savebar-count">{tell(move |language| settings::changes(language, changes.get()))}</span>
                <Button kind=ButtonKind::Ghost on_press=move |_| on_discard.run(())>{say(settings::discard)}</Button>
                <Button kind=ButtonKind::Primary submit=true busy>{say(settings::save_changes)}</Button>
            </div>
        </Show>
    }
}

//! The palette's results, drawn.

use crate::keys::caps;
use crate::palette::entries::{Entry, Sign};
use crate::palette::sections::Section;
use crate::shell::say;
use crate::ticket::signs;
use leptos::prelude::*;
use parts::{Avatar, Bars, Icon, Shape};
use words::workspace;

/// Id of the n-th line.
pub(super) fn line_id(at: usize) -> String {
    format!("palette-{at}")
}

/// Brings the n-th line into sight. Browser only.
pub(super) fn reveal(at: usize) {
    if let Some(line) = document().get_element_by_id(&line_id(at)) {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Sections with their lines.
#[component]
pub(super) fn Results(
    sections: Memo<Vec<Section>>,
    at: RwSignal<usize>,
    #[prop(into)] on_pick: Callback<Entry>,
) -> impl IntoView {
    let draw = move || {
        let mut next = 0;
        sections
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, section)| {
                let heading = format!("palette-heading-{index}");
                let named_by = heading.clone();
                let first = next;
                next += section.entries.len();
                let lines = section.entries.into_iter().enumerate();
                let lines = lines
                    .map(|(by, entry)| view! { <Line entry index=first + by at on_pick/> })
                    .collect_view();
                view! {
                    <div role="group" aria-labelledby=named_by>
                        <p class="palette-heading" id=heading>{section.heading}</p>
                        {lines}
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="palette-results" id="palette-results" role="listbox" aria-label=say(workspace::palette)>{draw}</div> }
}

#[component]
fn Line(entry: Entry, index: usize, at: RwSignal<usize>, on_pick: Callback<Entry>) -> impl IntoView {
    let (before, rest) = entry.name.split_at(entry.hit.start);
    let (letters, after) = rest.split_at(entry.hit.len());
    let name = view! {
        {before.to_owned()}
        {(!letters.is_empty()).then(|| view! { <mark>{letters.to_owned()}</mark> })}
        {after.to_owned()}
    };
    let keys = entry.keys.map(|keys| {
        caps(keys)
            .into_iter()
            .map(|cap| view! { <kbd class="key" aria-hidden="true">{cap}</kbd> })
            .collect_view()
    });
    let sign = sign(&entry.sign);
    let picked = entry.clone();
    view! {
        <div
            class="palette-item"
            role="option"
            id=line_id(index)
            aria-selected=move || if at.get() == index { "true" } else { "false" }
            on:pointermove=move |_| if at.get_untracked() != index { at.set(index) }
            on:mousedown=|press| press.prevent_default()
            on:click=move |_| on_pick.run(picked.clone())
        >
            {sign}
            <span class="palette-name">{name}</span>
            {keys}
        </div>
    }
}

fn sign(sign: &Sign) -> AnyView {
    match sign {
        Sign::Icon(name) => view! { <Icon name=name/> }.into_any(),
        Sign::Status(category) => {
            let (shape, hue) = signs::shape(*category);
            view! { <Shape shape hue/> }.into_any()
        }
        Sign::Priority(priority) => view! { <Bars level=signs::level(*priority)/> }.into_any(),
        Sign::Person(id, name) => view! { <Avatar name=name.clone() hue=*id size=18/> }.into_any(),
    }
}

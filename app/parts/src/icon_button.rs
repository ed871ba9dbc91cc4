//! A button with a drawing only. It cannot be made without a name, which is also its tip.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::button::ButtonSize;
use crate::icon::Icon;

/// A square button. The label is read to those who hear and shown, with the key, to those who point or focus.
#[component]
pub fn IconButton(
    /// The drawing.
    icon: &'static str,
    /// Its name and its tip.
    #[prop(into)]
    label: Signal<String>,
    /// The key that does the same.
    #[prop(optional, into)]
    key: MaybeProp<String>,
    /// Small: 24.
    #[prop(optional)]
    size: ButtonSize,
    /// For one that stays down.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
    /// For one that opens something.
    #[prop(optional, into)]
    expanded: MaybeProp<bool>,
    /// Why it cannot be pressed; nothing = it can.
    #[prop(optional, into)]
    disabled: MaybeProp<String>,
    /// What pressing does.
    #[prop(optional, into)]
    on_press: Option<Callback<MouseEvent>>,
) -> impl IntoView {
    let on_click = move |press: MouseEvent| {
        if disabled.with_untracked(Option::is_some) {
            press.prevent_default();
            press.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(press);
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label.get()
            aria-pressed=move || pressed.get().map(said)
            aria-expanded=move || expanded.get().map(said)
            aria-disabled=move || disabled.with(Option::is_some).then_some("true")
            aria-description=move || disabled.get()
            data-size=size.as_attribute()
            data-tip=move || disabled.get().unwrap_or_else(|| label.get())
            data-tip-key=move || key.get()
            on:click=on_click
        >
            <Icon name=icon/>
        </button>
    }
}

/// ARIA wants the word, also for no.
pub(crate) fn said(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

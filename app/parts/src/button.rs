//! Something to press. Enter and Space press it, as with every native button.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::glyph::Ring;

/// How loud a button is. One primary in sight at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The thing to do next.
    Primary,
    /// Everything else worth an edge.
    #[default]
    Secondary,
    /// As quiet as text.
    Ghost,
    /// Takes something away that undo could bring back.
    Danger,
    /// Takes something away for good: only in a dialog that asked.
    Final,
}

impl ButtonKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ButtonKind::Primary => "primary",
            ButtonKind::Secondary => "secondary",
            ButtonKind::Ghost => "ghost",
            ButtonKind::Danger | ButtonKind::Final => "danger",
        }
    }
}

/// How large a button is. Under a finger all are 44.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 26: in rows and bars.
    Small,
    /// 30.
    #[default]
    Normal,
    /// 44: pages for customers.
    Large,
}

impl ButtonSize {
    pub(crate) fn as_attribute(self) -> Option<&'static str> {
        match self {
            ButtonSize::Small => Some("small"),
            ButtonSize::Normal => None,
            ButtonSize::Large => Some("large"),
        }
    }
}

/// A button with words. A disabled one stays in the tab order and says why; a busy one keeps its words and its width.
/// Further attributes go on with `attr:`.
#[component]
pub fn Button(
    /// How loud.
    #[prop(optional)]
    kind: ButtonKind,
    /// How large.
    #[prop(optional)]
    size: ButtonSize,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// With `submit`: the field this button adds to the form, and its value.
    #[prop(optional, into)]
    name: Option<String>,
    /// See `name`.
    #[prop(optional, into)]
    value: Option<String>,
    /// Its work is on the way: pressing again does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed; nothing = it can.
    #[prop(optional, into)]
    disabled: MaybeProp<String>,
    /// The key that does the same, for the tip.
    #[prop(optional, into)]
    key: MaybeProp<String>,
    /// A value is set here, as on a filter.
    #[prop(optional, into)]
    chosen: Signal<bool>,
    /// What pressing does. Without it only the form is sent.
    #[prop(optional, into)]
    on_press: Option<Callback<MouseEvent>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let pressed = move |press: MouseEvent| {
        if busy.get_untracked() || disabled.with_untracked(Option::is_some) {
            press.prevent_default();
            press.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(press);
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="button"
            name=name
            value=value
            data-kind=kind.as_str()
            data-size=size.as_attribute()
            data-solid=kind == ButtonKind::Final
            data-chosen=move || chosen.get()
            data-tip=move || disabled.get()
            data-tip-key=move || key.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || disabled.with(Option::is_some).then_some("true")
            aria-description=move || disabled.get()
            on:click=pressed
        >
            <span class="button-label">{children()}</span>
            {move || busy.get().then(|| view! { <span class="button-busy"><Ring share=30/></span> })}
        </button>
    }
}

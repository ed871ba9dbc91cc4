//! A button and the menu it opens.
//!
//! Keys: Enter, Space, Down or Up on the button open; in the menu arrows move and go round, Home and End, letters jump
//! to what starts with them, Enter and Space pick, Esc closes and gives the focus back, Tab closes and goes on. With a
//! filter box the focus stays in the box, letters narrow the list down, and arrows and Enter do the same as before.

use leptos::prelude::*;

use crate::button::{ButtonKind, ButtonSize};
use crate::icon::Icon;
use crate::icon_button::said;
use crate::menu_item::{MenuItem, line};
use crate::opening::Opening;

/// A button that opens a menu of `items`. The button shows `children`.
#[component]
pub fn Menu(
    /// Of the button; the popover is `{id}-menu`.
    #[prop(into)]
    id: String,
    /// What the menu is for; also the button's name when `icon_only`.
    #[prop(into)]
    label: Signal<String>,
    /// The lines.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// Gets the value of the picked line. The focus is back on the button by then.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Set it to true to open from a shortcut; it follows what happens.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// For long lists: a box above the lines, with this as its name.
    #[prop(optional, into)]
    filter: MaybeProp<String>,
    /// What stands there when the filter finds nothing.
    #[prop(optional, into)]
    none: MaybeProp<String>,
    /// How loud the button is.
    #[prop(optional)]
    kind: ButtonKind,
    /// How large the button is.
    #[prop(optional)]
    size: ButtonSize,
    /// The button has a drawing only: no arrow, `label` is its name and tip.
    #[prop(optional)]
    icon_only: bool,
    /// A value is set here, as on a filter.
    #[prop(optional, into)]
    chosen: Signal<bool>,
    /// The key that opens it, for the tip.
    #[prop(optional, into)]
    key: MaybeProp<String>,
    /// Why it cannot be opened; nothing = it can.
    #[prop(optional, into)]
    disabled: MaybeProp<String>,
    /// What the button shows.
    children: Children,
) -> impl IntoView {
    let popover_id = format!("{id}-menu");
    let menu = Opening {
        id: StoredValue::new(popover_id.clone()),
        filtered: filter.with_untracked(Option::is_some),
        button: NodeRef::new(),
        popover: NodeRef::new(),
        shown: open.unwrap_or_else(|| RwSignal::new(false)),
        drawn: RwSignal::new(false),
        at: RwSignal::new(None),
        query: RwSignal::new(String::new()),
        typed: StoredValue::new((String::new(), 0.0)),
        following: StoredValue::new(None),
        items,
        on_pick,
    };
    Effect::new(move |_| if menu.shown.get() { menu.show() } else { menu.hide() });
    let tip = move || disabled.get().or_else(|| icon_only.then(|| label.get()));
    view! {
        <span class="menu">
            <button
                type="button"
                id=id
                class=if icon_only { "icon-button" } else { "button" }
                data-kind=(!icon_only).then(|| kind.as_str())
                data-size=size.as_attribute()
                data-chosen=move || chosen.get()
                data-tip=tip
                data-tip-key=move || key.get()
                aria-label=move || icon_only.then(|| label.get())
                aria-haspopup=if menu.filtered { "dialog" } else { "menu" }
                aria-expanded=move || said(menu.drawn.get())
                aria-controls=popover_id.clone()
                aria-disabled=move || disabled.with(Option::is_some).then_some("true")
                aria-description=move || disabled.get()
                popovertarget=popover_id.clone()
                node_ref=menu.button
                on:click=move |press| if disabled.with_untracked(Option::is_some) { press.prevent_default() }
                on:keydown=move |key| if disabled.with_untracked(Option::is_none) { menu.key_on_button(&key) }
            >
                {if icon_only {
                    children().into_any()
                } else {
                    view! {
                        <span class="button-label">{children()}</span>
                        <span class="button-caret"><Icon name="down" size=12/></span>
                    }.into_any()
                }}
            </button>
            <MenuPopover menu label filter none/>
        </span>
    }
}

/// The popover: drawn empty, filled while it is open.
#[component]
fn MenuPopover(
    menu: Opening,
    label: Signal<String>,
    filter: MaybeProp<String>,
    none: MaybeProp<String>,
) -> impl IntoView {
    let filtered = menu.filtered;
    let list_id = format!("{}-list", menu.id.get_value());
    let lines = move || {
        let found = menu.found();
        if found.is_empty() {
            return none
                .get()
                .map(|words| view! { <p class="menu-none" role="status">{words}</p> })
                .into_any();
        }
        found
            .into_iter()
            .enumerate()
            .map(|(index, item)| {
                let picked = item.clone();
                line(
                    item,
                    menu.line_id(index),
                    filtered,
                    move || menu.at.get() == Some(index),
                    move || menu.pick(&picked),
                    move || menu.point(index),
                )
            })
            .collect_view()
            .into_any()
    };
    let body = move || {
        let list_id = list_id.clone();
        menu.drawn.get().then(|| {
            if !filtered {
                return view! { {lines} }.into_any();
            }
            view! {
                <div class="menu-filter">
                    <input
                        class="menu-filter-input"
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        aria-autocomplete="list"
                        aria-expanded="true"
                        aria-controls=list_id.clone()
                        aria-activedescendant=move || menu.at.get().map(|at| menu.line_id(at))
                        aria-label=move || filter.get()
                        placeholder=move || filter.get()
                        on:input=move |typed| menu.narrow(event_target_value(&typed))
                    />
                </div>
                <div role="listbox" id=list_id.clone() aria-label=move || label.get()>{lines}</div>
            }
            .into_any()
        })
    };
    view! {
        <div
            id=menu.id.get_value()
            class="popover"
            popover="auto"
            role=if filtered { "dialog" } else { "menu" }
            aria-label=move || label.get()
            node_ref=menu.popover
            on:beforetoggle=move |toggle| menu.before_toggle(&toggle)
            on:toggle=move |toggle| menu.after_toggle(&toggle)
            on:keydown=move |key| menu.key_in_menu(&key)
        >
            {body}
        </div>
    }
}

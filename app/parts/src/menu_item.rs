//! One line of a menu, as data, and how it is drawn.

use leptos::prelude::*;

use crate::icon::Icon;
use crate::icon_button::said;

/// A line of a menu. Build it with `MenuItem::new` and the methods below.
#[derive(Clone)]
pub struct MenuItem {
    /// What `on_pick` gets.
    pub value: String,
    /// Its words.
    pub label: String,
    /// A drawing before the words.
    pub sign: Option<ViewFn>,
    /// The key that does the same.
    pub key: Option<String>,
    /// For a choice of one: whether this is the chosen one.
    pub checked: Option<bool>,
    /// Why it cannot be picked.
    pub disabled: Option<String>,
    /// Words over it, when it begins a group.
    pub heading: Option<String>,
    /// A line over it, when it begins a group without a name.
    pub rule: bool,
    /// It takes something away.
    pub danger: bool,
}

impl MenuItem {
    /// A line that can be picked.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            sign: None,
            key: None,
            checked: None,
            disabled: None,
            heading: None,
            rule: false,
            danger: false,
        }
    }

    /// With a drawing from the sprite.
    #[must_use]
    pub fn icon(self, name: &'static str) -> Self {
        self.sign(move || view! { <Icon name=name/> })
    }

    /// With a drawing of the caller's (a shape, bars, an avatar).
    #[must_use]
    pub fn sign(mut self, sign: impl Into<ViewFn>) -> Self {
        self.sign = Some(sign.into());
        self
    }

    /// With the key that does the same.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// As one of a choice.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Not to be picked, and why.
    #[must_use]
    pub fn disabled(mut self, reason: impl Into<String>) -> Self {
        self.disabled = Some(reason.into());
        self
    }

    /// As the first of a named group.
    #[must_use]
    pub fn heading(mut self, words: impl Into<String>) -> Self {
        self.heading = Some(words.into());
        self
    }

    /// As the first of a group without a name.
    #[must_use]
    pub fn rule(mut self) -> Self {
        self.rule = true;
        self
    }

    /// As something that takes away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// A drawn line. `filtered`: an option under a filter box, where the focus stays in the box and `active` marks the line.
pub(crate) fn line(
    item: MenuItem,
    id: String,
    filtered: bool,
    active: impl Fn() -> bool + Copy + Send + Sync + 'static,
    pick: impl Fn() + 'static,
    hover: impl Fn() + 'static,
) -> impl IntoView {
    let role = match (filtered, item.checked) {
        (true, _) => "option",
        (false, Some(_)) => "menuitemradio",
        (false, None) => "menuitem",
    };
    let checked = item.checked;
    let reason = item.disabled;
    let disabled = reason.is_some().then_some("true");
    view! {
        {item.heading.map(|words| view! { <p class="menu-heading" role="presentation">{words}</p> })}
        {item.rule.then(|| view! { <hr class="menu-rule" role="presentation"/> })}
        <div
            id=id
            class="menu-item"
            role=role
            tabindex="-1"
            aria-checked=(!filtered).then_some(checked).flatten().map(said)
            aria-selected=filtered.then(|| said(checked.unwrap_or(false)))
            aria-disabled=disabled
            data-active=move || filtered && active()
            data-kind=item.danger.then_some("danger")
            on:click=move |_| pick()
            on:pointermove=move |_| hover()
        >
            {checked.map(|checked| view! {
                <span class="menu-item-check">{checked.then(|| view! { <Icon name="check"/> })}</span>
            })}
            {item.sign.map(|sign| sign.run())}
            <span class="menu-item-words">
                {item.label}
                {reason.map(|reason| view! { <span class="menu-item-reason">{reason}</span> })}
            </span>
            {item.key.map(|key| view! { <kbd class="key menu-item-key" aria-hidden="true">{key}</kbd> })}
        </div>
    }
}

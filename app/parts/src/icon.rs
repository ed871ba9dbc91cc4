//! Drawings: one from the sprite, by name, and the product's own mark. Always decoration; the word stands beside it
//! or in the label of what holds it.

use leptos::prelude::*;

/// Where the sprite lies (`/pkg/…/icons.svg`), given once by the app. It must be the same text on both sides,
/// or each drawing would point to two places.
#[derive(Clone, Debug)]
pub struct IconSprite(pub String);

/// Drawings that point along the line of writing, and so turn where the writing runs the other way.
const TURNS: &[&str] = &["back", "forward", "reply", "reply-all", "send", "sent", "undo", "sidebar", "facts"];

/// A drawing from `style/icons.txt`. 16 px unless a size of 12, 14 or 18 is asked for.
#[component]
pub fn Icon(
    /// Our name of it: the left side in `style/icons.txt`.
    name: &'static str,
    /// 12, 14 or 18; 16 without.
    #[prop(optional)]
    size: u8,
) -> impl IntoView {
    let href = with_context::<IconSprite, _>(|sprite| format!("{}#{name}", sprite.0))
        .unwrap_or_else(|| format!("#{name}"));
    let size = (size != 0).then(|| size.to_string());
    view! {
        <svg class="icon" aria-hidden="true" data-size=size data-turns=TURNS.contains(&name)>
            <use href=href></use>
        </svg>
    }
}

/// The mark of the product: a counter window with somebody behind it.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
            <rect class="mark-ground" width="28" height="28" rx="8"></rect>
            <path class="mark-line" d="M7.8 19v-5.4a6.2 6.2 0 0 1 12.4 0V19M5.2 19.2h17.6"></path>
            <circle class="mark-dot" cx="14" cy="14" r="1.7"></circle>
        </svg>
    }
}

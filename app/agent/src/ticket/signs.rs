//! Status and priority as a drawing with its word. Never by colour alone: each has a shape of its own.

use client::Store;
use desk::StatusId;
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use leptos::prelude::*;
use parts::{Bars, Shape, ShapeKind};
use words::{Language, common};

/// The shape and hue of a category of statuses.
pub fn shape(category: StatusCategory) -> (ShapeKind, &'static str) {
    match category {
        StatusCategory::New => (ShapeKind::Dotted, "blue"),
        StatusCategory::Open => (ShapeKind::Half, "accent"),
        StatusCategory::Waiting => (ShapeKind::Dot, "violet"),
        StatusCategory::Closed => (ShapeKind::Disc, "grey"),
    }
}

/// None to three bars, 4 for the ink square.
pub fn level(priority: Option<Priority>) -> u8 {
    priority.map_or(0, |priority| u8::try_from(priority.rank()).unwrap_or(0))
}

/// A status's own name, or the words of the built-in one it is; its number where the catalog does not know it (yet).
pub fn status_name(store: Store, language: Language, id: StatusId) -> String {
    store
        .catalog
        .with(|catalog| catalog.status(id).map(|status| common::status(language, status)))
        .unwrap_or_default()
}

/// The category of a status.
pub fn category(store: Store, id: StatusId) -> StatusCategory {
    store
        .catalog
        .with(|catalog| catalog.status(id).map(|status| status.category))
        .unwrap_or(StatusCategory::Open)
}

/// A status's shape, for a menu or beside its name.
#[component]
pub fn StatusShape(
    /// The category, live.
    #[prop(into)]
    category: Signal<StatusCategory>,
) -> impl IntoView {
    let kind = Signal::derive(move || shape(category.get()).0);
    let hue = Signal::derive(move || shape(category.get()).1.to_owned());
    view! { <Shape shape=kind hue/> }
}

/// A priority's bars, for a menu or beside its name.
#[component]
pub fn PriorityBars(
    /// The priority, live.
    #[prop(into)]
    priority: Signal<Option<Priority>>,
) -> impl IntoView {
    let level = Signal::derive(move || level(priority.get()));
    view! { <Bars level/> }
}

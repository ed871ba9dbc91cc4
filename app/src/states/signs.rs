//! Statuses as shapes, priorities as bars, shares as rings: each with its word.

use super::say;
use leptos::prelude::*;
use parts::{Bars, Ring, Shape, ShapeKind};
use words::{Language, common};

type Status = (ShapeKind, &'static str, fn(Language) -> String);
const STATUSES: &[Status] = &[
    (ShapeKind::Dotted, "blue", common::status_new),
    (ShapeKind::Half, "accent", common::status_open),
    (ShapeKind::Dot, "violet", common::status_waiting),
    (ShapeKind::Disc, "grey", common::status_closed),
];
const PRIORITIES: &[fn(Language) -> String] =
    &[common::no_priority, common::low, common::medium, common::high, common::urgent];

/// The section.
#[component]
pub fn Signs() -> impl IntoView {
    let statuses = STATUSES.iter().map(|(shape, hue, name)| {
        view! {
            <span class="status" data-hue=*hue>
                <Shape shape=*shape hue=*hue/>
                <span class="status-name">{say(*name)}</span>
            </span>
        }
    });
    let others =
        [ShapeKind::Ring, ShapeKind::Square, ShapeKind::Diamond].into_iter().zip(["rose", "olive", "blue"]);
    let others = others.map(|(shape, hue)| view! { <span class="status"><Shape shape hue/></span> });
    let priorities = (0_u8..).zip(PRIORITIES).map(|(level, name)| {
        view! {
            <span class="priority"><Bars level/><span class="priority-name">{say(*name)}</span></span>
        }
    });
    let rings = [0, 25, 60, 100].map(|share| view! { <Ring share/> });
    view! {
        <div class="buttons">{statuses.collect_view()} {others.collect_view()}</div>
        <div class="buttons">{priorities.collect_view()}</div>
        <div class="buttons">{rings.collect_view()} <Ring share=60 size=16/></div>
    }
}

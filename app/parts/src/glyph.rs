//! Small drawings that carry a value: a share as a ring, a level as bars, a state as a shape. They say nothing to a
//! reader, so a word always stands beside them. The value is an attribute, never a style.

use leptos::prelude::*;

/// A ring of which a share is drawn, from the top, the way a clock runs.
#[component]
pub fn Ring(
    /// 0 to 100. More than 100 is a full ring.
    #[prop(into)]
    share: Signal<u8>,
    /// 16 for the large one.
    #[prop(optional)]
    size: u8,
) -> impl IntoView {
    let size = (size != 0).then(|| size.to_string());
    view! {
        <svg class="ring" viewBox="0 0 16 16" aria-hidden="true" data-size=size>
            <circle class="ring-track" cx="8" cy="8" r="6"></circle>
            <circle class="ring-share" cx="8" cy="8" r="6" stroke-dasharray=move || dashes(share.get())></circle>
        </svg>
    }
}

/// The drawn length and the gap, on a circle of radius 6 (37.70 around).
fn dashes(share: u8) -> String {
    let around = 3770_u32;
    let drawn = around * u32::from(share.min(100)) / 100;
    format!("{}.{:02} {}.{:02}", drawn / 100, drawn % 100, around / 100, around % 100)
}

/// A level: none to three bars, and 4 is the ink square that stands apart.
#[component]
pub fn Bars(
    /// 0 to 4.
    #[prop(into)]
    level: Signal<u8>,
) -> impl IntoView {
    view! {
        <svg class="bars" viewBox="0 0 14 14" aria-hidden="true" data-level=move || level.get().min(4).to_string()>
            <rect class="bars-bar bars-low" x="1" y="9" width="3" height="4" rx="1"></rect>
            <rect class="bars-bar bars-middle" x="5.5" y="5" width="3" height="8" rx="1"></rect>
            <rect class="bars-bar bars-high" x="10" y="1" width="3" height="12" rx="1"></rect>
            <rect class="bars-ground" width="14" height="14" rx="3"></rect>
            <path class="bars-sign" d="M6.1 3h1.8v5H6.1zM6.1 9.3h1.8v1.8H6.1z"></path>
        </svg>
    }
}

/// The shapes a state can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// A dotted ring: nobody has looked yet.
    Dotted,
    /// A ring, half filled: it is our turn.
    Half,
    /// A ring with a dot: it is someone else's turn.
    Dot,
    /// A full disc: done.
    Disc,
    /// A plain ring.
    Ring,
    /// A square.
    Square,
    /// A diamond.
    Diamond,
}

impl ShapeKind {
    fn as_str(self) -> &'static str {
        match self {
            ShapeKind::Dotted => "dotted",
            ShapeKind::Half => "half",
            ShapeKind::Dot => "dot",
            ShapeKind::Disc => "disc",
            ShapeKind::Ring => "ring",
            ShapeKind::Square => "square",
            ShapeKind::Diamond => "diamond",
        }
    }
}

/// A state as a shape in a hue. All shapes are drawn and one is shown, so that a change never changes the nodes.
#[component]
pub fn Shape(
    /// Which one.
    #[prop(into)]
    shape: Signal<ShapeKind>,
    /// `accent`, `blue`, `violet`, `rose`, `olive`, or `grey`.
    #[prop(into)]
    hue: Signal<String>,
) -> impl IntoView {
    view! {
        <svg
            class="shape"
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-shape=move || shape.get().as_str()
            data-hue=move || hue.get()
        >
            <circle class="shape-line" cx="8" cy="8" r="6"></circle>
            <path class="shape-half" d="M8 2a6 6 0 0 0 0 12z"></path>
            <circle class="shape-dot" cx="8" cy="8" r="2.6"></circle>
            <circle class="shape-disc" cx="8" cy="8" r="7"></circle>
            <rect class="shape-square" x="2.5" y="2.5" width="11" height="11" rx="2"></rect>
            <path class="shape-diamond" d="M8 1.5 14.5 8 8 14.5 1.5 8z"></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::dashes;

    #[test]
    fn a_ring_draws_its_share_and_never_more_than_the_whole() {
        assert_eq!(dashes(0), "0.00 37.70");
        assert_eq!(dashes(50), "18.85 37.70");
        assert_eq!(dashes(100), "37.70 37.70");
        assert_eq!(dashes(200), "37.70 37.70");
    }
}

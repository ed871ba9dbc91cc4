//! Where a popover stands: beside what opened it, in the top layer, over it when there is no room below, never cut by
//! a pane and never past the edge of the window. Places are set on the style object, in the browser only.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The box of something on screen, in CSS pixels from the window's top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where a popover goes and how high it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// The most it may be high; the rest scrolls.
    pub room: f64,
}

/// Between a popover and what opened it.
const GAP: f64 = 4.0;
/// Between a popover and the edge of the window.
const AIR: f64 = 8.0;

/// The place for a popover of `size` (width, height) beside `anchor` in a window of `view` (width, height). It goes
/// below and aligns with the start of the line; above when it does not fit below and there is more room above.
pub fn placed(anchor: Frame, size: (f64, f64), view: (f64, f64), right_to_left: bool) -> Place {
    let below = view.1 - anchor.top - anchor.height - GAP - AIR;
    let above = anchor.top - GAP - AIR;
    let (top, room) = if size.1 <= below || below >= above {
        (anchor.top + anchor.height + GAP, below)
    } else {
        (anchor.top - GAP - size.1.min(above), above)
    };
    let left = if right_to_left { anchor.left + anchor.width - size.0 } else { anchor.left };
    let left = left.min(view.0 - size.0 - AIR).max(AIR);
    Place { left, top: top.max(AIR), room: room.max(0.0) }
}

/// Measures both and sets the popover's place. Also hands the anchor's width to the style, for lists as wide as
/// their field. What has no box on screen (a button of a row that is scrolled away) counts as the middle of the window.
pub fn place_beside(anchor: &Element, popover: &HtmlElement) {
    let Some(window) = web_sys::window() else { return };
    let number =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let view = (number(window.inner_width()), number(window.inner_height()));
    let rect = anchor.get_bounding_client_rect();
    let frame = if rect.width() > 0.0 && rect.bottom() > 0.0 && rect.top() < view.1 {
        Frame { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    } else {
        Frame { left: view.0 / 2.0 - 88.0, top: view.1 / 4.0, width: 176.0, height: 0.0 }
    };
    let right_to_left = popover.closest("[dir=rtl]").ok().flatten().is_some();
    let style = popover.style();
    let px = |value: f64| format!("{value}px");
    // Measured without the last limit, or it could only ever shrink.
    let _ = style.remove_property("--popover-room");
    let _ = style.set_property("--popover-anchor", &px(frame.width));
    let size = (f64::from(popover.offset_width()), f64::from(popover.offset_height()));
    let place = placed(frame, size, view, right_to_left);
    let _ = style.set_property("--popover-room", &px(place.room));
    let _ = style.set_property("left", &px(place.left));
    let _ = style.set_property("top", &px(place.top));
    let _ = popover.set_attribute("data-placed", "");
}

/// Scrolls a line of a popover into sight, and no further than that.
pub(crate) fn reveal(line: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    line.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Keeps a popover beside its anchor while the window or any pane under it moves. Ends when dropped.
pub(crate) struct Following {
    listener: Closure<dyn FnMut(Event)>,
}

/// What can move an anchor. Captured, because panes scroll without telling the window.
const MOVES: &[&str] = &["scroll", "resize"];

impl Following {
    pub(crate) fn start(anchor: Element, popover: HtmlElement) -> Option<Self> {
        let window = web_sys::window()?;
        let listener = Closure::<dyn FnMut(Event)>::new(move |moved: Event| {
            let own = moved.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            if !popover.contains(own.as_ref()) {
                place_beside(&anchor, &popover);
            }
        });
        for name in MOVES {
            let _ = window.add_event_listener_with_callback_and_bool(
                name,
                listener.as_ref().unchecked_ref(),
                true,
            );
        }
        Some(Self { listener })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let Some(window) = web_sys::window() else { return };
        for name in MOVES {
            let callback = self.listener.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback_and_bool(name, callback, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Frame, placed};

    const VIEW: (f64, f64) = (1000.0, 800.0);

    fn button(left: f64, top: f64) -> Frame {
        Frame { left, top, width: 100.0, height: 30.0 }
    }

    #[test]
    fn a_popover_stands_below_its_button_at_the_start_of_the_line() {
        let place = placed(button(50.0, 100.0), (200.0, 300.0), VIEW, false);
        assert_eq!((place.left, place.top), (50.0, 134.0));
        let place = placed(button(500.0, 100.0), (200.0, 300.0), VIEW, true);
        assert_eq!(place.left, 400.0);
    }

    #[test]
    fn without_room_below_it_stands_above() {
        let place = placed(button(50.0, 700.0), (200.0, 300.0), VIEW, false);
        assert_eq!(place.top, 700.0 - 4.0 - 300.0);
    }

    #[test]
    fn without_room_on_either_side_it_takes_the_larger_and_scrolls() {
        let place = placed(button(50.0, 300.0), (200.0, 900.0), VIEW, false);
        assert_eq!((place.top, place.room), (334.0, 458.0));
        let place = placed(button(50.0, 500.0), (200.0, 900.0), VIEW, false);
        assert_eq!((place.top, place.room), (8.0, 488.0));
    }

    #[test]
    fn it_never_leaves_the_window_sideways() {
        assert_eq!(placed(button(950.0, 100.0), (200.0, 300.0), VIEW, false).left, 792.0);
        assert_eq!(placed(button(10.0, 100.0), (200.0, 300.0), VIEW, true).left, 8.0);
    }
}

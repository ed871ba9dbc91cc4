//! Where a key leads in a row, a column or a ring of things of which one has the focus (roving tab stop). The view
//! keeps the index and moves the focus; this only counts.

/// The way the things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Side by side: left and right.
    Row,
    /// One over the other: up and down.
    Column,
}

/// The index a key leads to, or nothing when the key is not for moving. With `around`, the ends meet (menus, tabs);
/// without, they hold (lists). Page keys go ten at a time.
pub fn step(key: &str, at: Option<usize>, len: usize, axis: Axis, around: bool) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let back = |by: usize| match at {
        Some(0) | None if around && by == 1 => last,
        Some(at) => at.min(last).saturating_sub(by),
        None => 0,
    };
    let on = |by: usize| match at {
        None => 0,
        Some(at) if at >= last && around && by == 1 => 0,
        Some(at) => (at + by).min(last),
    };
    match (axis, key) {
        (Axis::Column, "ArrowDown") | (Axis::Row, "ArrowRight") => Some(on(1)),
        (Axis::Column, "ArrowUp") | (Axis::Row, "ArrowLeft") => Some(back(1)),
        (Axis::Column, "PageDown") => Some(on(10)),
        (Axis::Column, "PageUp") => Some(back(10)),
        (_, "Home") => Some(0),
        (_, "End") => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, step};

    #[test]
    fn in_a_menu_the_ends_meet() {
        assert_eq!(step("ArrowDown", Some(2), 3, Axis::Column, true), Some(0));
        assert_eq!(step("ArrowUp", Some(0), 3, Axis::Column, true), Some(2));
        assert_eq!(step("ArrowUp", None, 3, Axis::Column, true), Some(2));
        assert_eq!(step("ArrowDown", None, 3, Axis::Column, true), Some(0));
    }

    #[test]
    fn in_a_list_the_ends_hold() {
        assert_eq!(step("ArrowDown", Some(2), 3, Axis::Column, false), Some(2));
        assert_eq!(step("ArrowUp", Some(0), 3, Axis::Column, false), Some(0));
        assert_eq!(step("PageDown", Some(0), 3, Axis::Column, false), Some(2));
        assert_eq!(step("End", Some(0), 3, Axis::Column, false), Some(2));
    }

    #[test]
    fn other_keys_and_empty_lists_lead_nowhere() {
        assert_eq!(step("a", Some(0), 3, Axis::Column, true), None);
        assert_eq!(step("ArrowLeft", Some(0), 3, Axis::Column, true), None);
        assert_eq!(step("ArrowDown", None, 0, Axis::Column, true), None);
    }

    #[test]
    fn an_index_past_the_end_comes_back_into_the_list() {
        assert_eq!(step("ArrowUp", Some(9), 3, Axis::Column, false), Some(1));
    }
}

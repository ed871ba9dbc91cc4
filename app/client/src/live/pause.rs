//! How long a lost connection waits before it is tried again.

/// The longest pause between two tries, in milliseconds.
const LONGEST: i64 = 30_000;

/// Somewhere from 0 to 1.
#[expect(
    clippy::disallowed_methods,
    reason = "spreads tabs over time after a loss; nothing that is drawn depends on it"
)]
pub(super) fn chance() -> f64 {
    js_sys::Math::random()
}

/// Milliseconds until the next try: doubles from between 1 and 2 seconds to between 15 and 30, so that a restarted server is not
/// met by every tab at once.
pub(super) fn pause(tries: u32, random: f64) -> i64 {
    let most = (2_000_i64 << tries.min(8)).min(LONGEST);
    most / 2 + (random.clamp(0.0, 1.0) * (most / 2) as f64) as i64
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn a_lost_line_is_tried_again_after_one_second_at_first_and_thirty_at_most() {
        assert_eq!(pause(0, 0.0), 1_000);
        assert_eq!(pause(0, 1.0), 2_000);
        for tries in 0..100 {
            assert!((1_000..=30_000).contains(&pause(tries, 0.5)));
        }
        assert_eq!(pause(40, 1.0), 30_000);
    }
}

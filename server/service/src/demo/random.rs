//! Chance that can be repeated: the same seed gives the same desk on every machine. Never for secrets.

/// A stream of numbers from a seed. (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014: SplitMix64.)
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// A stream of its own for `seed` and `purpose`.
    pub fn new(seed: u64, purpose: u64) -> Dice {
        let mut dice = Dice(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95));
        dice.next();
        dice
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 for an `n` of 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(usize::try_from(high - low + 1).unwrap_or(1)) as i64
    }

    /// From `low` to `high`, small ones more often.
    pub fn early(&mut self, low: i64, high: i64) -> i64 {
        let share = self.between(0, 1000);
        low + (high - low) * share * share / 1_000_000
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; `None` of nothing.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.below(from.len());
        from.get(at)
    }

    /// The place of one of these weights, as often as it weighs.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut at = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if at < *weight {
                return place;
            }
            at -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_gives_others() {
        let roll = |seed| {
            let mut dice = Dice::new(seed, 3);
            (dice.next(), dice.below(10), dice.between(-5, 5), dice.chance(50))
        };
        assert_eq!(roll(7), roll(7));
        assert_ne!(roll(7).0, roll(8).0);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut dice = Dice::new(1, 1);
        for _ in 0..1000 {
            assert!((-3..=4).contains(&dice.between(-3, 4)));
            assert!((0..=60).contains(&dice.early(0, 60)));
            assert_ne!(dice.weighted(&[5, 0, 1]), 1);
        }
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}

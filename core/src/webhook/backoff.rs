//! When a delivery that failed is tried again: later each time, and not together with all others.

/// The longest pause, in milliseconds.
const LONGEST: u64 = 6 * 60 * 60 * 1_000;
/// How long an event is tried, in milliseconds: a receiver that is down over a weekend gets it on Monday.
const PATIENCE: u64 = 3 * 24 * 60 * 60 * 1_000;

/// How many milliseconds to wait after the attempt of that number (from 1), `passed` milliseconds after the first one;
/// none where it is given up. The pause doubles from `base` milliseconds to six hours. Of each, half is certain and half
/// is left to `random`, so that receivers which failed together are not called together.
pub fn wait(attempts: u32, passed: u64, base: u64, random: u64) -> Option<u64> {
    let doubled = 1_u64.checked_shl(attempts.saturating_sub(1)).unwrap_or(u64::MAX);
    let pause = base.max(1).saturating_mul(doubled).min(LONGEST);
    let certain = pause / 2;
    let pause = certain + random % (pause - certain + 1);
    (passed.saturating_add(pause) <= PATIENCE).then_some(pause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All pauses of one event that never comes through.
    fn pauses(base: u64, mut random: impl FnMut() -> u64) -> Vec<u64> {
        let (mut passed, mut pauses) = (0, Vec::new());
        while let Some(pause) = wait(u32::try_from(pauses.len() + 1).expect("few"), passed, base, random()) {
            passed += pause;
            pauses.push(pause);
        }
        pauses
    }

    #[test]
    fn a_receiver_that_is_down_for_three_days_is_called_a_few_dozen_times() {
        for random in [0, u64::MAX] {
            let pauses = pauses(10_000, || random);
            assert!((20..=36).contains(&pauses.len()), "{}", pauses.len());
            let passed: u64 = pauses.iter().sum();
            assert!(passed <= PATIENCE && passed > PATIENCE - LONGEST, "{passed}");
        }
    }

    proptest! {
        #[test]
        fn every_pause_is_within_its_bounds_and_all_together_end(
            base in 1_000..60_000_u64,
            random in prop::collection::vec(any::<u64>(), 64),
        ) {
            let mut drawn = random.iter().copied().cycle();
            let pauses = pauses(base, || drawn.next().unwrap_or_default());
            for (n, pause) in pauses.iter().enumerate() {
                let full = base.saturating_mul(1 << n.min(40)).min(LONGEST);
                prop_assert!((full / 2..=full).contains(pause), "{} of {}", pause, full);
            }
            prop_assert!(pauses.iter().sum::<u64>() <= PATIENCE);
            prop_assert!(pauses.len() < 64);
        }

        #[test]
        fn no_number_makes_it_fail(attempts: u32, passed: u64, base: u64, random: u64) {
            if let Some(pause) = wait(attempts, passed, base, random) {
                prop_assert!(pause <= LONGEST);
            }
        }
    }
}

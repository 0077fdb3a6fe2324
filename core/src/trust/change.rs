//! When two rounds of a series differ: only when the intervals say so.

use super::scale::Estimate;
use super::{Interval, Scale, Share};
use crate::deniable;

/// What can be said of the difference between two rounds. People of both rounds are taken for independent; where the
/// same people answered twice, this finds a change too seldom rather than too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is higher now.
    Up,
    /// It is lower now.
    Down,
    /// No change that so many ballots can show.
    Unclear,
}

impl Change {
    /// What an interval of a difference from `low` to `high` says.
    fn of(low: f64, high: f64) -> Self {
        if low > 0.0 {
            Self::Up
        } else if high < 0.0 {
            Self::Down
        } else {
            Self::Unclear
        }
    }
}

/// Whether a share changed: by the 95 % hybrid score interval of a difference (Newcombe 1998, Stat. Med. 17:873, method
/// 10), made of the `intervals` of both shares. None where one of them is a share of nothing.
pub fn share_change(before: (Share, Option<Interval>), after: (Share, Option<Interval>)) -> Option<Change> {
    let ends = |(share, interval): (Share, Option<Interval>)| {
        let interval = interval?;
        Some([interval.low, share.points(), interval.high].map(super::real))
    };
    Some(apart(ends(before)?, ends(after)?))
}

/// Whether an estimated share changed: by the same interval, of shares and ends in basis points that may be below nothing.
pub(super) fn estimate_change(before: &deniable::Estimate, after: &deniable::Estimate) -> Change {
    let ends =
        |estimate: &deniable::Estimate| [estimate.low, estimate.share, estimate.high].map(super::signed_real);
    apart(ends(before), ends(after))
}

/// What the hybrid interval of a difference says, made of lower end, share and upper end of both.
fn apart([low1, p1, high1]: [f64; 3], [low2, p2, high2]: [f64; 3]) -> Change {
    let difference = p2 - p1;
    Change::of(difference - (p2 - low2).hypot(high1 - p1), difference + (high2 - p2).hypot(p1 - low1))
}

/// Whether the mean of a scale changed: by the 95 % interval of the difference, after Welch. None where the scale has
/// other steps or other items now, or nobody answered.
pub fn mean_change(before: &Scale, after: &Scale) -> Option<Change> {
    if (before.steps, before.items) != (after.steps, after.items) {
        return None;
    }
    let (first, second) = (Estimate::of(&before.cells)?, Estimate::of(&after.cells)?);
    let error = first.error.hypot(second.error);
    // The wider of both percentiles: never surer than the round with fewer ballots allows.
    let reach = f64::max(first.reach(error), second.reach(error));
    let difference = second.mean - first.mean;
    Some(Change::of(difference - reach, difference + reach))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_changed_when_its_intervals_say_so() {
        let estimate = |share, low, high| deniable::Estimate { share, low, high };
        let change = |before, after| estimate_change(&before, &after);
        let wide = estimate(-500, -3_000, 2_500);
        assert_eq!(change(wide, estimate(3_000, 500, 5_500)), Change::Unclear);
        assert_eq!(change(wide, estimate(9_000, 6_500, 11_000)), Change::Up);
        assert_eq!(change(estimate(9_000, 6_500, 11_000), wide), Change::Down);
    }
    use crate::trust::Ends;

    fn shares(before: (u64, u64), after: (u64, u64)) -> Option<Change> {
        let share = |(count, of)| {
            let share = Share { count, of };
            (share, share.wilson())
        };
        share_change(share(before), share(after))
    }

    #[test]
    fn a_share_changed_when_newcombes_interval_leaves_zero_out() {
        // Newcombe 1998, table II: 56/70 and 48/80 differ by 0.0524 to 0.3339, 9/10 and 3/10 by 0.1705 to 0.8090.
        assert_eq!(shares((48, 80), (56, 70)), Some(Change::Up));
        assert_eq!(shares((56, 70), (48, 80)), Some(Change::Down));
        assert_eq!(shares((3, 10), (9, 10)), Some(Change::Up));
        // And 5/56 and 0/29 by −0.0381 to 0.1926.
        assert_eq!(shares((0, 29), (5, 56)), Some(Change::Unclear));
        assert_eq!(shares((0, 0), (5, 56)), None);
    }

    fn scale(cells: &[u64]) -> Scale {
        let ends = Ends { low: 0, high: 0 };
        Scale {
            name: "s".into(),
            tenths: 0,
            ends,
            steps: 5,
            items: 1,
            reversed: 0,
            cells: vec![cells.to_vec()],
        }
    }

    #[test]
    fn a_mean_changed_when_so_many_ballots_can_show_it() {
        let (low, high) = (scale(&[0, 10, 20, 10, 0]), scale(&[0, 0, 10, 20, 10]));
        assert_eq!(mean_change(&low, &high), Some(Change::Up));
        assert_eq!(mean_change(&high, &low), Some(Change::Down));
        assert_eq!(mean_change(&low, &low), Some(Change::Unclear));
        // The same shares of six people show nothing.
        assert_eq!(mean_change(&scale(&[0, 2, 3, 1, 0]), &scale(&[0, 1, 2, 3, 0])), Some(Change::Unclear));
        assert_eq!(mean_change(&low, &Scale { steps: 7, ..high }), None);
    }
}

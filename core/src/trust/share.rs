//! Shares and their intervals.

use super::{Z, points, real};

/// One whole, in basis points.
const WHOLE: u64 = 10_000;

/// So many out of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Out of how many; shares of nothing are nothing.
    pub of: u64,
}

/// From where to where a share could lie, in basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: u64,
    /// The upper end.
    pub high: u64,
}

impl Share {
    /// The share in basis points, rounded to the nearest.
    pub fn points(self) -> u64 {
        (self.count * WHOLE + self.of / 2).checked_div(self.of).unwrap_or(0)
    }

    /// The share in whole percents, rounded to the nearest.
    pub fn percent(self) -> u64 {
        (self.count * 100 + self.of / 2).checked_div(self.of).unwrap_or(0)
    }

    /// The 95 % score interval of Wilson (1927, J. Am. Stat. Assoc. 22:209), which keeps inside 0 to 1 and is
    /// sound for few ballots. None for a share of nothing.
    pub fn wilson(self) -> Option<Interval> {
        self.wilson_among(self.of)
    }

    /// The same interval where what is counted came from `people` people, each of whom gave several: several answers of
    /// one person may be one opinion, so that only people count as independent. Never narrower than it should be.
    pub fn wilson_among(self, people: u64) -> Option<Interval> {
        let (low, high) = self.wilson_ends(people)?;
        Some(Interval { low: points(low), high: points(high) })
    }

    /// The ends of that interval, as parts of one.
    pub(crate) fn wilson_ends(self, people: u64) -> Option<(f64, f64)> {
        if self.of == 0 || people == 0 {
            return None;
        }
        let n = real(people);
        let p = real(self.count) / real(self.of);
        let centre = p + Z * Z / (2.0 * n);
        let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some(((centre - reach) / scale, (centre + reach) / scale))
    }
}

impl Interval {
    /// Both ends in whole percents.
    pub fn percents(self) -> (u64, u64) {
        ((self.low + 50) / 100, (self.high + 50) / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wilson(count: u64, of: u64) -> (u64, u64) {
        let interval = Share { count, of }.wilson().expect("some ballots");
        (interval.low, interval.high)
    }

    #[test]
    fn the_interval_is_wilsons() {
        // Newcombe 1998 (Stat. Med. 17:857), table I, method 3: 81/263, 15/148, 0/20 and 1/29.
        assert_eq!(wilson(81, 263), (2_553, 3_662));
        assert_eq!(wilson(15, 148), (624, 1_605));
        assert_eq!(wilson(0, 20), (0, 1_611));
        assert_eq!(wilson(1, 29), (61, 1_718));
        assert_eq!(Share { count: 0, of: 0 }.wilson(), None);
    }

    #[test]
    fn the_interval_of_everyone_mirrors_that_of_no_one() {
        let (low, high) = wilson(0, 20);
        assert_eq!(wilson(20, 20), (10_000 - high, 10_000 - low));
    }

    #[test]
    fn answers_of_few_people_have_the_interval_of_those_people() {
        let many = Share { count: 30, of: 200 };
        assert_eq!(many.wilson_among(20), Share { count: 3, of: 20 }.wilson());
        assert_eq!(many.wilson_among(0), None);
    }

    #[test]
    fn shares_are_rounded_to_the_nearest() {
        assert_eq!(Share { count: 2, of: 3 }.percent(), 67);
        assert_eq!(Share { count: 1, of: 3 }.points(), 3_333);
        assert_eq!(Share { count: 0, of: 0 }.percent(), 0);
    }
}

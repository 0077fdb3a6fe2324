//! Deniable answers (randomized response): the device, and not the worker, flips the coins before an answer leaves it, so
//! that whoever sees what was sent cannot hold anyone to it.
//!
//! A question with one answer goes through k-ary randomized response, one with several through symmetric unary encoding;
//! declining is an answer like any other to both. Warner 1965 (J. Am. Stat. Assoc. 60:63) had the idea; Kairouz, Bonawitz and
//! Ramage 2016 (arXiv:1602.07387) and Wang, Blocki, Li and Jha 2017 (arXiv:1705.04421) the channels and estimators.
//!
//! The promise of one question: whatever was sent, no two true answers differ in how likely they are to send it by more than
//! the factor [`Deniable::odds`], which is e to the power of epsilon. It is kept by whole numbers alone: no probability is
//! ever rounded to a floating-point one. Comments are sent as they are written, and promise nothing.

mod channel;
mod coins;
mod estimate;
mod precision;
mod randomise;

pub use channel::Channel;
pub use coins::Coins;
pub use estimate::{Estimate, Estimates, estimates};
pub use precision::half_width;
pub use randomise::{below, randomise};

use serde::Serialize;

/// That the answers of a poll are deniable, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deniable {
    /// How many times as likely a true answer may make what was sent as any other true answer: e to the power of epsilon, per
    /// question. From 2 to 20; 3 unless the owner says otherwise.
    #[cfg_attr(feature = "openapi", schema(minimum = 2, maximum = 20))]
    odds: u64,
}

impl Deniable {
    /// The lowest odds an owner may choose.
    pub const MIN: u64 = 2;
    /// The highest odds an owner may choose: more could hardly be denied.
    pub const MAX: u64 = 20;

    /// Deniable by those odds; none outside [`Self::MIN`] to [`Self::MAX`].
    pub fn new(odds: u64) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&odds).then_some(Self { odds })
    }

    /// The odds of one question.
    pub fn odds(self) -> u64 {
        self.odds
    }

    /// Epsilon of so many questions together, in tenths: the natural logarithm of the odds, once for each. That is what the
    /// answers of one ballot promise to someone who lays all of them side by side (sequential composition, Dwork and Roth
    /// 2014, theorem 3.14).
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 100 questions of ln 20 each"
    )]
    pub fn epsilon(self, questions: u64) -> u64 {
        let real = crate::trust::real;
        (real(self.odds).ln() * real(questions) * 10.0).round() as u64
    }
}

impl Default for Deniable {
    /// Epsilon ln 3: a coin that tells the truth half of the time, and answers by another coin otherwise.
    fn default() -> Self {
        Self { odds: 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epsilon_is_the_logarithm_of_the_odds_and_adds_up() {
        let epsilon = |odds, questions| Deniable::new(odds).expect("odds").epsilon(questions);
        // ln 3 is 1.0986, ln 20 is 2.9957.
        assert_eq!([epsilon(3, 1), epsilon(3, 10), epsilon(20, 1), epsilon(2, 0)], [11, 110, 30, 0]);
        assert_eq!((Deniable::new(1), Deniable::new(21), Deniable::default().odds()), (None, None, 3));
    }
}

//! How far an estimated share may be from the truth with deniable answers, and without.

use crate::trust::{Z, points, real};

/// e to the power of the default epsilon, which is ln 3: a true answer is three times as likely to be sent as any other one.
pub const DEFAULT_ODDS: u64 = 3;

/// Half of the 95 % interval of a share of one half, in basis points of at most 10,000, from so many ballots on a question
/// with so many answers, by k-ary randomized response (Kairouz, Bonawitz and Ramage 2016, arXiv:1602.07387, section 3):
/// the true answer is sent with probability a = odds / (odds + answers − 1), each other with b = 1 / (odds + answers − 1),
/// and the share is estimated from the observed one, f, as (f − b) / (a − b). None for `odds` is an answer as it is given.
pub fn half_width(ballots: u64, answers: u64, odds: Option<u64>) -> u64 {
    if ballots == 0 || answers < 2 {
        return 10_000;
    }
    let (observed, slope) = match odds {
        None => (0.5, 1.0),
        Some(odds) => {
            let sum = real(odds) + real(answers) - 1.0;
            let (truly, otherwise) = (real(odds) / sum, 1.0 / sum);
            (f64::midpoint(truly, otherwise), truly - otherwise)
        }
    };
    if slope <= 0.0 {
        return 10_000;
    }
    points(Z * (observed * (1.0 - observed) / real(ballots)).sqrt() / slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deniable_answers_cost_what_the_formula_says() {
        // By hand: a = 3/7, b = 1/7, f = 2/7; 1.96 · sqrt(2/7 · 5/7 / 50) / (2/7).
        assert_eq!(half_width(50, 5, Some(DEFAULT_ODDS)), 4_383);
        assert_eq!(half_width(50, 5, None), 1_386);
        // Warner's coin (1965) is the same with two answers: a = 3/4, b = 1/4.
        assert_eq!(half_width(100, 2, Some(3)), 1_960);
    }

    #[test]
    fn more_ballots_are_never_less_precise_and_denial_never_more() {
        for answers in 2..=11 {
            for ballots in 1..300 {
                let now = half_width(ballots, answers, Some(3));
                assert!(half_width(ballots + 1, answers, Some(3)) <= now);
                assert!(half_width(ballots, answers, None) <= now);
            }
        }
        assert_eq!((half_width(0, 5, None), half_width(9, 5, Some(1))), (10_000, 10_000));
    }
}

//! How far an estimated share may be from the truth with deniable answers, and without.

use super::Channel;
use crate::trust::{Z, points, real};

/// Half of the 95 % interval of a share of one half of so many ballots, in basis points of at most 10,000. The share is
/// estimated from the observed one, f, as (f − b) / (a − b), with the chances of the question's [`Channel`]; none for answers
/// that are sent as they are given.
pub fn half_width(ballots: u64, channel: Option<Channel>) -> u64 {
    if ballots == 0 {
        return 10_000;
    }
    let (a, b) = channel.map_or((1.0, 0.0), |channel| channel.chances(1));
    let observed = f64::midpoint(a, b);
    points(Z * (observed * (1.0 - observed) / real(ballots)).sqrt() / (a - b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(answers: u64) -> Channel {
        Channel::Response { answers, odds: 3 }
    }

    #[test]
    fn deniable_answers_cost_what_the_formula_says() {
        // By hand: a = 3/7, b = 1/7, f = 2/7; 1.96 · sqrt(2/7 · 5/7 / 50) / (2/7).
        assert_eq!(half_width(50, Some(response(5))), 4_383);
        assert_eq!(half_width(50, None), 1_386);
        // Warner's coin (1965) is the same with two answers: a = 3/4, b = 1/4.
        assert_eq!(half_width(100, Some(response(2))), 1_960);
    }

    #[test]
    fn more_ballots_are_never_less_precise_and_denial_never_more() {
        let channels = (3..=11).flat_map(|answers| [response(answers), Channel::unary(answers, 3)].map(Some));
        for channel in channels {
            for ballots in 1..300 {
                let now = half_width(ballots, channel);
                assert!(half_width(ballots + 1, channel) <= now);
                assert!(half_width(ballots, None) <= now);
            }
        }
        assert_eq!(half_width(0, None), 10_000);
    }
}

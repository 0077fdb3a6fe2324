//! How far what was predicted is from what was said.

use super::{points, real};
use crate::{Kind, Question};

/// How far two distributions are apart, in basis points of as far as they can be, and how far they would be by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The distance.
    pub points: u64,
    /// How far apart so few answers would lie on average, had the prediction been right.
    pub chance: u64,
}

impl Distance {
    /// From where on a distance is worth a conversation: a fifth of the way, and twice what chance makes.
    pub fn is_large(self) -> bool {
        self.points >= 2_000 && self.points >= 2 * self.chance
    }
}

/// The distance between `predicted`, shares by column in basis points, and `said`, counts by column of `of` ballots.
///
/// Single choice: the total variation distance, which is the share of people whom the prediction has in the wrong place.
/// Likert and rating: the earth mover's distance of the ordered steps (Rubner et al. 2000), which for one dimension is
/// the area between both cumulative distributions, over the number of steps from end to end. Multiple choice, whose shares do
/// not add up to one: the mean of the differences. None for comments, where nobody answered, and where `predicted` has
/// not one share a column or (but for multiple choice) predicts nothing.
pub fn distance(question: &Question, predicted: &[u64], said: &[u64], of: u64) -> Option<Distance> {
    let total: u64 = predicted.iter().sum();
    let is_multiple = matches!(question.kind, Kind::Multiple { .. });
    let is_comment = matches!(question.kind, Kind::Comment {});
    if is_comment || of == 0 || said.len() != predicted.len() || (total == 0 && !is_multiple) {
        return None;
    }
    let whole = if is_multiple { 10_000.0 } else { real(total) };
    let expected: Vec<f64> = predicted.iter().map(|share| real(*share) / whole).collect();
    let found: Vec<f64> = said.iter().map(|count| real(*count) / real(of)).collect();
    let (expected, found, most) = match question.kind {
        Kind::Likert { .. } | Kind::Rating { .. } => {
            (cumulated(&expected), cumulated(&found), real(said.len() as u64 - 1))
        }
        Kind::Single { .. } => (expected, found, 2.0),
        Kind::Multiple { .. } | Kind::Comment {} => (expected, found, real(said.len() as u64)),
    };
    let apart: f64 = expected.iter().zip(&found).map(|(p, q)| (p - q).abs()).sum();
    // The mean absolute deviation of a share p of n ballots: √(2p(1 − p)/πn).
    let by_chance = |p: &f64| (2.0 * p * (1.0 - p).max(0.0) / (std::f64::consts::PI * real(of))).sqrt();
    let chance: f64 = expected.iter().map(by_chance).sum();
    Some(Distance { points: points(apart / most), chance: points(chance / most) })
}

fn cumulated(shares: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let add = |share: &f64| {
        sum += share;
        sum
    };
    shares.iter().map(add).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Poll;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn question(kind: &Value) -> Question {
        let mut question = kind.clone();
        question["id"] = "q".into();
        question["text"] = "Q".into();
        let poll = Poll::parse(
            &json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [question]}),
        );
        poll.expect("good").questions()[0].clone()
    }

    fn likert() -> Question {
        question(&json!({"kind": "likert", "steps": 5}))
    }

    fn choice(kind: &str) -> Question {
        let choices = ["a", "b", "c"].map(|id| json!({"id": id, "text": id}));
        question(&json!({"kind": kind, "choices": choices}))
    }

    #[test]
    fn moving_everyone_one_step_is_a_quarter_of_the_way_over_five() {
        let moved = distance(&likert(), &[0, 10_000, 0, 0, 0], &[0, 0, 8, 0, 0], 8).expect("a distance");
        assert_eq!((moved.points, moved.chance), (2_500, 0));
        let ends = distance(&likert(), &[10_000, 0, 0, 0, 0], &[0, 0, 0, 0, 8], 8).expect("a distance");
        assert_eq!(ends.points, 10_000);
        assert!(ends.is_large());
    }

    #[test]
    fn choices_have_no_order() {
        for said in [[0, 8, 0], [0, 0, 8]] {
            let moved = distance(&choice("single"), &[10_000, 0, 0], &said, 8).expect("a distance");
            assert_eq!(moved.points, 10_000);
        }
        // 20 % and 40 % off, and one right: a fifth on average.
        let off = distance(&choice("multiple"), &[5_000, 6_000, 0], &[7, 2, 0], 10).expect("a distance");
        assert_eq!(off.points, 2_000);
    }

    #[test]
    fn what_chance_alone_makes_is_not_large() {
        // Five people, an even prediction: 3 and 2 could not lie nearer.
        let even = distance(
            &question(&json!({"kind": "single", "choices":
            [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]})),
            &[5_000, 5_000],
            &[4, 1],
            5,
        );
        let even = even.expect("a distance");
        assert_eq!(even.points, 3_000);
        assert!(!even.is_large(), "{even:?}");
    }

    #[test]
    fn there_is_none_of_nothing() {
        assert_eq!(distance(&likert(), &[0; 5], &[1, 0, 0, 0, 0], 1), None);
        assert_eq!(distance(&likert(), &[10_000, 0, 0, 0, 0], &[0; 5], 0), None);
        assert_eq!(distance(&likert(), &[10_000, 0], &[1, 0, 0, 0, 0], 1), None);
        assert_eq!(distance(&question(&json!({"kind": "comment"})), &[10_000], &[1], 1), None);
    }

    proptest! {
        #[test]
        fn a_distance_is_none_to_the_same_and_never_more_than_all(
            said in prop::collection::vec(0_u64..50, 5), predicted in prop::collection::vec(0_u64..50, 5),
        ) {
            let of = said.iter().sum();
            if let Some(same) = distance(&likert(), &said, &said, of) {
                prop_assert_eq!(same.points, 0);
            }
            if let Some(apart) = distance(&likert(), &predicted, &said, of) {
                prop_assert!(apart.points <= 10_000);
                let turned: Vec<u64> = said.iter().rev().copied().collect();
                let guess: Vec<u64> = predicted.iter().rev().copied().collect();
                let back = distance(&likert(), &guess, &turned, of).expect("a distance");
                prop_assert!(back.points.abs_diff(apart.points) <= 1, "turned round it is as far");
            }
        }
    }
}

//! The shape of a distribution, as far as its intervals let one say it.

use super::{Interval, Share, Z, points, real, sides};
use crate::{Kind, Question};

/// How answers lie. Sides are those of the steps as asked, reverse-coded or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// More than half are below the middle; `nearly_all` when more than four in five are.
    Low {
        /// More than four in five.
        nearly_all: bool,
    },
    /// More than half are above the middle.
    High {
        /// More than four in five.
        nearly_all: bool,
    },
    /// The middle step is what most picked.
    Middle,
    /// Many on either side, few between, and far apart.
    Split,
    /// More than half picked this column.
    Majority {
        /// Which.
        column: usize,
    },
    /// This column was surely picked more often than any other.
    Leading {
        /// Which.
        column: usize,
    },
    /// Nothing of all that can be said of so many answers.
    Mixed,
}

/// The shape of the counts of a question, `of` ballots being the base of their shares (see
/// [`Counts::base`](super::Counts::base)). None for comments and where nobody answered.
pub fn shape(question: &Question, cells: &[u64], of: u64) -> Option<Shape> {
    if of == 0 || cells.iter().sum::<u64>() == 0 {
        return None;
    }
    match question.kind {
        Kind::Comment {} => None,
        Kind::Likert { .. } | Kind::Rating { .. } => Some(ordered(cells, of)),
        Kind::Single { .. } | Kind::Multiple { .. } => Some(chosen(cells, of)),
    }
}

/// The 95 % interval of so many of so many; all of it where there are none.
fn interval(count: u64, of: u64) -> Interval {
    Share { count, of }.wilson().unwrap_or(Interval { low: 0, high: 10_000 })
}

fn ordered(cells: &[u64], of: u64) -> Shape {
    let [below, middle, above] = {
        let sides = sides(cells);
        [sides.below, sides.middle, sides.above]
    };
    let (low, high) = (interval(below, of), interval(above, of));
    if high.low > 5_000 {
        return Shape::High { nearly_all: high.low > 8_000 };
    }
    if low.low > 5_000 {
        return Shape::Low { nearly_all: low.low > 8_000 };
    }
    // At least three in ten on either side, surely more than one in ten, fewer between, and farther from the middle than if
    // every step had as many, by a tenth.
    let fewer = below.min(above);
    let is_two_sided = 10 * fewer >= 3 * of && low.low.min(high.low) >= 1_000 && middle < fewer;
    let even = vec![1; cells.len()];
    if is_two_sided && 10 * deviation(cells) * cells.len() as u64 >= 11 * deviation(&even) * of {
        return Shape::Split;
    }
    if interval(middle, of).low > 3_333 && middle > below.max(above) { Shape::Middle } else { Shape::Mixed }
}

/// The sum of everyone's distance from the middle, in half steps.
fn deviation(cells: &[u64]) -> u64 {
    let last = cells.len() as u64 - 1;
    cells.iter().zip(0_u64..).map(|(count, step)| count * (2 * step).abs_diff(last)).sum()
}

fn chosen(cells: &[u64], of: u64) -> Shape {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|column| std::cmp::Reverse(cells[*column]));
    let (first, second) = (order[0], order.get(1).map_or(0, |column| cells[*column]));
    if interval(cells[first], of).low > 5_000 {
        return Shape::Majority { column: first };
    }
    // The 95 % interval of the difference of two shares of the same people. Where several can be picked, those who picked
    // both make it narrower: reckoned without them it is never surer than it should be.
    let (p, q) = (real(cells[first]) / real(of), real(second) / real(of));
    let error = ((p + q - (p - q).powi(2)).max(0.0) / real(of)).sqrt();
    if p - q > Z * error && points(p) >= 1_000 { Shape::Leading { column: first } } else { Shape::Mixed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Poll;
    use proptest::prelude::*;
    use serde_json::json;

    fn questions() -> Vec<Question> {
        let choices = ["a", "b", "c"].map(|id| json!({"id": id, "text": id}));
        let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "five", "kind": "likert", "steps": 5, "text": "Q"},
            {"id": "four", "kind": "likert", "steps": 4, "text": "Q"},
            {"id": "one", "kind": "single", "choices": choices, "text": "Q"},
            {"id": "say", "kind": "comment", "text": "Q"}]}));
        poll.expect("good").questions().to_vec()
    }

    fn of(question: usize, cells: &[u64]) -> Option<Shape> {
        shape(&questions()[question], cells, cells.iter().sum())
    }

    #[test]
    fn a_side_is_named_when_its_interval_is_past_the_half() {
        assert_eq!(of(0, &[0, 1, 2, 10, 7]), Some(Shape::High { nearly_all: false }));
        assert_eq!(of(0, &[30, 8, 1, 1, 0]), Some(Shape::Low { nearly_all: true }));
        // Six of ten are more than half, and could as well be fewer.
        assert_eq!(of(0, &[1, 1, 2, 4, 2]), Some(Shape::Mixed));
    }

    #[test]
    fn a_split_has_many_far_apart_on_either_side() {
        assert_eq!(of(0, &[6, 3, 1, 3, 6]), Some(Shape::Split));
        assert_eq!(of(1, &[6, 3, 3, 6]), Some(Shape::Split));
        // Neighbours of the middle are no split, nor is a side of a few.
        assert_eq!(of(0, &[0, 9, 1, 9, 0]), Some(Shape::Mixed));
        assert_eq!(of(1, &[0, 9, 9, 0]), Some(Shape::Mixed));
        assert_eq!(of(0, &[3, 0, 1, 3, 5]), Some(Shape::Mixed));
        assert_eq!(of(0, &[4, 4, 3, 4, 4]), Some(Shape::Mixed));
    }

    #[test]
    fn the_middle_is_named_when_most_are_there() {
        assert_eq!(of(0, &[1, 3, 14, 4, 1]), Some(Shape::Middle));
    }

    #[test]
    fn a_choice_is_named_when_it_surely_leads() {
        assert_eq!(of(2, &[14, 3, 2]), Some(Shape::Majority { column: 0 }));
        assert_eq!(of(2, &[10, 30, 14]), Some(Shape::Leading { column: 1 }));
        assert_eq!(of(2, &[4, 5, 4]), Some(Shape::Mixed));
    }

    #[test]
    fn nothing_and_comments_have_no_shape() {
        assert_eq!(of(0, &[0; 5]), None);
        assert_eq!(of(3, &[9]), None);
    }

    proptest! {
        #[test]
        fn turned_round_a_distribution_has_the_shape_turned_round(cells in prop::collection::vec(0_u64..30, 5)) {
            let turned: Vec<u64> = cells.iter().rev().copied().collect();
            let back = match of(0, &turned) {
                Some(Shape::Low { nearly_all }) => Some(Shape::High { nearly_all }),
                Some(Shape::High { nearly_all }) => Some(Shape::Low { nearly_all }),
                same => same,
            };
            prop_assert_eq!(of(0, &cells), back);
        }
    }
}

//! Means of values, and of scales after reverse coding, with their intervals.

use super::{Z, counts, real};
use crate::release::NodeFigures;
use crate::{Kind, Poll};

/// The mean of all items of one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The scale's name.
    pub name: String,
    /// The mean in tenths.
    pub tenths: u64,
    /// Where the mean could lie, 95 %.
    pub ends: Ends,
    /// How many steps its items have.
    pub steps: u8,
    /// How many items.
    pub items: u64,
    /// How many of them count turned round.
    pub reversed: u64,
    /// The counts of each item, turned round where it is reverse-coded.
    pub cells: Vec<Vec<u64>>,
}

/// From where to where a mean could lie, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The lower end.
    pub low: u64,
    /// The upper end.
    pub high: u64,
}

/// The mean in tenths, rounded, of values from `low` upwards that were given `cells` times; none of nothing.
pub fn mean(cells: &[u64], low: u64) -> Option<u64> {
    let total: u64 = cells.iter().sum();
    let sum: u64 = cells.iter().zip(low..).map(|(count, value)| count * value).sum();
    (total > 0).then(|| (sum * 10 + total / 2) / total)
}

/// Where the mean of values from `low` upwards could lie, 95 %; none of nothing.
pub fn mean_ends(cells: &[u64], low: u64) -> Option<Ends> {
    let estimate = Estimate::of(&[cells])?;
    Some(estimate.ends(cells.len(), low, mean(cells, low)?))
}

/// Each scale's mean at a node, in the order of the poll. Items turned round count as steps + 1 − value. A scale
/// whose items differ in steps has no mean.
pub fn scales(poll: &Poll, node: &NodeFigures) -> Vec<Scale> {
    let mut found: Vec<Scale> = Vec::new();
    let mut mixed = Vec::new();
    for question in poll.questions() {
        let Kind::Likert { steps, reverse, scale: Some(scale), .. } = &question.kind else { continue };
        let Some((item, _)) = counts(question, node) else { continue };
        let mut cells = item.cells;
        if *reverse {
            cells.reverse();
        }
        let reversed = u64::from(*reverse);
        match found.iter_mut().find(|known| known.name == scale.as_str()) {
            Some(known) if known.steps != *steps => mixed.push(known.name.clone()),
            Some(known) => {
                known.items += 1;
                known.reversed += reversed;
                known.cells.push(cells);
            }
            None => found.push(Scale {
                name: scale.to_string(),
                tenths: 0,
                ends: Ends { low: 0, high: 0 },
                steps: *steps,
                items: 1,
                reversed,
                cells: vec![cells],
            }),
        }
    }
    let means = found.into_iter().filter(|scale| !mixed.contains(&scale.name));
    means
        .filter_map(|scale| {
            let steps = usize::from(scale.steps);
            let sums: Vec<u64> =
                (0..steps).map(|step| scale.cells.iter().map(|cells| cells[step]).sum()).collect();
            let tenths = mean(&sums, 1)?;
            let ends = Estimate::of(&scale.cells)?.ends(steps, 1, tenths);
            Some(Scale { tenths, ends, ..scale })
        })
        .collect()
}

/// An estimated mean of steps counted from 0, its standard error, and the degrees of freedom of that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate {
    pub(super) mean: f64,
    pub(super) error: f64,
    freedom: f64,
}

impl Estimate {
    /// The mean of all answers to `items`, in the same steps each; none where nobody answered.
    ///
    /// One more answer at either end is reckoned in, after Agresti and Coull (1998, Am. Stat. 52:119): else few people
    /// who all say the same would have an interval of no width. People's answers to the items of a scale go together,
    /// and only each item's counts are published: the error is the largest that any such connection allows, which is the
    /// weighted sum of the items' own errors.
    pub(super) fn of<T: AsRef<[u64]>>(items: &[T]) -> Option<Self> {
        let answers = |item: &T| item.as_ref().iter().sum::<u64>();
        let total = real(items.iter().map(answers).sum());
        let (mut mean, mut error, mut fewest) = (0.0, 0.0, f64::INFINITY);
        for item in items.iter().filter(|item| answers(item) > 0) {
            let cells = item.as_ref();
            let last = cells.len() - 1;
            let counted = |step: usize| real(cells[step]) + f64::from(u8::from(step == 0 || step == last));
            let place = |step: usize| real(step as u64);
            let n = real(answers(item)) + 2.0;
            let centre = (0..=last).map(|step| counted(step) * place(step)).sum::<f64>() / n;
            let squares = (0..=last).map(|step| counted(step) * (place(step) - centre).powi(2)).sum::<f64>();
            let weight = real(answers(item)) / total;
            mean += weight * centre;
            error += weight * (squares / (n - 1.0) / n).sqrt();
            fewest = f64::min(fewest, n - 1.0);
        }
        (total > 0.0).then_some(Self { mean, error, freedom: fewest })
    }

    /// How far a 95 % interval reaches, in steps, where errors are `error` in all.
    pub(super) fn reach(self, error: f64) -> f64 {
        student(self.freedom) * error
    }

    /// The interval in tenths, between the ends of the scale and around what is shown as the mean.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the scale first")]
    fn ends(self, steps: usize, low: u64, tenths: u64) -> Ends {
        let reach = self.reach(self.error);
        let top = real(steps as u64 - 1);
        let at = |value: f64| low * 10 + (value.clamp(0.0, top) * 10.0).round() as u64;
        Ends { low: at(self.mean - reach).min(tenths), high: at(self.mean + reach).max(tenths) }
    }
}

/// The 97.5th percentile of Student's t, by the expansion of Fisher and Cornish (Abramowitz and Stegun 1964, 26.7.5).
/// Off by less than 1 % from 5 degrees of freedom on.
fn student(freedom: f64) -> f64 {
    let (z3, z5) = (Z.powi(3), Z.powi(5));
    Z + (z3 + Z) / (4.0 * freedom) + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * freedom * freedom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::QuestionFigures;
    use rand::{Rng, SeedableRng};
    use serde_json::json;

    #[test]
    fn a_mean_is_of_those_who_answered() {
        assert_eq!(mean(&[1, 0, 0, 1], 1), Some(25));
        assert_eq!(mean(&[0, 0, 3], 0), Some(20));
        assert_eq!(mean(&[0, 0], 1), None);
    }

    #[test]
    fn reversed_items_are_turned_round_before_the_mean() {
        let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "a", "kind": "likert", "steps": 7, "scale": "s", "text": "A"},
            {"id": "b", "kind": "likert", "steps": 7, "scale": "s", "reverse": true, "text": "B"},
            {"id": "c", "kind": "likert", "steps": 5, "text": "C"}]}))
        .expect("good");
        let only = |value: u64| QuestionFigures {
            counts: [(value.to_string(), 6)].into(),
            declined: 0,
            nearly_everyone: None,
            estimates: None,
        };
        let ids = poll.questions().iter().map(|question| question.id.clone());
        let node = NodeFigures {
            node: crate::GroupId::new("all").expect("id"),
            ballots: 6,
            questions: ids.zip([only(7), only(2), only(1)]).collect(),
        };
        let [scale] = &scales(&poll, &node)[..] else { panic!("one scale") };
        assert_eq!((scale.name.as_str(), scale.tenths, scale.steps), ("s", 65, 7));
        assert_eq!((scale.items, scale.reversed), (2, 1));
        assert!((1..65).contains(&scale.ends.low) && (65..=70).contains(&scale.ends.high), "{scale:?}");
    }

    #[test]
    fn the_percentiles_are_students() {
        // Abramowitz and Stegun 1964, table 26.10.
        for (freedom, percentile) in [(5.0, 2.571), (10.0, 2.228), (30.0, 2.042), (120.0, 1.980)] {
            let ratio = student(freedom) / percentile;
            assert!((0.99..1.01).contains(&ratio), "{freedom}: {ratio}");
        }
    }

    #[test]
    fn five_people_who_all_say_the_same_have_an_interval_still() {
        let ends = mean_ends(&[0, 0, 0, 0, 5], 1).expect("five answers");
        assert!(ends.low < 45 && ends.high == 50, "{ends:?}");
        assert_eq!(mean_ends(&[0, 0], 1), None);
    }

    /// How often, in percent, the interval of `n` draws from `truth` holds its mean.
    fn coverage(truth: [f64; 5], n: usize) -> u64 {
        let mean: f64 =
            truth.iter().zip(10_u32..).map(|(share, value)| share * f64::from((value - 9) * 10)).sum();
        let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(7);
        let mut draw = || {
            let mut rest = f64::from(random.next_u32()) / f64::from(u32::MAX);
            let is_it = |share: &f64| {
                rest -= share;
                rest <= 0.0
            };
            truth.iter().position(is_it).unwrap_or(4)
        };
        let holds = |_: &u32| {
            let mut cells = [0; 5];
            (0..n).for_each(|_| cells[draw()] += 1);
            let ends = mean_ends(&cells, 1).expect("answers");
            // Half a tenth is what rounding takes away.
            real(ends.low) - 0.5 <= mean && mean <= real(ends.high) + 0.5
        };
        (0..2_000).filter(holds).count() as u64 / 20
    }

    #[test]
    fn intervals_of_means_hold_the_truth_about_as_often_as_they_say() {
        let truths = [
            [0.2, 0.2, 0.2, 0.2, 0.2],
            [0.5, 0.0, 0.0, 0.0, 0.5],
            [0.02, 0.03, 0.1, 0.25, 0.6],
            [0.0, 0.1, 0.8, 0.1, 0.0],
        ];
        for truth in truths {
            for n in [5, 10, 20, 50, 200] {
                let percent = coverage(truth, n);
                assert!(percent >= 93, "{truth:?}, {n} answers: {percent} %");
            }
        }
    }
}

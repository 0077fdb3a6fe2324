//! What became of a question along a series.

use super::change::estimate_change;
use super::{Change, Counts, Interval, Scale, Share, mean, mean_change, mean_ends, share_change, sides};
use crate::deniable::{Estimate, Estimates};
use crate::{Kind, Question};

/// What a line follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The share of answers on the upper side of a Likert question.
    Above,
    /// The mean of a rating.
    Mean,
    /// The share of ballots that picked that column.
    Column(usize),
}

/// What a line is in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// A share in basis points; a mean as basis points of the scale from 0 to 10.
    pub at: u64,
    /// From where to where it could lie, likewise.
    pub interval: Interval,
    /// Of how many ballots or answers.
    pub of: u64,
}

/// One line along the rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it follows.
    pub subject: Subject,
    /// One point a round, the latest last; none where a round shows no figure.
    pub points: Vec<Option<Point>>,
    /// How the latest round differs from the one before that has a figure; none where there are no two.
    pub change: Option<Change>,
}

/// The lines of `question` along `rounds`, the latest last. What people write has none.
pub fn trend(question: &Question, rounds: &[Option<Counts>]) -> Vec<Line> {
    match &question.kind {
        Kind::Comment {} => Vec::new(),
        Kind::Rating { .. } => vec![means(rounds)],
        Kind::Likert { .. } => {
            vec![shares(Subject::Above, question, rounds, |counts| sides(&counts.cells).above)]
        }
        Kind::Single { choices } | Kind::Multiple { choices } => (0..choices.len())
            .map(|column| {
                shares(Subject::Column(column), question, rounds, move |counts| counts.cells[column])
            })
            .collect(),
    }
}

/// The lines of deniable answers along `rounds`: the estimate of each column, cut off at none and all. A change is one of the
/// estimates as they are.
pub fn estimated_trend(question: &Question, rounds: &[Option<(Estimates, u64)>]) -> Vec<Line> {
    let line = |(column, name): (usize, &String)| {
        let of = |round: &Option<(Estimates, u64)>| {
            let (estimates, ballots) = round.as_ref()?;
            Some((*estimates.choices.get(name)?, *ballots))
        };
        let estimates: Vec<Option<(Estimate, u64)>> = rounds.iter().map(of).collect();
        let point = |found: &Option<(Estimate, u64)>| {
            found.map(|(estimate, of)| {
                let [low, at, high] = estimate.drawn();
                Point { at, interval: Interval { low, high }, of }
            })
        };
        let change = latest_two(&estimates).map(|((before, _), (now, _))| estimate_change(&before, &now));
        Line { subject: Subject::Column(column), points: estimates.iter().map(point).collect(), change }
    };
    question.columns().iter().enumerate().map(line).collect()
}

fn shares(
    subject: Subject,
    question: &Question,
    rounds: &[Option<Counts>],
    count: impl Fn(&Counts) -> u64,
) -> Line {
    let share = |counts: &Counts| Share { count: count(counts), of: counts.base(question) };
    let shares: Vec<Option<Share>> = rounds.iter().map(|counts| counts.as_ref().map(share)).collect();
    let point = |share: &Option<Share>| {
        let share = (*share)?;
        Some(Point { at: share.points(), interval: share.wilson()?, of: share.of })
    };
    let change = latest_two(&shares)
        .and_then(|(before, now)| share_change((before, before.wilson()), (now, now.wilson())));
    Line { subject, points: shares.iter().map(point).collect(), change }
}

fn means(rounds: &[Option<Counts>]) -> Line {
    let scale = |counts: &Option<Counts>| {
        let cells = &counts.as_ref()?.cells;
        let (tenths, ends) = (mean(cells, 0)?, mean_ends(cells, 0)?);
        let steps = u8::try_from(cells.len()).ok()?;
        Some(Scale {
            name: String::new(),
            tenths,
            ends,
            steps,
            items: 1,
            reversed: 0,
            cells: vec![cells.clone()],
        })
    };
    let scales: Vec<Option<Scale>> = rounds.iter().map(scale).collect();
    let point = |scale: &Scale| Point {
        at: scale.tenths * 100,
        interval: Interval { low: scale.ends.low * 100, high: scale.ends.high * 100 },
        of: scale.cells[0].iter().sum(),
    };
    let change = latest_two(&scales).and_then(|(before, now)| mean_change(&before, &now));
    Line {
        subject: Subject::Mean,
        points: scales.iter().map(|scale| scale.as_ref().map(point)).collect(),
        change,
    }
}

/// The latest, and the last one before it that there is; none where the latest is none.
fn latest_two<T: Clone>(all: &[Option<T>]) -> Option<(T, T)> {
    let (now, earlier) = all.split_last()?;
    Some((earlier.iter().rev().flatten().next()?.clone(), now.clone()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn estimates_are_drawn_cut_off_and_compared_whole() {
        let question =
            crate::Poll::parse(&json!({"title": "T", "deniable": {}, "groups": {"id": "all", "name": "A"},
            "questions": [{"id": "q", "kind": "single", "text": "Q",
                "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}]}));
        let question = question.expect("good").questions()[0].clone();
        let round = |share: i64, ballots| {
            let one = Estimate { share, low: share - 900, high: share + 900 };
            let choices = [("a".to_owned(), one), ("b".to_owned(), one)].into_iter().collect();
            Some((Estimates { choices, declined: one }, ballots))
        };
        let lines = estimated_trend(&question, &[round(-1_500, 40), None, round(-100, 50)]);
        assert_eq!(
            (lines.len(), lines[1].subject, lines[0].change),
            (2, Subject::Column(1), Some(Change::Up))
        );
        let point = Point { at: 0, interval: Interval { low: 0, high: 800 }, of: 50 };
        assert_eq!((lines[0].points[1], lines[0].points[2]), (None, Some(point)));
        let few = estimated_trend(&question, &[None, round(0, 9)]);
        assert_eq!(few[0].change, None);
    }

    fn question(kind: &serde_json::Value) -> Question {
        let mut question = json!({"id": "q", "text": "Q"});
        for (name, value) in kind.as_object().expect("an object") {
            question[name] = value.clone();
        }
        let poll = json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [question]});
        crate::Poll::parse(&poll).expect("good").questions()[0].clone()
    }

    fn counts(cells: &[u64]) -> Counts {
        Counts { cells: cells.to_vec(), declined: 0, ballots: cells.iter().sum() }
    }

    #[test]
    fn a_likert_question_has_one_line_of_its_upper_side() {
        let question = question(&json!({"kind": "likert", "steps": 5}));
        let lines =
            trend(&question, &[Some(counts(&[40, 0, 0, 0, 0])), None, Some(counts(&[0, 0, 0, 0, 40]))]);
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].subject, lines[0].change), (Subject::Above, Some(Change::Up)));
        let at: Vec<_> = lines[0].points.iter().map(|point| point.map(|point| point.at)).collect();
        assert_eq!(at, [Some(0), None, Some(10_000)]);
    }

    #[test]
    fn a_small_difference_is_not_called_a_change_and_a_missing_latest_round_has_none() {
        let question = question(&json!({"kind": "rating"}));
        let (first, second) =
            (counts(&[0, 0, 0, 0, 1, 5, 4, 0, 0, 0, 0]), counts(&[0, 0, 0, 0, 1, 4, 5, 0, 0, 0, 0]));
        let lines = trend(&question, &[Some(first.clone()), Some(second)]);
        assert_eq!((lines[0].subject, lines[0].change), (Subject::Mean, Some(Change::Unclear)));
        assert_eq!(lines[0].points[0].map(|point| (point.at, point.of)), Some((5_300, 10)));
        assert_eq!(trend(&question, &[Some(first), None])[0].change, None);
    }

    #[test]
    fn choices_have_a_line_each_of_all_ballots_and_comments_none() {
        let choices = json!([{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]);
        let single = question(&json!({"kind": "single", "choices": choices}));
        let declined = Counts { cells: vec![3, 1], declined: 4, ballots: 8 };
        let lines = trend(&single, &[Some(declined)]);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].points[0].map(|point| (point.at, point.of)), Some((3_750, 8)));
        assert!(trend(&question(&json!({"kind": "comment"})), &[]).is_empty());
    }
}

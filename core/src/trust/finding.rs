//! What a question's answers say, in one finding; and what a group's findings say together.

use super::{Counts, Interval, Shape, Share, counts, shape, sides};
use crate::release::NodeFigures;
use crate::{Kind, Poll, Question};

/// From which lower end of its interval on, in basis points, the share of those who declined is worth a word.
pub(super) const MANY_DECLINED: u64 = 1_000;

/// What is said of one question: its shape, and the share that the sentence names with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How the answers lie.
    pub shape: Shape,
    /// The share that the shape is about: of a side, the middle, or a choice; of a split and of a mix, the upper side
    /// or the first choice.
    pub share: Share,
    /// Where that share could lie.
    pub interval: Interval,
    /// Which way it points, for what the question's scale means.
    pub lean: Lean,
    /// Whether surely more than one in ten declined.
    pub many_declined: bool,
}

/// Which way answers point: for what their scale means, reverse coding reckoned in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Most answers speak for it.
    For,
    /// Most answers speak against it.
    Against,
    /// Answers are split.
    Divided,
    /// Nothing of that can be said.
    Open,
}

/// The finding of one question; none for comments and where nobody answered.
pub fn finding(question: &Question, counts: &Counts) -> Option<Finding> {
    let of = counts.base(question);
    let shape = shape(question, &counts.cells, of)?;
    let [below, middle, above] = {
        let sides = sides(&counts.cells);
        [sides.below, sides.middle, sides.above]
    };
    let is_ordered = question.range().is_some();
    let count = match shape {
        Shape::Low { .. } => below,
        Shape::Middle => middle,
        Shape::Majority { column } | Shape::Leading { column } => counts.cells[column],
        _ if is_ordered => above,
        _ => counts.cells.iter().copied().max().unwrap_or(0),
    };
    let share = Share { count, of };
    let declined = Share { count: counts.declined, of: counts.ballots };
    Some(Finding {
        shape,
        share,
        interval: share.wilson()?,
        lean: lean(question, shape),
        many_declined: declined.wilson().is_some_and(|interval| interval.low >= MANY_DECLINED),
    })
}

fn lean(question: &Question, shape: Shape) -> Lean {
    let is_reversed = matches!(question.kind, Kind::Likert { reverse: true, .. });
    match shape {
        Shape::Split => Lean::Divided,
        Shape::High { .. } if is_reversed => Lean::Against,
        Shape::High { .. } => Lean::For,
        Shape::Low { .. } if is_reversed => Lean::For,
        Shape::Low { .. } => Lean::Against,
        _ => Lean::Open,
    }
}

/// The questions of a group by what they say, each by its index and in the order of the poll. A question is in at most
/// one of the first three lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Ordered questions whose answers speak for what they ask about.
    pub speak_for: Vec<usize>,
    /// Those that speak against it.
    pub speak_against: Vec<usize>,
    /// Those that divide people.
    pub divide: Vec<usize>,
    /// Questions that surely more than one in ten declined.
    pub declined: Vec<usize>,
}

/// What a group's findings say together.
pub fn summary(poll: &Poll, node: &NodeFigures) -> Summary {
    let mut summary = Summary::default();
    for (index, question) in poll.questions().iter().enumerate() {
        let found = counts(question, node).and_then(|(counts, _)| finding(question, &counts));
        let Some(finding) = found else { continue };
        match finding.lean {
            Lean::For => summary.speak_for.push(index),
            Lean::Against => summary.speak_against.push(index),
            Lean::Divided => summary.divide.push(index),
            Lean::Open => {}
        }
        if finding.many_declined {
            summary.declined.push(index);
        }
    }
    summary
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::GroupId;
    use crate::release::QuestionFigures;
    use serde_json::json;
    use std::collections::BTreeMap;

    pub(crate) fn poll() -> Poll {
        Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "help", "kind": "likert", "steps": 5, "scale": "safety", "text": "Q"},
            {"id": "held", "kind": "likert", "steps": 5, "scale": "safety", "reverse": true, "text": "Q"},
            {"id": "hours", "kind": "multiple", "text": "Q",
             "choices": [{"id": "made_up", "text": "A", "sensitive": true}, {"id": "stop", "text": "B"}]},
            {"id": "say", "kind": "comment", "text": "Q"}]}))
        .expect("good")
    }

    /// Figures of 20 ballots with those counts, and as many declined as are missing.
    pub(crate) fn node(poll: &Poll, cells: &[&[u64]]) -> NodeFigures {
        let figures = |(question, cells): (&Question, &&[u64])| {
            let counts = question.columns().into_iter().zip(cells.iter().copied()).collect();
            let declined = 20_u64.saturating_sub(cells.iter().sum());
            (
                question.id.clone(),
                QuestionFigures { counts, declined, nearly_everyone: None, estimates: None },
            )
        };
        let questions = poll.questions().iter().zip(cells).map(figures).collect();
        NodeFigures { node: GroupId::new("all").expect("id"), ballots: 20, questions }
    }

    fn found(index: usize, cells: &[u64], declined: u64) -> Finding {
        let question = poll().questions()[index].clone();
        let counts = Counts { cells: cells.to_vec(), declined, ballots: 20 };
        finding(&question, &counts).expect("a finding")
    }

    #[test]
    fn agreeing_with_a_reverse_coded_statement_speaks_against_its_scale() {
        assert_eq!(found(0, &[0, 0, 2, 10, 8], 0).lean, Lean::For);
        assert_eq!(found(1, &[0, 0, 2, 10, 8], 0).lean, Lean::Against);
        assert_eq!(found(1, &[8, 10, 2, 0, 0], 0).lean, Lean::For);
    }

    #[test]
    fn a_finding_names_the_share_its_shape_is_about() {
        let low = found(0, &[8, 8, 0, 1, 1], 2);
        assert_eq!((low.shape, low.share), (Shape::Low { nearly_all: false }, Share { count: 16, of: 18 }));
        assert_eq!(found(2, &[15, 3], 2).share, Share { count: 15, of: 20 });
        assert!(low.interval.low > 5_000);
    }

    #[test]
    fn declining_is_named_when_surely_more_than_one_in_ten_did() {
        assert!(!found(0, &[0, 0, 2, 8, 6], 4).many_declined, "4 of 20 could be 8 %");
        assert!(found(0, &[0, 0, 2, 7, 5], 6).many_declined);
    }

    #[test]
    fn a_group_is_summed_up_by_what_its_questions_say() {
        let cells: [&[u64]; 4] = [&[0, 0, 2, 10, 8], &[7, 2, 2, 2, 7], &[8, 2], &[12]];
        let expected =
            Summary { speak_for: vec![0], divide: vec![1], declined: vec![2], ..Summary::default() };
        assert_eq!(summary(&poll(), &node(&poll(), &cells)), expected);
        let nothing = NodeFigures { questions: BTreeMap::new(), ..node(&poll(), &cells) };
        assert_eq!(summary(&poll(), &nothing), Summary::default());
    }
}

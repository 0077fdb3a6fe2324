//! Means of values, and of scales after reverse coding.

use super::counts;
use candor::release::NodeFigures;
use candor::{Kind, Poll};

/// The mean of all items of one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The scale's name.
    pub name: String,
    /// The mean in tenths.
    pub tenths: u64,
    /// How many steps its items have.
    pub steps: u8,
    /// How many items.
    pub items: u64,
    /// How many of them count turned round.
    pub reversed: u64,
}

/// The mean in tenths, rounded, of values from `low` upwards that were given `cells` times; none of nothing.
pub fn mean(cells: &[u64], low: u64) -> Option<u64> {
    let total: u64 = cells.iter().sum();
    let sum: u64 = cells.iter().zip(low..).map(|(count, value)| count * value).sum();
    (total > 0).then(|| (sum * 10 + total / 2) / total)
}

/// Each scale's mean at a node, in the order of the poll. Items turned round count as steps + 1 − value. A scale
/// whose items differ in steps has no mean.
pub fn scales(poll: &Poll, node: &NodeFigures) -> Vec<Scale> {
    let mut found: Vec<(Scale, Vec<u64>)> = Vec::new();
    let mut mixed = Vec::new();
    for question in poll.questions() {
        let Kind::Likert { steps, reverse, scale: Some(scale), .. } = &question.kind else { continue };
        let Some((item, _)) = counts(question, node) else { continue };
        let mut cells = item.cells;
        if *reverse {
            cells.reverse();
        }
        let reversed = u64::from(*reverse);
        match found.iter_mut().find(|(known, _)| known.name == scale.as_str()) {
            Some((known, _)) if known.steps != *steps => mixed.push(known.name.clone()),
            Some((known, sums)) => {
                known.items += 1;
                known.reversed += reversed;
                sums.iter_mut().zip(cells).for_each(|(sum, count)| *sum += count);
            }
            None => {
                found.push((
                    Scale { name: scale.to_string(), tenths: 0, steps: *steps, items: 1, reversed },
                    cells,
                ));
            }
        }
    }
    let means = found.into_iter().filter(|(scale, _)| !mixed.contains(&scale.name));
    means.filter_map(|(scale, cells)| Some(Scale { tenths: mean(&cells, 1)?, ..scale })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::release::QuestionFigures;
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
        };
        let ids = poll.questions().iter().map(|question| question.id.clone());
        let node = NodeFigures {
            node: candor::GroupId::new("all").expect("id"),
            ballots: 6,
            questions: ids.zip([only(7), only(2), only(1)]).collect(),
        };
        let scale = Scale { name: "s".into(), tenths: 65, steps: 7, items: 2, reversed: 1 };
        assert_eq!(scales(&poll, &node), [scale]);
    }
}

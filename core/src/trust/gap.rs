//! How far leaders' pooled predictions are from what people said.

use super::{Gap, counts, distance};
use crate::release::NodeFigures;
use crate::{Poll, Pooled};

/// The mean distance over the questions that leaders predicted and people answered; none where there are none.
pub fn gap(poll: &Poll, node: &NodeFigures, pooled: &Pooled) -> Option<Gap> {
    let apart = poll.questions().iter().filter_map(|question| {
        let (leaders, expected) = pooled.shares(question)?;
        let (counts, _) = counts(question, node)?;
        Some((leaders, distance(question, &expected, &counts.cells, counts.base(question))?))
    });
    let apart: Vec<_> = apart.collect();
    let questions = apart.len() as u64;
    let leaders = apart.iter().map(|(leaders, _)| *leaders).min()?;
    let mean = |sum: u64| (sum + questions / 2) / questions;
    Some(Gap {
        points: mean(apart.iter().map(|(_, distance)| distance.points).sum()),
        chance: mean(apart.iter().map(|(_, distance)| distance.chance).sum()),
        questions,
        leaders,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Prediction, Release};
    use serde_json::json;

    #[test]
    fn the_gap_is_the_mean_over_what_was_predicted_and_answered() {
        let choices = json!([{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]);
        let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "far", "kind": "single", "text": "F", "choices": choices},
            {"id": "near", "kind": "single", "text": "N", "choices": choices},
            {"id": "unasked", "kind": "rating", "text": "U"}]}));
        let poll = poll.expect("good");
        let release: Release = serde_json::from_value(json!({"poll": "p", "number": 1, "closing": true,
            "withheld": false, "cohorts": [], "comments": [], "nodes": [{"node": "all", "ballots": 100, "questions": {
                "far": {"counts": {"x": 100, "y": 0}, "declined": 0},
                "near": {"counts": {"x": 50, "y": 50}, "declined": 0}}}]}))
        .expect("a release");
        let even = json!({"far": {"x": 0, "y": 100}, "near": {"x": 50, "y": 50}});
        let even = Prediction::parse(&poll, &even).expect("good");
        let mut pooled = Pooled::default();
        assert_eq!(gap(&poll, &release.nodes[0], &pooled), None);
        assert!(pooled.add(&[even.clone(), even.clone(), even]));
        let gap = gap(&poll, &release.nodes[0], &pooled).expect("a gap");
        assert_eq!((gap.points, gap.questions, gap.leaders), (5_000, 2, 3));
    }
}

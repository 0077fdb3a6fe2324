//! Predictions: what leaders expect people to have said, written down before they can read it.
//!
//! A prediction is its leader's own. Several are pooled as ballots are: what is published is a sum of whole batches of at
//! least [`MIN_LEADERS`], and a batch never changes, so that no difference of two readings tells what one leader wrote.

use crate::definition::reader::Reader;
use crate::fault::step;
use crate::{Fault, Kind, Poll, Question, QuestionId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The fewest leaders whose predictions are published together.
pub const MIN_LEADERS: usize = 3;

/// What one leader expects: for each question that they predicted the shares of its columns, in whole percents. Of choices,
/// shares are of all ballots; of values, of those who gave one. Those of a question with one answer add up to 100.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Prediction(BTreeMap<QuestionId, BTreeMap<String, u64>>);

impl Prediction {
    /// Reads `{question: {column: percent}}`; columns that are left out are 0. Questions may be left out, but not all.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub fn parse(poll: &Poll, value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let prediction = reader.prediction(poll, value);
        prediction.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
    }

    /// The expected shares of `question` by column, in percents; none where it was not predicted.
    pub fn shares(&self, question: &Question) -> Option<Vec<u64>> {
        let shares = self.0.get(&question.id)?;
        Some(question.columns().iter().map(|column| shares.get(column).copied().unwrap_or(0)).collect())
    }
}

impl Reader {
    fn prediction(&mut self, poll: &Poll, value: &Value) -> Option<Prediction> {
        let object = self.object(value, "")?;
        let known: Vec<&str> = poll.questions().iter().map(|question| question.id.as_str()).collect();
        self.only(&object, &known);
        let mut read = BTreeMap::new();
        for question in poll.questions() {
            let Some(value) = object.get(question.id.as_str()) else { continue };
            let at = object.at(question.id.as_str());
            if let Some(shares) = self.shares(question, value, &at) {
                read.insert(question.id.clone(), shares);
            }
        }
        if read.is_empty() && self.faults.is_empty() {
            return self.fault("", "empty", "Predict at least one question, or go on without");
        }
        Some(Prediction(read))
    }

    fn shares(&mut self, question: &Question, value: &Value, at: &str) -> Option<BTreeMap<String, u64>> {
        if matches!(question.kind, Kind::Comment {}) {
            return self.fault(at, "no_distribution", "What people write has no distribution to predict");
        }
        let object = self.object(value, at)?;
        let columns = question.columns();
        self.only(&object, &columns.iter().map(String::as_str).collect::<Vec<_>>());
        let mut shares = BTreeMap::new();
        for column in &columns {
            let share = object.get(column).map_or(Some(0), Value::as_u64);
            if let Some(share) = share.filter(|share| *share <= 100) {
                shares.insert(column.clone(), share);
            } else {
                let detail = "A share is a whole number of percents, 0 to 100";
                self.fault::<()>(&step(at, column), "out_of_range", detail);
            }
        }
        let sum: u64 = shares.values().sum();
        let is_multiple = matches!(question.kind, Kind::Multiple { .. });
        if shares.len() == columns.len() && !is_multiple && sum != 100 {
            let detail = format!("These shares add up to 100, and not to {sum}");
            return self.fault(at, "not_a_whole", detail);
        }
        Some(shares)
    }
}

/// The sum of whole batches of predictions, as it is published: per question how many leaders predicted it, and the sums of
/// their percents. A question that fewer than [`MIN_LEADERS`] of a batch predicted is left out of that batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Pooled(BTreeMap<QuestionId, Sum>);

/// The predictions of one question, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sum {
    /// How many leaders; at least 3.
    pub leaders: u64,
    /// By column, the sum of their percents.
    pub percents: BTreeMap<String, u64>,
}

impl Pooled {
    /// Adds a batch. With fewer than [`MIN_LEADERS`] predictions it is none yet, and nothing is added.
    #[must_use = "whether the batch was added decides whether its predictions are still to come"]
    pub fn add(&mut self, batch: &[Prediction]) -> bool {
        if batch.len() < MIN_LEADERS {
            return false;
        }
        let mut sums: BTreeMap<&QuestionId, Sum> = BTreeMap::new();
        for (question, shares) in batch.iter().flat_map(|prediction| &prediction.0) {
            let sum = sums.entry(question).or_default();
            sum.leaders += 1;
            for (column, share) in shares {
                *sum.percents.entry(column.clone()).or_default() += share;
            }
        }
        for (question, sum) in sums.into_iter().filter(|(_, sum)| sum.leaders >= MIN_LEADERS as u64) {
            let known = self.0.entry(question.clone()).or_default();
            known.leaders += sum.leaders;
            for (column, percents) in sum.percents {
                *known.percents.entry(column).or_default() += percents;
            }
        }
        true
    }

    /// By how many leaders `question` was predicted, and the means of their shares by column in basis points.
    pub fn shares(&self, question: &Question) -> Option<(u64, Vec<u64>)> {
        let sum = self.0.get(&question.id)?;
        let mean = |column: &String| {
            let percents = sum.percents.get(column).copied().unwrap_or(0);
            (percents * 100 + sum.leaders / 2) / sum.leaders.max(1)
        };
        Some((sum.leaders, question.columns().iter().map(mean).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn poll() -> Poll {
        let choices = ["a", "b"].map(|id| json!({"id": id, "text": id}));
        Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "likert", "kind": "likert", "steps": 4, "text": "Q"},
            {"id": "single", "kind": "single", "choices": choices, "text": "Q"},
            {"id": "multiple", "kind": "multiple", "choices": choices, "text": "Q"},
            {"id": "comment", "kind": "comment", "text": "Q"}]}))
        .expect("good")
    }

    fn single(percent: u64) -> Prediction {
        Prediction::parse(&poll(), &json!({"single": {"a": percent, "b": 100 - percent}})).expect("good")
    }

    #[test]
    fn shares_of_one_answer_add_up_to_a_hundred() {
        let good = json!({"likert": {"1": 10, "4": 90}, "multiple": {"a": 80, "b": 70}});
        let prediction = Prediction::parse(&poll(), &good).expect("good");
        assert_eq!(prediction.shares(&poll().questions()[0]), Some(vec![10, 0, 0, 90]));
        assert_eq!(prediction.shares(&poll().questions()[1]), None);
        let bad = json!({"likert": {"1": 10, "4": 91}, "single": {"a": 101, "c": 1}, "comment": {}, "x": {}});
        let faults = Prediction::parse(&poll(), &bad).expect_err("faults");
        let codes: Vec<_> =
            faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        assert_eq!(
            codes,
            [
                ("/x", "unknown_field"),
                ("/likert", "not_a_whole"),
                ("/single/c", "unknown_field"),
                ("/single/a", "out_of_range"),
                ("/comment", "no_distribution"),
            ]
        );
        assert_eq!(Prediction::parse(&poll(), &json!({})).expect_err("a fault")[0].code, "empty");
    }

    #[test]
    fn two_leaders_are_no_batch() {
        let mut pooled = Pooled::default();
        assert!(!pooled.add(&[single(10), single(20)]));
        assert_eq!(pooled, Pooled::default());
        assert!(pooled.add(&[single(10), single(20), single(60)]));
        assert_eq!(pooled.shares(&poll().questions()[1]), Some((3, vec![3_000, 7_000])));
    }

    #[test]
    fn a_question_that_two_of_a_batch_predicted_is_left_out() {
        let other = Prediction::parse(&poll(), &json!({"likert": {"1": 100}})).expect("good");
        let mut pooled = Pooled::default();
        assert!(pooled.add(&[single(10), single(20), other]));
        assert_eq!(pooled, Pooled::default());
    }

    proptest! {
        #[test]
        fn what_is_published_and_any_difference_of_it_stems_from_three_leaders_or_none(
            batches in prop::collection::vec(prop::collection::vec((0_u64..=100, any::<bool>()), 0..7), 1..5),
        ) {
            let poll = poll();
            let question = &poll.questions()[1];
            let leaders = |pooled: &Pooled| pooled.shares(question).map_or(0, |(leaders, _)| leaders);
            let mut pooled = Pooled::default();
            for batch in batches {
                let before = leaders(&pooled);
                let other = Prediction::parse(&poll, &json!({"likert": {"1": 100}})).expect("good");
                let batch: Vec<_> = batch.into_iter()
                    .map(|(percent, predicted)| if predicted { single(percent) } else { other.clone() }).collect();
                let was_added = pooled.add(&batch);
                prop_assert_eq!(was_added, batch.len() >= MIN_LEADERS);
                let more = leaders(&pooled) - before;
                prop_assert!(more == 0 || more >= MIN_LEADERS as u64);
            }
        }
    }
}

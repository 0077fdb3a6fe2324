//! Commitments: what leaders heard in a release, and what they will do, by whom and until when.
//!
//! What was promised stays on the page with everything that became of it: a state is changed by adding to a history, so
//! that nobody has to take today's word for yesterday's.

use crate::definition::reader::{Object, Reader};
use crate::trust::Closure;
use crate::{Date, Fault, GroupId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most commitments under one poll.
pub const MAX_COMMITMENTS: usize = 100;
/// The most changes of one commitment.
pub const MAX_CHANGES: usize = 50;
/// The longest name of whoever sees to it, in characters.
const MAX_OWNER: usize = 200;

/// How far a commitment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Promised and not done yet.
    Open,
    /// Done.
    Done,
    /// Given up, with the reason.
    Dropped,
}

/// One change of a commitment's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// The state from then on.
    pub state: Progress,
    /// Why, or what came of it; always there where it was dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub reason: Option<String>,
    /// The day of the change.
    pub on: Date,
}

/// A commitment under a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Commitment {
    /// Names it within its poll.
    pub id: String,
    /// The number of the release that it answers.
    pub release: u64,
    /// The group that it is about: the root, or the top of the subtree of the leader who made it.
    pub group: GroupId,
    /// What was heard.
    pub heard: String,
    /// What will be done.
    pub will: String,
    /// Who sees to it.
    pub owner: String,
    /// Until when.
    pub due: Date,
    /// Everything that became of it, the first when it was made; the last is its state.
    pub history: Vec<Step>,
}

/// A commitment as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    heard: String,
    will: String,
    owner: String,
    due: Date,
}

impl Promise {
    /// Reads `{"heard", "will", "owner", "due"}`, all texts.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub fn parse(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let promise = reader.promise(value);
        promise.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
    }

    /// The commitment of that promise, under release `release`, made on `today`.
    pub fn make(self, id: String, release: u64, group: GroupId, today: Date) -> Commitment {
        let Self { heard, will, owner, due } = self;
        let history = vec![Step { state: Progress::Open, reason: None, on: today }];
        Commitment { id, release, group, heard, will, owner, due, history }
    }
}

impl Commitment {
    /// Its state now.
    pub fn state(&self) -> Progress {
        self.history.last().map_or(Progress::Open, |step| step.state)
    }

    /// Adds what `{"state", "reason"}` says, on `today`. Nothing of the past is changed.
    ///
    /// # Errors
    /// Every [`Fault`]: a state that it is in already, dropping without a reason, or too many changes.
    pub fn change(&mut self, value: &Value, today: Date) -> Result<(), Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let step = reader.step(value, today);
        if let Some(step) = &step {
            if step.state == self.state() {
                reader.fault::<()>("/state", "unchanged", "This is its state already");
            }
            if self.history.len() >= MAX_CHANGES {
                reader.fault::<()>(
                    "/state",
                    "too_many",
                    format!("A commitment changes at most {MAX_CHANGES} times"),
                );
            }
        }
        match step {
            Some(step) if reader.faults.is_empty() => {
                self.history.push(step);
                Ok(())
            }
            _ => Err(reader.faults),
        }
    }

    /// Whether it has come due by `today`, or is closed already.
    fn counts(&self, today: &Date) -> bool {
        self.due <= *today || self.state() != Progress::Open
    }
}

/// How many of the commitments are closed, of those that have come due by `today` or were closed before. What is dropped
/// has a reason, and so counts as closed: saying that something will not be done closes the loop too.
pub fn closure<'a>(commitments: impl IntoIterator<Item = &'a Commitment>, today: &Date) -> Closure {
    commitments.into_iter().fold(Closure::default(), |mut sum, commitment| {
        sum.made += 1;
        sum.due += u64::from(commitment.counts(today));
        sum.closed += u64::from(commitment.state() != Progress::Open);
        sum
    })
}

impl Reader {
    fn promise(&mut self, value: &Value) -> Option<Promise> {
        let object = self.object(value, "")?;
        self.only(&object, &["heard", "will", "owner", "due"]);
        let heard = self.sentence(&object, "heard");
        let will = self.sentence(&object, "will");
        let owner = self.sentence(&object, "owner");
        if owner.as_ref().is_some_and(|owner| owner.chars().count() > MAX_OWNER) {
            self.fault::<()>("/owner", "too_long", format!("A name has at most {MAX_OWNER} characters"));
        }
        let due = self.string(&object, "due").and_then(|due| match Date::try_from(due) {
            Ok(due) => Some(due),
            Err(error) => self.fault("/due", "bad_date", error.to_string()),
        });
        Some(Promise { heard: heard?, will: will?, owner: owner?, due: due? })
    }

    fn step(&mut self, value: &Value, on: Date) -> Option<Step> {
        let object = self.object(value, "")?;
        self.only(&object, &["state", "reason"]);
        if object.get("state").is_none() {
            self.fault::<()>("/state", "missing", "“state” is missing");
        }
        let state = self.word(&object, "state", "“open”, “done” or “dropped”", Progress::Open);
        let reason = self.optional(&object, "reason", Self::sentence);
        if state == Some(Progress::Dropped) && object.get("reason").is_none() {
            self.fault::<()>("/reason", "missing", "Say why it is dropped: those who answered read it");
        }
        Some(Step { state: state?, reason: reason?, on })
    }

    fn sentence(&mut self, object: &Object, key: &str) -> Option<String> {
        let text = self.string(object, key)?;
        self.one_text(text.trim(), &object.at(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn day(text: &str) -> Date {
        Date::try_from(text.to_owned()).expect("a day")
    }

    fn commitment(due: &str) -> Commitment {
        let promise = json!({"heard": "Sheets are made up", "will": "Drop the daily sheet", "owner": "Ada", "due": due});
        let root = GroupId::new("all").expect("id");
        Promise::parse(&promise).expect("good").make("c1".into(), 1, root, day("2026-11-01"))
    }

    #[test]
    fn every_fault_of_a_promise_is_named() {
        let faults =
            Promise::parse(&json!({"heard": " ", "will": "W", "due": "soon", "x": 1})).expect_err("faults");
        let codes: Vec<_> =
            faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        let expected =
            [("/x", "unknown_field"), ("/heard", "empty"), ("/owner", "missing"), ("/due", "bad_date")];
        assert_eq!(codes, expected);
    }

    #[test]
    fn what_became_of_a_commitment_is_added_and_nothing_is_taken_away() {
        let mut commitment = commitment("2026-12-01");
        commitment.change(&json!({"state": "done"}), day("2026-11-20")).expect("good");
        commitment
            .change(&json!({"state": "open", "reason": "It came back"}), day("2026-11-25"))
            .expect("good");
        assert_eq!((commitment.history.len(), commitment.state()), (3, Progress::Open));
        assert_eq!(commitment.history[1].on, day("2026-11-20"));
    }

    #[test]
    fn a_commitment_is_dropped_with_a_reason_alone() {
        let mut commitment = commitment("2026-12-01");
        let codes = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>();
        let no_reason =
            commitment.change(&json!({"state": "dropped"}), day("2026-11-20")).expect_err("refused");
        assert_eq!(codes(no_reason), ["missing"]);
        let same = commitment.change(&json!({"state": "open"}), day("2026-11-20")).expect_err("refused");
        assert_eq!(codes(same), ["unchanged"]);
        let none = commitment.change(&json!({"reason": "?"}), day("2026-11-20")).expect_err("refused");
        assert!(codes(none).contains(&"missing".to_owned()));
        assert_eq!(commitment.history.len(), 1);
    }

    #[test]
    fn loops_are_closed_by_doing_and_by_saying_that_it_will_not_be_done() {
        let (mut done, late, later) =
            (commitment("2027-01-01"), commitment("2026-11-10"), commitment("2027-01-01"));
        done.change(&json!({"state": "done"}), day("2026-11-20")).expect("good");
        let mut dropped = commitment("2026-11-10");
        dropped.change(&json!({"state": "dropped", "reason": "No"}), day("2026-11-20")).expect("good");
        let sum = closure([&done, &late, &later, &dropped], &day("2026-11-25"));
        assert_eq!(sum, Closure { made: 4, due: 3, closed: 2 });
    }

    #[test]
    fn a_commitment_reads_back_as_it_was_written() {
        let commitment = commitment("2026-12-01");
        let written = serde_json::to_value(&commitment).expect("json");
        assert_eq!(serde_json::from_value::<Commitment>(written).expect("reads"), commitment);
    }
}

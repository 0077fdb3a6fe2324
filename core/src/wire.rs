//! The JSON that crosses HTTP, as worker, widget and tests all read and write it.

use crate::{Answers, Fault, GroupId, Poll, PollId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whether a poll takes ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Ballots are counted.
    Open,
    /// The last release is out.
    Closed,
}

/// What anyone with a poll's id may know of it: its definition and its state, and no count of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Manifest {
    /// The poll's id.
    pub id: PollId,
    /// Whether it takes ballots.
    pub state: State,
    /// The fewest comments that are released together.
    pub k_comments: u64,
    /// The definition's own fields stand beside these.
    #[serde(flatten)]
    pub poll: Poll,
}

impl Manifest {
    /// The manifest of `poll`.
    pub fn new(id: PollId, state: State, poll: Poll) -> Self {
        Self { id, state, k_comments: poll.k().for_comments(), poll }
    }

    /// Reads a manifest as [`serde`] wrote it; nothing where it is none.
    pub fn parse(mut manifest: Value) -> Option<Self> {
        let fields = manifest.as_object_mut()?;
        let id = PollId::new(fields.remove("id")?.as_str()?).ok()?;
        let state = State::deserialize(fields.remove("state")?).ok()?;
        fields.remove("k_comments");
        let poll = Poll::parse(&manifest).ok()?;
        Some(Self::new(id, state, poll))
    }
}

/// The body of `POST ballots` for an open poll.
#[derive(Clone, Debug, Serialize)]
pub struct Ballot<'a> {
    /// The leaf group.
    pub group: &'a GroupId,
    /// One answer to each question.
    pub answers: &'a Answers,
    /// At least 16 and at most 64 characters, drawn at random once a ballot: sent again, the ballot counts once.
    pub nonce: &'a str,
}

/// What became of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Receipt {
    /// It is on disk and counted.
    Counted,
    /// The same nonce was counted before; nothing was counted now, whatever the answers.
    AlreadyCounted,
}

/// An error over HTTP, as RFC 9457 writes it (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`: the code says what the status does not.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the status means.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A stable word for programs.
    pub code: String,
    /// A sentence a person can act on.
    pub detail: String,
    /// Each fault of the input, where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub faults: Vec<Fault>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "q", "kind": "comment", "text": "Q"}]}));
        let manifest = Manifest::new(PollId::new("p1").expect("id"), State::Closed, poll.expect("good"));
        let written = serde_json::to_value(&manifest).expect("json");
        assert_eq!(written["questions"][0]["id"], "q");
        assert_eq!(Manifest::parse(written), Some(manifest));
    }
}

//! The JSON that crosses HTTP, as worker, widget and tests all read and write it.

use crate::ballot::PublicKey;
use crate::{Answers, Fault, GroupId, Poll, PollId, SeriesId};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Whether a poll takes ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Fewer than k people are invited so far: no ballot is taken, because nothing could ever be shown.
    NotOpen,
    /// Ballots are counted.
    Open,
    /// The last release is out.
    Closed,
    /// Its opening time has yet to come.
    Scheduled,
}

/// A poll's place in its series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// The series.
    pub id: SeriesId,
    /// Which round it is, from 1.
    pub round: u64,
    /// The round before it; none of the first, and where every earlier one was deleted when this one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub previous: Option<PollId>,
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
    /// What the proof of every token is checked against; none where ballots need no token.
    #[serde(flatten)]
    pub key: Option<KeyCard>,
    /// How many are invited to each leaf that anyone is invited to; none where nobody needs an invitation.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_map")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = Option<BTreeMap<GroupId, u64>>))]
    pub invited: Option<Vec<(GroupId, u64)>>,
    /// Where a person goes to sign in; none where nobody needs to, or the operator names no address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub sign_in_url: Option<String>,
    /// Where it stands in its series; none where it belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub series: Option<Place>,
    /// The definition's own fields stand beside these.
    #[serde(flatten)]
    pub poll: Poll,
}

impl Manifest {
    /// The manifest of `poll`.
    pub fn new(id: PollId, state: State, poll: Poll) -> Self {
        let k_comments = poll.k().for_comments();
        Self { id, state, k_comments, key: None, invited: None, sign_in_url: None, series: None, poll }
    }

    /// The manifest of a poll whose ballots need tokens.
    #[must_use]
    pub fn with_key(self, key: PublicKey) -> Self {
        Self { key: Some(KeyCard::of(key)), ..self }
    }

    /// The manifest of a poll that people are invited to.
    #[must_use]
    pub fn with_invited(self, invited: Vec<(GroupId, u64)>) -> Self {
        Self { invited: Some(invited), ..self }
    }

    /// Reads a manifest as [`serde`] wrote it; nothing where it is none.
    pub fn parse(mut manifest: Value) -> Option<Self> {
        let fields = manifest.as_object_mut()?;
        let id = PollId::new(fields.remove("id")?.as_str()?).ok()?;
        let state = State::deserialize(fields.remove("state")?).ok()?;
        fields.remove("k_comments");
        fields.remove("key_fingerprint");
        let key = fields.remove("public_key");
        let invited = fields.remove("invited");
        let sign_in_url = fields.remove("sign_in_url");
        let series = fields.remove("series").map(Place::deserialize).transpose().ok()?;
        let poll = Poll::parse(&manifest).ok()?;
        let manifest = Self::new(id, state, poll);
        // The fingerprint is worked out again: what counts is the key.
        let manifest = match key {
            Some(key) => manifest.with_key(PublicKey::from_text(key.as_str()?).ok()?),
            None => manifest,
        };
        let mut manifest = match invited {
            Some(invited) => manifest.with_invited(counts(invited.as_object()?)?),
            None => manifest,
        };
        if let Some(url) = sign_in_url {
            manifest.sign_in_url = Some(url.as_str()?.to_owned());
        }
        manifest.series = series;
        Some(manifest)
    }
}

fn counts(counts: &Map<String, Value>) -> Option<Vec<(GroupId, u64)>> {
    let count = |(leaf, count): (&String, &Value)| Some((GroupId::new(leaf.as_str()).ok()?, count.as_u64()?));
    counts.iter().map(count).collect()
}

#[expect(clippy::ref_option, reason = "serde passes fields like this")]
fn as_map<S: Serializer>(counts: &Option<Vec<(GroupId, u64)>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(counts.iter().flatten().map(|(leaf, count)| (leaf, count)))
}

/// A poll's public key, as it is published. Its fields stand among the manifest's own, where ballots need a token: so the
/// API's description does not require them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyCard {
    /// 32 bytes, base64url.
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub public_key: String,
    /// What people compare.
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub key_fingerprint: String,
}

impl KeyCard {
    fn of(key: PublicKey) -> Self {
        Self { public_key: key.to_text(), key_fingerprint: key.fingerprint() }
    }
}

/// The body of `POST tokens`: an invitation, to be exchanged for a token. Whoever signed in sends `blinded` alone.
#[derive(Clone, Debug, Serialize)]
pub struct Exchange<'a> {
    /// The invitation's code; none from whoever signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// The blinded element, base64url.
    pub blinded: &'a str,
}

/// What an exchange gives: everything that a token is made of, and nothing that the worker could know it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exchanged {
    /// The leaf that the invitation is for, or that whoever signed in belongs to.
    pub group: GroupId,
    /// The evaluated element, 32 bytes, base64url.
    pub evaluated: String,
    /// The proof that the poll's key evaluated it, 64 bytes (c ‖ s), base64url.
    pub proof: String,
}

/// The invitations of one leaf. One that was revoked may have been used before: nobody is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invited {
    /// How many were ever made.
    pub made: u64,
    /// How many of those were revoked.
    pub revoked: u64,
}

impl Invited {
    /// How many are good, or were when they were used.
    pub fn standing(self) -> u64 {
        self.made.saturating_sub(self.revoked)
    }
}

/// What is published of a poll with tokens once it is closed, so that everyone can check that their ballot was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Turnout {
    /// Invitations by leaf; none where people signed in.
    pub invitations: Option<BTreeMap<GroupId, Invited>>,
    /// Tokens issued in the whole poll.
    pub tokens: u64,
    /// Ballots counted in the whole poll.
    pub ballots: u64,
    /// The digest of every spent token, base64url, in the order of the digests.
    pub digests: Vec<String>,
}

/// The body of `POST ballots`.
#[derive(Clone, Debug, Serialize)]
pub struct Ballot<'a> {
    /// The leaf group.
    pub group: &'a GroupId,
    /// One answer to each question.
    pub answers: &'a Answers,
    /// At least 16 and at most 64 characters, drawn at random once a ballot: sent again, the ballot counts once.
    pub nonce: &'a str,
    /// The token's output; none where the poll is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<&'a str>,
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
        assert_eq!(Manifest::parse(written), Some(manifest.clone()));

        let key = crate::ballot::Key::from_seed(&[1; 32]).expect("a key").public();
        let mut invited = manifest.with_key(key).with_invited([(GroupId::new("all").expect("id"), 7)].into());
        invited.sign_in_url = Some("/p/p1/sign-in".into());
        let series = SeriesId::new("s1").expect("id");
        invited.series = Some(Place { id: series, round: 2, previous: PollId::new("p0").ok() });
        let written = serde_json::to_value(&invited).expect("json");
        assert_eq!(written["series"], json!({"id": "s1", "round": 2, "previous": "p0"}));
        assert_eq!(written["key_fingerprint"], key.fingerprint());
        assert_eq!(Manifest::parse(written), Some(invited));
    }
}

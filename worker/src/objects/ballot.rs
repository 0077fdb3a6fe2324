//! One ballot: the only place that sees answers and a nonce together.

use crate::objects::count::Ballot;
use crate::objects::loaded::Loaded;
use crate::problem::{Problem, unknown_group};
use crate::{body, sql};
use candor::ballot::{Info, Shown, spent_digest};
use candor::{Answers, Fault, Node};
use serde_json::Value;
use worker::Env;

/// What a nonce may look like: long enough that two people never draw the same.
const NONCE: std::ops::RangeInclusive<usize> = 16..=64;

/// A ballot that was read, or why it is none that can be counted.
pub(crate) struct Checked {
    /// What is kept of its nonce; none where it has none.
    pub(crate) digest: Option<sql::poll::Digest>,
    /// The ballot.
    pub(crate) ballot: Result<Ballot, Problem>,
}

/// Checks a ballot. Whoever sends again because the reply was lost is to learn that the ballot counts, whatever it carries
/// now, after closing too, and when the key is gone: a refusal is final only where its digest is not spent. Only who drew the
/// nonce knows it.
///
/// # Errors
/// When it is no JSON, or has no nonce that could be one.
pub(crate) fn check(env: &Env, loaded: &Loaded, bytes: &[u8]) -> Result<Checked, Problem> {
    let ballot = body::parse(bytes)?;
    let nonce = nonce(&ballot)?;
    let digest = nonce.map(|nonce| spent_digest(&loaded.id, nonce));
    let checked = || {
        if loaded.public_key.is_some() {
            redeem(env, loaded, &ballot, nonce.unwrap_or_default())?;
        }
        if !loaded.takes_ballots() {
            return Err(loaded.refusal());
        }
        let (leaf, answers) = read(loaded, &ballot)?;
        Ok(Ballot { digest, leaf, answers })
    };
    Ok(Checked { digest, ballot: checked() })
}

/// Checks the ballot's token.
fn redeem(env: &Env, loaded: &Loaded, ballot: &Value, nonce: &str) -> Result<(), Problem> {
    let output = ballot.get("output").and_then(Value::as_str).unwrap_or_default();
    let (shown, leaf) = match (Shown::from_texts(nonce, output), leaf(loaded, ballot)) {
        (Ok(shown), Some(leaf)) => (shown, leaf),
        (shown, leaf) => {
            let detail =
                "A token is a nonce of 32 bytes and an output of 64, each as base64url without padding";
            let token = shown.is_err().then(|| Fault::new("/output", "bad_token", detail));
            let group = leaf.is_none().then(unknown_group);
            return Err(Problem::InvalidBallot(token.into_iter().chain(group).collect()));
        }
    };
    let info = Info::new(&loaded.id, loaded.poll.groups().id(leaf));
    loaded.key(env)?.redeem(&shown, &info).map_err(|_| Problem::ForgedToken)
}

/// The leaf that a ballot names.
fn leaf(loaded: &Loaded, ballot: &Value) -> Option<Node> {
    loaded.poll.groups().find_leaf(ballot.get("group")?.as_str()?)
}

/// The ballot's nonce, where it has one.
fn nonce(ballot: &Value) -> Result<Option<&str>, Problem> {
    let fault = || {
        let detail = format!("A nonce is {} to {} letters, digits, “-” and “_”", NONCE.start(), NONCE.end());
        Problem::InvalidBallot(vec![Fault::new("/nonce", "bad_nonce", detail)])
    };
    match ballot.get("nonce") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(nonce)) => {
            let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            (NONCE.contains(&nonce.len()) && nonce.bytes().all(word))
                .then_some(Some(nonce.as_str()))
                .ok_or_else(fault)
        }
        Some(_) => Err(fault()),
    }
}

/// The leaf and the answers of a ballot, or every fault that it has.
fn read(loaded: &Loaded, ballot: &Value) -> Result<(Node, Answers), Problem> {
    let Value::Object(fields) = ballot else {
        let fault = Fault::new("", "not_an_object", "A ballot is a JSON object");
        return Err(Problem::InvalidBallot(vec![fault]));
    };
    let known: &[&str] = match loaded.public_key {
        Some(_) => &["group", "answers", "nonce", "output"],
        None => &["group", "answers", "nonce"],
    };
    let unknown = fields.keys().filter(|key| !known.contains(&key.as_str()));
    let mut faults: Vec<Fault> = unknown
        .map(|key| {
            let detail = format!("A ballot of this poll has {}", known.join(", "));
            Fault::new(candor::fault::step("", key), "unknown_field", detail)
        })
        .collect();
    let node = leaf(loaded, ballot);
    faults.extend(node.is_none().then(unknown_group));
    let answers = Answers::parse(&loaded.poll, ballot.get("answers").unwrap_or(&Value::Null));
    match (node, answers) {
        (Some(node), Ok(answers)) if faults.is_empty() => Ok((node, answers)),
        (_, answers) => {
            let within = |fault: Fault| Fault { pointer: format!("/answers{}", fault.pointer), ..fault };
            faults.extend(answers.err().into_iter().flatten().map(within));
            Err(Problem::InvalidBallot(faults))
        }
    }
}

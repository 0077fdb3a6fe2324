//! Counting one ballot: the only place that sees answers and a nonce together.

use crate::objects::loaded::Loaded;
use crate::problem::{Problem, unknown_group};
use crate::{body, random, reply, sql};
use candor::ballot::{Info, Shown, spent_digest};
use candor::wire::Receipt;
use candor::{Answers, Comment, Fault, Node, Tally};
use serde_json::Value;
use worker::{Env, Response, Storage};

/// What a nonce may look like: long enough that two people never draw the same.
const NONCE: std::ops::RangeInclusive<usize> = 16..=64;

/// Checks a ballot and counts it, once however often it is sent.
///
/// # Errors
/// When it is malformed or does not fit the poll, its token is forged, or the poll is closed; nothing is counted then.
pub(crate) fn receive(
    storage: &Storage,
    env: &Env,
    loaded: &Loaded,
    bytes: &[u8],
) -> Result<Response, Problem> {
    let ballot = body::parse(bytes)?;
    let nonce = nonce(&ballot)?;
    let digest = nonce.map(|nonce| spent_digest(&loaded.id, nonce).to_vec());
    // First of all: whoever sends again because the reply was lost learns that the ballot counts, whatever it carries
    // now, after closing too, and when the key is gone. Only who drew the nonce knows it.
    if let Some(digest) = &digest
        && sql::poll::is_spent(&storage.sql(), digest.clone())?
    {
        return receipt(Receipt::AlreadyCounted);
    }
    if loaded.public_key.is_some() {
        redeem(env, loaded, &ballot, nonce.unwrap_or_default())?;
    }
    if !loaded.takes_ballots() {
        return Err(loaded.refusal());
    }
    let (node, answers) = read(loaded, &ballot)?;
    let mut comments = Vec::new();
    for (question, text) in answers.comments() {
        let comment = Comment { question: question.clone(), text: text.to_owned() };
        comments.push((random::bytes::<16>()?.to_vec(), comment));
    }
    let pool = loaded.plan.pool_of(node);
    let name = loaded.poll.groups().id(pool).to_string();
    let mut tally = match sql::poll::pool(&storage.sql(), &name)? {
        Some(tally) => serde_json::from_str(&tally)?,
        None => Tally::empty(&loaded.poll),
    };
    tally.count(&loaded.poll, &answers);
    let tally = serde_json::to_string(&tally)?;
    // Nothing is awaited since the pool was read, so nobody else has counted in between.
    let counted = sql::transaction(storage, move |sql| {
        if let Some(digest) = digest
            && !sql::poll::spend(sql, digest)?
        {
            return Ok(false);
        }
        sql::poll::put_pool(sql, &name, &tally)?;
        for (id, comment) in comments {
            sql::comments::keep(sql, id, &comment)?;
        }
        Ok(true)
    })?;
    receipt(if counted { Receipt::Counted } else { Receipt::AlreadyCounted })
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

fn receipt(receipt: Receipt) -> Result<Response, Problem> {
    let status = if receipt == Receipt::Counted { 201 } else { 200 };
    reply::json(status, serde_json::to_string(&receipt)?)
}

//! Counting one ballot: the only place that sees answers and a nonce together.

use crate::objects::poll::Loaded;
use crate::problem::Problem;
use crate::{body, random, reply, sql};
use candor::wire::Receipt;
use candor::{Answers, Comment, Fault, Tally};
use ring::digest;
use serde_json::Value;
use worker::{Response, Storage};

/// What a nonce may look like: long enough that two people never draw the same.
const NONCE: std::ops::RangeInclusive<usize> = 16..=64;

/// Checks a ballot and counts it, once however often it is sent.
///
/// # Errors
/// When it is malformed or does not fit the poll, or the poll is closed; nothing is counted then.
pub(crate) fn receive(
    storage: &Storage,
    loaded: &Loaded,
    is_open: bool,
    bytes: &[u8],
) -> Result<Response, Problem> {
    let ballot = body::parse(bytes)?;
    let digest = nonce(&ballot)?.map(|nonce| digest(loaded, nonce));
    if !is_open {
        // Whoever sends again because the reply was lost learns that the ballot counts, even now.
        return match digest {
            Some(digest) if sql::poll::is_spent(&storage.sql(), digest.clone())? => {
                receipt(Receipt::AlreadyCounted)
            }
            _ => Err(Problem::PollClosed),
        };
    }
    // First of all, for the same reason: a counted ballot is counted whatever it carries now.
    if let Some(digest) = &digest
        && sql::poll::is_spent(&storage.sql(), digest.clone())?
    {
        return receipt(Receipt::AlreadyCounted);
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
            sql::poll::keep_comment(sql, id, &comment)?;
        }
        Ok(true)
    })?;
    receipt(if counted { Receipt::Counted } else { Receipt::AlreadyCounted })
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
fn read(loaded: &Loaded, ballot: &Value) -> Result<(candor::Node, Answers), Problem> {
    let Value::Object(fields) = ballot else {
        return Err(Problem::InvalidBallot(vec![Fault::new(
            "",
            "not_an_object",
            "A ballot is a JSON object",
        )]));
    };
    let unknown = fields.keys().filter(|key| !["group", "answers", "nonce"].contains(&key.as_str()));
    let mut faults: Vec<Fault> = unknown
        .map(|key| {
            Fault::new(candor::fault::step("", key), "unknown_field", "A ballot has group, answers and nonce")
        })
        .collect();
    let group = ballot.get("group").and_then(Value::as_str);
    let node = group.and_then(|group| loaded.poll.groups().find_leaf(group));
    if node.is_none() {
        faults.push(Fault::new(
            "/group",
            "unknown_group",
            "Name one of the poll's groups that has none below it",
        ));
    }
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

/// SHA-256 over poll and nonce: the same nonce in another poll has another digest.
fn digest(loaded: &Loaded, nonce: &str) -> Vec<u8> {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in ["candor/1/spent", loaded.id.as_str(), nonce] {
        context.update(part.as_bytes());
        context.update(&[0]);
    }
    context.finish().as_ref().to_vec()
}

fn receipt(receipt: Receipt) -> Result<Response, Problem> {
    let status = if receipt == Receipt::Counted { 201 } else { 200 };
    reply::json(status, serde_json::to_string(&receipt)?)
}

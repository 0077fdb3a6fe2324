//! What leaders write under a poll: what they expect before they read, and what they will do afterwards.
//!
//! Each call carries who asks, as the worker has found out: the view link of a leader, and the top of the subtree that
//! they read.

use super::loaded::Loaded;
use crate::problem::Problem;
use crate::{body, clock, reply, sql};
use candor::commitment::{MAX_COMMITMENTS, Promise};
use candor::{Commitment, Date, Node, Poll, Prediction, Readers, Timestamp};
use serde_json::{Value, json};
use worker::{Error, Method, Request, Response, Storage};

/// Who asks, as the worker says in the query: `role`, the view link of a leader, and the group that it is limited to.
pub(super) struct Reader {
    /// Whether whoever asks reads before everyone may.
    is_first: bool,
    signed_in: bool,
    leader: Option<String>,
    /// The top of what they read.
    top: Node,
}

impl Reader {
    /// Whoever a request is from.
    ///
    /// # Errors
    /// [`Problem::NotLeader`] where the group is none of the poll's: a link of its series may name one that it lacks.
    pub(super) fn of(request: &Request, loaded: &Loaded) -> Result<Self, Problem> {
        let url = request.url()?;
        let asked =
            |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        let tree = loaded.poll.groups();
        let top = match asked("group") {
            Some(group) => tree.find(&group).ok_or(Problem::NotLeader)?,
            None => tree.root(),
        };
        let role = asked("role").unwrap_or_default();
        let is_first = role == "owner" || role == "leader";
        Ok(Self { is_first, signed_in: role == "signed_in", leader: asked("leader"), top })
    }

    /// Refuses whoever may not read releases yet, or not without signing in.
    pub(super) fn may_read(&self, poll: &Poll) -> Result<(), Problem> {
        if self.is_first || poll.is_readable(Timestamp::from_unix(clock::now()), self.signed_in) {
            Ok(())
        } else {
            Err(Problem::NotReader(poll.leaders_until()))
        }
    }

    /// Refuses a leader who has not yet written down what they expect, or that they go on without, once there is
    /// something to read.
    pub(super) fn may_open(&self, storage: &Storage) -> Result<(), Problem> {
        let Some(leader) = &self.leader else { return Ok(()) };
        let sql = storage.sql();
        let is_locked =
            sql::poll::last_number(&sql)?.is_some() && sql::leaders::prediction(&sql, leader)?.is_none();
        if is_locked { Err(Problem::PredictFirst) } else { Ok(()) }
    }

    /// The top of what they read.
    pub(super) fn top(&self) -> Node {
        self.top
    }

    /// What others may keep of a reply: nothing where it depends on who asks.
    pub(super) fn caching(&self, poll: &Poll, caching: &'static str) -> &'static str {
        if self.leader.is_none() && poll.readers() == Readers::Everyone { caching } else { reply::PRIVATE }
    }
}

/// Whether a call is one of these.
pub(super) fn is_theirs(call: &str) -> bool {
    call == "predictions" || call == "commitments" || call.starts_with("commitments/")
}

/// Answers `predictions`, `commitments` and `commitments/{id}`.
pub(super) fn answer(
    storage: &Storage,
    loaded: &Loaded,
    request: &Request,
    call: &str,
    bytes: &[u8],
) -> Result<Response, Problem> {
    let reader = Reader::of(request, loaded)?;
    reader.may_read(&loaded.poll)?;
    match (request.method(), call) {
        (Method::Post, "predictions") => predict(storage, loaded, &reader, bytes),
        (Method::Get, "predictions") => predictions(storage, loaded, &reader),
        (Method::Post, "commitments") => promise(storage, loaded, &reader, bytes),
        (Method::Get, "commitments") => commitments(request, storage, loaded, &reader),
        (Method::Put, _) => change(storage, loaded, &reader, call.trim_start_matches("commitments/"), bytes),
        _ => Err(Problem::NotFound),
    }
}

/// `POST predictions`: what a leader expects, or `{"none": true}`. It is locked from then on.
fn predict(storage: &Storage, loaded: &Loaded, reader: &Reader, bytes: &[u8]) -> Result<Response, Problem> {
    let leader = reader.leader.clone().ok_or(Problem::NotLeader)?;
    let written = body::parse(bytes)?;
    let prediction = if written == json!({"none": true}) {
        None
    } else {
        Some(Prediction::parse(&loaded.poll, &written["questions"]).map_err(Problem::InvalidRequest)?)
    };
    if sql::leaders::prediction(&storage.sql(), &leader)?.is_some() {
        return Err(Problem::AlreadyPredicted);
    }
    let node = loaded.poll.groups().id(reader.top).to_string();
    sql::transaction(storage, move |sql| {
        sql::leaders::put_prediction(sql, &leader, &node, prediction.as_ref())?;
        sql::leaders::pool(sql, &node)
    })?;
    Ok(predictions(storage, loaded, reader)?.with_status(201))
}

/// `GET predictions`: a leader's own, and the sums of full batches once something is released and, to a leader, once they
/// have decided.
fn predictions(storage: &Storage, loaded: &Loaded, reader: &Reader) -> Result<Response, Problem> {
    let sql = storage.sql();
    let own = match &reader.leader {
        Some(leader) => {
            let row = sql::leaders::prediction(&sql, leader)?;
            let questions = row.as_ref().map(sql::leaders::PredictionRow::prediction).transpose()?.flatten();
            json!({"decided": row.is_some(), "questions": questions})
        }
        None => Value::Null,
    };
    let is_shown = sql::poll::last_number(&sql)?.is_some() && reader.may_open(storage).is_ok();
    let tree = loaded.poll.groups();
    let is_seen = |group: &str| tree.find(group).is_some_and(|node| tree.is_within(node, reader.top));
    let pooled = if is_shown { sql::leaders::pooled(&sql)? } else { Vec::new() };
    let pooled: Vec<Value> = pooled
        .into_iter()
        .filter(|(group, _)| is_seen(group))
        .map(|(group, pooled)| json!({"group": group, "questions": pooled}))
        .collect();
    reply::json(200, json!({"own": own, "pooled": pooled}).to_string())
}

/// `POST commitments`: under the latest release.
fn promise(storage: &Storage, loaded: &Loaded, reader: &Reader, bytes: &[u8]) -> Result<Response, Problem> {
    reader.may_open(storage)?;
    let promise = Promise::parse(&body::parse(bytes)?).map_err(Problem::InvalidRequest)?;
    let sql = storage.sql();
    let release = sql::poll::last_number(&sql)?.ok_or(Problem::NoRelease)?;
    let number = sql::leaders::commitments(&sql)?.len() + 1;
    if number > MAX_COMMITMENTS {
        return Err(Problem::TooManyCommitments);
    }
    let group = loaded.poll.groups().id(reader.top).clone();
    let commitment = promise.make(number.to_string(), release, group, today());
    keep(storage, &commitment)?;
    reply::json(201, serde_json::to_string(&commitment)?)
}

/// `PUT commitments/{id}`: what became of one. A leader changes those of their own subtree.
fn change(
    storage: &Storage,
    loaded: &Loaded,
    reader: &Reader,
    id: &str,
    bytes: &[u8],
) -> Result<Response, Problem> {
    reader.may_open(storage)?;
    let change = body::parse(bytes)?;
    let known = sql::leaders::commitments(&storage.sql())?;
    let mut commitment =
        known.into_iter().find(|commitment| commitment.id == id).ok_or(Problem::UnknownCommitment)?;
    let tree = loaded.poll.groups();
    let is_theirs = tree.find(commitment.group.as_str()).is_some_and(|node| tree.is_within(node, reader.top));
    if !is_theirs {
        return Err(Problem::UnknownCommitment);
    }
    commitment.change(&change, today()).map_err(Problem::InvalidRequest)?;
    keep(storage, &commitment)?;
    reply::json(200, serde_json::to_string(&commitment)?)
}

fn keep(storage: &Storage, commitment: &Commitment) -> Result<(), Problem> {
    let (id, commitment) = (commitment.id.parse(), commitment.clone());
    let id: i64 = id.map_err(|_| Error::from("a commitment without a number"))?;
    Ok(sql::transaction(storage, move |sql| sql::leaders::put_commitment(sql, id, &commitment))?)
}

/// `GET commitments`: as they were made; for a leader of a subtree those of it and of what it belongs to.
fn commitments(
    request: &Request,
    storage: &Storage,
    loaded: &Loaded,
    reader: &Reader,
) -> Result<Response, Problem> {
    let tree = loaded.poll.groups();
    let concerns = |commitment: &Commitment| {
        let node = tree.find(commitment.group.as_str());
        node.is_some_and(|node| tree.is_within(node, reader.top) || tree.is_within(reader.top, node))
    };
    let mut commitments = sql::leaders::commitments(&storage.sql())?;
    commitments.retain(concerns);
    let caching = reader.caching(&loaded.poll, reply::REVALIDATE);
    reply::cached(request, "application/json", caching, serde_json::to_vec(&commitments)?)
}

fn today() -> Date {
    Date::of(Timestamp::from_unix(clock::now()))
}

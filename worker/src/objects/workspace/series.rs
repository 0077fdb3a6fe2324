//! The series of the workspace: opens each round when it is due, once, whenever the worker dies.
//!
//! A round is begun by writing down its poll's id, and only then made. What was begun is made again until it is there, and
//! making a poll that is there changes nothing.

use crate::api::{self, call, object};
use crate::problem::Problem;
use crate::sql::{self, series as rows};
use crate::{body, clock, random, reply};
use candor::series::schedule::{Pace, Schedule, Zone};
use candor::series::{Change, Round, Series, State};
use candor::wire::Place;
use candor::{Poll, PollId, Timestamp};
use serde_json::{Value, json};
use worker::{Env, Error, Method, Response, SqlStorage, Storage};

/// How long after a round could not be made that is tried again, in milliseconds.
const RETRY_MS: u64 = 5_000;

/// The rhythm of a series.
///
/// # Errors
/// Where its time zone is none, which is looked at before it is kept.
pub(super) fn schedule(series: &Series, env: &Env) -> worker::Result<Schedule> {
    let zone = Zone::named(&series.time_zone).ok_or_else(|| Error::from("a series without a time zone"))?;
    Ok(Schedule {
        period: series.period,
        zone,
        anchor: series.anchor,
        open_for_hours: series.open_for_hours,
        pace: pace(env),
    })
}

/// By the calendar, where the operator says nothing else.
fn pace(env: &Env) -> Pace {
    clock::seconds(env, "SERIES_WEEK_SECONDS").map_or(Pace::Calendar, Pace::Weeks)
}

/// Keeps a series that the worker has checked: `{"series", "first": a round that is there or null}`.
pub(super) fn add(storage: &Storage, env: &Env, bytes: &[u8]) -> Result<Response, Problem> {
    let body = body::parse(bytes)?;
    let series: Series = serde_json::from_value(body["series"].clone())?;
    let first: Option<Round> = serde_json::from_value(body["first"].clone())?;
    let next = match &first {
        Some(_) => later(&schedule(&series, env)?),
        None => Some(series.anchor),
    };
    sql::transaction(storage, move |sql| {
        rows::add(sql, &series, next)?;
        if let Some(first) = first {
            rows::begin(sql, series.id.as_str(), &first)?;
            rows::finish(sql, &first.poll)?;
        }
        Ok(())
    })?;
    Ok(Response::empty()?.with_status(201))
}

/// Pauses, resumes, stops, or changes the rhythm. A series that is stopped stays so.
pub(super) fn change(sql: &SqlStorage, env: &Env, id: &str, bytes: &[u8]) -> Result<Response, Problem> {
    let rows::Kept { mut series, next_opens_at, .. } = rows::find(sql, id)?.ok_or(Problem::UnknownSeries)?;
    let before = (series.state, series.period);
    let change = Change::parse(&body::parse(bytes)?, series.period, series.open_for_hours);
    let change = change.map_err(Problem::InvalidRequest)?;
    if series.state == State::Stopped {
        return Err(Problem::SeriesStopped);
    }
    if let Some(period) = change.period.filter(|period| *period != series.period) {
        // Counted from the last opening, so that the new rhythm goes on from there.
        series.anchor = schedule(&series, env)?.latest(now()).unwrap_or(series.anchor);
        series.period = period;
    }
    series.open_for_hours = change.open_for_hours.unwrap_or(series.open_for_hours);
    series.state = change.state.unwrap_or(series.state);
    let next = match series.state {
        // An opening that is due, and whose alarm is late, stays due.
        State::Running if before == (series.state, series.period) => next_opens_at,
        State::Running => later(&schedule(&series, env)?),
        State::Paused | State::Stopped => None,
    };
    rows::change(sql, &series, next)?;
    show(sql, env, id)
}

/// The next opening from now on.
fn later(schedule: &Schedule) -> Option<Timestamp> {
    if schedule.anchor > now() { Some(schedule.anchor) } else { schedule.after(now()) }
}

/// A series with its rounds and some coming openings.
pub(super) fn show(sql: &SqlStorage, env: &Env, id: &str) -> Result<Response, Problem> {
    let kept = rows::find(sql, id)?.ok_or(Problem::UnknownSeries)?;
    reply::json(200, shown(sql, env, &kept)?.to_string())
}

/// Every series in the same way.
pub(super) fn list(sql: &SqlStorage, env: &Env) -> Result<Response, Problem> {
    let all: Vec<Value> =
        rows::all(sql)?.iter().map(|kept| shown(sql, env, kept)).collect::<worker::Result<_>>()?;
    reply::json(200, Value::from(all).to_string())
}

/// How many coming openings are told.
const COMING: usize = 6;

fn shown(sql: &SqlStorage, env: &Env, kept: &rows::Kept) -> worker::Result<Value> {
    let rounds = rows::rounds(sql, kept.series.id.as_str())?;
    let schedule = schedule(&kept.series, env)?;
    let coming = std::iter::successors(kept.next_opens_at, |time| schedule.after(*time)).take(COMING);
    let coming: Vec<Value> = (kept.rounds + 1..)
        .zip(coming)
        .map(|(round, opens_at)| {
            json!({"round": round, "opens_at": opens_at, "closes_at": schedule.closing(opens_at)})
        })
        .collect();
    Ok(json!({"series": kept.series, "rounds": rounds, "coming": coming}))
}

/// Begins every round that is due, and makes every round that was begun. What cannot be made now stays begun, and is told
/// in the log.
pub(super) async fn open_due(storage: &Storage, env: &Env) -> worker::Result<()> {
    let sql = storage.sql();
    for kept in rows::all(&sql)? {
        begin(storage, env, kept)?;
    }
    for (series, round) in rows::begun(&sql)? {
        if let Err(problem) = make(storage, env, &series, &round).await {
            worker::console_error!("round {} of a series waits to be made: {problem}", round.round);
        }
    }
    Ok(())
}

/// Begins the round of a series that is due, if one is, and says when the next one will be. Nothing is awaited in here, so
/// that no round is begun twice.
fn begin(storage: &Storage, env: &Env, kept: rows::Kept) -> worker::Result<()> {
    if kept.next_opens_at.is_none_or(|next| next > now()) || kept.series.state != State::Running {
        return Ok(());
    }
    let schedule = schedule(&kept.series, env)?;
    let next = schedule.after(now());
    let round = match schedule.due(now(), kept.rounds == 0) {
        Some(slot) => {
            let poll = PollId::new(random::poll_id()?).map_err(|error| error.to_string())?;
            let (opens_at, closes_at) = (slot.opens_at, Some(slot.closes_at));
            Some(Round { poll, round: kept.rounds + 1, opens_at, closes_at })
        }
        None => None,
    };
    sql::transaction(storage, move |sql| {
        if let Some(round) = &round {
            rows::begin(sql, kept.series.id.as_str(), round)?;
        }
        rows::change(sql, &kept.series, next)
    })
}

/// Makes the poll of a round that was begun. The round before it closes first, if it is still open: nobody is asked the same
/// twice at once.
async fn make(storage: &Storage, env: &Env, series: &str, round: &Round) -> Result<(), Problem> {
    let sql = storage.sql();
    let Some(kept) = rows::find(&sql, series)? else { return Ok(()) };
    let earlier = rows::rounds(&sql, series)?.into_iter().rfind(|earlier| earlier.round < round.round);
    let previous = earlier.map(|earlier| earlier.poll);
    if let Some(previous) = &previous {
        match call(&object(env, previous.as_str())?, Method::Post, "close", None).await {
            // One that was deleted meanwhile needs no closing.
            Ok(_) | Err(Problem::UnknownPoll) => {}
            Err(problem) => return Err(problem),
        }
    }
    let closes_at = round.closes_at.unwrap_or(round.opens_at);
    let definition = kept.series.definition_of(round.opens_at, closes_at);
    let poll = Poll::parse(&definition).map_err(Problem::InvalidDefinition)?;
    let place = Place { id: kept.series.id, round: round.round, previous };
    api::make(env, round.poll.as_str(), &poll, Some(&place)).await?;
    let (id, title) = (round.poll.clone(), serde_json::to_string(poll.title())?);
    sql::transaction(storage, move |sql| {
        sql::workspace::add(sql, id.as_str(), &title)?;
        rows::finish(sql, &id)
    })?;
    Ok(())
}

/// Sets the alarm for what is to be done next.
pub(super) async fn set_alarm(storage: &Storage) -> worker::Result<()> {
    let sql = storage.sql();
    let retry = (!rows::begun(&sql)?.is_empty()).then_some(RETRY_MS);
    let now = clock::now_ms();
    let openings = rows::all(&sql)?.into_iter().filter_map(|kept| kept.next_opens_at);
    let openings = openings.map(|time| time.unix().saturating_mul(1_000).saturating_sub(now));
    match openings.chain(retry).min() {
        // A little late rather than early: the opening must have come.
        Some(pause) => storage.set_alarm(i64::try_from(pause).unwrap_or(i64::MAX).saturating_add(1)).await,
        None => storage.delete_alarm().await,
    }
}

fn now() -> Timestamp {
    Timestamp::from_unix(clock::now())
}

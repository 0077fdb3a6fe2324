//! Series: made and changed by the owner, read by whoever has the id.

use super::{call, manifest, object, servable, workspace};
use crate::audit::{self, Action};
use crate::auth::Owner;
use crate::embeds;
use crate::objects::send;
use crate::problem::Problem;
use crate::{body, calendar, clock, origin, random, reply};
use candor::series::schedule::Zone;
use candor::series::{Order, Round, Series, Source, State, timeless};
use candor::wire::{Manifest, Place};
use candor::{Eligibility, Fault, Poll, SeriesId, Timestamp, template};
use futures_util::future::join_all;
use serde::Deserialize;
use serde_json::{Value, json};
use worker::{Env, Error, Method, Request, Response};

/// A series as the workspace tells of it.
#[derive(Deserialize)]
pub(crate) struct Told {
    pub(crate) series: Series,
    /// The rounds that were made.
    pub(crate) rounds: Vec<Round>,
    /// Some that are to come; none where it is paused or stopped.
    pub(crate) coming: Vec<Coming>,
}

/// A round that is to come.
#[derive(Deserialize)]
pub(crate) struct Coming {
    pub(crate) round: u64,
    pub(crate) opens_at: Timestamp,
    pub(crate) closes_at: Timestamp,
}

/// A series with the manifests of its rounds.
pub(crate) struct Known {
    pub(crate) told: Told,
    /// Those whose polls are still there.
    pub(crate) polls: Vec<(Round, Manifest)>,
}

/// `POST /api/series`: of a definition, or of a poll that becomes round 1.
pub(crate) async fn create(owner: Owner, env: &Env) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let order = Order::parse(&body::parse(&body::json_bytes(&mut request).await?)?);
    let order = order.map_err(Problem::InvalidRequest)?;
    if Zone::named(&order.time_zone).is_none() {
        let detail = "A time zone has a name of the IANA database, such as “Europe/Vienna” or “UTC”";
        return Err(Problem::InvalidRequest(vec![Fault::new("/time_zone", "unknown_zone", detail)]));
    }
    let id = SeriesId::new(random::poll_id()?).map_err(|error| Error::from(error.to_string()))?;
    let now = Timestamp::from_unix(clock::now());
    let (definition, first) = match &order.source {
        Source::Definition(definition) => (read(definition.clone(), env)?, None),
        Source::Poll(poll) => {
            let manifest = manifest(env, poll.as_str()).await?;
            if manifest.series.is_some() {
                return Err(Problem::AlreadyInSeries);
            }
            let definition = timeless(serde_json::to_value(&manifest.poll)?);
            let opens_at = order.first_opens_at.filter(|time| *time <= now).unwrap_or(now);
            let closes_at = manifest.poll.closes_at();
            (definition, Some(Round { poll: poll.clone(), round: 1, opens_at, closes_at }))
        }
    };
    check_invite(&order, &definition)?;
    let anchor = order.first_opens_at.unwrap_or(now);
    let series = Series {
        id,
        definition,
        period: order.period,
        time_zone: order.time_zone,
        anchor,
        first_opens_at: first.as_ref().map_or(anchor, |first| first.opens_at),
        open_for_hours: order.open_for_hours,
        invite: order.invite,
        state: State::Running,
    };
    let made = json!({"series": series, "first": first});
    accepted(ask(env, Method::Post, "series", Some(&made)).await?)?;
    if let Some(first) = first {
        let place = json!(Place { id: series.id.clone(), round: 1, previous: None });
        // Another series may have taken the poll meanwhile; then this one never was.
        if let Err(problem) = join(env, first.poll.as_str(), &place).await {
            ask(env, Method::Delete, &format!("series/{}", series.id), None).await?;
            return Err(problem);
        }
    }
    audit::note(env, &by, Action::SeriesMade, None, Some(series.id.as_str())).await?;
    let known = find(env, series.id.as_str()).await?;
    let mut made = reply::json(201, shown(&known).to_string())?;
    made.headers_mut().set("Location", &format!("/api/series/{}", series.id))?;
    Ok(made)
}

/// Reads a definition, whose faults are named with their place in the body.
fn read(definition: Value, env: &Env) -> Result<Value, Problem> {
    let within = |faults: Vec<Fault>| {
        let within = |fault: Fault| Fault { pointer: format!("/definition{}", fault.pointer), ..fault };
        Problem::InvalidRequest(faults.into_iter().map(within).collect())
    };
    let definition = template::expand(definition).map_err(|fault| within(vec![fault]))?;
    let poll = Poll::parse(&definition).map_err(within)?;
    match servable(&poll, env) {
        Err(Problem::InvalidDefinition(faults)) => Err(within(faults)),
        Err(problem) => Err(problem),
        Ok(()) => Ok(timeless(serde_json::to_value(&poll)?)),
    }
}

/// Counts of invitations are for leaves of a poll that people are invited to.
fn check_invite(order: &Order, definition: &Value) -> Result<(), Problem> {
    let poll = Poll::parse(definition).map_err(Problem::InvalidDefinition)?;
    let is_invited = poll.eligibility() == Eligibility::Invited;
    let unknown =
        order.invite.keys().filter(|leaf| poll.groups().find_leaf(leaf.as_str()).is_none() || !is_invited);
    let faults: Vec<Fault> = unknown
        .map(|leaf| {
            let detail = "People are invited to groups that have none below them, of polls by invitation";
            Fault::new(format!("/invite/{leaf}"), "unknown_group", detail)
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Problem::InvalidRequest(faults)) }
}

/// Tells a poll that it is a round of a series.
async fn join(env: &Env, poll: &str, place: &Value) -> Result<(), Problem> {
    let reply = send(&object(env, poll)?, Method::Post, "series", Some(place.to_string())).await?;
    match reply.status_code() {
        409 => Err(Problem::AlreadyInSeries),
        404 => Err(Problem::UnknownPoll),
        status if status >= 400 => Err(Error::from("a poll does not join a series").into()),
        _ => Ok(()),
    }
}

/// `GET /api/series`: every series, in the order they were made.
pub(crate) async fn list(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    let told: Vec<Told> = call(&workspace(env)?, Method::Get, "series", None).await?.json().await?;
    let known = join_all(told.into_iter().map(|told| know(env, told))).await;
    let shown = known.into_iter().map(|known| Ok(shown(&known?))).collect::<Result<Vec<Value>, Problem>>()?;
    reply::json(200, Value::from(shown).to_string())
}

/// `GET /api/series/{id}`
pub(crate) async fn show(request: &Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let shown = shown(&find(env, id).await?).to_string();
    reply::cached(request, "application/json", reply::REVALIDATE, shown.into_bytes())
}

/// `PUT /api/series/{id}`: pauses, resumes, stops, or changes the rhythm of coming rounds.
pub(crate) async fn change(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let change = body::parse(&body::json_bytes(&mut request).await?)?;
    let id = SeriesId::new(id).map_err(|_| Problem::UnknownSeries)?;
    let reply = ask(env, Method::Put, &format!("series/{id}"), Some(&change)).await?;
    if reply.status_code() >= 400 {
        return Ok(reply);
    }
    audit::note(env, &by, Action::SeriesChanged, None, Some(id.as_str())).await?;
    reply::json(200, shown(&find(env, id.as_str()).await?).to_string())
}

/// `DELETE /api/series/{id}`: forgets the series; its polls stay.
pub(crate) async fn delete(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let id = SeriesId::new(id).map_err(|_| Problem::UnknownSeries)?;
    let reply = ask(env, Method::Delete, &format!("series/{id}"), None).await?;
    if reply.status_code() < 400 {
        audit::note(env, &owner.by, Action::SeriesDeleted, None, Some(id.as_str())).await?;
    }
    Ok(reply)
}

/// `GET /api/series/{id}/calendar.ics`: openings, closings and results, past and to come.
pub(crate) async fn calendar(request: &Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let known = find(env, id).await?;
    let address = request.url()?;
    let asked = embeds::page::parameter(&address, "lang");
    let poll = Poll::parse(&known.told.series.definition).map_err(Problem::InvalidDefinition)?;
    let words = calendar::words(embeds::language(asked.as_deref(), &poll));
    let text = calendar::text(&known, &poll, &origin::of(request)?, &words);
    reply::cached(request, "text/calendar; charset=utf-8", reply::REVALIDATE, text.into_bytes())
}

async fn find(env: &Env, id: &str) -> Result<Known, Problem> {
    let id = SeriesId::new(id).map_err(|_| Problem::UnknownSeries)?;
    let mut reply = ask(env, Method::Get, &format!("series/{id}"), None).await?;
    match reply.status_code() {
        404 => Err(Problem::UnknownSeries),
        status if status >= 400 => Err(Error::from(format!("the workspace answered {status}")).into()),
        _ => know(env, reply.json().await?).await,
    }
}

/// Asks the polls of a series for their manifests.
async fn know(env: &Env, told: Told) -> Result<Known, Problem> {
    let manifests = join_all(told.rounds.iter().map(|round| manifest(env, round.poll.as_str()))).await;
    let mut polls = Vec::new();
    for (round, manifest) in told.rounds.iter().zip(manifests) {
        match manifest {
            Ok(manifest) => polls.push((round.clone(), manifest)),
            Err(Problem::UnknownPoll) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(Known { told, polls })
}

/// A series as everyone sees it.
fn shown(known: &Known) -> Value {
    let Told { series, coming, .. } = &known.told;
    let round = |(round, manifest): &(Round, Manifest)| {
        let mut shown = json!({"poll": round.poll, "round": round.round, "state": manifest.state,
            "opens_at": round.opens_at});
        if let Some(closes_at) = round.closes_at {
            shown["closes_at"] = json!(closes_at);
        }
        shown
    };
    let invited = known.polls.last().and_then(|(_, manifest)| manifest.invited.as_ref());
    let invite = match invited.filter(|invited| !invited.is_empty()) {
        Some(invited) => invited.iter().cloned().collect(),
        None => series.invite.clone(),
    };
    let coming: Vec<Value> = coming
        .iter()
        .map(|one| json!({"round": one.round, "opens_at": one.opens_at, "closes_at": one.closes_at}))
        .collect();
    let mut shown = json!({
        "id": series.id, "title": series.definition["title"], "period": series.period,
        "time_zone": series.time_zone, "open_for_hours": series.open_for_hours, "state": series.state,
        "rounds": known.polls.iter().map(round).collect::<Vec<_>>(), "coming": coming, "invite": invite,
        "calendar_url": format!("/api/series/{}/calendar.ics", series.id),
    });
    if let Some(next) = known.told.coming.first() {
        shown["next_opens_at"] = json!(next.opens_at);
    }
    shown
}

/// Asks the workspace, and gives what it answers, a problem too.
async fn ask(env: &Env, method: Method, what: &str, body: Option<&Value>) -> Result<Response, Problem> {
    Ok(send(&workspace(env)?, method, what, body.map(Value::to_string)).await?)
}

fn accepted(reply: Response) -> Result<(), Problem> {
    match reply.status_code() {
        status if status >= 400 => Err(Error::from(format!("the workspace answered {status}")).into()),
        _ => Ok(()),
    }
}

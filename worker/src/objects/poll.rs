//! One poll: counts its ballots, keeps its pools, and publishes its releases.
//!
//! Requests come from the worker alone, with the caller already authorised. Reads look at the poll and its releases,
//! and never at a pool.

use crate::objects::{ballot, publish};
use crate::problem::Problem;
use crate::{body, clock, csv, reply, sql};
use candor::plan::Plan;
use candor::wire::{self, Manifest};
use candor::{Ledger, Moment, Poll, PollId, Release, ReleasePolicy};
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use worker::{DurableObject, Env, Method, Request, Response, Result, State, durable_object};

/// The object of one poll.
#[durable_object]
pub struct PollObject {
    state: State,
    env: Env,
    /// The poll as it is on disk; read again after anything that changes it.
    loaded: RefCell<Option<Rc<Loaded>>>,
}

/// A poll that was read from disk. Definition and plan never change; `open` does once.
pub(crate) struct Loaded {
    pub(crate) id: PollId,
    pub(crate) poll: Poll,
    pub(crate) plan: Plan,
    pub(crate) open: bool,
}

impl DurableObject for PollObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, loaded: RefCell::new(None) }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        match self.answer(request).await {
            Ok(reply) => Ok(reply),
            Err(problem) => problem.into_response(),
        }
    }

    /// Publishes what may leave, or closes the poll when its time has come; then waits for the next time. The runtime
    /// calls again when this fails.
    async fn alarm(&self) -> Result<Response> {
        let Some(loaded) = self.load()? else { return Response::empty() };
        if loaded.open {
            let moment = if clock::is_over(&loaded.poll) { Moment::Closing } else { Moment::Early };
            publish::publish(&self.state.storage(), &loaded, moment)?;
            self.loaded.take();
            if moment == Moment::Early {
                self.set_alarm(&loaded.poll).await?;
            }
        }
        Response::empty()
    }
}

impl PollObject {
    async fn answer(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let (method, path) = (request.method(), request.path());
        let call = path.trim_start_matches('/');
        if (&method, call) == (&Method::Post, "create") {
            return self.create(request).await;
        }
        if (&method, call) == (&Method::Post, "ballots") {
            // Read before the poll is: between here and the reply nothing else of this object runs.
            let bytes = request.bytes().await?;
            let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
            let is_open = loaded.open && !clock::is_over(&loaded.poll);
            return ballot::receive(&self.state.storage(), &loaded, is_open, &bytes);
        }
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        match (&method, call) {
            (Method::Get, "exists") => Ok(Response::empty()?),
            (Method::Get | Method::Head, "manifest") => manifest(&request, &loaded),
            (Method::Post, "release") => self.release(&loaded, Moment::Early),
            (Method::Post, "close") => {
                let reply = self.release(&loaded, Moment::Closing)?;
                self.state.storage().delete_alarm().await?;
                Ok(reply)
            }
            (Method::Delete, "") => {
                self.state.storage().delete_alarm().await?;
                self.state.storage().delete_all().await?;
                self.loaded.take();
                Ok(Response::empty()?.with_status(204))
            }
            (Method::Get | Method::Head, _) => self.published(&request, &loaded, call),
            _ => Err(Problem::NotFound),
        }
    }

    /// The poll on disk, kept in memory between requests.
    fn load(&self) -> Result<Option<Rc<Loaded>>> {
        if let Some(loaded) = &*self.loaded.borrow() {
            return Ok(Some(Rc::clone(loaded)));
        }
        let Some(row) = sql::poll::load(&self.state.storage().sql())? else { return Ok(None) };
        let definition: Value = serde_json::from_str(&row.definition)?;
        let poll = Poll::try_from(definition)?;
        let id = PollId::new(row.id).map_err(|error| error.to_string())?;
        let loaded = Rc::new(Loaded { id, plan: Plan::open(poll.groups()), poll, open: row.state == "open" });
        *self.loaded.borrow_mut() = Some(Rc::clone(&loaded));
        Ok(Some(loaded))
    }

    /// Makes the poll of a definition that the worker has checked.
    async fn create(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let body = body::parse(&request.bytes().await?)?;
        let (id, definition) = (body["id"].as_str().unwrap_or_default().to_owned(), body["poll"].to_string());
        let poll = Poll::parse(&body["poll"]).map_err(Problem::InvalidDefinition)?;
        let ledger = serde_json::to_string(&Ledger::default())?;
        sql::transaction(&self.state.storage(), move |sql| {
            sql::poll::create(sql, &id, &definition, &ledger)
        })?;
        self.set_alarm(&poll).await?;
        Ok(Response::empty()?.with_status(201))
    }

    /// Releases what may leave; `null` where nothing may. Closing again gives the last release again.
    fn release(&self, loaded: &Loaded, moment: Moment) -> std::result::Result<Response, Problem> {
        if !loaded.open {
            return match moment {
                Moment::Early => Err(Problem::PollClosed),
                Moment::Closing => {
                    let last = sql::poll::release(&self.state.storage().sql(), None)?;
                    reply::json(200, last.ok_or(Problem::NoRelease)?)
                }
            };
        }
        let release = publish::publish(&self.state.storage(), loaded, moment)?;
        self.loaded.take();
        match (release, moment) {
            (Some(body), Moment::Early) => reply::json(201, body),
            (Some(body), Moment::Closing) => reply::json(200, body),
            (None, _) => reply::json(200, "null".into()),
        }
    }

    /// `releases`, `releases/latest`, `releases/{n}`, and the CSV of each.
    fn published(
        &self,
        request: &Request,
        loaded: &Loaded,
        call: &str,
    ) -> std::result::Result<Response, Problem> {
        let sql = self.state.storage().sql();
        let which = match call.strip_prefix("releases") {
            Some("") => {
                let all = format!("[{}]", sql::poll::releases(&sql)?.join(","));
                return reply::cached(request, "application/json", reply::REVALIDATE, all.into_bytes());
            }
            Some(rest) => rest.strip_prefix('/').ok_or(Problem::NotFound)?,
            None => return Err(Problem::NotFound),
        };
        let (which, is_csv) = which.strip_suffix(".csv").map_or((which, false), |which| (which, true));
        let (number, caching) = match which {
            "latest" => (None, reply::REVALIDATE),
            number => (Some(number.parse().map_err(|_| Problem::NotFound)?), reply::IMMUTABLE),
        };
        let body = sql::poll::release(&sql, number)?.ok_or(Problem::NoRelease)?;
        if !is_csv {
            return reply::cached(request, "application/json", caching, body.into_bytes());
        }
        let release: Release = serde_json::from_str(&body)?;
        let table =
            csv::table(&loaded.poll, &release).map_err(|error| worker::Error::from(error.to_string()))?;
        reply::cached(request, "text/csv; charset=utf-8", caching, table)
    }

    /// Sets the next alarm: the next release of a daily or live poll, or its closing, whichever comes first.
    async fn set_alarm(&self, poll: &Poll) -> Result<()> {
        let period = match poll.release_policy() {
            ReleasePolicy::AtClose => None,
            ReleasePolicy::Daily => Some(self.seconds("DAILY_SECONDS", 86_400)),
            ReleasePolicy::Live => Some(self.seconds("LIVE_SECONDS", 300)),
        };
        let to_close = poll
            .closes_at()
            .map(|time| i64::try_from(time.unix().saturating_sub(clock::now())).unwrap_or(i64::MAX));
        if let Some(seconds) = period.into_iter().chain(to_close).min() {
            // A little late rather than early: a closing time must have come.
            self.state.storage().set_alarm(seconds.saturating_mul(1_000).saturating_add(1)).await?;
        }
        Ok(())
    }

    fn seconds(&self, name: &str, otherwise: i64) -> i64 {
        let value = self.env.var(name).ok().and_then(|value| value.to_string().parse().ok());
        value.filter(|seconds| *seconds > 0).unwrap_or(otherwise)
    }
}

/// What anyone may know of the poll.
fn manifest(request: &Request, loaded: &Loaded) -> std::result::Result<Response, Problem> {
    let state = if loaded.open { wire::State::Open } else { wire::State::Closed };
    let manifest = Manifest::new(loaded.id.clone(), state, loaded.poll.clone());
    reply::cached(request, "application/json", reply::REVALIDATE, serde_json::to_vec(&manifest)?)
}

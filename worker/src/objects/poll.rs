//! One poll: counts its ballots, keeps its pools, and publishes its releases.
//!
//! Requests come from the worker alone, with the caller already authorised. Reads look at the poll and its releases,
//! and never at a pool.

use crate::headers::{self, Reach};
use crate::objects::count::Queue;
use crate::objects::leaders::{self, Reader};
use crate::objects::loaded::Loaded;
use crate::objects::{Ask, Call, ballot, comments, export, outbox, publish, replied};
use crate::problem::Problem;
use crate::sql::register::InvitedRow;
use crate::{body, clock, csv, metrics, reply, sql};
use candor::ballot as tokens;
use candor::wire::{Place, Receipt, Turnout};
use candor::{Eligibility, Ledger, Moment, Poll, Release, ReleasePolicy};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use worker::{DurableObject, Env, Method, Request, Response, Result, State, durable_object};

/// How long after a closing that was cut off it is taken up again, in milliseconds.
const WIND_UP_MS: i64 = 5_000;
/// How long after events could not be handed over that is tried again, in milliseconds.
const HAND_OVER_MS: u64 = 5_000;

/// The object of one poll.
#[durable_object]
pub struct PollObject {
    state: State,
    env: Env,
    /// The poll as it is on disk; read again after anything that changes it.
    loaded: RefCell<Option<Rc<Loaded>>>,
    /// Ballots on their way to disk.
    queue: Queue,
    /// When the next release of a daily or live poll is due, in milliseconds since 1970. Alarms come for other things too.
    /// None where memory was lost since: then the next alarm is it.
    due: Cell<Option<u64>>,
}

impl DurableObject for PollObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, loaded: RefCell::new(None), queue: Queue::default(), due: Cell::new(None) }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        if request.method() == Method::Post && request.path().ends_with("/ballots") {
            return self.ballot(request).await;
        }
        replied(self.answer(request).await)
    }

    /// Publishes what may leave, or closes the poll when its time has come; tells of it; then waits for the next time.
    /// The runtime calls again when this fails.
    async fn alarm(&self) -> Result<Response> {
        let Some(loaded) = self.load()? else { return Response::empty() };
        if loaded.open && clock::is_over(&loaded.poll) {
            self.publish(&loaded, Moment::Closing)?;
        } else if loaded.open {
            outbox::note_opening(&self.state.storage(), &loaded, self.soon())?;
            outbox::note_closing_soon(&self.state.storage(), &loaded, self.soon())?;
            if self.period(&loaded.poll).is_some() && self.due.get().is_none_or(|due| due <= clock::now_ms())
            {
                self.due.set(None);
                self.publish(&loaded, Moment::Early)?;
            }
        }
        outbox::hand_over(&self.state, &self.env).await;
        // Another call may have deleted the poll, or closed it, since.
        let Some(loaded) = self.load()? else { return Response::empty() };
        if !loaded.open {
            self.wind_up(&loaded).await?;
            export::erase_due(&self.state.storage(), &loaded, &self.env)?;
        }
        self.set_alarm(&loaded, HAND_OVER_MS).await?;
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
        if (&method, call) == (&Method::Post, "invited") {
            return self.invited(&request.bytes().await?).await;
        }
        if (&method, call) == (&Method::Post, "series") {
            return self.join(&request.bytes().await?);
        }
        if leaders::is_theirs(call) {
            let bytes = request.bytes().await?;
            let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
            return leaders::answer(&self.state.storage(), &loaded, &request, call, &bytes);
        }
        if call == "comments" || call.starts_with("comments/") {
            let bytes = request.bytes().await?;
            let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
            let reply = comments::answer(&self.state.storage(), &loaded, &method, call, &bytes)?;
            // A release may have been told of.
            self.set_alarm(&loaded, 0).await?;
            return Ok(reply);
        }
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        match (&method, call) {
            (Method::Get, "export") => export::export(&self.state.storage(), &loaded),
            (Method::Get, "standing") => loaded.standing(),
            (Method::Get | Method::Head, "spent") => self.spent(&request, &loaded).await,
            (Method::Get | Method::Head, "manifest") => loaded.manifest(&request, &self.env),
            (Method::Post, "release") => {
                let reply = self.release(&loaded, Moment::Early)?;
                self.set_alarm(&loaded, 0).await?;
                Ok(reply)
            }
            (Method::Post, "close") => {
                // Set beforehand: should the object die on the way, the alarm goes on with it.
                self.state.storage().set_alarm(WIND_UP_MS).await?;
                let reply = self.release(&loaded, Moment::Closing)?;
                self.wind_up(&loaded).await?;
                let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
                self.set_alarm(&loaded, 0).await?;
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

    /// A ballot under the address that people send it to: the worker passes it on unread, and the reply back as it is.
    async fn ballot(&self, mut request: Request) -> Result<Response> {
        let counted = async {
            let bytes = body::json_bytes(&mut request).await?;
            self.count(&bytes).await
        };
        match counted.await {
            Ok(reply) => Ok(reply),
            Err(problem) => headers::secured(problem.into_response()?, Reach::Own),
        }
    }

    /// Checks a ballot and counts it, once however often it is sent.
    async fn count(&self, bytes: &[u8]) -> std::result::Result<Response, Problem> {
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        let storage = self.state.storage();
        let checked = ballot::check(&self.env, &loaded, bytes)?;
        let counted = match checked.ballot {
            Ok(ballot) => self.queue.count(&storage, ballot, || self.load()).await,
            Err(problem) => Err(problem),
        };
        match (counted, checked.digest) {
            (Ok(receipt), _) => ballot::receipt(receipt),
            (Err(_), Some(digest)) if sql::poll::is_spent(&storage.sql(), &digest)? => {
                ballot::receipt(Receipt::AlreadyCounted)
            }
            (Err(problem), _) => Err(problem),
        }
    }

    /// The poll on disk, kept in memory between requests.
    fn load(&self) -> Result<Option<Rc<Loaded>>> {
        if let Some(loaded) = &*self.loaded.borrow() {
            return Ok(Some(Rc::clone(loaded)));
        }
        let Some(loaded) = Loaded::read(&self.state.storage().sql())? else { return Ok(None) };
        let loaded = Rc::new(loaded);
        *self.loaded.borrow_mut() = Some(Rc::clone(&loaded));
        Ok(Some(loaded))
    }

    /// Makes the poll of a definition that the worker has checked. Done again, as for a round of a series whose making was
    /// cut off, it changes nothing.
    async fn create(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let body = body::parse(&request.bytes().await?)?;
        if let Some(loaded) = self.load()? {
            self.set_alarm(&loaded, 0).await?;
            return Ok(Response::empty()?.with_status(201));
        }
        let (id, definition) = (body["id"].as_str().unwrap_or_default().to_owned(), body["poll"].to_string());
        Poll::parse(&body["poll"]).map_err(Problem::InvalidDefinition)?;
        let series = Some(&body["series"]).filter(|series| !series.is_null()).map(Value::to_string);
        let key = body["public_key"].as_str().map(ToOwned::to_owned);
        let ledger = serde_json::to_string(&Ledger::default())?;
        sql::transaction(&self.state.storage(), move |sql| {
            sql::poll::create(sql, &id, &definition, &ledger, key, series)
        })?;
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        outbox::note_opening(&self.state.storage(), &loaded, self.soon())?;
        self.set_alarm(&loaded, 0).await?;
        Ok(Response::empty()?.with_status(201))
    }

    /// Takes the poll into a series, as a round of it. Done again, it changes nothing; a second series is refused.
    fn join(&self, bytes: &[u8]) -> std::result::Result<Response, Problem> {
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        let place: Place = serde_json::from_slice(bytes)?;
        match &loaded.series {
            Some(series) if *series != place => return Err(Problem::AlreadyInSeries),
            _ => sql::poll::put_series(&self.state.storage().sql(), &serde_json::to_string(&place)?)?,
        }
        self.loaded.take();
        Ok(Response::empty()?.with_status(204))
    }

    /// Takes the register's word on how many are invited to each leaf.
    async fn invited(&self, bytes: &[u8]) -> std::result::Result<Response, Problem> {
        self.load()?.ok_or(Problem::UnknownPoll)?;
        let rows: Vec<InvitedRow> = serde_json::from_slice(bytes)?;
        sql::transaction(&self.state.storage(), move |sql| {
            rows.iter().try_for_each(|row| sql::poll::put_invited(sql, row))
        })?;
        self.loaded.take();
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        outbox::note_opening(&self.state.storage(), &loaded, self.soon())?;
        self.set_alarm(&loaded, 0).await?;
        Ok(Response::empty()?.with_status(204))
    }

    /// What is published of a closed poll with tokens.
    async fn spent(&self, request: &Request, loaded: &Loaded) -> std::result::Result<Response, Problem> {
        if loaded.public_key.is_none() {
            return Err(Problem::NoTokens);
        }
        if loaded.open {
            return Err(Problem::NotClosed);
        }
        let tokens = self.wind_up(loaded).await?;
        if sql::poll::closed(&self.state.storage().sql())?.erased != 0 {
            return Err(Problem::SpentErased);
        }
        let digests = sql::poll::spent(&self.state.storage().sql())?;
        let digests: Vec<String> = digests.iter().map(tokens::digest_text).collect();
        let invitations = (loaded.poll.eligibility() == Eligibility::Invited).then(|| loaded.by_id(Some));
        let turnout = Turnout { invitations, tokens, ballots: digests.len() as u64, digests };
        reply::cached(request, "application/json", reply::REVALIDATE, serde_json::to_vec(&turnout)?)
    }

    /// Erases the register of a closed poll, once it has said how many tokens were issued; gives that number. Done
    /// again, it changes nothing.
    async fn wind_up(&self, loaded: &Loaded) -> Result<u64> {
        let Some(key) = loaded.public_key else { return Ok(0) };
        let sql = self.state.storage().sql();
        let done = sql::poll::winding_up(&sql)?;
        let ask = |call| Ask { poll: loaded.id.clone(), public_key: key.to_text(), call };
        // Kept before the register is erased: an erased one says 0.
        let tokens = if let Some(tokens) = done.tokens {
            tokens
        } else {
            let said: Value = ask(Call::Tokens).send(&self.env).await?.json().await?;
            let tokens =
                said["tokens"].as_u64().ok_or("the register does not say how many tokens it issued")?;
            sql::poll::put_tokens(&sql, i64::try_from(tokens).map_err(|error| error.to_string())?)?;
            tokens
        };
        if done.wound_up == 0 {
            ask(Call::Erase).send(&self.env).await?;
            sql::poll::note_wound_up(&sql)?;
        }
        Ok(tokens)
    }

    fn publish(&self, loaded: &Loaded, moment: Moment) -> Result<Option<String>> {
        let published = publish::publish(&self.state.storage(), loaded, moment)?;
        self.loaded.take();
        Ok(published)
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
        let release = self.publish(loaded, moment)?;
        match (release, moment) {
            (Some(body), Moment::Early) => reply::json(201, body),
            (Some(body), Moment::Closing) => reply::json(200, body),
            (None, _) => reply::json(200, "null".into()),
        }
    }

    /// `releases`, `releases/latest`, `releases/{n}`, the CSV of each, and the metrics of the latest.
    fn published(
        &self,
        request: &Request,
        loaded: &Loaded,
        call: &str,
    ) -> std::result::Result<Response, Problem> {
        let reader = Reader::of(request, loaded)?;
        reader.may_read(&loaded.poll)?;
        reader.may_open(&self.state.storage())?;
        let is_whole = reader.top() == loaded.poll.groups().root();
        let within = |body: &str| -> Result<Release> {
            Ok(serde_json::from_str::<Release>(body)?.within(&loaded.poll, reader.top()))
        };
        // The bytes as they were written, but for a leader of a part.
        let told = |body: String| {
            if is_whole { Ok(body) } else { within(&body).and_then(|part| Ok(serde_json::to_string(&part)?)) }
        };
        let sql = self.state.storage().sql();
        if call == "metrics" {
            let release = sql::poll::release(&sql, None)?;
            let release = release.as_deref().map(within).transpose()?;
            let text = metrics::text(&loaded.id, &loaded.poll, release.as_ref());
            let caching = reader.caching(&loaded.poll, reply::REVALIDATE);
            return reply::cached(request, metrics::CONTENT_TYPE, caching, text.into_bytes());
        }
        let which = call.strip_prefix("releases").ok_or(Problem::NotFound)?;
        if which.is_empty() {
            let all = sql::poll::releases(&sql)?.into_iter().map(told).collect::<Result<Vec<_>>>()?;
            let caching = reader.caching(&loaded.poll, reply::REVALIDATE);
            return reply::cached(
                request,
                "application/json",
                caching,
                format!("[{}]", all.join(",")).into_bytes(),
            );
        }
        let which = which.strip_prefix('/').ok_or(Problem::NotFound)?;
        let (which, is_csv) = which.strip_suffix(".csv").map_or((which, false), |which| (which, true));
        let (number, caching) = match which {
            "latest" => (None, reply::REVALIDATE),
            number => (Some(number.parse().map_err(|_| Problem::NotFound)?), reply::IMMUTABLE),
        };
        let caching = reader.caching(&loaded.poll, caching);
        let body = sql::poll::release(&sql, number)?.ok_or(Problem::NoRelease)?;
        if !is_csv {
            return reply::cached(request, "application/json", caching, told(body)?.into_bytes());
        }
        let table = csv::table(&loaded.poll, &within(&body)?)
            .map_err(|error| worker::Error::from(error.to_string()))?;
        reply::cached(request, "text/csv; charset=utf-8", caching, table)
    }

    /// Sets the next alarm: the next release of a daily or live poll, its closing, a note that it closes soon, events that
    /// wait to be handed over (in so many milliseconds), or the end of what is kept after closing, whichever comes first.
    async fn set_alarm(&self, loaded: &Loaded, hand_over_in: u64) -> Result<()> {
        let sql = self.state.storage().sql();
        let now = clock::now_ms();
        let waits = !sql::outbox::waiting(&sql)?.is_empty();
        let mut times = vec![waits.then(|| now.saturating_add(hand_over_in))];
        let in_ms = |seconds: u64| seconds.saturating_mul(1_000);
        times.push(export::erased_at(&self.state.storage(), loaded, &self.env)?.map(in_ms));
        if loaded.open {
            let period = self.period(&loaded.poll).map(|seconds| now.saturating_add(seconds * 1_000));
            let due = period.map(|next| self.due.get().unwrap_or(next));
            self.due.set(due);
            let closing = loaded.poll.closes_at().map(|time| in_ms(time.unix()));
            let opening = loaded.poll.opens_at().map(|time| in_ms(time.unix())).filter(|time| *time > now);
            times.extend([due, closing, opening, outbox::next_note(&sql, loaded, self.soon())?.map(in_ms)]);
        }
        match times.into_iter().flatten().min() {
            // A little late rather than early: a closing time must have come.
            Some(time) => {
                let wait = i64::try_from(time.saturating_sub(now)).unwrap_or(i64::MAX);
                self.state.storage().set_alarm(wait.saturating_add(1)).await
            }
            None => self.state.storage().delete_alarm().await,
        }
    }

    /// The seconds between two releases of a daily or live poll.
    fn period(&self, poll: &Poll) -> Option<u64> {
        match poll.release_policy() {
            ReleasePolicy::AtClose => None,
            ReleasePolicy::Daily => Some(self.seconds("DAILY_SECONDS", 86_400)),
            ReleasePolicy::Live => Some(self.seconds("LIVE_SECONDS", 300)),
        }
    }

    /// How many seconds before a poll closes by itself that is said.
    fn soon(&self) -> u64 {
        self.seconds("CLOSING_SOON_SECONDS", 86_400)
    }

    fn seconds(&self, name: &str, otherwise: u64) -> u64 {
        clock::seconds(&self.env, name).unwrap_or(otherwise)
    }
}

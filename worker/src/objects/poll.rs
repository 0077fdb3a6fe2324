//! One poll: counts its ballots, keeps its pools, and publishes its releases.
//!
//! Requests come from the worker alone, with the caller already authorised.

use crate::objects::ballot_box::Order;
use crate::objects::counter::Counter;
use crate::objects::gather::{self, gather};
use crate::objects::halt::{self, Point};
use crate::objects::leaders;
use crate::objects::loaded::Loaded;
use crate::objects::{Ask, Call, comments, export, outbox, publish, reading, replied};
use crate::problem::Problem;
use crate::sql::register::InvitedRow;
use crate::{body, clock, kept, reply, sql};
use candor::ballot::PublicKey;
use candor::handover::MOST_BOXES;
use candor::wire::{Place, Turnout};
use candor::{Eligibility, Ledger, Moment, Poll, ReleasePolicy};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use worker::js_sys::ArrayBuffer;
use worker::wasm_bindgen::JsValue;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::{DurableObject, Env, Error, Method, Request, Response, Result, State, durable_object};

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
    /// Takes ballots, where the poll has no boxes.
    counter: Counter,
    /// When the next release of a daily or live poll is due, in milliseconds since 1970. Alarms come for other things too.
    /// None where memory was lost since: then the next alarm is it.
    due: Cell<Option<u64>>,
}

impl DurableObject for PollObject {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, loaded: RefCell::new(None), counter: Counter::default(), due: Cell::new(None) }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        let changes = !matches!(request.method(), Method::Get | Method::Head);
        let reply = replied(self.answer(request).await);
        if changes {
            kept::drop_all();
        }
        reply
    }

    /// Publishes what may leave, or closes the poll when its time has come; tells of it; then waits for the next time.
    /// The runtime calls again when this fails.
    async fn alarm(&self) -> Result<Response> {
        let Some(loaded) = self.load()? else { return Response::empty() };
        if loaded.open && (loaded.closing || clock::is_over(&loaded.poll)) {
            self.close().await.map_err(|problem| Error::from(problem.to_string()))?;
        } else if loaded.open {
            outbox::note_opening(&self.state.storage(), &loaded, self.soon())?;
            outbox::note_closing_soon(&self.state.storage(), &loaded, self.soon())?;
            if self.period(&loaded.poll).is_some() && self.due.get().is_none_or(|due| due <= clock::now_ms())
            {
                self.due.set(None);
                gather(&self.state.storage(), &self.env, &loaded, Moment::Early).await?;
                if let Some(loaded) = self.load()?.filter(|loaded| loaded.open) {
                    self.publish(&loaded, Moment::Early)?;
                }
            }
        }
        kept::drop_all();
        outbox::hand_over(&self.state, &self.env).await;
        // Another call may have deleted the poll, or closed it, since.
        let Some(loaded) = self.load()? else { return Response::empty() };
        if !loaded.open {
            self.wind_up(&loaded).await?;
            export::erase_due(&self.state.storage(), &loaded, &self.env).await?;
        }
        self.set_alarm(&loaded, HAND_OVER_MS).await?;
        Response::empty()
    }
}

// The namespaces are those of `worker`'s own dependencies.
#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen, wasm_bindgen_futures = worker::wasm_bindgen_futures, js_sys = worker::js_sys)]
impl PollObject {
    /// Counts a ballot, which the worker passes on as it came, and [tells](crate::told) what became of it.
    pub async fn count(&self, ballot: ArrayBuffer) -> JsValue {
        let load = || Ok(self.load()?.map(|loaded| (loaded, 0)));
        self.counter.take(&ballot, &self.env, &self.state, load).await
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
            (Method::Get, "export") => export::export(&self.state.storage(), &self.env, &loaded).await,
            (Method::Get, "boxes") => reply::json(200, loaded.boxes.to_string()),
            (Method::Get, "standing") => loaded.standing(),
            (Method::Get | Method::Head, "spent") => self.spent(&request, &loaded).await,
            (Method::Get | Method::Head, "manifest") => loaded.manifest(&request, &self.env),
            (Method::Post, "release") => {
                if loaded.open {
                    gather(&self.state.storage(), &self.env, &loaded, Moment::Early).await?;
                }
                let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
                let reply = self.release(&loaded, Moment::Early)?;
                self.set_alarm(&loaded, 0).await?;
                Ok(reply)
            }
            (Method::Post, "close") => {
                // Set beforehand: should the object die on the way, the alarm goes on with it.
                self.state.storage().set_alarm(WIND_UP_MS).await?;
                let reply = self.close().await?;
                self.wind_up(&loaded).await?;
                let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
                self.set_alarm(&loaded, 0).await?;
                Ok(reply)
            }
            (Method::Delete, "") => {
                self.state.storage().delete_alarm().await?;
                gather::order(&self.env, &loaded.id, loaded.boxes, |_| Order::Delete).await?;
                self.state.storage().delete_all().await?;
                self.loaded.take();
                Ok(Response::empty()?.with_status(204))
            }
            (Method::Get | Method::Head, _) => {
                reading::answer(&self.state.storage(), &loaded, &request, call)
            }
            _ => Err(Problem::NotFound),
        }
    }

    /// Closes the poll, and gives its last release; closing again gives that again. What a poll with boxes has begun to close it
    /// goes on closing, whatever happens to it: the boxes that were closed count no more.
    async fn close(&self) -> std::result::Result<Response, Problem> {
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        if loaded.open && loaded.boxes > 1 {
            let storage = self.state.storage();
            sql::poll::note_closing(&storage.sql())?;
            sql::durable(&storage).await?;
            self.loaded.take();
            halt::at(&self.env, Point::Closing).await;
            gather(&storage, &self.env, &loaded, Moment::Closing).await?;
        }
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        self.release(&loaded, Moment::Closing)
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
            self.make_boxes(&loaded).await?;
            self.set_alarm(&loaded, 0).await?;
            return Ok(Response::empty()?.with_status(201));
        }
        let (id, definition) = (body["id"].as_str().unwrap_or_default().to_owned(), body["poll"].to_string());
        Poll::parse(&body["poll"]).map_err(Problem::InvalidDefinition)?;
        let series = Some(&body["series"]).filter(|series| !series.is_null()).map(Value::to_string);
        let key = body["public_key"].as_str().map(ToOwned::to_owned);
        let ledger = serde_json::to_string(&Ledger::default())?;
        let boxes = body["boxes"].as_u64().and_then(|boxes| u32::try_from(boxes).ok()).unwrap_or(1);
        let boxes = boxes.clamp(1, MOST_BOXES);
        sql::transaction(&self.state.storage(), move |sql| {
            sql::poll::create(sql, &id, &definition, &ledger, key, series, boxes)
        })?;
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        self.make_boxes(&loaded).await?;
        outbox::note_opening(&self.state.storage(), &loaded, self.soon())?;
        self.set_alarm(&loaded, 0).await?;
        Ok(Response::empty()?.with_status(201))
    }

    /// Makes the boxes of a poll that has several.
    async fn make_boxes(&self, loaded: &Loaded) -> Result<()> {
        let definition = serde_json::to_value(&loaded.poll)?;
        let make = |number| Order::Make {
            poll: loaded.id.clone(),
            definition: definition.clone(),
            public_key: loaded.public_key.map(PublicKey::to_text),
            boxes: loaded.boxes,
            number,
        };
        gather::order(&self.env, &loaded.id, loaded.boxes, make).await.map(drop)
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
        let loaded = self.load()?.ok_or(Problem::UnknownPoll)?;
        let rows: Vec<InvitedRow> = serde_json::from_slice(bytes)?;
        // The boxes first: nobody answers by codes that the owner does not have yet.
        let invited = |_| Order::Invited(rows.clone());
        gather::order(&self.env, &loaded.id, loaded.boxes, invited).await?;
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
        let digests = gather::spent(&self.state.storage(), &self.env, loaded).await?;
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

    /// Sets the next alarm: the next release of a daily or live poll, its closing, a note that it closes soon, events that
    /// wait to be handed over (in so many milliseconds), or the end of what is kept after closing, whichever comes first.
    async fn set_alarm(&self, loaded: &Loaded, hand_over_in: u64) -> Result<()> {
        let sql = self.state.storage().sql();
        let now = clock::now_ms();
        let waits = !sql::outbox::waiting(&sql)?.is_empty();
        let mut times = vec![waits.then(|| now.saturating_add(hand_over_in))];
        let in_ms = |seconds: u64| seconds.saturating_mul(1_000);
        times.push(export::erased_at(&self.state.storage(), loaded, &self.env)?.map(in_ms));
        if loaded.open && loaded.closing {
            times.push(Some(now.saturating_add(WIND_UP_MS.unsigned_abs())));
        } else if loaded.open {
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

//! Ballots, on the shortest way: to the object that counts them as they came, and its reply back as it is.
//!
//! Every value that the worker reads of a request, or sets in a reply, is a call into the runtime, and takes about as long as
//! counting does. So the object reads the ballot and writes the whole reply. Only where a poll has several boxes is the ballot
//! read before, for its nonce, which says the box.

use crate::body;
use crate::headers::{self, Reach};
use crate::limits::{self, Kind};
use crate::objects::gather;
use crate::problem::Problem;
use crate::routes::Route;
use crate::{api, random};
use candor::PollId;
use candor::ballot::spent_digest;
use candor::handover::box_of;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use worker::js_sys::{Promise, Reflect, Uint8Array};
use worker::wasm_bindgen::closure::Closure;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{self, JsCast, JsValue};
use worker::wasm_bindgen_futures::{JsFuture, future_to_promise};
use worker::worker_sys::{DurableObjectNamespace, web_sys};
use worker::{Env, Method, Request, RequestInit};

/// How many polls' numbers of boxes are remembered at most.
const REMEMBERED: usize = 10_000;

thread_local! {
    /// [`refused`], made once: each call into the runtime costs a ballot.
    static REFUSING: Closure<dyn FnMut(JsValue) -> Result<JsValue, JsValue>> = Closure::new(refused);
    /// The objects of polls: the same for every request.
    static POLLS: OnceCell<JsValue> = const { OnceCell::new() };
    /// How many boxes polls have, which never changes.
    static BOXES: RefCell<HashMap<String, u32>> = RefCell::default();
}

/// Passes a ballot on; none where the request is another, names no poll, or cannot be passed on.
pub(crate) fn ballot(request: &web_sys::Request, env: &Env) -> Option<Promise> {
    if request.method() != "POST" {
        return None;
    }
    let address = request.url();
    let Some(Route::Ballots(id)) = path(&address).and_then(Route::of) else { return None };
    let id = PollId::new(id).ok()?;
    if let Err(problem) = limits::take(Kind::Ballots, request, env) {
        return Some(future_to_promise(async { told(problem) }));
    }
    match BOXES.with_borrow(|boxes| boxes.get(id.as_str()).copied()) {
        Some(1) if !limits::is_shared(Kind::Ballots, env) => to_poll(request, env, &id),
        known => {
            // Its own `clone` would copy the request itself.
            let request: &JsValue = request.as_ref();
            let (request, env) = (request.clone().unchecked_into(), env.clone());
            Some(future_to_promise(async move {
                match to_box(request, &env, &id, known).await {
                    Ok(reply) => Ok(reply),
                    Err(problem) => told(problem),
                }
            }))
        }
    }
}

/// Passes a ballot unread to the object of a poll with one box.
fn to_poll(request: &web_sys::Request, env: &Env, id: &PollId) -> Option<Promise> {
    let reply = POLLS.with(|polls| {
        let polls = polls.get_or_init(|| Reflect::get(env, &JsValue::from_str("POLLS")).unwrap_or_default());
        let polls: &DurableObjectNamespace = polls.unchecked_ref();
        polls.get_by_name(id.as_str()).ok()?.fetch_with_request(request).ok()
    })?;
    let reply: &Failing = reply.unchecked_ref();
    Some(REFUSING.with(|refusing| reply.or_else(refusing.as_ref())))
}

/// What is told where the runtime itself fails, such as with a disk that is full: the object cannot say it any more.
fn refused(error: JsValue) -> Result<JsValue, JsValue> {
    told(Problem::from(worker::Error::from(error)))
}

/// The reply that tells of a problem.
fn told(problem: Problem) -> Result<JsValue, JsValue> {
    let reply = headers::secured(problem.into_response()?, Reach::Own)?;
    Ok(web_sys::Response::from(reply).into())
}

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// A promise; `catch` of the bindings takes no handler that gives something back.
    type Failing;

    #[wasm_bindgen(method, js_name = "catch")]
    fn or_else(this: &Failing, handler: &JsValue) -> Promise;
}

/// Passes a ballot to its box, having asked the poll how many there are where that is not known.
async fn to_box(
    request: web_sys::Request,
    env: &Env,
    id: &PollId,
    known: Option<u32>,
) -> Result<JsValue, Problem> {
    limits::take_shared(Kind::Ballots, &request, env).await?;
    let boxes = if let Some(boxes) = known { boxes } else { ask(env, id).await? };
    if boxes <= 1 {
        let reply = to_poll(&request, env, id).ok_or(Problem::UnknownPoll)?;
        return Ok(JsFuture::from(reply).await.map_err(worker::Error::from)?);
    }
    let bytes = body::json_bytes(&mut Request::from(request)).await?;
    // What has no nonce that could be one is counted, or refused, anywhere.
    let ballot = body::parse(&bytes)?;
    let number = match ballot["nonce"].as_str() {
        Some(nonce) => box_of(&spent_digest(id, nonce), boxes),
        None => box_of(&random::bytes()?, boxes),
    };
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(Uint8Array::from(&bytes[..]).into()));
    let passed = Request::new_with_init("http://box/ballots", &init)?;
    passed.headers().set("Content-Type", "application/json")?;
    let reply = gather::stub(env, id, number)?.fetch_with_request(passed).await?;
    Ok(web_sys::Response::from(reply).into())
}

/// Asks a poll how many boxes it has, and remembers it.
async fn ask(env: &Env, id: &PollId) -> Result<u32, Problem> {
    let poll = api::object(env, id.as_str())?;
    let boxes = api::call(&poll, Method::Get, "boxes", None).await?.json::<u32>().await?;
    BOXES.with_borrow_mut(|all| {
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.insert(id.as_str().to_owned(), boxes);
    });
    Ok(boxes)
}

/// The path of an address as the runtime writes it.
pub(crate) fn path(address: &str) -> Option<&str> {
    let (_, after) = address.split_once("://")?;
    let path = &after[after.find('/')?..];
    Some(&path[..path.find(['?', '#']).unwrap_or(path.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_address_is_what_routes_are_found_by() {
        assert_eq!(path("https://candor.example/api/polls/x/ballots?y#z"), Some("/api/polls/x/ballots"));
        assert_eq!(path("http://127.0.0.1:8787/"), Some("/"));
        assert_eq!(path("nothing"), None);
    }
}

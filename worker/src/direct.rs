//! Ballots, on the shortest way: to the object that counts them, by a method of it, and what it tells back as a reply.
//!
//! Every value that the worker reads of a request, or sets in a reply, is a call into the runtime, and takes about as long as
//! counting does. So a ballot goes to its object unread, and from promise to promise without a future in between. It is read
//! before only where the poll has several boxes, for its nonce, which says the box; where that is not known yet; and where the
//! platform has to be asked whether its sender may call.

use crate::limits::{self, Kind};
use crate::objects::gather;
use crate::problem::Problem;
use crate::routes::Route;
use crate::{api, body, random, told};
use candor::PollId;
use candor::ballot::spent_digest;
use candor::handover::box_of;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use worker::js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use worker::wasm_bindgen::closure::Closure;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{self, JsCast, JsValue};
use worker::wasm_bindgen_futures::{JsFuture, future_to_promise};
use worker::worker_sys::{DurableObjectNamespace, web_sys};
use worker::{Env, Error, Method, Request};

/// How many polls' numbers of boxes are remembered at most.
const REMEMBERED: usize = 10_000;

/// A handler of a promise, made once: each call into the runtime costs a ballot.
type Handler = Closure<dyn FnMut(JsValue) -> Result<JsValue, JsValue>>;

thread_local! {
    static REPLYING: Handler = Closure::new(replied);
    static REFUSING: Handler = Closure::new(refused);
    /// How many boxes polls have, which never changes.
    static BOXES: RefCell<HashMap<String, u32>> = RefCell::default();
}

/// Passes a ballot on; none where the request is another, or names no poll.
pub(crate) fn ballot(request: &web_sys::Request, env: &Env) -> Option<Promise> {
    if request.method() != "POST" {
        return None;
    }
    let address = request.url();
    let Some(Route::Ballots(id)) = path(&address).and_then(Route::of) else { return None };
    let id = PollId::new(id).ok()?;
    let passed = limits::take(Kind::Ballots, request, env).and_then(|()| {
        let is_known = BOXES.with_borrow(|boxes| boxes.get(id.as_str()) == Some(&1));
        if !is_known || limits::is_shared(Kind::Ballots, env) {
            return Ok(None);
        }
        let Some(body) = body::whole_json(request)? else { return Ok(None) };
        let count = of_poll(env, &id)?.count();
        Ok(Some(body.unchecked_ref::<Chain>().pass_to(&count)))
    });
    Some(match passed {
        Ok(Some(told)) => REPLYING
            .with(|replying| REFUSING.with(|refusing| told.then(replying.as_ref(), refusing.as_ref()))),
        Ok(None) => {
            // Its own `clone` would copy the request itself.
            let request: &JsValue = request.as_ref();
            let (request, env) = (request.clone().unchecked_into(), env.clone());
            future_to_promise(async move {
                match pass(request, &env, &id).await {
                    Ok(told) => replied(told),
                    Err(problem) => Ok(told::refusal(problem)?),
                }
            })
        }
        Err(problem) => future_to_promise(async { Ok(told::refusal(problem)?) }),
    })
}

/// The reply to what an object told.
fn replied(told: JsValue) -> Result<JsValue, JsValue> {
    told::reply(&told).or_else(|error| Ok(told::refusal(error.into())?))
}

/// What is told where the runtime itself fails, such as with a disk that is full: the object cannot say it any more.
fn refused(error: JsValue) -> Result<JsValue, JsValue> {
    Ok(told::refusal(Error::from(error).into())?)
}

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// A promise; `then` of the bindings takes no handler that is no closure.
    type Chain;

    #[wasm_bindgen(method, js_name = "then")]
    fn pass_to(this: &Chain, handler: &JsValue) -> Chain;

    #[wasm_bindgen(method)]
    fn then(this: &Chain, handler: &JsValue, refused: &JsValue) -> Promise;

    /// An object that counts ballots.
    type Counting;

    /// Its method.
    #[wasm_bindgen(method, getter)]
    fn count(this: &Counting) -> JsValue;

    #[wasm_bindgen(method, js_name = "count")]
    fn call(this: &Counting, ballot: &ArrayBuffer) -> Promise;
}

/// The object of a poll. What holds them is the same for every request.
fn of_poll(env: &Env, id: &PollId) -> Result<Counting, Problem> {
    thread_local!(static POLLS: OnceCell<JsValue> = const { OnceCell::new() });
    let object = POLLS.with(|polls| {
        let polls = polls.get_or_init(|| Reflect::get(env, &JsValue::from_str("POLLS")).unwrap_or_default());
        polls.unchecked_ref::<DurableObjectNamespace>().get_by_name(id.as_str())
    });
    Ok(object.map_err(Error::from)?.unchecked_into())
}

/// Passes a ballot to its box, having asked the poll how many there are where that is not known.
async fn pass(request: web_sys::Request, env: &Env, id: &PollId) -> Result<JsValue, Problem> {
    limits::take_shared(Kind::Ballots, &request, env).await?;
    let known = BOXES.with_borrow(|boxes| boxes.get(id.as_str()).copied());
    let boxes = if let Some(boxes) = known { boxes } else { ask(env, id).await? };
    let bytes = body::json_bytes(&mut Request::from(request)).await?;
    let object = if boxes <= 1 {
        of_poll(env, id)?
    } else {
        // What has no nonce that could be one is counted, or refused, anywhere.
        let ballot = body::parse(&bytes)?;
        let number = match ballot["nonce"].as_str() {
            Some(nonce) => box_of(&spent_digest(id, nonce), boxes),
            None => box_of(&random::bytes()?, boxes),
        };
        gather::stub(env, id, number)?.into_rpc::<Counting>()
    };
    let told = object.call(&Uint8Array::from(&bytes[..]).buffer());
    Ok(JsFuture::from(told).await.map_err(Error::from)?)
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

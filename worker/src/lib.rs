//! Candor's worker: carries data between HTTP, the Durable Objects and the rules of `candor`.
//!
//! A request is found in the table of [`routes`], authorised, and passed to the poll's [`objects::PollObject`]; every
//! reply leaves with the headers of [`headers`], every error as a document of [`problem`].

mod api;
mod assets;
mod audit;
mod auth;
mod body;
mod calendar;
mod clock;
mod csv;
mod direct;
mod embed;
mod embeds;
mod encoding;
mod headers;
mod kept;
mod keys;
mod limits;
mod metrics;
pub mod objects;
mod openapi;
mod origin;
mod pages;
mod problem;
mod random;
mod reply;
mod routes;
mod sheet;
mod signin;
mod sql;
mod told;

use worker::js_sys::{Function, Promise, Reflect, global};
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{JsCast, JsValue};
use worker::wasm_bindgen_futures::future_to_promise;
use worker::worker_sys::{self, web_sys};
use worker::{Env, Request, Result, event};

/// Runs once, before any request. wasm-bindgen goes on with a future by `queueMicrotask`, which this runtime wraps in a call of
/// its own; `then` of a promise that is kept does the same by the engine alone. It belongs to no request, as nothing has come yet.
#[event(start)]
fn start() {
    let resolved = Promise::resolve(&JsValue::UNDEFINED);
    let then = Reflect::get(&resolved, &JsValue::from_str("then")).and_then(JsCast::dyn_into::<Function>);
    if let Ok(then) = then {
        // Where it cannot be set, all goes on by `queueMicrotask`.
        let _ = Reflect::set(&global(), &JsValue::from_str("queueMicrotask"), &then.bind0(&resolved));
    }
}

/// Answers one request. What `#[event(fetch)]` would make, but for ballots: the promise of their object's reply is passed on as
/// it is, which spares the worker's loop a turn for each.
#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen)]
pub fn fetch(request: web_sys::Request, env: Env, _context: worker_sys::Context) -> Promise {
    match direct::ballot(&request, &env) {
        Some(reply) => reply,
        None => future_to_promise(async move { Ok(answer(request, env).await?.into()) }),
    }
}

/// Answers what is no ballot; an error becomes a problem document and never a bare failure.
async fn answer(request: web_sys::Request, env: Env) -> Result<web_sys::Response, JsValue> {
    let address = request.url();
    let path = direct::path(&address).unwrap_or_default();
    let asked = kept::ask(&request, path);
    if let kept::Asked::Kept(reply) = asked {
        return Ok(reply);
    }
    let request = Request::from(request);
    let reach = headers::Reach::of(path);
    let reply = match routes::dispatch(request, &env).await {
        Ok(reply) => reply,
        Err(problem) => problem.into_response()?,
    };
    let reply = headers::secured(reply, reach)?;
    match asked {
        kept::Asked::Keepable(keepable) => Ok(keepable.keep(reply).await?),
        _ => Ok(reply.into()),
    }
}

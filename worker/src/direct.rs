//! Ballots, on the shortest way: to the poll's object as they came, and its reply back as it is.
//!
//! Every value that the worker reads of a request, or sets in a reply, is a call into the runtime, and takes about as long as
//! counting does. So the object reads the ballot and writes the whole reply.

use crate::routes::Route;
use candor::PollId;
use worker::Env;
use worker::js_sys::{Promise, Reflect};
use worker::wasm_bindgen::{JsCast, JsValue};
use worker::worker_sys::{DurableObjectNamespace, web_sys};

/// Passes a ballot on; none where the request is another, names no poll, or cannot be passed on.
pub(crate) fn ballot(request: &web_sys::Request, env: &Env) -> Option<Promise> {
    if request.method() != "POST" {
        return None;
    }
    let address = request.url();
    let Some(Route::Ballots(id)) = path(&address).and_then(Route::of) else { return None };
    let id = PollId::new(id).ok()?;
    let polls: DurableObjectNamespace = Reflect::get(env, &JsValue::from_str("POLLS")).ok()?.unchecked_into();
    polls.get_by_name(id.as_str()).ok()?.fetch_with_request(request).ok()
}

/// The path of an address as the runtime writes it.
fn path(address: &str) -> Option<&str> {
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

//! Reads bodies: bounded, and JSON.

use crate::problem::Problem;
use futures_util::StreamExt;
use serde_json::Value;
use worker::js_sys::{Promise, Uint8Array};
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{self, JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::worker_sys::web_sys;
use worker::{Error, Request};

/// The largest body, in bytes.
const LIMIT: usize = 64 * 1024;
/// The largest definition of a poll: one with thousands of groups.
pub(crate) const LARGE: usize = 1024 * 1024;

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// A request, by the little of it that a ballot needs.
    type Asked;

    #[wasm_bindgen(method, getter)]
    fn headers(this: &Asked) -> Fields;

    /// Its headers.
    type Fields;

    #[wasm_bindgen(method)]
    fn get(this: &Fields, name: &JsValue) -> JsValue;
}

thread_local! {
    /// The names of the headers that each body is asked for, as the runtime's own texts: to make them anew costs as much as the
    /// look-up.
    static NAMES: [JsValue; 2] = ["Content-Type", "Content-Length"].map(JsValue::from_str);
}

/// The body's bytes, which must be called JSON and be no more than [`LIMIT`].
pub(crate) async fn json_bytes(request: &mut Request) -> Result<Vec<u8>, Problem> {
    json_bytes_within(request, LIMIT).await
}

/// The same, of no more than `limit`.
pub(crate) async fn json_bytes_within(request: &mut Request, limit: usize) -> Result<Vec<u8>, Problem> {
    if let Some(whole) = whole(request.inner(), limit)? {
        let whole = JsFuture::from(whole).await.map_err(Error::from)?;
        return Ok(Uint8Array::new(&whole).to_vec());
    }
    let mut bytes = Vec::new();
    // A request without a body has no stream.
    let Ok(mut stream) = request.stream() else { return Ok(bytes) };
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        // Counted as it arrives: nobody said how much it is.
        if bytes.len() + chunk.len() > limit {
            return Err(Problem::BodyTooLarge(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The promise of the body's bytes, where the caller said how many they are; they must be called JSON, and no more than [`LIMIT`].
pub(crate) fn whole_json(request: &web_sys::Request) -> Result<Option<Promise>, Problem> {
    whole(request, LIMIT)
}

fn whole(request: &web_sys::Request, limit: usize) -> Result<Option<Promise>, Problem> {
    let fields = request.unchecked_ref::<Asked>().headers();
    let [kind, length] = NAMES.with(|names| names.each_ref().map(|name| fields.get(name).as_string()));
    let kind = kind.unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Problem::NotJson);
    }
    match length.and_then(|length| length.parse::<usize>().ok()) {
        Some(length) if length > limit => Err(Problem::BodyTooLarge(limit)),
        // HTTP has no more of a body than it declares, where it does: so it can be read in one go.
        Some(_) => Ok(Some(request.array_buffer().map_err(Error::from)?)),
        None => Ok(None),
    }
}

/// Parses JSON.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(bytes).map_err(|error| Problem::MalformedJson(error.to_string()))
}

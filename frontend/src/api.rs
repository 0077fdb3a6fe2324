//! The HTTP API as the pages use it: the only place that fetches. Nothing that belongs to answering carries a cookie.

pub mod owner;
pub mod reading;

use crate::browser::Json;
use candor::wire::{Exchange, Exchanged, Manifest, Receipt, Turnout};
use candor::{GroupId, PollId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCredentials, RequestInit, Response};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The network or the worker is away, or the worker asks for patience: the same request may succeed later.
    Away,
    /// There is no such thing.
    NotFound,
    /// The worker refuses this request.
    Refused(Refusal),
}

/// Why something is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code of a problem; the pages have codes of their own for what they refuse themselves.
    pub code: String,
    /// The worker's sentence, in English.
    pub detail: String,
}

/// The poll's manifest.
///
/// # Errors
/// Any [`Failure`]; an answer that is no manifest counts as [`Failure::Away`].
pub async fn manifest(poll: &PollId) -> Result<Manifest, Failure> {
    let value = read(&request(&path(poll, ""), None).await?)?;
    Manifest::parse(value).ok_or(Failure::Away)
}

/// Where the latest release can be had as CSV.
pub fn csv(poll: &PollId) -> String {
    path(poll, "/releases/latest.csv")
}

/// Sends a ballot, the JSON of a [`candor::wire::Ballot`].
///
/// # Errors
/// Any [`Failure`].
pub async fn send_ballot(poll: &PollId, ballot: &str) -> Result<Receipt, Failure> {
    let receipt = Json::parse(&request(&path(poll, "/ballots"), Some(ballot)).await?);
    match receipt.text("status").as_deref() {
        Some("counted") => Ok(Receipt::Counted),
        Some("already_counted") => Ok(Receipt::AlreadyCounted),
        _ => Err(Failure::Away),
    }
}

/// Exchanges a blinded element, by right of an invitation's code or else of who is signed in: by the `id_token`, or
/// by what a proxy in front of the worker adds. That way alone a request carries cookies, which such proxies read.
///
/// # Errors
/// Any [`Failure`].
pub async fn exchange(
    poll: &PollId,
    exchange: &Exchange<'_>,
    id_token: Option<&str>,
) -> Result<Exchanged, Failure> {
    let body = serde_json::to_string(exchange).map_err(|_| Failure::Away)?;
    let options = options(Some(&body), id_token).map_err(|_| Failure::Away)?;
    if exchange.code.is_none() {
        options.set_credentials(RequestCredentials::SameOrigin);
    }
    let reply = Json::parse(&request_with(&path(poll, "/tokens"), &options).await?);
    let text = |name: &str| reply.text(name).ok_or(Failure::Away);
    let group = GroupId::new(text("group")?).map_err(|_| Failure::Away)?;
    Ok(Exchanged { group, evaluated: text("evaluated")?, proof: text("proof")? })
}

/// What is published of a closed poll with tokens; none where nothing is, or not yet.
///
/// # Errors
/// Any [`Failure`].
pub async fn turnout(poll: &PollId) -> Result<Option<Turnout>, Failure> {
    match request(&path(poll, "/spent"), None).await {
        Ok(text) => Turnout::deserialize(read(&text)?).map(Some).map_err(|_| Failure::Away),
        Err(Failure::Away) => Err(Failure::Away),
        Err(_) => Ok(None),
    }
}

/// What is done with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read it.
    Get,
    /// Add to it.
    Post,
    /// Put something in its place.
    Put,
    /// Remove it.
    Delete,
}

/// Asks with the session's cookie, and reads the answer's JSON; no content is `null`.
async fn own<T: DeserializeOwned>(method: Method, path: &str, body: Option<&Value>) -> Result<T, Failure> {
    own_with(method, path, body, None).await
}

async fn own_with<T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: Option<&Value>,
    bearer: Option<&str>,
) -> Result<T, Failure> {
    let text = own_text(method, path, body, bearer, None).await?;
    let text = if text.is_empty() { "null" } else { &text };
    serde_json::from_str(text).map_err(|_| Failure::Away)
}

/// The same, as the text of the media type `accept`.
async fn own_text(
    method: Method,
    path: &str,
    body: Option<&Value>,
    bearer: Option<&str>,
    accept: Option<&str>,
) -> Result<String, Failure> {
    let body = body.map(Value::to_string);
    let options = options(body.as_deref(), bearer).map_err(|_| Failure::Away)?;
    options.set_credentials(RequestCredentials::SameOrigin);
    if let (Some(accept), Ok(headers)) = (accept, options.get_headers().dyn_into::<Headers>()) {
        headers.set("accept", accept).map_err(|_| Failure::Away)?;
    }
    options.set_method(match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    });
    request_with(path, &options).await
}

fn path(poll: &PollId, rest: &str) -> String {
    ["/api/polls/", poll.as_str(), rest].concat()
}

fn read(text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Away)
}

/// Sends `body` as JSON, or asks when there is none, and returns the text of a good answer.
async fn request(path: &str, body: Option<&str>) -> Result<String, Failure> {
    request_with(path, &options(body, None).map_err(|_| Failure::Away)?).await
}

async fn request_with(path: &str, options: &RequestInit) -> Result<String, Failure> {
    let (status, text) = fetch(path, options).await.map_err(|_| Failure::Away)?;
    match status {
        200..300 => return Ok(text),
        408 | 425 | 429 | 500.. => return Err(Failure::Away),
        _ => {}
    }
    let problem = Json::parse(&text);
    let text = |name: &str| problem.text(name).unwrap_or_default();
    let code = text("code");
    match code.as_str() {
        "unknown_poll" | "no_release" | "not_found" | "" if status == 404 => Err(Failure::NotFound),
        _ => Err(Failure::Refused(Refusal { code, detail: text("detail") })),
    }
}

fn options(body: Option<&str>, bearer: Option<&str>) -> Result<RequestInit, JsValue> {
    let options = RequestInit::new();
    options.set_credentials(RequestCredentials::Omit);
    let headers = Headers::new()?;
    if let Some(bearer) = bearer {
        headers.set("authorization", &["Bearer ", bearer].concat())?;
    }
    if let Some(body) = body {
        headers.set("content-type", "application/json")?;
        options.set_method("POST");
        options.set_body(&JsValue::from_str(body));
    }
    options.set_headers(&headers);
    Ok(options)
}

async fn fetch(path: &str, options: &RequestInit) -> Result<(u16, String), JsValue> {
    let fetching = gloo::utils::window().fetch_with_str_and_init(path, options);
    let response: Response = JsFuture::from(fetching).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

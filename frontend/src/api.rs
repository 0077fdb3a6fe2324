//! The HTTP API as the pages use it: the only place that fetches. No request carries a cookie.

use crate::words::{self, BUILT_IN, Words};
use candor::wire::{Manifest, Receipt};
use candor::{PollId, Release};
use serde::Deserialize;
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
    /// The worker refuses this request, with its reason.
    Refused(String),
}

/// The poll's manifest.
///
/// # Errors
/// Any [`Failure`]; an answer that is no manifest counts as [`Failure::Away`].
pub async fn manifest(poll: &PollId) -> Result<Manifest, Failure> {
    let value = read(&request(&path(poll, ""), None).await?)?;
    Manifest::parse(value).ok_or(Failure::Away)
}

/// The poll's latest release; none before the first.
///
/// # Errors
/// Any [`Failure`]. That there is no such poll is not told from no release: the manifest tells.
pub async fn latest_release(poll: &PollId) -> Result<Option<Release>, Failure> {
    match request(&path(poll, "/releases/latest"), None).await {
        Ok(text) => Release::deserialize(read(&text)?).map(Some).map_err(|_| Failure::Away),
        Err(Failure::NotFound) => Ok(None),
        Err(failure) => Err(failure),
    }
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
    // Read by hand, as all that the widget reads: a derived reader costs it several kilobytes.
    let receipt = read(&request(&path(poll, "/ballots"), Some(ballot)).await?)?;
    match receipt["status"].as_str() {
        Some("counted") => Ok(Receipt::Counted),
        Some("already_counted") => Ok(Receipt::AlreadyCounted),
        _ => Err(Failure::Away),
    }
}

/// The words of `language`; English where they cannot be had.
pub async fn words(language: &str) -> Words {
    if language == BUILT_IN {
        return Words::english();
    }
    let text = request(&["/assets/messages/", language, ".json"].concat(), None).await.ok();
    text.and_then(|text| words::parse(&text)).map_or_else(Words::english, |own| Words::new(language, own))
}

fn path(poll: &PollId, rest: &str) -> String {
    ["/api/polls/", poll.as_str(), rest].concat()
}

fn read(text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Away)
}

/// Sends `body` as JSON, or asks when there is none, and returns the text of a good answer.
async fn request(path: &str, body: Option<&str>) -> Result<String, Failure> {
    let (status, text) = fetch(path, body).await.map_err(|_| Failure::Away)?;
    match status {
        200..300 => Ok(text),
        404 => Err(Failure::NotFound),
        408 | 425 | 429 | 500.. => Err(Failure::Away),
        _ => {
            let problem = read(&text).unwrap_or_default();
            Err(Failure::Refused(problem["detail"].as_str().unwrap_or_default().to_owned()))
        }
    }
}

async fn fetch(path: &str, body: Option<&str>) -> Result<(u16, String), JsValue> {
    let options = RequestInit::new();
    options.set_credentials(RequestCredentials::Omit);
    if let Some(body) = body {
        let headers = Headers::new()?;
        headers.set("content-type", "application/json")?;
        options.set_method("POST");
        options.set_headers(&headers);
        options.set_body(&JsValue::from_str(body));
    }
    let fetching = gloo::utils::window().fetch_with_str_and_init(path, &options);
    let response: Response = JsFuture::from(fetching).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

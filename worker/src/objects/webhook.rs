//! One webhook: what it is told waits here until its receiver has taken it, or has failed to for three days. Nobody else
//! waits for it.

use super::replied;
use crate::problem::Problem;
use crate::sql::webhook::{self as rows, DueRow, Outcome, WebhookRow};
use crate::{body, clock, random, reply, sql};
use candor::Timestamp;
use candor::webhook::{Event, wait};
use futures_util::future::{Either, join_all, select};
use ring::hmac;
use serde_json::{Value, json};
use std::pin::pin;
use std::time::Duration;
use worker::{
    AbortController, AbortSignal, Delay, DurableObject, Env, Fetch, Headers, Method, Request, RequestInit,
    RequestRedirect, Response, Result, State, durable_object,
};

/// How long a receiver may take, in seconds.
const PATIENCE: u64 = 10;
/// How many deliveries are under way at once.
const AT_ONCE: u32 = 8;

/// The object of one webhook.
#[durable_object]
pub struct Webhook {
    state: State,
    env: Env,
}

impl DurableObject for Webhook {
    fn new(state: State, env: Env) -> Self {
        Self { state, env }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        replied(self.answer(request).await)
    }

    /// Delivers what is due, and waits for what is due next. Should the object die on the way, what was not noted is
    /// delivered again.
    async fn alarm(&self) -> Result<Response> {
        let sql = self.state.storage().sql();
        if let Some(webhook) = rows::load(&sql)? {
            let due = rows::due(&sql, clock::now_ms(), AT_ONCE)?;
            join_all(due.iter().map(|due| self.deliver(&webhook, due)))
                .await
                .into_iter()
                .collect::<Result<()>>()?;
            self.set_alarm().await?;
        }
        Response::empty()
    }
}

impl Webhook {
    async fn answer(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let (method, path) = (request.method(), request.path());
        let bytes = request.bytes().await?;
        let sql = self.state.storage().sql();
        if (&method, path.as_str()) == (&Method::Put, "/") {
            rows::open(&sql, &serde_json::from_slice(&bytes)?)?;
            return Ok(Response::empty()?.with_status(204));
        }
        let webhook = rows::load(&sql)?.ok_or(Problem::UnknownWebhook)?;
        match (method, path.as_str()) {
            (Method::Post, "/events") => {
                let events: Vec<Event> = serde_json::from_value(body::parse(&bytes)?)?;
                for event in &events {
                    let (name, body) = (event.happening.name(), event.body(&webhook.origin));
                    rows::take(&sql, &event.id, name, &body, clock::now_ms())?;
                }
                self.set_alarm().await?;
                Ok(Response::empty()?.with_status(204))
            }
            (Method::Get, "/deliveries") => {
                let deliveries = rows::deliveries(&sql)?;
                let deliveries: Vec<Value> = deliveries.iter().map(shown).collect();
                reply::json(200, Value::from(deliveries).to_string())
            }
            (Method::Delete, "/") => {
                self.state.storage().delete_alarm().await?;
                self.state.storage().delete_all().await?;
                Ok(Response::empty()?.with_status(204))
            }
            _ => Err(Problem::NotFound),
        }
    }

    /// Makes one attempt, and notes what became of it.
    async fn deliver(&self, webhook: &WebhookRow, due: &DueRow) -> Result<()> {
        let limit = Delay::from(Duration::from_secs(PATIENCE));
        let abort = AbortController::default();
        let outcome = match select(pin!(post(webhook, due, abort.signal())), pin!(limit)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => {
                abort.abort();
                Outcome { status: None, error: Some("timeout") }
            }
        };
        let now = clock::now_ms();
        let passed = due.first_at.map_or(0, |first| now.saturating_sub(sql::time(first)));
        let random = u64::from_be_bytes(random::bytes()?);
        let next = wait(due.attempts + 1, passed, self.base(), random).map(|pause| now.saturating_add(pause));
        rows::note(&self.state.storage().sql(), &due.event, &outcome, now, next)
    }

    async fn set_alarm(&self) -> Result<()> {
        let Some(next) = rows::next(&self.state.storage().sql())? else { return Ok(()) };
        let pause = i64::try_from(next.saturating_sub(clock::now_ms())).unwrap_or(i64::MAX);
        self.state.storage().set_alarm(pause.saturating_add(1)).await
    }

    /// The first pause after a delivery that failed, in milliseconds.
    fn base(&self) -> u64 {
        clock::seconds(&self.env, "WEBHOOK_RETRY_SECONDS").unwrap_or(10).saturating_mul(1_000)
    }
}

/// A delivery as the owner sees it.
fn shown(row: &rows::DeliveryRow) -> Value {
    let mut shown =
        json!({"event": row.event, "type": row.happening, "state": row.state, "attempts": row.attempts});
    if let Some(last) = row.last_at {
        shown["at"] = json!(Timestamp::from_unix(sql::time(last) / 1_000));
    }
    if let Some(status) = row.status {
        shown["status"] = json!(status);
    }
    if let Some(error) = &row.error {
        shown["error"] = json!(error);
    }
    shown
}

/// Posts a delivery. Taken is what is answered with a status of 200 to 299.
async fn post(webhook: &WebhookRow, due: &DueRow, signal: AbortSignal) -> Outcome {
    let status = match send(webhook, due, &signal).await {
        Ok(status) => status,
        Err(error) => {
            worker::console_error!("a webhook cannot be reached: {error}");
            return Outcome { status: None, error: Some("unreachable") };
        }
    };
    let error = match status {
        200..300 => None,
        300..400 => Some("redirect"),
        _ => Some("refused"),
    };
    Outcome { status: Some(status), error }
}

async fn send(webhook: &WebhookRow, due: &DueRow, signal: &AbortSignal) -> Result<u16> {
    let timestamp = clock::now().to_string();
    let headers = Headers::new();
    headers.set("Content-Type", "application/json")?;
    headers.set("User-Agent", concat!("Candor/", env!("CARGO_PKG_VERSION")))?;
    headers.set("Candor-Event", &due.event)?;
    headers.set("Candor-Timestamp", &timestamp)?;
    headers.set("Candor-Signature", &signature(&webhook.secret, &timestamp, &due.body))?;
    let mut init = RequestInit::new();
    // A redirect could lead anywhere, also to where there is no TLS.
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(Some(due.body.as_str().into()));
    let reply = Fetch::Request(Request::new_with_init(&webhook.url, &init)?).send_with_signal(signal).await?;
    Ok(reply.status_code())
}

/// `v1=` and HMAC-SHA-256 over timestamp, a point and the body, in lower-case hexadecimal digits. The key is the secret's
/// text as it was shown.
fn signature(secret: &str, timestamp: &str, body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, format!("{timestamp}.{body}").as_bytes());
    let digits = tag.as_ref().iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16));
    format!("v1={}", digits.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_signed_as_the_document_says() {
        // printf '%s' '1764050000.{"id":"test.x"}' | openssl dgst -sha256 -hmac 'candor_hook_secret'
        let expected = "v1=cbc2e4e700cde031ab8e6e293ec1b9285e316256d3e6943728fefe3920ab87d2";
        assert_eq!(signature("candor_hook_secret", "1764050000", r#"{"id":"test.x"}"#), expected);
    }
}

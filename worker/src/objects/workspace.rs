//! The workspace: which polls, series and webhooks there are, and the settings that hold for all of them.

mod drafts;
mod series;

use super::access::Access;
use super::{replied, send};
use crate::problem::Problem;
use crate::sql::series as rows;
use crate::{api, body, kept, reply, sql};
use candor::webhook::{Event, MAX_WEBHOOKS};
use serde_json::{Value, json};
use worker::{DurableObject, Env, Method, Request, Response, Result, SqlStorage, State, durable_object};

/// The one object that knows every poll of a deployment, and its settings.
#[durable_object]
pub struct Workspace {
    state: State,
    env: Env,
}

impl DurableObject for Workspace {
    fn new(state: State, env: Env) -> Self {
        Self { state, env }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        let changes = request.method() == Method::Put;
        let reply = replied(self.answer(request).await);
        if changes {
            kept::drop_all();
        }
        reply
    }

    /// Opens the rounds of series that are due. The runtime calls again when this fails.
    async fn alarm(&self) -> Result<Response> {
        let storage = self.state.storage();
        series::open_due(&storage, &self.env).await?;
        series::set_alarm(&storage).await?;
        Response::empty()
    }
}

impl Workspace {
    async fn answer(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let (method, path) = (request.method(), request.path());
        let sql = self.state.storage().sql();
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match parts[..] {
            ["access"] => {
                let access: Access = request.json().await?;
                access.answer(&sql)
            }
            ["drafts", what] => drafts::answer(&sql, what, &request.bytes().await?),
            ["settings"] => settings(&sql, &mut request).await,
            ["series"] | ["series", _] => {
                let id = parts.get(1).copied();
                self.series(&method, id, &request.bytes().await?).await
            }
            ["webhooks"] => webhooks(&sql, &method, &request.bytes().await?),
            ["events"] => self.tell(&request.bytes().await?).await,
            _ => polls(&sql, &method, &request.bytes().await?),
        }
    }

    async fn series(
        &self,
        method: &Method,
        id: Option<&str>,
        bytes: &[u8],
    ) -> std::result::Result<Response, Problem> {
        let storage = self.state.storage();
        let sql = storage.sql();
        let reply = match (method, id) {
            (Method::Get, None) => return series::list(&sql, &self.env),
            (Method::Get, Some(id)) => return series::show(&sql, &self.env, id),
            (Method::Post, None) => {
                let reply = series::add(&storage, &self.env, bytes)?;
                // Set beforehand: should the object die on the way, the alarm goes on with it.
                series::set_alarm(&storage).await?;
                series::open_due(&storage, &self.env).await?;
                reply
            }
            (Method::Put, Some(id)) => series::change(&sql, &self.env, id, bytes)?,
            (Method::Delete, Some(id)) => {
                rows::find(&sql, id)?.ok_or(Problem::UnknownSeries)?;
                rows::remove(&sql, id)?;
                Response::empty()?.with_status(204)
            }
            _ => return Err(Problem::NotFound),
        };
        series::set_alarm(&storage).await?;
        Ok(reply)
    }

    /// Gives events to the webhooks that are told of them. Each takes them into its own storage, and nobody waits for a
    /// receiver.
    async fn tell(&self, bytes: &[u8]) -> std::result::Result<Response, Problem> {
        let events: Vec<Event> = serde_json::from_slice(bytes)?;
        for webhook in rows::webhooks(&self.state.storage().sql())? {
            let wanted: Vec<&Event> =
                events.iter().filter(|event| webhook.events.contains(&event.happening)).collect();
            if wanted.is_empty() {
                continue;
            }
            let stub = api::webhook(&self.env, &webhook.id)?;
            let wanted = serde_json::to_string(&wanted)?;
            let status = send(&stub, Method::Post, "events", Some(wanted)).await?.status_code();
            // One that was removed meanwhile wants nothing any more.
            if status >= 400 && status != 404 {
                return Err(worker::Error::from(format!("a webhook's object answered {status}")).into());
            }
        }
        Ok(Response::empty()?.with_status(204))
    }
}

async fn settings(sql: &SqlStorage, request: &mut Request) -> std::result::Result<Response, Problem> {
    if request.method() == Method::Put {
        sql::workspace::keep_settings(sql, &request.text().await?)?;
        return Ok(Response::empty()?);
    }
    let kept = sql::workspace::settings(sql)?.unwrap_or_else(|| "{}".into());
    Ok(Response::from_bytes(kept.into_bytes())?)
}

fn polls(sql: &SqlStorage, method: &Method, bytes: &[u8]) -> std::result::Result<Response, Problem> {
    if *method == Method::Get {
        let polls = sql::workspace::list(sql)?.into_iter().map(|row| {
            // A title is kept as the JSON it was written in: a text, or an object of languages.
            let title: Value = serde_json::from_str(&row.title).unwrap_or(Value::String(row.title));
            json!({"id": row.id, "title": title})
        });
        return Ok(Response::from_json(&polls.collect::<Vec<_>>())?);
    }
    let body = body::parse(bytes)?;
    let id = body["id"].as_str().unwrap_or_default();
    if *method == Method::Post {
        sql::workspace::add(sql, id, &body["title"].to_string())?;
    } else {
        sql::workspace::remove(sql, id)?;
        rows::forget(sql, id)?;
    }
    Ok(Response::empty()?)
}

fn webhooks(sql: &SqlStorage, method: &Method, bytes: &[u8]) -> std::result::Result<Response, Problem> {
    if *method == Method::Get {
        let webhooks = rows::webhooks(sql)?.into_iter();
        let webhooks: Vec<Value> = webhooks
            .map(|webhook| json!({"id": webhook.id, "url": webhook.url, "events": webhook.events}))
            .collect();
        return reply::json(200, Value::from(webhooks).to_string());
    }
    let body = body::parse(bytes)?;
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    if *method == Method::Delete {
        rows::remove_webhook(sql, &text("id"))?;
        return Ok(Response::empty()?.with_status(204));
    }
    let events = serde_json::from_value(body["events"].clone())?;
    let webhook = rows::Webhook { id: text("id"), url: text("url"), events };
    if !rows::add_webhook(sql, &webhook, MAX_WEBHOOKS)? {
        return Err(Problem::TooManyWebhooks);
    }
    Ok(Response::empty()?.with_status(204))
}

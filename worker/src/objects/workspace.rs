//! The workspace: which polls there are, for the owner's list, and the settings that hold for all of them.

use super::access::Access;
use crate::problem::Problem;
use crate::{body, sql};
use serde_json::{Value, json};
use worker::{DurableObject, Env, Method, Request, Response, Result, State, durable_object};

/// The one object that knows every poll of a deployment, and its settings.
#[durable_object]
pub struct Workspace {
    state: State,
}

impl DurableObject for Workspace {
    fn new(state: State, _env: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        match self.answer(request).await {
            Ok(reply) => Ok(reply),
            Err(problem) => problem.into_response(),
        }
    }
}

impl Workspace {
    async fn answer(&self, mut request: Request) -> std::result::Result<Response, Problem> {
        let method = request.method();
        let sql = self.state.storage().sql();
        if request.path() == "/access" {
            let access: Access = request.json().await?;
            return access.answer(&sql);
        }
        if request.path() == "/settings" {
            if method == Method::Put {
                sql::workspace::keep_settings(&sql, &request.text().await?)?;
                return Ok(Response::empty()?);
            }
            let kept = sql::workspace::settings(&sql)?.unwrap_or_else(|| "{}".into());
            return Ok(Response::from_bytes(kept.into_bytes())?);
        }
        if method == Method::Get {
            let polls = sql::workspace::list(&sql)?.into_iter().map(|row| {
                // A title is kept as the JSON it was written in: a text, or an object of languages.
                let title: Value = serde_json::from_str(&row.title).unwrap_or(Value::String(row.title));
                json!({"id": row.id, "title": title})
            });
            return Ok(Response::from_json(&polls.collect::<Vec<_>>())?);
        }
        let body = body::parse(&request.bytes().await?)?;
        let id = body["id"].as_str().unwrap_or_default();
        match method {
            Method::Post => sql::workspace::add(&sql, id, &body["title"].to_string())?,
            _ => sql::workspace::remove(&sql, id)?,
        }
        Ok(Response::empty()?)
    }
}

//! Drafts of polls: whatever the console keeps of a poll before it is made. Nothing of it is checked but its size; the poll
//! is, when it is made.

use super::workspace;
use crate::auth::Owner;
use crate::objects::send;
use crate::problem::Problem;
use crate::{body, random, reply};
use candor::{Fault, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use worker::{Env, Method, Request, Response};

/// The most drafts of a deployment.
pub(crate) const MOST: u32 = 100;

/// A draft.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Draft {
    /// Its id.
    pub(crate) id: String,
    /// What the console keeps: of a poll, its `definition` at least.
    pub(crate) content: Value,
    /// When it was changed last.
    pub(crate) changed: Timestamp,
}

/// `POST /api/drafts`
pub(crate) async fn create(owner: Owner, env: &Env) -> Result<Response, Problem> {
    let Owner { mut request, .. } = owner;
    let draft = read(&mut request).await?;
    let id = random::poll_id()?;
    let kept: Option<Draft> = ask(env, Method::Post, &id, Some(&draft)).await?;
    let kept = kept.ok_or(Problem::TooManyDrafts)?;
    reply::json(201, serde_json::to_string(&kept)?)
}

/// `GET /api/drafts`: the last changed first.
pub(crate) async fn list(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    let drafts: Vec<Draft> = ask(env, Method::Get, "", None).await?;
    reply::json(200, serde_json::to_string(&drafts)?)
}

/// `GET /api/drafts/{id}`
pub(crate) async fn show(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    reply::json(200, serde_json::to_string(&find(env, id).await?)?)
}

/// `PUT /api/drafts/{id}`
pub(crate) async fn change(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, .. } = owner;
    let draft = read(&mut request).await?;
    let kept: Option<Draft> = ask(env, Method::Put, id, Some(&draft)).await?;
    reply::json(200, serde_json::to_string(&kept.ok_or(Problem::UnknownDraft)?)?)
}

/// `DELETE /api/drafts/{id}`
pub(crate) async fn delete(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let was_there: bool = ask(env, Method::Delete, id, None).await?;
    if was_there { Ok(Response::empty()?.with_status(204)) } else { Err(Problem::UnknownDraft) }
}

/// A draft that is there.
pub(crate) async fn find(env: &Env, id: &str) -> Result<Draft, Problem> {
    candor::PollId::new(id).map_err(|_| Problem::UnknownDraft)?;
    let found: Option<Draft> = ask(env, Method::Get, id, None).await?;
    found.ok_or(Problem::UnknownDraft)
}

async fn read(request: &mut Request) -> Result<Value, Problem> {
    let draft = body::parse(&body::json_bytes(request).await?)?;
    if draft.is_object() {
        Ok(draft)
    } else {
        Err(Problem::InvalidRequest(vec![Fault::new("", "not_an_object", "A draft is a JSON object")]))
    }
}

async fn ask<T: serde::de::DeserializeOwned>(
    env: &Env,
    method: Method,
    id: &str,
    draft: Option<&Value>,
) -> Result<T, Problem> {
    let body = json!({"id": id, "draft": draft});
    let what = format!("drafts/{}", method.as_ref().to_ascii_lowercase());
    let mut reply = send(&workspace(env)?, Method::Post, &what, Some(body.to_string())).await?;
    match reply.status_code() {
        200 => Ok(reply.json().await?),
        status => Err(Problem::Internal(format!("the workspace answered {status}").into())),
    }
}

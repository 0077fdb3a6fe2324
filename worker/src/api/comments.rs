//! Looking over the comments of sealed batches, and the export of everything stored about a poll: the owner's.

use super::{ask_as, call, manifest, object};
use crate::audit::{self, Action};
use crate::auth::{Owner, Role};
use crate::objects::access::{Access, Link, Note};
use crate::problem::Problem;
use crate::{body, reply};
use candor::Timestamp;
use serde_json::{Value, json};
use worker::{Env, Method, Response};

/// `GET comments`: those of sealed batches, which are not published yet.
pub(crate) async fn list(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    ask_as(&Role::Anyone, &owner.request, env, id, "comments", None).await
}

/// `PUT comments/{comment}`: which parts of it are redacted, and what it is about.
pub(crate) async fn moderate(owner: Owner, env: &Env, id: &str, comment: &str) -> Result<Response, Problem> {
    let Owner { mut request, .. } = owner;
    let bytes = body::json_bytes(&mut request).await?;
    ask_as(&Role::Anyone, &request, env, id, &format!("comments/{comment}"), Some(bytes)).await
}

/// `POST comments`: publishes all of them, in a release of their own.
pub(crate) async fn publish(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let bytes = body::json_bytes(&mut request).await?;
    let reply = ask_as(&Role::Anyone, &request, env, id, "comments", Some(bytes)).await?;
    if reply.status_code() == 201 {
        audit::note(env, &by, Action::CommentsPublished, Some(id), None).await?;
    }
    Ok(reply)
}

/// `GET export`: everything stored about the poll that anyone may read, the owner's own notes and links beside it.
pub(crate) async fn export(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    // That there is such a poll is found out before anything is written down.
    manifest(env, id).await?;
    audit::note(env, &owner.by, Action::Exported, Some(id), Some("export")).await?;
    let mut export: Value = call(&object(env, id)?, Method::Get, "export", None).await?.json().await?;
    let links: Vec<Link> = Access::Links { poll: id.to_owned() }.ask(env).await?;
    export["links"] = serde_json::to_value(&links)?;
    let notes: Vec<Note> = Access::Notes.ask(env).await?;
    let notes = notes.into_iter().filter(|note| note.poll.as_deref() == Some(id));
    let told = notes.map(|Note { at, action, detail, by, .. }| {
        json!({"at": Timestamp::from_unix(at), "action": action, "detail": detail, "by": by})
    });
    export["audit"] = told.collect();
    reply::json(200, export.to_string())
}

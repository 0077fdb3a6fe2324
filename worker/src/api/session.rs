//! Signing in and out of the console, and opening view links.

use crate::audit::{self, Action};
use crate::auth::{self, cookie};
use crate::objects::access::{Access, Found, Link};
use crate::problem::Problem;
use crate::signin::{self, Settings};
use crate::{body, clock, reply};
use serde_json::{Value, json};
use worker::{Env, Request, Response};

/// `POST /api/session`: with the owner key in the body, or by the word of the identity provider.
pub(crate) async fn open(mut request: Request, env: &Env) -> Result<Response, Problem> {
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let (owner, signed_in) = match fields.get("key").and_then(Value::as_str) {
        Some(key) if auth::is_owners(key, env).await? => (Some("key".to_owned()), false),
        Some(_) => return Err(Problem::NotOwner),
        None => {
            let settings = Settings::of(env).map_err(Problem::SignInUnset)?;
            let person = signin::person(&request, settings).await?;
            (signin::owner(env, &person), true)
        }
    };
    let id = cookie::secret()?;
    let session = cookie::digest_of(&id);
    let (before, now) = (cookie::session(&request)?, clock::now());
    let by = owner.clone();
    let call = Access::Open { session, before, owner, signed_in, now, kept: cookie::KEPT };
    let found = call.ask(env).await?;
    if let Some(by) = by {
        audit::note(env, &by, Action::SignedIn, None, None).await?;
    }
    told(found, Some(&cookie::set(&id)))
}

/// `GET /api/session`: who the caller is taken for.
pub(crate) async fn show(request: Request, env: &Env) -> Result<Response, Problem> {
    told(auth::found(&request, env, None).await?, None)
}

/// `DELETE /api/session`: signs out, and gives the views back.
pub(crate) async fn close(request: Request, env: &Env) -> Result<Response, Problem> {
    if let Some(session) = cookie::session(&request)? {
        auth::own(&request)?;
        Access::Close { session }.ask::<Value>(env).await?;
    }
    told(None, Some(&cookie::clear()))
}

/// `POST /api/session/key`: a new owner key, which is shown this once. The one before and the owner's sessions end.
pub(crate) async fn rotate(owner: auth::Owner, env: &Env) -> Result<Response, Problem> {
    let key = cookie::secret()?;
    auth::rotate(&key, env).await?;
    audit::note(env, &owner.by, Action::KeyChanged, None, None).await?;
    reply::json(201, json!({"key": key}).to_string())
}

/// `POST /api/views`: exchanges the secret of a view link for the cookie.
pub(crate) async fn view(mut request: Request, env: &Env) -> Result<Response, Problem> {
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let secret = super::invitations::text(&fields, "secret")?;
    let (id, now) = (cookie::secret()?, clock::now());
    // A session goes on only when our own page asks, and when it has not ended.
    let known = match auth::found(&request, env, None).await? {
        Some(_) => cookie::session(&request)?,
        None => None,
    };
    let is_new = known.is_none();
    let session = known.unwrap_or_else(|| cookie::digest_of(&id));
    let call = Access::View { secret: cookie::digest_of(&secret), session, is_new, now, kept: cookie::KEPT };
    let link: Link = call.ask(env).await?;
    let mut reply = reply::json(200, serde_json::to_string(&link)?)?;
    if is_new {
        reply.headers_mut().set("Set-Cookie", &cookie::set(&id))?;
    }
    Ok(reply)
}

fn told(found: Option<Found>, cookie: Option<&str>) -> Result<Response, Problem> {
    let (role, views) = match found {
        Some(Found { owner: Some(_), views, .. }) => ("owner", views),
        Some(Found { signed_in: true, views, .. }) => ("signed_in", views),
        Some(Found { views, .. }) => ("anyone", views),
        None => ("anyone", Vec::new()),
    };
    let mut reply = reply::json(200, json!({"role": role, "views": views}).to_string())?;
    if let Some(cookie) = cookie {
        reply.headers_mut().set("Set-Cookie", cookie)?;
    }
    Ok(reply)
}

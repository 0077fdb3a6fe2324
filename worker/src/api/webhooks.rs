//! Webhooks: made, listed and removed by the owner.

use super::{call, workspace};
use crate::audit::{self, Action};
use crate::auth::Owner;
use crate::objects::send;
use crate::problem::Problem;
use crate::{body, origin, random, reply, signin};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::PollId;
use candor::webhook::{Event, Order};
use serde_json::{Value, json};
use worker::{Env, Error, Method, Response, Url};

/// `POST /api/webhooks`: the secret that deliveries are signed with is shown this once.
pub(crate) async fn create(owner: Owner, env: &Env) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let order = Order::parse(&body::parse(&body::json_bytes(&mut request).await?)?, is_receiver);
    let Order { url, events } = order.map_err(Problem::InvalidRequest)?;
    let id = random::poll_id()?;
    let secret = format!("candor_hook_{}", URL_SAFE_NO_PAD.encode(random::bytes::<32>()?));
    let origin = origin::of(&request)?;
    let webhook = json!({"url": url, "secret": secret, "origin": origin});
    ask(env, &id, Method::Put, "", Some(&webhook)).await?;
    let entry = json!({"id": id, "url": url, "events": events});
    let noted = send(&workspace(env)?, Method::Post, "webhooks", Some(entry.to_string())).await?;
    if noted.status_code() >= 400 {
        ask(env, &id, Method::Delete, "", None).await?;
        return Ok(noted);
    }
    audit::note(env, &by, Action::WebhookMade, None, Some(&url)).await?;
    let mut shown = entry;
    shown["secret"] = json!(secret);
    reply::json(201, shown.to_string())
}

/// Where events may be sent: what is trustworthy, and names nobody who signs in there.
fn is_receiver(address: &str) -> bool {
    let names_nobody = |url: &Url| url.username().is_empty() && url.password().is_none();
    signin::is_trustworthy(address) && Url::parse(address).is_ok_and(|url| names_nobody(&url))
}

/// `GET /api/webhooks`: every webhook, in the order they were made, without its secret.
pub(crate) async fn list(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    call(&workspace(env)?, Method::Get, "webhooks", None).await
}

/// `DELETE /api/webhooks/{id}`: nothing is told to it any more, nor what waits.
pub(crate) async fn delete(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    // The index first: what is not there is told nothing new.
    call(&workspace(env)?, Method::Delete, "webhooks", Some(&json!({"id": id}))).await?;
    let reply = ask(env, id, Method::Delete, "", None).await?;
    audit::note(env, &owner.by, Action::WebhookRemoved, None, Some(id)).await?;
    Ok(reply)
}

/// `GET /api/webhooks/{id}/deliveries`: what became of the last ones, the latest first.
pub(crate) async fn deliveries(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    ask(env, id, Method::Get, "deliveries", None).await
}

/// `POST /api/webhooks/{id}/test`: tells it of nothing but a test.
pub(crate) async fn test(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let event = Event::test(&random::poll_id()?);
    let told = ask(env, id, Method::Post, "events", Some(&json!([event]))).await?;
    if told.status_code() >= 400 {
        return Ok(told);
    }
    reply::json(202, json!({"event": event.id}).to_string())
}

/// Asks the object of a webhook, and gives what it answers, a problem too.
async fn ask(
    env: &Env,
    id: &str,
    method: Method,
    what: &str,
    body: Option<&Value>,
) -> Result<Response, Problem> {
    // The ids of webhooks are drawn like those of polls.
    PollId::new(id).map_err(|_| Problem::UnknownWebhook)?;
    let reply = send(&super::webhook(env, id)?, method, what, body.map(Value::to_string)).await?;
    match reply.status_code() {
        status if status >= 500 => Err(Error::from(format!("a webhook's object answered {status}")).into()),
        _ => Ok(reply),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receivers_are_reached_by_tls_or_on_this_machine_and_by_nobodys_name() {
        for good in ["https://hooks.example.org/candor?x=1", "http://localhost:9000/", "http://127.0.0.1:9/"]
        {
            assert!(is_receiver(good), "{good}");
        }
        for bad in
            ["http://hooks.example.org/", "https://me:secret@hooks.example.org/", "ftp://a.example/", "x"]
        {
            assert!(!is_receiver(bad), "{bad}");
        }
    }
}

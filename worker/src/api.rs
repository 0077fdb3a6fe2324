//! The HTTP API: each call is read, passed to the object that knows, and its reply passed back.

pub(crate) mod comments;
pub(crate) mod drafts;
pub(crate) mod invitations;
pub(crate) mod leaders;
pub(crate) mod links;
pub(crate) mod series;
pub(crate) mod session;
pub(crate) mod signed_in;
pub(crate) mod webhooks;
pub(crate) mod workspace;

use crate::audit::{self, Action};
use crate::auth::{self, Owner, Role};
use crate::objects::send;
use crate::problem::Problem;
use crate::signin::Settings;
use crate::{body, clock, openapi, random, reply};
use candor::wire::{Manifest, Place};
use candor::{Commitment, Eligibility, Fault, Poll, PollId, Readers, Release, template};
use futures_util::future::join_all;
use serde_json::{Value, json};
use worker::{Env, Method, Request, RequestInit, Response, Stub};

/// `GET /healthz`
pub(crate) fn health() -> Result<Response, Problem> {
    let health = json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")});
    reply::json(200, health.to_string())
}

/// `GET /api/openapi.json`
pub(crate) fn openapi(request: &Request) -> Result<Response, Problem> {
    reply::cached(request, "application/json", reply::REVALIDATE, openapi::document()?)
}

/// `GET /api/schemas/release.json`
pub(crate) fn release_schema(request: &Request) -> Result<Response, Problem> {
    reply::cached(request, "application/schema+json", reply::REVALIDATE, openapi::release_schema()?)
}

/// `GET /api/templates`
pub(crate) fn templates(request: &Request) -> Result<Response, Problem> {
    let templates: Vec<Value> = template::all().collect();
    reply::cached(request, "application/json", reply::REVALIDATE, serde_json::to_vec(&templates)?)
}

/// `POST /api/polls`
pub(crate) async fn create(owner: Owner, env: &Env) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let definition = body::parse(&body::json_bytes_within(&mut request, body::LARGE).await?)?;
    let definition = template::expand(definition).map_err(|fault| Problem::InvalidDefinition(vec![fault]))?;
    let poll = Poll::parse(&definition).map_err(Problem::InvalidDefinition)?;
    servable(&poll, env)?;
    let id = random::poll_id()?;
    // The objects first: what the index lists is there. Should a later step fail, nobody has been told the id.
    make(env, &id, &poll, None).await?;
    let entry = json!({"id": id, "title": poll.title()});
    call(&workspace(env)?, Method::Post, "", Some(&entry)).await?;
    audit::note(env, &by, Action::PollMade, Some(&id), None).await?;
    let poll_url = format!("/p/{id}");
    let made = json!({
        "id": id, "poll_url": poll_url, "results_url": format!("{poll_url}/results"),
        "privacy_url": format!("{poll_url}/privacy"),
    });
    let mut made = reply::json(201, made.to_string())?;
    made.headers_mut().set("Location", &format!("/api/polls/{id}"))?;
    Ok(made)
}

/// Makes the objects of a poll. Done again, it changes nothing.
pub(crate) async fn make(env: &Env, id: &str, poll: &Poll, series: Option<&Place>) -> Result<(), Problem> {
    let public_key = match poll.eligibility() {
        Eligibility::Open => None,
        Eligibility::Invited | Eligibility::SignedIn => Some(invitations::open(env, id).await?),
    };
    // Only polls that are made from now on have another number, when the operator changes it.
    let boxes = clock::seconds(env, "BALLOT_BOXES").unwrap_or(1);
    let made = json!({"id": id, "poll": poll, "public_key": public_key, "series": series, "boxes": boxes});
    call(&object(env, id)?, Method::Post, "create", Some(&made)).await.map(drop)
}

/// `GET /api/polls`: every poll with its state, in the order they were made.
pub(crate) async fn list(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    let mut polls: Vec<Value> = call(&workspace(env)?, Method::Get, "", None).await?.json().await?;
    let states = polls.iter().map(async |poll| -> Result<Value, Problem> {
        let stub = object(env, poll["id"].as_str().unwrap_or_default())?;
        let manifest: Value = call(&stub, Method::Get, "manifest", None).await?.json().await?;
        Ok(manifest["state"].clone())
    });
    let states = join_all(states).await;
    for (poll, state) in polls.iter_mut().zip(states) {
        poll["state"] = state?;
    }
    reply::json(200, Value::from(polls).to_string())
}

/// The calls that need nothing but the poll: its manifest, its turnout.
pub(crate) async fn poll(request: Request, env: &Env, id: &str, what: &str) -> Result<Response, Problem> {
    ask_as(&Role::Anyone, &request, env, id, what, None).await
}

/// What is read of releases, and what leaders wrote under them: by whoever may.
pub(crate) async fn read(request: Request, env: &Env, id: &str, what: &str) -> Result<Response, Problem> {
    let role = auth::caller(&request, env, id).await?;
    let reply = ask_as(&role, &request, env, id, what, None).await?;
    if let Role::Owner(by) = &role
        && what.strip_suffix(".csv").is_some()
        && reply.status_code() == 200
    {
        audit::note(env, by, Action::Exported, Some(id), Some(what)).await?;
    }
    Ok(reply)
}

/// Releasing and closing.
pub(crate) async fn publish(owner: Owner, env: &Env, id: &str, what: &str) -> Result<Response, Problem> {
    let Owner { request, by } = owner;
    let reply = ask_as(&Role::Anyone, &request, env, id, what, None).await?;
    match (what, reply.status_code()) {
        ("close", 200) => audit::note(env, &by, Action::Closed, Some(id), None).await?,
        (_, 201) => audit::note(env, &by, Action::Released, Some(id), None).await?,
        _ => {}
    }
    Ok(reply)
}

/// Passes a call to the poll's object, with who asks.
async fn ask_as(
    role: &Role,
    request: &Request,
    env: &Env,
    id: &str,
    what: &str,
    body: Option<Vec<u8>>,
) -> Result<Response, Problem> {
    let stub = object(env, id)?;
    let mut init = RequestInit::new();
    init.with_method(request.method()).with_body(body.map(Into::into));
    if let Some(tags) = request.headers().get("If-None-Match")? {
        let headers = worker::Headers::new();
        headers.set("If-None-Match", &tags)?;
        init.with_headers(headers);
    }
    let address = format!("http://poll/{what}{}", role.query());
    Ok(stub.fetch_with_request(Request::new_with_init(&address, &init)?).await?)
}

/// `DELETE /api/polls/{id}`: erases everything of the poll.
pub(crate) async fn delete(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let reply = call(&object(env, id)?, Method::Delete, "", None).await?;
    invitations::erase(env, &PollId::new(id).map_err(|_| Problem::UnknownPoll)?).await?;
    call(&workspace(env)?, Method::Delete, "", Some(&json!({"id": id}))).await?;
    audit::note(env, &owner.by, Action::PollDeleted, Some(id), None).await?;
    Ok(reply)
}

/// The poll's manifest.
pub(crate) async fn manifest(env: &Env, id: &str) -> Result<Manifest, Problem> {
    let manifest = call(&object(env, id)?, Method::Get, "manifest", None).await?.json().await?;
    Ok(Manifest::parse(manifest).ok_or_else(|| worker::Error::from("a manifest that is none"))?)
}

/// What was promised under the releases of a poll, for those who answer the next round: they read it, whoever reads the
/// releases.
pub(crate) async fn commitments(env: &Env, id: &str) -> Result<Vec<Commitment>, Problem> {
    let what = format!("commitments{}", Role::Owner(String::new()).query());
    Ok(call(&object(env, id)?, Method::Get, &what, None).await?.json().await?)
}

/// The latest release of a poll that is there, as anyone may read it; none before the first, and none where not everyone
/// may.
pub(crate) async fn latest(env: &Env, id: &str) -> Result<Option<Release>, Problem> {
    match call(&object(env, id)?, Method::Get, "releases/latest", None).await {
        Ok(mut release) => Ok(Some(release.json().await?)),
        Err(Problem::UnknownPoll | Problem::NotReader(_)) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Calls an object, and takes an error for one.
pub(crate) async fn call(
    stub: &Stub,
    method: Method,
    what: &str,
    body: Option<&Value>,
) -> Result<Response, Problem> {
    let mut reply = send(stub, method, what, body.map(Value::to_string)).await?;
    match reply.status_code() {
        503 => {
            let code = reply.json::<Value>().await?["code"].as_str().unwrap_or_default().to_owned();
            Err(Problem::of_storage(&code).unwrap_or_else(|| Problem::Internal(code.into())))
        }
        404 => Err(Problem::UnknownPoll),
        403 => Err(Problem::NotReader(None)),
        status if status >= 400 => Err(Problem::Internal(format!("an object answered {status}").into())),
        _ => Ok(reply),
    }
}

/// The object of a poll; unknown where the address is no id at all.
pub(crate) fn object(env: &Env, id: &str) -> Result<Stub, Problem> {
    let id = PollId::new(id).map_err(|_| Problem::UnknownPoll)?;
    Ok(env.durable_object("POLLS")?.id_from_name(id.as_str())?.get_stub()?)
}

/// The workspace.
pub(crate) fn workspace(env: &Env) -> worker::Result<Stub> {
    env.durable_object("WORKSPACE")?.id_from_name("workspace")?.get_stub()
}

/// The object of a webhook.
pub(crate) fn webhook(env: &Env, id: &str) -> worker::Result<Stub> {
    env.durable_object("WEBHOOKS")?.id_from_name(id)?.get_stub()
}

/// Refuses polls that this deployment does not serve, and those that would be over at once.
fn servable(poll: &Poll, env: &Env) -> Result<(), Problem> {
    let mut faults = Vec::new();
    if let Err(unset) = Settings::of(env) {
        let asked = [
            ("/eligibility", poll.eligibility() == Eligibility::SignedIn),
            ("/readers", poll.readers() == Readers::SignedIn),
        ];
        let asked = asked.into_iter().filter(|(_, is_asked)| *is_asked);
        faults.extend(asked.map(|(at, _)| Fault::new(at, "not_available", unset.to_string())));
    }
    if clock::is_over(poll) {
        faults.push(Fault::new("/closes_at", "in_the_past", "The closing time is in the future"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::InvalidDefinition(faults)) }
}

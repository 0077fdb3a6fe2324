//! Invitations: made and revoked by the owner, exchanged for tokens by whoever holds them.

use super::{call, object, signed_in};
use crate::audit::{self, Action};
use crate::auth::Owner;
use crate::objects::{Ask, Call};
use crate::problem::{Problem, unknown_group};
use crate::{body, keys, origin, reply, sheet};
use candor::fault::step;
use candor::invitation::Code;
use candor::wire::{Invited, State};
use candor::{Eligibility, Fault, GroupId, PollId, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use worker::{Env, Method, Request, Response};

/// The most invitations that one call makes.
const MOST: u64 = 1_000;

/// What a poll's object says of it before its register is asked.
#[derive(Deserialize)]
pub(super) struct Standing {
    pub(super) takes_ballots: bool,
    pub(super) state: State,
    pub(super) eligibility: Eligibility,
    public_key: Option<String>,
    opens_at: Option<Timestamp>,
    title: String,
    invitations: BTreeMap<GroupId, Invited>,
    /// The groups that have none below them, with their names.
    pub(super) leaves: BTreeMap<GroupId, String>,
}

impl Standing {
    pub(super) async fn of(env: &Env, id: &str) -> Result<Self, Problem> {
        Ok(call(&object(env, id)?, Method::Get, "standing", None).await?.json().await?)
    }

    /// Nothing where the poll goes on, or is to open yet, and takes ballots by the right of `eligibility`.
    pub(super) fn takes(&self, eligibility: Eligibility, otherwise: Problem) -> Result<(), Problem> {
        if self.eligibility != eligibility {
            return Err(otherwise);
        }
        if self.takes_ballots || self.state == State::Scheduled { Ok(()) } else { Err(Problem::PollClosed) }
    }

    /// Nothing where its opening time, if it has one, has come.
    pub(super) fn has_begun(&self) -> Result<(), Problem> {
        match (self.state, self.opens_at) {
            (State::Scheduled, Some(time)) => Err(Problem::Scheduled(time)),
            _ => Ok(()),
        }
    }
}

/// `POST /api/polls/{id}/invitations`: makes invitations to one leaf; their codes are shown this once.
pub(crate) async fn invite(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let standing = Standing::of(env, id).await?;
    standing.takes(Eligibility::Invited, Problem::NotByInvitation)?;
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let (leaf, count) = order(&fields, &standing.leaves)?;
    let mut reply = ask(env, id, &standing, Call::Invite { leaf: leaf.clone(), count }).await?;
    if reply.status_code() >= 400 {
        return Ok(reply);
    }
    let made: Value = reply.json().await?;
    tell(env, id, &made).await?;
    audit::note(env, &by, Action::Invited, Some(id), Some(&format!("{leaf}: {count}"))).await?;
    let codes = made["codes"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let key = standing.public_key.as_deref().unwrap_or_default();
    let links = sheet::links(&origin::of(&request)?, id, key, codes.clone());
    let accept = request.headers().get("Accept")?.unwrap_or_default();
    if accept.starts_with("text/html") {
        let name = standing.leaves.get(&leaf).unwrap_or(&standing.title);
        return sheet::print([&standing.title, name], key, &links);
    }
    if accept.starts_with("text/csv") {
        return sheet::table(&leaf, &links);
    }
    let links: Vec<&str> = links.iter().map(|link| link.address.as_str()).collect();
    let codes: Vec<&str> = codes.collect();
    reply::json(201, json!({"group": leaf, "codes": codes, "links": links}).to_string())
}

/// `GET /api/polls/{id}/invitations`: how many were made and revoked, by leaf. Never how many were used. The poll's object
/// knows it too, and still does when closing has erased the register.
pub(crate) async fn list(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let standing = Standing::of(env, id).await?;
    if standing.eligibility != Eligibility::Invited {
        return Err(Problem::NotByInvitation);
    }
    reply::json(200, json!({"invitations": standing.invitations}).to_string())
}

/// `POST /api/polls/{id}/invitations/revoke`: an unused invitation is good for nothing from now on. Whether it had been
/// used is not told: the owner knows whose it was.
pub(crate) async fn revoke(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let standing = Standing::of(env, id).await?;
    standing.takes(Eligibility::Invited, Problem::NotByInvitation)?;
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let code = text(&fields, "code")?;
    let mut reply = ask(env, id, &standing, Call::Revoke { code }).await?;
    if reply.status_code() >= 400 {
        return Ok(reply);
    }
    let invited: Value = reply.json().await?;
    tell(env, id, &invited).await?;
    audit::note(env, &by, Action::InvitationRevoked, Some(id), None).await?;
    reply::json(200, json!({"status": "revoked"}).to_string())
}

/// `POST /api/polls/{id}/tokens`: evaluates a blinded element for whoever holds an invitation, or signed in.
pub(crate) async fn exchange(mut request: Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let standing = Standing::of(env, id).await?;
    if standing.eligibility == Eligibility::SignedIn {
        return signed_in::admit(request, env, id, &standing).await;
    }
    standing.takes(Eligibility::Invited, Problem::NoTokens)?;
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let (code, blinded) = (text(&fields, "code")?, text(&fields, "blinded")?);
    if standing.state == State::NotOpen {
        // The code is read all the same, so that a mistyped one is told from one that is too early.
        Code::parse(&code).map_err(Problem::MalformedCode)?;
        return Err(Problem::NotOpen);
    }
    standing.has_begun()?;
    ask(env, id, &standing, Call::Exchange { code, blinded }).await
}

/// Opens the register of a new poll, and gives the public key that the poll will have.
pub(super) async fn open(env: &Env, id: &str) -> Result<String, Problem> {
    let poll = PollId::new(id).map_err(|_| Problem::UnknownPoll)?;
    let public_key = keys::Secrets::new(env, &poll)?.public().to_text();
    let ask = Ask { poll, public_key, call: Call::Open };
    let reply = ask.send(env).await?;
    if reply.status_code() >= 400 {
        return Err(worker::Error::from("the register cannot be opened").into());
    }
    Ok(ask.public_key)
}

/// Forgets the register of a poll.
pub(super) async fn erase(env: &Env, id: &PollId) -> Result<(), Problem> {
    let ask = Ask { poll: id.clone(), public_key: String::new(), call: Call::Erase };
    Ok(ask.send(env).await.map(drop)?)
}

/// Asks the register of a poll.
pub(super) async fn ask(env: &Env, id: &str, standing: &Standing, call: Call) -> Result<Response, Problem> {
    let poll = PollId::new(id).map_err(|_| Problem::UnknownPoll)?;
    let public_key = standing.public_key.clone().ok_or(Problem::NoTokens)?;
    Ok(Ask { poll, public_key, call }.send(env).await?)
}

/// Tells the poll's object how many are invited now.
async fn tell(env: &Env, id: &str, said: &Value) -> Result<(), Problem> {
    call(&object(env, id)?, Method::Post, "invited", Some(&said["invited"])).await.map(drop)
}

/// The leaf and the number of an order of invitations.
fn order(fields: &Value, leaves: &BTreeMap<GroupId, String>) -> Result<(GroupId, u32), Problem> {
    let leaf = fields["group"].as_str().and_then(|group| leaves.keys().find(|leaf| leaf.as_str() == group));
    let count = fields["count"].as_u64().filter(|count| (1..=MOST).contains(count));
    let count = count.and_then(|count| u32::try_from(count).ok());
    match (leaf, count) {
        (Some(leaf), Some(count)) => Ok((leaf.clone(), count)),
        (leaf, count) => {
            let group = leaf.is_none().then(unknown_group);
            let many = format!("Invitations are made 1 to {MOST} at a time");
            let many = count.is_none().then(|| Fault::new("/count", "out_of_range", many));
            Err(Problem::InvalidRequest(group.into_iter().chain(many).collect()))
        }
    }
}

/// A text of a request's body.
pub(super) fn text(fields: &Value, key: &str) -> Result<String, Problem> {
    fields.get(key).and_then(Value::as_str).map(ToOwned::to_owned).ok_or_else(|| {
        Problem::InvalidRequest(vec![Fault::new(step("", key), "missing", format!("“{key}” is a text"))])
    })
}

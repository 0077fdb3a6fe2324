//! View links, which the owner gives to leaders.

use crate::audit::{self, Action};
use crate::auth::{Owner, cookie};
use crate::objects::access::{Access, Link};
use crate::problem::{Problem, unknown_group};
use crate::{body, origin, random, reply};
use candor::Fault;
use serde_json::{Value, json};
use worker::{Env, Response, ResponseBuilder};

/// The longest name of whom a link is for, in characters.
const MAX_NAME: usize = 200;

/// `POST links`: makes one. Its secret stands in the fragment, and is shown this once.
pub(crate) async fn make(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let Owner { mut request, by } = owner;
    let manifest = super::manifest(env, id).await?;
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let mut faults = Vec::new();
    let name = fields["name"].as_str().unwrap_or_default().trim().to_owned();
    if name.is_empty() || name.chars().count() > MAX_NAME {
        let detail = format!("Say whom the link is for, in at most {MAX_NAME} characters");
        faults.push(Fault::new("/name", "bad_name", detail));
    }
    let group = match &fields["group"] {
        Value::Null => None,
        Value::String(group) if manifest.poll.groups().find(group).is_some() => Some(group.clone()),
        _ => {
            faults.push(Fault { detail: "Name one of the poll's groups".into(), ..unknown_group() });
            None
        }
    };
    let series = match (&fields["series"], manifest.series) {
        (Value::Null | Value::Bool(false), _) => None,
        (Value::Bool(true), Some(place)) => Some(place.id.to_string()),
        _ => {
            let detail = "Only a poll of a series has a link to every round of it";
            faults.push(Fault::new("/series", "no_series", detail));
            None
        }
    };
    if !faults.is_empty() {
        return Err(Problem::InvalidRequest(faults));
    }
    let secret = cookie::secret()?;
    let link = Link { link: random::poll_id()?, poll: id.to_owned(), series, group, name };
    let call = Access::Link { link: link.clone(), secret: cookie::digest_of(&secret) };
    call.ask::<Value>(env).await?;
    audit::note(env, &by, Action::LinkMade, Some(id), Some(&link.link)).await?;
    let url = format!("{}/p/{id}/results#view={secret}", origin::of(&request)?);
    reply::json(
        201,
        json!({"link": link.link, "name": link.name, "group": link.group, "series": link.series, "url": url})
            .to_string(),
    )
}

/// `GET links`: as they were made, without their secrets.
pub(crate) async fn list(_owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    super::manifest(env, id).await?;
    let links: Vec<Link> = Access::Links { poll: id.to_owned() }.ask(env).await?;
    reply::json(200, serde_json::to_string(&links)?)
}

/// `DELETE links/{link}`: it opens nothing any more, and who opened it is out at once.
pub(crate) async fn revoke(owner: Owner, env: &Env, id: &str, link: &str) -> Result<Response, Problem> {
    super::manifest(env, id).await?;
    Access::Revoke { poll: id.to_owned(), link: link.to_owned() }.ask::<Value>(env).await?;
    audit::note(env, &owner.by, Action::LinkRevoked, Some(id), None).await?;
    Ok(ResponseBuilder::new().with_status(204).empty())
}

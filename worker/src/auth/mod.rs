//! Who a caller is: the owner, a leader, someone who signed in, or anyone.
//!
//! The owner comes with the owner key, or with a session that was opened with it; a leader with a session that a view
//! link was exchanged for. Ballots and tokens never come this way.

pub(crate) mod cookie;
mod key;

use crate::objects::access::{Access, Found};
use crate::origin;
use crate::problem::Problem;
use worker::{Env, Method, Request};

/// A request of the owner.
pub(crate) struct Owner {
    /// What is asked.
    pub(crate) request: Request,
    /// How the owner came in, for the audit list: `key`, or who signed in.
    pub(crate) by: String,
}

/// Who reads or writes under one poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The owner, and how they came in.
    Owner(String),
    /// Whoever exchanged a view link.
    Leader(Leader),
    /// Whoever signed in with the identity provider.
    SignedIn,
    /// Anyone.
    Anyone,
}

/// A leader, by their view link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leader {
    /// The link's id.
    pub(crate) link: String,
    /// The top of what they read; none for all of it.
    pub(crate) group: Option<String>,
}

impl Role {
    /// The role as the poll's object reads it: a query, empty for anyone. Ids need no escaping.
    pub(crate) fn query(&self) -> String {
        match self {
            Self::Owner(_) => "?role=owner".into(),
            Self::SignedIn => "?role=signed_in".into(),
            Self::Anyone => String::new(),
            Self::Leader(Leader { link, group }) => {
                let group = group.as_ref().map(|group| format!("&group={group}")).unwrap_or_default();
                format!("?role=leader&leader={link}{group}")
            }
        }
    }
}

/// Passes a request on when it is the owner's: by `Authorization: Bearer KEY`, or by the session cookie.
pub(crate) async fn owner(request: Request, env: &Env) -> Result<Owner, Problem> {
    if let Some(key) = bearer(&request)? {
        return if is_owners(&key, env).await? {
            Ok(Owner { request, by: "key".into() })
        } else {
            Err(Problem::NotOwner)
        };
    }
    match found(&request, env, None).await?.and_then(|found| found.owner) {
        Some(by) => Ok(Owner { request, by }),
        None => Err(Problem::NotOwner),
    }
}

/// Who calls about a poll. A key that is not the owner's is refused rather than taken for anyone's.
pub(crate) async fn caller(request: &Request, env: &Env, poll: &str) -> Result<Role, Problem> {
    if let Some(key) = bearer(request)? {
        let is_owner = is_owners(&key, env).await?;
        return if is_owner { Ok(Role::Owner("key".into())) } else { Err(Problem::NotOwner) };
    }
    let Some(found) = found(request, env, Some(poll)).await? else { return Ok(Role::Anyone) };
    let Found { owner, signed_in, views } = found;
    if let Some(by) = owner {
        return Ok(Role::Owner(by));
    }
    // Who holds a link to all of a poll and one to a part of it reads all of it.
    let view = views.into_iter().min_by_key(|view| view.group.is_some());
    Ok(match view {
        Some(view) => Role::Leader(Leader { link: view.link, group: view.group }),
        None if signed_in => Role::SignedIn,
        None => Role::Anyone,
    })
}

/// Whether that is the owner key.
pub(crate) async fn is_owners(key: &str, env: &Env) -> Result<bool, Problem> {
    let given = given(env)?;
    let hash: String = Access::Key { given }.ask(env).await?;
    Ok(key::matches(key, &hash))
}

/// Puts another key in the place of the owner key.
pub(crate) async fn rotate(key: &str, env: &Env) -> Result<(), Problem> {
    Access::Rotate { given: given(env)?, hash: key::hash(key) }.ask(env).await
}

/// The hash of the owner key as the operator gave it.
fn given(env: &Env) -> Result<String, Problem> {
    Ok(env.var("OWNER_KEY_HASH")?.to_string())
}

/// The key that a request carries, if it carries any.
fn bearer(request: &Request) -> Result<Option<String>, Problem> {
    let presented = request.headers().get("Authorization")?;
    Ok(presented.as_deref().and_then(|value| value.strip_prefix("Bearer ")).map(ToOwned::to_owned))
}

/// The session that a request belongs to. Its views are those of `poll`, or all of them.
pub(crate) async fn found(
    request: &Request,
    env: &Env,
    poll: Option<&str>,
) -> Result<Option<Found>, Problem> {
    let Some(session) = cookie::session(request)? else { return Ok(None) };
    own(request)?;
    Access::Find { session, poll: poll.map(ToOwned::to_owned), now: crate::clock::now() }.ask(env).await
}

/// Refuses what another site has a browser send along with our cookie, where it changes something. `SameSite=Strict` keeps
/// the cookie from it already; a sibling of our host would be the same site.
pub(crate) fn own(request: &Request) -> Result<(), Problem> {
    if matches!(request.method(), Method::Get | Method::Head) {
        return Ok(());
    }
    let from = request.headers().get("Origin")?;
    if from.is_some_and(|from| origin::of(request).is_ok_and(|own| own == from)) {
        Ok(())
    } else {
        Err(Problem::ForeignOrigin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_to_the_object_without_the_owners_name() {
        let leader =
            |group: Option<&str>| Role::Leader(Leader { link: "l1".into(), group: group.map(Into::into) });
        assert_eq!(Role::Anyone.query(), "");
        assert_eq!(Role::Owner("ada@example.org".into()).query(), "?role=owner");
        assert_eq!(leader(None).query(), "?role=leader&leader=l1");
        assert_eq!(leader(Some("north")).query(), "?role=leader&leader=l1&group=north");
    }
}

//! What the workspace keeps of who may do what: sessions, view links, the owner key's hash, and what the owner did.

use crate::objects::send;
use crate::problem::Problem;
use crate::sql::access as rows;
use crate::{api, reply};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use worker::{Env, Method, Response, SqlStorage};

/// How long an owner, or whoever signed in, stays so, in seconds.
const SIGNED_IN: u64 = 12 * 3_600;

/// What the worker asks. Secrets come as their digests.
#[derive(Deserialize, Serialize)]
pub(crate) enum Access {
    /// The hash of the owner key, where the operator gave that one.
    Key { given: String },
    /// Puts another owner key in its place, and ends the owner's sessions.
    Rotate { given: String, hash: String },
    /// Opens a session, in the place of one before, whose views it keeps; gives it as it is found from now on.
    Open {
        session: String,
        before: Option<String>,
        owner: Option<String>,
        signed_in: bool,
        now: u64,
        kept: u64,
    },
    /// A session, with its views of a poll, or with all.
    Find { session: String, poll: Option<String>, now: u64 },
    /// Ends a session.
    Close { session: String },
    /// Makes a view link.
    Link { link: Link, secret: String },
    /// The view links of a poll, and of its series.
    Links { poll: String },
    /// Revokes one; what it was exchanged for ends too.
    Revoke { poll: String, link: String },
    /// Adds a view to a session, which is opened for it where it is new.
    View { secret: String, session: String, is_new: bool, now: u64, kept: u64 },
    /// Writes down what the owner did.
    Note(Note),
    /// What the owner did, the latest first.
    Notes,
}

/// A view link.
#[expect(clippy::struct_field_names, reason = "what it is called over HTTP")]
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Link {
    /// Its id.
    pub(crate) link: String,
    /// The poll that it opens first.
    pub(crate) poll: String,
    /// The series whose every poll it opens; none where it opens that poll alone.
    pub(crate) series: Option<String>,
    /// The top of what its leader reads; none for all.
    pub(crate) group: Option<String>,
    /// Whom the owner gave it to.
    pub(crate) name: String,
}

/// A session as it is found.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Found {
    /// How the owner came in; none where it is not the owner's.
    pub(crate) owner: Option<String>,
    /// Whether someone signed in with the identity provider.
    pub(crate) signed_in: bool,
    /// What it may see.
    pub(crate) views: Vec<Link>,
}

/// Something that the owner did.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Note {
    /// Seconds since 1970, to the minute.
    pub(crate) at: u64,
    /// What.
    pub(crate) action: String,
    /// With which poll.
    pub(crate) poll: Option<String>,
    /// What else there is to say.
    pub(crate) detail: Option<String>,
    /// How they came in.
    pub(crate) by: String,
}

impl Access {
    /// Asks the workspace.
    ///
    /// # Errors
    /// The problem that it answers with, as far as a caller is to know it.
    pub(crate) async fn ask<T: DeserializeOwned>(self, env: &Env) -> Result<T, Problem> {
        let workspace = api::workspace(env)?;
        let mut reply = send(&workspace, Method::Post, "access", Some(serde_json::to_string(&self)?)).await?;
        match reply.status_code() {
            200 => Ok(reply.json().await?),
            404 => Err(Problem::UnknownLink),
            status => Err(Problem::Internal(format!("the workspace answered {status}").into())),
        }
    }

    /// Answers, in the workspace's object.
    pub(super) fn answer(self, sql: &SqlStorage) -> Result<Response, Problem> {
        let told: Value = match self {
            Self::Key { given } => json!(rows::key(sql, &given)?.unwrap_or(given)),
            Self::Rotate { given, hash } => {
                rows::rotate(sql, &given, &hash)?;
                Value::Null
            }
            Self::Open { session, before, owner, signed_in, now, kept } => {
                rows::forget_expired(sql, now)?;
                let until = |is: bool| if is { now + SIGNED_IN } else { 0 };
                let row = rows::SessionRow {
                    owner_until: until(owner.is_some()),
                    signed_in_until: until(signed_in),
                    until: now + kept,
                    owner,
                };
                rows::open(sql, &session, &row)?;
                if let Some(before) = before {
                    rows::inherit(sql, &before, &session)?;
                }
                serde_json::to_value(find(sql, &session, None, now)?)?
            }
            Self::Find { session, poll, now } => {
                serde_json::to_value(find(sql, &session, poll.as_deref(), now)?)?
            }
            Self::Close { session } => {
                rows::close(sql, &session)?;
                Value::Null
            }
            Self::Link { link, secret } => {
                rows::add_link(sql, &link, &secret)?;
                Value::Null
            }
            Self::Links { poll } => serde_json::to_value(rows::links(sql, &poll)?)?,
            Self::Revoke { poll, link } => {
                if !rows::revoke(sql, &poll, &link)? {
                    return Err(Problem::UnknownLink);
                }
                Value::Null
            }
            Self::View { secret, session, is_new, now, kept } => {
                let link = rows::link_of(sql, &secret)?.ok_or(Problem::UnknownLink)?;
                if is_new {
                    rows::forget_expired(sql, now)?;
                    rows::open(sql, &session, &rows::SessionRow { until: now + kept, ..Default::default() })?;
                }
                rows::add_view(sql, &session, &link.link)?;
                serde_json::to_value(link)?
            }
            Self::Note(note) => {
                rows::note(sql, &note)?;
                Value::Null
            }
            Self::Notes => serde_json::to_value(rows::notes(sql)?)?,
        };
        reply::json(200, told.to_string())
    }
}

fn find(sql: &SqlStorage, session: &str, poll: Option<&str>, now: u64) -> Result<Option<Found>, Problem> {
    let Some(row) = rows::session(sql, session, now)? else { return Ok(None) };
    let views = rows::views(sql, session, poll)?;
    let owner = row.owner.filter(|_| row.owner_until > now);
    Ok(Some(Found { owner, signed_in: row.signed_in_until > now, views }))
}

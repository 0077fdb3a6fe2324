//! Looking over the comments of sealed batches, which the owner alone does. What still waits for its batch is shown to nobody.

use super::loaded::Loaded;
use super::publish;
use crate::problem::Problem;
use crate::sql::comments::{self, SealedRow};
use crate::{body, reply};
use candor::comments::Moderation;
use serde_json::{Value, json};
use worker::{Method, Response, Result, Storage};

/// Answers a call below `comments`.
///
/// # Errors
/// [`Problem::UnknownComment`], [`Problem::NothingSealed`], [`Problem::BatchChanged`], or the faults of what was sent.
pub(super) fn answer(
    storage: &Storage,
    loaded: &Loaded,
    method: &Method,
    call: &str,
    bytes: &[u8],
) -> std::result::Result<Response, Problem> {
    let sql = storage.sql();
    let sealed = comments::sealed(&sql)?;
    match (method, call.strip_prefix("comments/")) {
        (Method::Get, None) => {
            let told = sealed.iter().map(told).collect::<Result<Vec<Value>>>()?;
            reply::json(200, json!({"comments": told}).to_string())
        }
        (Method::Put, Some(id)) => {
            let row = sealed.iter().find(|row| row.id == id).ok_or(Problem::UnknownComment)?;
            let moderation =
                Moderation::parse(&body::parse(bytes)?, &row.text).map_err(Problem::InvalidRequest)?;
            comments::moderate(&sql, id, &moderation)?;
            reply::json(200, serde_json::to_string(&moderation)?)
        }
        (Method::Post, None) => {
            let seen = body::parse(bytes)?["comments"].as_u64();
            if sealed.is_empty() {
                return Err(Problem::NothingSealed);
            }
            // A batch that was sealed since is one that the owner has not seen.
            if seen != Some(sealed.len() as u64) {
                return Err(Problem::BatchChanged);
            }
            reply::json(201, publish::publish_sealed(storage, loaded, sealed)?)
        }
        _ => Err(Problem::NotFound),
    }
}

/// A sealed comment as the owner sees it.
pub(super) fn told(row: &SealedRow) -> Result<Value> {
    let mut told = serde_json::to_value(row.moderation()?)?;
    told["id"] = json!(row.id);
    told["question"] = json!(row.question()?);
    told["text"] = json!(row.text);
    Ok(told)
}

//! Drafts of polls, as the workspace keeps them.

use crate::api::drafts::{Draft, MOST};
use crate::problem::Problem;
use crate::sql::drafts::{self as rows, DraftRow};
use crate::{body, clock, reply};
use candor::Timestamp;
use serde_json::{Value, json};
use worker::{Response, SqlStorage};

/// Does `what` with the draft that the body names; what is not there is null.
pub(super) fn answer(sql: &SqlStorage, what: &str, bytes: &[u8]) -> Result<Response, Problem> {
    let body = body::parse(bytes)?;
    let id = body["id"].as_str().unwrap_or_default();
    let (draft, now) = (body["draft"].to_string(), clock::now());
    let kept = |was_kept: bool| -> Result<Value, Problem> {
        match rows::find(sql, id)?.filter(|_| was_kept) {
            Some(row) => Ok(serde_json::to_value(told(row)?)?),
            None => Ok(Value::Null),
        }
    };
    let told: Value = match what {
        "post" => kept(rows::add(sql, id, &draft, now, MOST)?)?,
        "put" => kept(rows::put(sql, id, &draft, now)?)?,
        "delete" => json!(rows::remove(sql, id)?),
        "get" if id.is_empty() => {
            let all = rows::list(sql)?.into_iter().map(told).collect::<Result<Vec<Draft>, Problem>>()?;
            serde_json::to_value(all)?
        }
        "get" => kept(true)?,
        _ => return Err(Problem::NotFound),
    };
    reply::json(200, told.to_string())
}

fn told(row: DraftRow) -> Result<Draft, Problem> {
    let changed = Timestamp::from_unix(row.changed.into());
    Ok(Draft { id: row.id, content: serde_json::from_str(&row.draft)?, changed })
}

//! Everything stored about a poll, for audits; and what of it is erased some time after the close.

use super::ballot_box::Order;
use super::comments::told;
use super::gather;
use super::loaded::Loaded;
use crate::problem::Problem;
use crate::{clock, reply, sql};
use candor::Timestamp;
use serde_json::{Value, json};
use worker::{Env, Response, Result, Storage};

/// How many seconds after the close the list of spent tokens is kept where nothing else is set: 90 days.
const RETENTION_SECONDS: u64 = 90 * 86_400;

/// When what is kept for a while is due to be erased, in seconds since 1970; none while the poll is open, and once it is.
pub(super) fn erased_at(storage: &Storage, loaded: &Loaded, env: &Env) -> Result<Option<u64>> {
    if loaded.open {
        return Ok(None);
    }
    let closed = sql::poll::closed(&storage.sql())?;
    let kept_for = clock::seconds(env, "RETENTION_SECONDS").unwrap_or(RETENTION_SECONDS);
    Ok(closed.at().filter(|_| closed.erased == 0).map(|closed| closed.saturating_add(kept_for)))
}

/// Erases what is kept for a while, where that is due.
pub(super) async fn erase_due(storage: &Storage, loaded: &Loaded, env: &Env) -> Result<()> {
    if erased_at(storage, loaded, env)?.is_some_and(|time| time <= clock::now()) {
        // Done again where this was cut off, it changes nothing.
        gather::order(env, &loaded.id, loaded.boxes, |_| Order::Erase).await?;
        sql::transaction(storage, sql::poll::erase_kept)?;
    }
    Ok(())
}

/// The export. What nobody may read is not in it, and is named with the reason.
pub(super) async fn export(
    storage: &Storage,
    env: &Env,
    loaded: &Loaded,
) -> std::result::Result<Response, Problem> {
    let read = storage.sql();
    let closed = sql::poll::closed(&read)?;
    let json_of = |text: String| serde_json::from_str::<Value>(&text);
    let releases =
        sql::poll::releases(&read)?.into_iter().map(json_of).collect::<serde_json::Result<Vec<Value>>>()?;
    let ledger = sql::poll::ledger(&read)?.map(json_of).transpose()?;
    let sealed = sql::comments::sealed(&read)?.iter().map(told).collect::<Result<Vec<Value>>>()?;
    let pooled: serde_json::Map<String, Value> = sql::leaders::pooled(&read)?
        .into_iter()
        .map(|(node, pooled)| Ok((node, serde_json::to_value(&pooled)?)))
        .collect::<Result<_>>()?;
    let mut export = json!({
        "poll": loaded.id, "open": loaded.open, "definition": loaded.poll, "series": loaded.series,
        "public_key": loaded.public_key.map(candor::ballot::PublicKey::to_text),
        "closed_at": closed.at().map(Timestamp::from_unix), "invitations": loaded.by_id(Some),
        "tokens": sql::poll::winding_up(&read)?.tokens, "ledger": ledger, "releases": releases,
        "sealed_comments": sealed, "commitments": sql::leaders::commitments(&read)?, "pooled_predictions": pooled,
    });
    let mut left_out =
        vec![("predictions", "A leader's own; they are in pooled_predictions once three have predicted")];
    if loaded.open {
        left_out.push(("pools", "Counts that are not released yet: nobody may read them"));
        left_out.push(("waiting_comments", "Comments whose batch is not full yet: nobody may read them"));
        left_out.push(("spent", "Digests of counted ballots: they are published when the poll closes"));
    } else if closed.erased != 0 {
        left_out.push(("spent", "Erased, as the time for which it is kept is over"));
    } else {
        export["spent"] = json!(gather::spent(storage, env, loaded).await?);
    }
    let left_out = left_out.into_iter().map(|(what, why)| (what.to_owned(), Value::from(why)));
    export["left_out"] = left_out.collect::<serde_json::Map<_, _>>().into();
    reply::json(200, export.to_string())
}

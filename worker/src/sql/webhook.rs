//! The storage of one webhook: what it is told, and what became of that.

use super::Migration;
use super::whole;
use serde::{Deserialize, Serialize};
use worker::{Result, SqlStorage, SqlStorageValue};

const MIGRATIONS: [Migration; 1] = [(1, include_str!("schema/webhook_0001.sql"))];

/// How many deliveries that are over are kept to be looked at.
const KEPT: i64 = 50;

/// The webhook itself.
#[derive(Deserialize)]
pub(crate) struct WebhookRow {
    pub(crate) url: String,
    /// What deliveries are signed with.
    pub(crate) secret: String,
    /// Candor's own, as the owner called it.
    pub(crate) origin: String,
}

/// A delivery that is due; times are milliseconds since 1970.
#[derive(Deserialize)]
pub(crate) struct DueRow {
    pub(crate) event: String,
    pub(crate) body: String,
    pub(crate) attempts: u32,
    pub(crate) first_at: Option<f64>,
}

/// A delivery as the owner sees it.
#[derive(Deserialize, Serialize)]
pub(crate) struct DeliveryRow {
    pub(crate) event: String,
    #[serde(rename = "type")]
    pub(crate) happening: String,
    pub(crate) state: String,
    pub(crate) attempts: u32,
    pub(crate) status: Option<u32>,
    pub(crate) error: Option<String>,
    pub(crate) last_at: Option<f64>,
}

/// What became of an attempt.
#[derive(Clone)]
pub(crate) struct Outcome {
    pub(crate) status: Option<u16>,
    pub(crate) error: Option<&'static str>,
}

#[derive(Deserialize)]
struct NextRow {
    next: Option<f64>,
}

/// Makes the tables, and keeps the webhook in them.
pub(crate) fn open(sql: &SqlStorage, webhook: &WebhookRow) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    let values = [&webhook.url, &webhook.secret, &webhook.origin];
    let values = values.map(|value| SqlStorageValue::from(value.as_str())).to_vec();
    sql.exec("INSERT OR REPLACE INTO webhook (only_row, url, secret, origin) VALUES (1, ?, ?, ?)", values)?;
    Ok(())
}

/// The webhook, its tables brought up to date; none where this object has none.
pub(crate) fn load(sql: &SqlStorage) -> Result<Option<WebhookRow>> {
    if !super::has_tables(sql)? {
        return Ok(None);
    }
    super::migrate(sql, &MIGRATIONS)?;
    Ok(sql.exec("SELECT url, secret, origin FROM webhook", None)?.to_array()?.into_iter().next())
}

/// Takes an event to be told from `now` on; nothing happens where it was taken before.
pub(crate) fn take(sql: &SqlStorage, event: &str, happening: &str, body: &str, now: u64) -> Result<()> {
    let values = vec![event.into(), happening.into(), body.into(), whole(now)];
    let insert = "INSERT OR IGNORE INTO deliveries (event, type, body, state, attempts, next_at)
        VALUES (?, ?, ?, 'pending', 0, ?)";
    sql.exec(insert, values)?;
    Ok(())
}

/// The first deliveries that are due.
pub(crate) fn due(sql: &SqlStorage, now: u64, most: u32) -> Result<Vec<DueRow>> {
    let select = "SELECT event, body, attempts, first_at FROM deliveries
        WHERE state = 'pending' AND next_at <= ? ORDER BY number LIMIT ?";
    sql.exec(select, vec![whole(now), i64::from(most).into()])?.to_array()
}

/// When the next delivery is due; none where nothing waits.
pub(crate) fn next(sql: &SqlStorage) -> Result<Option<u64>> {
    let rows = sql.exec("SELECT MIN(next_at) AS next FROM deliveries WHERE state = 'pending'", None)?;
    let next = rows.to_array::<NextRow>()?.into_iter().next().and_then(|row| row.next);
    Ok(next.map(super::time))
}

/// Writes down what became of an attempt that ended at `now`; `next` is when it is tried again, none where it is not.
pub(crate) fn note(
    sql: &SqlStorage,
    event: &str,
    outcome: &Outcome,
    now: u64,
    next: Option<u64>,
) -> Result<()> {
    let state = match (outcome.error, next) {
        (None, _) => "delivered",
        (Some(_), Some(_)) => "pending",
        (Some(_), None) => "failed",
    };
    let status = outcome.status.map_or(SqlStorageValue::Null, |status| i64::from(status).into());
    let error = outcome.error.map_or(SqlStorageValue::Null, Into::into);
    let values =
        vec![state.into(), status, error, whole(now), whole(now), whole(next.unwrap_or(now)), event.into()];
    let update = "UPDATE deliveries SET state = ?, attempts = attempts + 1, status = ?, error = ?,
        first_at = COALESCE(first_at, ?), last_at = ?, next_at = ? WHERE event = ?";
    sql.exec(update, values)?;
    // An event whose id is forgotten here would be told again if it were handed over again, long after it was.
    let delete =
        "DELETE FROM deliveries WHERE state <> 'pending' AND number <= (SELECT number FROM deliveries
        WHERE state <> 'pending' ORDER BY number DESC LIMIT 1 OFFSET ?)";
    sql.exec(delete, vec![KEPT.into()])?;
    Ok(())
}

/// The deliveries, the latest first.
pub(crate) fn deliveries(sql: &SqlStorage) -> Result<Vec<DeliveryRow>> {
    let select = "SELECT event, type, state, attempts, status, error, last_at FROM deliveries
        ORDER BY number DESC LIMIT 100";
    sql.exec(select, None)?.to_array()
}

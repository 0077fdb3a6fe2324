//! What a poll tells webhooks, from when it happened until the workspace has taken it over.

use super::Row;
use candor::webhook::Event;
use serde::Deserialize;
use worker::{Result, SqlStorage};

#[derive(Deserialize)]
struct EventRow {
    event: String,
}

/// Writes an event; nothing happens where it was written before, even if it was handed over.
pub(crate) fn write(sql: &SqlStorage, event: &Event) -> Result<()> {
    keep(sql, event, false)
}

/// Notes that an event is never told.
pub(crate) fn pass_over(sql: &SqlStorage, event: &Event) -> Result<()> {
    keep(sql, event, true)
}

fn keep(sql: &SqlStorage, event: &Event, is_handed: bool) -> Result<()> {
    let values =
        vec![event.id.as_str().into(), serde_json::to_string(event)?.into(), i64::from(is_handed).into()];
    sql.exec("INSERT OR IGNORE INTO outbox (id, event, handed) VALUES (?, ?, ?)", values)?;
    Ok(())
}

/// Whether an event was written.
pub(crate) fn is_written(sql: &SqlStorage, id: &str) -> Result<bool> {
    let rows = sql.exec("SELECT 1 AS found FROM outbox WHERE id = ?", vec![id.into()])?;
    Ok(!rows.to_array::<Row>()?.is_empty())
}

/// The events that are not yet handed over.
pub(crate) fn waiting(sql: &SqlStorage) -> Result<Vec<Event>> {
    let rows = sql.exec("SELECT event FROM outbox WHERE handed = 0 ORDER BY id", None)?;
    rows.to_array::<EventRow>()?.iter().map(|row| Ok(serde_json::from_str(&row.event)?)).collect()
}

/// Notes that an event is handed over.
pub(crate) fn hand(sql: &SqlStorage, id: &str) -> Result<()> {
    sql.exec("UPDATE outbox SET handed = 1 WHERE id = ?", vec![id.into()])?;
    Ok(())
}

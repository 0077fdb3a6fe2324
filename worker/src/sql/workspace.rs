//! The storage of the workspace: which polls there are.

use super::Migration;
use serde::Deserialize;
use worker::{Result, SqlStorage};

const MIGRATIONS: [Migration; 1] = [(1, include_str!("schema/workspace_0001.sql"))];

/// One poll of the index.
#[derive(Deserialize)]
pub(crate) struct IndexRow {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// Adds a poll; nothing happens where it is there already.
pub(crate) fn add(sql: &SqlStorage, id: &str, title: &str) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    sql.exec("INSERT OR IGNORE INTO polls (id, title) VALUES (?, ?)", vec![id.into(), title.into()])?;
    Ok(())
}

/// Removes a poll.
pub(crate) fn remove(sql: &SqlStorage, id: &str) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    sql.exec("DELETE FROM polls WHERE id = ?", vec![id.into()])?;
    Ok(())
}

/// Every poll, in the order they were made.
pub(crate) fn list(sql: &SqlStorage) -> Result<Vec<IndexRow>> {
    super::migrate(sql, &MIGRATIONS)?;
    sql.exec("SELECT id, title FROM polls ORDER BY number", None)?.to_array()
}

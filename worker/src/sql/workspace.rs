//! The storage of the workspace: which polls there are, and its settings.

use super::Migration;
use serde::Deserialize;
use worker::{Result, SqlStorage};

const MIGRATIONS: [Migration; 5] = [
    (1, include_str!("schema/workspace_0001.sql")),
    (2, include_str!("schema/workspace_0002.sql")),
    (3, include_str!("schema/workspace_0003.sql")),
    (5, include_str!("schema/workspace_0005.sql")),
    (6, include_str!("schema/workspace_0006.sql")),
];

/// One poll of the index.
#[derive(Deserialize)]
pub(crate) struct IndexRow {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// Brings the tables up to date.
pub(super) fn migrate(sql: &SqlStorage) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)
}

/// Adds a poll; nothing happens where it is there already.
pub(crate) fn add(sql: &SqlStorage, id: &str, title: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec(
        "INSERT OR IGNORE INTO polls (id, title) VALUES (?, ?)",
        vec![id.into(), super::apart(title).into()],
    )?;
    Ok(())
}

/// Removes a poll, and every text of it: what was done to it stays in the audit list, and what it was called does not.
pub(crate) fn remove(sql: &SqlStorage, id: &str) -> Result<()> {
    migrate(sql)?;
    super::blank(sql, "polls", "title", "id = ?", vec![id.into()])?;
    sql.exec("DELETE FROM polls WHERE id = ?", vec![id.into()])?;
    super::access::forget_links(sql, id)
}

/// Every poll, in the order they were made.
pub(crate) fn list(sql: &SqlStorage) -> Result<Vec<IndexRow>> {
    migrate(sql)?;
    sql.exec("SELECT id, title FROM polls ORDER BY number", None)?.to_array()
}

/// The settings as JSON; none where none were ever kept.
pub(crate) fn settings(sql: &SqlStorage) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Row {
        settings: String,
    }
    migrate(sql)?;
    let rows: Vec<Row> = sql.exec("SELECT settings FROM settings", None)?.to_array()?;
    Ok(rows.into_iter().next().map(|row| row.settings))
}

/// Keeps settings in the place of those before.
pub(crate) fn keep_settings(sql: &SqlStorage, settings: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec("INSERT OR REPLACE INTO settings (only_row, settings) VALUES (1, ?)", vec![settings.into()])?;
    Ok(())
}

//! The storage of drafts of polls.

use super::workspace::migrate;
use super::{Row, whole};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

/// One draft.
#[derive(Deserialize)]
pub(crate) struct DraftRow {
    pub(crate) id: String,
    pub(crate) draft: String,
    pub(crate) changed: u32,
}

/// Keeps a new draft, unless there are `most` already; whether it was kept.
pub(crate) fn add(sql: &SqlStorage, id: &str, draft: &str, now: u64, most: u32) -> Result<bool> {
    migrate(sql)?;
    let draft = super::apart(draft);
    let values = vec![id.into(), draft.into(), whole(now), SqlStorageValue::Integer(most.into())];
    let insert = "INSERT INTO drafts (id, draft, changed) SELECT ?1, ?2, ?3 \
                  WHERE (SELECT COUNT(*) FROM drafts) < ?4 RETURNING 1 AS kept";
    Ok(!sql.exec(insert, values)?.to_array::<Row>()?.is_empty())
}

/// Puts a draft in the place of what it was; false where there is none.
pub(crate) fn put(sql: &SqlStorage, id: &str, draft: &str, now: u64) -> Result<bool> {
    migrate(sql)?;
    super::blank(sql, "drafts", "draft", "id = ?", vec![id.into()])?;
    let values = vec![super::apart(draft).into(), whole(now), id.into()];
    let update = "UPDATE drafts SET draft = ?, changed = ? WHERE id = ? RETURNING 1 AS kept";
    Ok(!sql.exec(update, values)?.to_array::<Row>()?.is_empty())
}

/// One draft.
pub(crate) fn find(sql: &SqlStorage, id: &str) -> Result<Option<DraftRow>> {
    migrate(sql)?;
    let found = sql.exec("SELECT id, draft, changed FROM drafts WHERE id = ?", vec![id.into()])?;
    Ok(found.to_array()?.into_iter().next())
}

/// Every draft, the last changed first.
pub(crate) fn list(sql: &SqlStorage) -> Result<Vec<DraftRow>> {
    migrate(sql)?;
    sql.exec("SELECT id, draft, changed FROM drafts ORDER BY changed DESC, number DESC", None)?.to_array()
}

/// Removes a draft; false where there is none.
pub(crate) fn remove(sql: &SqlStorage, id: &str) -> Result<bool> {
    migrate(sql)?;
    super::blank(sql, "drafts", "draft", "id = ?", vec![id.into()])?;
    let gone = sql.exec("DELETE FROM drafts WHERE id = ? RETURNING 1 AS kept", vec![id.into()])?;
    Ok(!gone.to_array::<Row>()?.is_empty())
}

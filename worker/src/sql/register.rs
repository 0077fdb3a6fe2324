//! The storage of one poll's register: who is entitled to a token, and which entitlements were used.

use super::Migration;
use serde::{Deserialize, Serialize};
use worker::{Result, SqlStorage};

const MIGRATIONS: [Migration; 1] = [(1, include_str!("schema/register_0001.sql"))];

/// An invitation.
#[derive(Deserialize)]
pub(crate) struct InvitationRow {
    pub(crate) leaf: String,
    pub(crate) revoked: i64,
}

/// How many invitations of a leaf were made and revoked; neither ever falls.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct InvitedRow {
    pub(crate) leaf: String,
    pub(crate) made: u32,
    pub(crate) revoked: u32,
}

#[derive(Deserialize)]
struct SameRow {
    same: u32,
}

#[derive(Deserialize)]
struct CountRow {
    count: u32,
}

/// Makes the tables.
pub(crate) fn open(sql: &SqlStorage) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)
}

/// Whether there is a register here that has not been erased; its tables are up to date then.
pub(crate) fn is_open(sql: &SqlStorage) -> Result<bool> {
    let is_open = super::has_tables(sql)?;
    if is_open {
        super::migrate(sql, &MIGRATIONS)?;
    }
    Ok(is_open)
}

/// Adds an invitation.
pub(crate) fn invite(sql: &SqlStorage, id: Vec<u8>, leaf: &str) -> Result<()> {
    sql.exec("INSERT INTO invitations (id, leaf, revoked) VALUES (?, ?, 0)", vec![id.into(), leaf.into()])?;
    Ok(())
}

/// The invitation of that hash.
pub(crate) fn invitation(sql: &SqlStorage, id: Vec<u8>) -> Result<Option<InvitationRow>> {
    let rows = sql.exec("SELECT leaf, revoked FROM invitations WHERE id = ?", vec![id.into()])?;
    Ok(rows.to_array()?.into_iter().next())
}

/// Revokes an invitation, used or not.
pub(crate) fn revoke(sql: &SqlStorage, id: Vec<u8>) -> Result<()> {
    sql.exec("UPDATE invitations SET revoked = 1 WHERE id = ?", vec![id.into()])?;
    Ok(())
}

/// The invitations of each leaf that has any.
pub(crate) fn invited(sql: &SqlStorage) -> Result<Vec<InvitedRow>> {
    let rows = sql.exec(
        "SELECT leaf, COUNT(*) AS made, SUM(revoked) AS revoked FROM invitations GROUP BY leaf",
        None,
    )?;
    rows.to_array()
}

/// Whether an entitlement was used, and if so, whether for the element of that digest.
pub(crate) fn exchanged(sql: &SqlStorage, id: Vec<u8>, element: &[u8]) -> Result<Option<bool>> {
    let values = vec![element.to_vec().into(), id.into()];
    let rows = sql.exec("SELECT element = ? AS same FROM exchanges WHERE id = ?", values)?;
    Ok(rows.to_array::<SameRow>()?.first().map(|row| row.same == 1))
}

/// Marks an entitlement used.
pub(crate) fn exchange(sql: &SqlStorage, id: Vec<u8>, element: &[u8]) -> Result<()> {
    let values = vec![id.into(), element.to_vec().into()];
    sql.exec("INSERT INTO exchanges (id, element) VALUES (?, ?)", values)?;
    Ok(())
}

/// How many tokens were issued.
pub(crate) fn tokens(sql: &SqlStorage) -> Result<u64> {
    let rows = sql.exec("SELECT COUNT(*) AS count FROM exchanges", None)?;
    Ok(rows.to_array::<CountRow>()?.first().map_or(0, |row| u64::from(row.count)))
}

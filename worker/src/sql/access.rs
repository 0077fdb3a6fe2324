//! Sessions, view links, the owner key's hash and the audit list, in the workspace's storage.

use super::workspace::migrate;
use super::{Row, whole};
use crate::objects::access::{Link, Note};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

/// The most of the audit list that is shown.
const NOTES: u32 = 1_000;

/// A session.
#[derive(Default, Deserialize)]
pub(crate) struct SessionRow {
    /// How the owner came in.
    pub(crate) owner: Option<String>,
    pub(crate) owner_until: u64,
    pub(crate) signed_in_until: u64,
    /// When its views end too.
    pub(crate) until: u64,
}

#[derive(Deserialize)]
struct KeyRow {
    given: String,
    hash: String,
}

fn text(text: Option<&str>) -> SqlStorageValue {
    text.map_or(SqlStorageValue::Null, Into::into)
}

/// The hash that took the place of `given`. The operator who gives another one since has the last word: so a lost key is
/// replaced.
pub(crate) fn key(sql: &SqlStorage, given: &str) -> Result<Option<String>> {
    migrate(sql)?;
    let rows = sql.exec("SELECT given, hash FROM owner_key", None)?.to_array::<KeyRow>()?;
    Ok(rows.into_iter().find(|row| row.given == given).map(|row| row.hash))
}

/// Puts a hash in the place of `given`, and ends the owner's sessions.
pub(crate) fn rotate(sql: &SqlStorage, given: &str, hash: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec(
        "INSERT OR REPLACE INTO owner_key (only_row, given, hash) VALUES (1, ?, ?)",
        vec![given.into(), hash.into()],
    )?;
    sql.exec("UPDATE sessions SET owner = NULL, owner_until = 0", None)?;
    Ok(())
}

/// A session that has not ended.
pub(crate) fn session(sql: &SqlStorage, id: &str, now: u64) -> Result<Option<SessionRow>> {
    migrate(sql)?;
    let found = "SELECT owner, owner_until, signed_in_until, until FROM sessions WHERE id = ? AND until > ?";
    Ok(sql.exec(found, vec![id.into(), whole(now)])?.to_array()?.into_iter().next())
}

/// Opens a session.
pub(crate) fn open(sql: &SqlStorage, id: &str, row: &SessionRow) -> Result<()> {
    migrate(sql)?;
    let values = vec![
        id.into(),
        text(row.owner.as_deref()),
        whole(row.owner_until),
        whole(row.signed_in_until),
        whole(row.until),
    ];
    let insert =
        "INSERT INTO sessions (id, owner, owner_until, signed_in_until, until) VALUES (?, ?, ?, ?, ?)";
    sql.exec(insert, values)?;
    Ok(())
}

/// Gives the views of one session to another, and ends the first.
pub(crate) fn inherit(sql: &SqlStorage, before: &str, session: &str) -> Result<()> {
    sql.exec(
        "UPDATE OR IGNORE views SET session = ? WHERE session = ?",
        vec![session.into(), before.into()],
    )?;
    close(sql, before)
}

/// Ends a session.
pub(crate) fn close(sql: &SqlStorage, id: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec("DELETE FROM views WHERE session = ?", vec![id.into()])?;
    sql.exec("DELETE FROM sessions WHERE id = ?", vec![id.into()])?;
    Ok(())
}

/// Forgets the sessions that have ended.
pub(crate) fn forget_expired(sql: &SqlStorage, now: u64) -> Result<()> {
    migrate(sql)?;
    let ended = "DELETE FROM views WHERE session IN (SELECT id FROM sessions WHERE until <= ?)";
    sql.exec(ended, vec![whole(now)])?;
    sql.exec("DELETE FROM sessions WHERE until <= ?", vec![whole(now)])?;
    Ok(())
}

/// Keeps a view link, by the digest of its secret.
pub(crate) fn add_link(sql: &SqlStorage, link: &Link, secret: &str) -> Result<()> {
    migrate(sql)?;
    let values = vec![
        link.link.as_str().into(),
        secret.into(),
        link.poll.as_str().into(),
        text(link.series.as_deref()),
        text(link.group.as_deref()),
        super::apart(&link.name).into(),
    ];
    sql.exec("INSERT INTO links (id, secret, poll, series, node, name) VALUES (?, ?, ?, ?, ?, ?)", values)?;
    Ok(())
}

/// Which links open a poll: its own, and those of its whole series.
const OPENS: &str = "(links.poll = ? OR links.series IN (SELECT series FROM rounds WHERE poll = ?))";
const LINK: &str = "SELECT id AS link, poll, series, node AS \"group\", ltrim(name) AS name FROM links";

/// The links that open a poll, as they were made.
pub(crate) fn links(sql: &SqlStorage, poll: &str) -> Result<Vec<Link>> {
    migrate(sql)?;
    sql.exec(&format!("{LINK} WHERE {OPENS} ORDER BY number"), vec![poll.into(), poll.into()])?.to_array()
}

/// The link of that secret's digest.
pub(crate) fn link_of(sql: &SqlStorage, secret: &str) -> Result<Option<Link>> {
    migrate(sql)?;
    Ok(sql.exec(&format!("{LINK} WHERE secret = ?"), vec![secret.into()])?.to_array()?.into_iter().next())
}

/// Revokes a link that opens a poll; false where there is none.
pub(crate) fn revoke(sql: &SqlStorage, poll: &str, link: &str) -> Result<bool> {
    migrate(sql)?;
    let values = vec![link.into(), poll.into(), poll.into()];
    super::blank(sql, "links", "name", &format!("id = ? AND {OPENS}"), values.clone())?;
    let gone =
        sql.exec(&format!("DELETE FROM links WHERE id = ? AND {OPENS} RETURNING 1 AS gone"), values)?;
    let was_there = !gone.to_array::<Row>()?.is_empty();
    if was_there {
        sql.exec("DELETE FROM views WHERE link = ?", vec![link.into()])?;
    }
    Ok(was_there)
}

/// Forgets the links of a poll that is erased, but for those of its whole series.
pub(crate) fn forget_links(sql: &SqlStorage, poll: &str) -> Result<()> {
    let views = "DELETE FROM views WHERE link IN (SELECT id FROM links WHERE poll = ? AND series IS NULL)";
    sql.exec(views, vec![poll.into()])?;
    super::blank(sql, "links", "name", "poll = ? AND series IS NULL", vec![poll.into()])?;
    sql.exec("DELETE FROM links WHERE poll = ? AND series IS NULL", vec![poll.into()])?;
    Ok(())
}

/// Lets a session see what a link opens.
pub(crate) fn add_view(sql: &SqlStorage, session: &str, link: &str) -> Result<()> {
    sql.exec("INSERT OR IGNORE INTO views (session, link) VALUES (?, ?)", vec![session.into(), link.into()])?;
    Ok(())
}

/// What a session may see, of one poll or of all.
pub(crate) fn views(sql: &SqlStorage, session: &str, poll: Option<&str>) -> Result<Vec<Link>> {
    let mine = "id IN (SELECT link FROM views WHERE session = ?)";
    let (only, mut values) =
        (poll.map(|_| format!(" AND {OPENS}")).unwrap_or_default(), vec![session.into()]);
    values.extend(poll.iter().flat_map(|poll| [SqlStorageValue::from(*poll), SqlStorageValue::from(*poll)]));
    sql.exec(&format!("{LINK} WHERE {mine}{only} ORDER BY number"), values)?.to_array()
}

/// Writes down what the owner did.
pub(crate) fn note(sql: &SqlStorage, note: &Note) -> Result<()> {
    migrate(sql)?;
    let values = vec![
        whole(note.at),
        note.action.as_str().into(),
        text(note.poll.as_deref()),
        text(note.detail.as_deref()),
        note.by.as_str().into(),
    ];
    sql.exec("INSERT INTO audit (at, action, poll, detail, by) VALUES (?, ?, ?, ?, ?)", values)?;
    Ok(())
}

/// What the owner did, the latest first. What polls and links are called is looked up: it is gone from the list with them.
pub(crate) fn notes(sql: &SqlStorage) -> Result<Vec<Note>> {
    migrate(sql)?;
    let latest = format!(
        "SELECT at, action, audit.poll, by, CASE action
            WHEN 'poll_made' THEN ltrim(polls.title) WHEN 'link_made' THEN ltrim(links.name) ELSE detail END AS detail
         FROM audit LEFT JOIN polls ON polls.id = audit.poll LEFT JOIN links ON links.id = audit.detail
         ORDER BY audit.number DESC LIMIT {NOTES}"
    );
    sql.exec(&latest, None)?.to_array()
}

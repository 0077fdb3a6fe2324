//! The storage of one poll.

use super::Migration;
use super::Row;
use super::register::InvitedRow;
use candor::{Comment, QuestionId};
use serde::Deserialize;
use std::collections::BTreeMap;
use worker::{Error, Result, SqlStorage, SqlStorageValue};

const MIGRATIONS: [Migration; 4] = [
    (1, include_str!("schema/poll_0001.sql")),
    (2, include_str!("schema/poll_0002.sql")),
    (3, include_str!("schema/poll_0003.sql")),
    (4, include_str!("schema/poll_0004.sql")),
];

/// The one row of the table `poll`.
#[derive(Deserialize)]
pub(crate) struct PollRow {
    pub(crate) id: String,
    pub(crate) definition: String,
    pub(crate) state: String,
    pub(crate) public_key: Option<String>,
    pub(crate) series: Option<String>,
}

/// A node and its tally, as JSON.
#[derive(Deserialize)]
pub(crate) struct PoolRow {
    pub(crate) node: String,
    pub(crate) tally: String,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

#[derive(Deserialize)]
struct LedgerRow {
    ledger: String,
}

#[derive(Deserialize)]
struct Tally {
    tally: String,
}

#[derive(Deserialize)]
struct CommentRow {
    question: String,
    text: String,
}

#[derive(Deserialize)]
struct CountRow {
    question: String,
    count: u32,
}

/// The poll, its tables brought up to date; none where this object has none.
pub(crate) fn load(sql: &SqlStorage) -> Result<Option<PollRow>> {
    if !super::has_tables(sql)? {
        return Ok(None);
    }
    super::migrate(sql, &MIGRATIONS)?;
    let rows = sql.exec("SELECT id, definition, state, public_key, series FROM poll", None)?;
    Ok(rows.to_array()?.into_iter().next())
}

/// Makes the tables and writes the poll's row.
pub(crate) fn create(
    sql: &SqlStorage,
    id: &str,
    definition: &str,
    ledger: &str,
    public_key: Option<String>,
    series: Option<String>,
) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    let key = public_key.map_or(SqlStorageValue::Null, Into::into);
    let series = series.map_or(SqlStorageValue::Null, Into::into);
    let values = vec![id.into(), definition.into(), "open".into(), ledger.into(), key, series];
    let insert =
        "INSERT INTO poll (id, definition, state, ledger, public_key, series) VALUES (?, ?, ?, ?, ?, ?)";
    sql.exec(insert, values)?;
    Ok(())
}

/// Writes where the poll stands in its series.
pub(crate) fn put_series(sql: &SqlStorage, series: &str) -> Result<()> {
    sql.exec("UPDATE poll SET series = ?", vec![series.into()])?;
    Ok(())
}

/// The invitations of each leaf that has any, as the register last said.
pub(crate) fn invited(sql: &SqlStorage) -> Result<Vec<InvitedRow>> {
    sql.exec("SELECT leaf, made, revoked FROM invited", None)?.to_array()
}

/// Keeps what the register says of a leaf. Both numbers only grow, so an older word that comes late changes nothing.
pub(crate) fn put_invited(sql: &SqlStorage, row: &InvitedRow) -> Result<()> {
    let values = vec![row.leaf.as_str().into(), i64::from(row.made).into(), i64::from(row.revoked).into()];
    let upsert = "INSERT INTO invited (leaf, made, revoked) VALUES (?, ?, ?) ON CONFLICT (leaf)
        DO UPDATE SET made = MAX(made, excluded.made), revoked = MAX(revoked, excluded.revoked)";
    sql.exec(upsert, values)?;
    Ok(())
}

/// Marks a nonce's digest spent; false where it was spent before.
pub(crate) fn spend(sql: &SqlStorage, digest: Vec<u8>) -> Result<bool> {
    let written = sql
        .exec("INSERT OR IGNORE INTO spent (digest) VALUES (?) RETURNING 1 AS fresh", vec![digest.into()])?;
    Ok(!written.to_array::<Row>()?.is_empty())
}

/// Whether a nonce's digest is spent.
pub(crate) fn is_spent(sql: &SqlStorage, digest: Vec<u8>) -> Result<bool> {
    let rows = sql.exec("SELECT 1 AS found FROM spent WHERE digest = ?", vec![digest.into()])?;
    Ok(!rows.to_array::<Row>()?.is_empty())
}

/// How far the winding up of the register is.
#[derive(Deserialize)]
pub(crate) struct WindingUpRow {
    /// How many tokens were issued; none before the register was asked.
    pub(crate) tokens: Option<u64>,
    /// 1 once the register is erased.
    pub(crate) wound_up: i64,
}

/// How far the winding up is.
pub(crate) fn winding_up(sql: &SqlStorage) -> Result<WindingUpRow> {
    let rows = sql.exec("SELECT tokens, wound_up FROM poll", None)?;
    rows.to_array()?.into_iter().next().ok_or_else(|| Error::from("no poll is here"))
}

/// Notes that the register is erased.
pub(crate) fn note_wound_up(sql: &SqlStorage) -> Result<()> {
    sql.exec("UPDATE poll SET wound_up = 1", None)?;
    Ok(())
}

/// Keeps how many tokens were issued.
pub(crate) fn put_tokens(sql: &SqlStorage, tokens: i64) -> Result<()> {
    sql.exec("UPDATE poll SET tokens = ?", vec![tokens.into()])?;
    Ok(())
}

/// The digest of every spent token, in the order of the digests.
pub(crate) fn spent(sql: &SqlStorage) -> Result<Vec<Vec<u8>>> {
    let rows = sql.exec("SELECT digest FROM spent ORDER BY digest", None)?;
    let digest = |row: Result<Vec<SqlStorageValue>>| match row?.pop() {
        Some(SqlStorageValue::Blob(digest)) => Ok(digest),
        _ => Err(Error::from("a spent digest is no blob")),
    };
    rows.raw().map(digest).collect()
}

/// Writes blanks over a text, of the same length, so that they take its place in the page (`SQLite` overwrites a row whose
/// size stays the same). A row that is deleted or moved leaves its bytes behind, and the runtime has no `secure_delete`.
fn blank(sql: &SqlStorage, table: &str, column: &str, of: Option<(&str, &str)>) -> Result<()> {
    let (of, values) = match of {
        Some((key, value)) => (format!(" WHERE {key} = ?"), vec![SqlStorageValue::from(value)]),
        None => (String::new(), Vec::new()),
    };
    let blanks = format!("printf('%.*c', length(CAST({column} AS BLOB)), ' ')");
    sql.exec(&format!("UPDATE {table} SET {column} = {blanks}{of}"), values)?;
    Ok(())
}

/// The tally of one pool, as JSON.
pub(crate) fn pool(sql: &SqlStorage, node: &str) -> Result<Option<String>> {
    let rows = sql.exec("SELECT tally FROM pools WHERE node = ?", vec![node.into()])?;
    Ok(rows.to_array::<Tally>()?.into_iter().next().map(|row| row.tally))
}

/// Every pool.
pub(crate) fn pools(sql: &SqlStorage) -> Result<Vec<PoolRow>> {
    sql.exec("SELECT node, tally FROM pools", None)?.to_array()
}

/// Writes one pool.
pub(crate) fn put_pool(sql: &SqlStorage, node: &str, tally: &str) -> Result<()> {
    blank(sql, "pools", "tally", Some(("node", node)))?;
    let values = vec![node.into(), tally.into()];
    sql.exec("INSERT INTO pools (node, tally) VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET tally = excluded.tally", values)?;
    Ok(())
}

/// Empties every pool.
pub(crate) fn clear_pools(sql: &SqlStorage) -> Result<()> {
    blank(sql, "pools", "tally", None)?;
    sql.exec("DELETE FROM pools", None)?;
    Ok(())
}

/// Keeps a comment until it may leave.
pub(crate) fn keep_comment(sql: &SqlStorage, id: Vec<u8>, comment: &Comment) -> Result<()> {
    let values = vec![id.into(), comment.question.as_str().into(), comment.text.as_str().into()];
    sql.exec("INSERT INTO waiting_comments (id, question, text) VALUES (?, ?, ?)", values)?;
    Ok(())
}

/// How many comments wait, by question.
pub(crate) fn waiting_comments(sql: &SqlStorage) -> Result<BTreeMap<QuestionId, u64>> {
    let rows =
        sql.exec("SELECT question, COUNT(*) AS count FROM waiting_comments GROUP BY question", None)?;
    let rows = rows.to_array::<CountRow>()?.into_iter();
    Ok(rows.filter_map(|row| Some((QuestionId::new(row.question).ok()?, u64::from(row.count)))).collect())
}

/// Lets all waiting comments on a question leave.
pub(crate) fn release_comments(sql: &SqlStorage, question: &QuestionId) -> Result<()> {
    let values = || -> Vec<SqlStorageValue> { vec![question.as_str().into()] };
    sql.exec(
        "INSERT INTO released_comments SELECT id, question, text FROM waiting_comments WHERE question = ?",
        values(),
    )?;
    blank(sql, "waiting_comments", "text", Some(("question", question.as_str())))?;
    sql.exec("DELETE FROM waiting_comments WHERE question = ?", values())?;
    Ok(())
}

/// Forgets the comments that can never leave.
pub(crate) fn drop_waiting_comments(sql: &SqlStorage) -> Result<()> {
    blank(sql, "waiting_comments", "text", None)?;
    sql.exec("DELETE FROM waiting_comments", None)?;
    Ok(())
}

/// Every comment that has left.
pub(crate) fn released_comments(sql: &SqlStorage) -> Result<Vec<Comment>> {
    let rows = sql.exec("SELECT question, text FROM released_comments", None)?;
    let rows = rows.to_array::<CommentRow>()?.into_iter();
    Ok(rows
        .filter_map(|row| Some(Comment { question: QuestionId::new(row.question).ok()?, text: row.text }))
        .collect())
}

/// The ledger of cohorts, as JSON.
pub(crate) fn ledger(sql: &SqlStorage) -> Result<Option<String>> {
    let rows = sql.exec("SELECT ledger FROM poll", None)?;
    Ok(rows.to_array::<LedgerRow>()?.into_iter().next().map(|row| row.ledger))
}

/// Writes a release down, with the ledger that knows of it and the state the poll is in from then on.
pub(crate) fn put_release(
    sql: &SqlStorage,
    number: i64,
    body: &str,
    ledger: &str,
    state: &str,
) -> Result<()> {
    let values = vec![SqlStorageValue::Integer(number), body.into()];
    sql.exec("INSERT INTO releases (number, body) VALUES (?, ?)", values)?;
    sql.exec("UPDATE poll SET ledger = ?, state = ?", vec![ledger.into(), state.into()])?;
    Ok(())
}

/// Every release, the first one first.
pub(crate) fn releases(sql: &SqlStorage) -> Result<Vec<String>> {
    let rows = sql.exec("SELECT body FROM releases ORDER BY number", None)?;
    Ok(rows.to_array::<Body>()?.into_iter().map(|row| row.body).collect())
}

/// The number of the last release; none before the first.
pub(crate) fn last_number(sql: &SqlStorage) -> Result<Option<u64>> {
    #[derive(Deserialize)]
    struct Last {
        last: Option<u64>,
    }
    let rows = sql.exec("SELECT MAX(number) AS last FROM releases", None)?;
    Ok(rows.to_array::<Last>()?.into_iter().find_map(|row| row.last))
}

/// One release; the last where no number is given.
pub(crate) fn release(sql: &SqlStorage, number: Option<i64>) -> Result<Option<String>> {
    let rows = match number {
        Some(number) => {
            sql.exec("SELECT body FROM releases WHERE number = ?", vec![SqlStorageValue::Integer(number)])?
        }
        None => sql.exec("SELECT body FROM releases ORDER BY number DESC LIMIT 1", None)?,
    };
    Ok(rows.to_array::<Body>()?.into_iter().next().map(|row| row.body))
}

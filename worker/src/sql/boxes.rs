//! The storage of one ballot box. What it counts is in tables of the same names as the poll's own, by the same statements.

use super::poll::{PollRow, PoolRow};
use super::{Migration, Row, blank};
use candor::handover::Cuts;
use serde::{Deserialize, Serialize};
use worker::{Error, Result, SqlStorage};

const MIGRATIONS: [Migration; 1] = [(1, include_str!("schema/box_0001.sql"))];

/// How many comments one cut has at most, so that none is more than an object can hold in memory.
const COMMENTS: u32 = 1_000;

/// A comment on its way to the poll's object.
#[derive(Deserialize, Serialize)]
pub(crate) struct CutComment {
    pub(crate) question: String,
    pub(crate) text: String,
}

/// Which box this is, and how far it has handed over.
#[derive(Deserialize)]
pub(crate) struct BoxRow {
    #[serde(rename = "box")]
    pub(crate) number: u32,
    cut: u64,
    acknowledged: u64,
}

impl BoxRow {
    /// How far it has handed over.
    pub(crate) fn cuts(&self) -> Cuts {
        Cuts { cut: self.cut, acknowledged: self.acknowledged }
    }
}

/// The poll as the box knows it, its tables brought up to date; none where there is no box.
pub(crate) fn load(sql: &SqlStorage) -> Result<Option<PollRow>> {
    if !super::has_tables(sql)? {
        return Ok(None);
    }
    super::migrate(sql, &MIGRATIONS)?;
    super::poll::row(sql)
}

/// Makes the tables and writes the poll's row; done again, it changes nothing.
pub(crate) fn create(
    sql: &SqlStorage,
    poll: &str,
    definition: &str,
    public_key: Option<String>,
    boxes: u32,
    number: u32,
) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    let key = public_key.map_or(worker::SqlStorageValue::Null, Into::into);
    let (boxes, number) = (super::whole(boxes.into()), super::whole(number.into()));
    let insert =
        "INSERT INTO poll (id, definition, state, public_key, boxes, closing, box, cut, acknowledged)
        SELECT ?, ?, 'open', ?, ?, 0, ?, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM poll)";
    sql.exec(insert, vec![poll.into(), super::checked::checked(definition).into(), key, boxes, number])?;
    Ok(())
}

/// Which box this is, and how far it has handed over.
pub(crate) fn this(sql: &SqlStorage) -> Result<BoxRow> {
    let rows = sql.exec("SELECT box, cut, acknowledged FROM poll", None)?;
    rows.to_array()?.into_iter().next().ok_or_else(|| Error::from("no box is here"))
}

/// From now on no ballot is counted.
pub(crate) fn close(sql: &SqlStorage) -> Result<()> {
    sql.exec("UPDATE poll SET state = 'closed'", None)?;
    Ok(())
}

/// Whether anything was counted since the last cut.
pub(crate) fn holds_any(sql: &SqlStorage) -> Result<bool> {
    let rows =
        sql.exec("SELECT 1 AS found FROM pools UNION ALL SELECT 1 FROM waiting_comments LIMIT 1", None)?;
    Ok(!rows.to_array::<Row>()?.is_empty())
}

/// Takes what was counted since the last cut as the next one, all but comments beyond the most that one has.
pub(crate) fn cut(sql: &SqlStorage) -> Result<()> {
    sql.exec("INSERT INTO cut_pools SELECT node, tally FROM pools", None)?;
    super::poll::clear_pools(sql)?;
    let some = format!("id IN (SELECT id FROM waiting_comments ORDER BY id LIMIT {COMMENTS})");
    let insert =
        format!("INSERT INTO cut_comments SELECT id, question, text FROM waiting_comments WHERE {some}");
    sql.exec(&insert, None)?;
    let cut = "id IN (SELECT id FROM cut_comments)";
    blank(sql, "waiting_comments", "text", cut, Vec::new())?;
    sql.exec(&format!("DELETE FROM waiting_comments WHERE {cut}"), None)?;
    Ok(())
}

/// The pools of the last cut.
pub(crate) fn cut_pools(sql: &SqlStorage) -> Result<Vec<PoolRow>> {
    super::poll::tallies(sql, "SELECT node, tally FROM cut_pools")
}

/// The comments of the last cut, in the order of their random ids.
pub(crate) fn cut_comments(sql: &SqlStorage) -> Result<Vec<CutComment>> {
    sql.exec("SELECT question, ltrim(text) AS text FROM cut_comments ORDER BY id", None)?.to_array()
}

/// Forgets the last cut.
pub(crate) fn drop_cut(sql: &SqlStorage) -> Result<()> {
    blank(sql, "cut_pools", "tally", "1", Vec::new())?;
    sql.exec("DELETE FROM cut_pools", None)?;
    blank(sql, "cut_comments", "text", "1", Vec::new())?;
    sql.exec("DELETE FROM cut_comments", None)?;
    Ok(())
}

/// Writes how far it has handed over.
pub(crate) fn put_cuts(sql: &SqlStorage, cuts: Cuts) -> Result<()> {
    let values = vec![super::whole(cuts.cut), super::whole(cuts.acknowledged)];
    sql.exec("UPDATE poll SET cut = ?, acknowledged = ?", values)?;
    Ok(())
}

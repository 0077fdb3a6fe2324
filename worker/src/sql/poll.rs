//! The storage of one poll.

use super::Migration;
use super::checked::{checked, unchecked};
use super::long;
use super::register::InvitedRow;
use super::{Row, blank};
use serde::Deserialize;
use std::collections::BTreeSet;
use worker::{Error, Result, SqlStorage, SqlStorageValue};

const MIGRATIONS: [Migration; 7] = [
    (1, include_str!("schema/poll_0001.sql")),
    (2, include_str!("schema/poll_0002.sql")),
    (3, include_str!("schema/poll_0003.sql")),
    (4, include_str!("schema/poll_0004.sql")),
    (5, include_str!("schema/poll_0005.sql")),
    (6, include_str!("schema/poll_0006.sql")),
    (7, include_str!("schema/poll_0007.sql")),
];

/// What is kept of the nonce of a counted ballot.
pub(crate) type Digest = [u8; 32];

/// How many values one statement takes at most (Cloudflare's limit is 100).
const PARAMETERS: usize = 100;

/// The bytes of one row of zeros that free pages are written over with.
const FILLER: u64 = 100_000;

/// The one row of the table `poll`.
#[derive(Deserialize)]
pub(crate) struct PollRow {
    pub(crate) id: String,
    pub(crate) definition: String,
    pub(crate) state: String,
    pub(crate) public_key: Option<String>,
    pub(crate) series: Option<String>,
    /// How many boxes count for the poll.
    pub(crate) boxes: u32,
    /// 1 while it is being closed.
    pub(crate) closing: i64,
}

/// A node and its tally, as JSON.
#[derive(Deserialize)]
pub(crate) struct PoolRow {
    pub(crate) node: String,
    pub(crate) tally: String,
}

#[derive(Deserialize)]
struct Body {
    number: i64,
    body: String,
}

impl Body {
    /// The whole release, as it was written.
    fn whole(self, sql: &SqlStorage) -> Result<String> {
        unchecked(long::joined(sql, &release_name(self.number), self.body)?)
    }
}

/// The name that what is beyond the first part of a release goes by.
fn release_name(number: i64) -> String {
    format!("release {number}")
}

/// The name that what is beyond the first part of the ledger goes by.
const LEDGER: &str = "ledger";

#[derive(Deserialize)]
struct LedgerRow {
    ledger: String,
}

#[derive(Deserialize)]
struct Tally {
    tally: String,
}

/// The poll, its tables brought up to date; none where this object has none.
pub(crate) fn load(sql: &SqlStorage) -> Result<Option<PollRow>> {
    if !super::has_tables(sql)? {
        return Ok(None);
    }
    super::migrate(sql, &MIGRATIONS)?;
    row(sql)
}

/// The poll's row; a box has one too.
pub(super) fn row(sql: &SqlStorage) -> Result<Option<PollRow>> {
    let rows =
        sql.exec("SELECT id, definition, state, public_key, series, boxes, closing FROM poll", None)?;
    let row: Option<PollRow> = rows.to_array()?.into_iter().next();
    row.map(|row| Ok(PollRow { definition: unchecked(row.definition)?, ..row })).transpose()
}

/// Makes the tables and writes the poll's row.
pub(crate) fn create(
    sql: &SqlStorage,
    id: &str,
    definition: &str,
    ledger: &str,
    public_key: Option<String>,
    series: Option<String>,
    boxes: u32,
) -> Result<()> {
    super::migrate(sql, &MIGRATIONS)?;
    let key = public_key.map_or(SqlStorageValue::Null, Into::into);
    let series = series.map_or(SqlStorageValue::Null, Into::into);
    let boxes = super::whole(boxes.into());
    let (definition, ledger) = (checked(definition), checked(ledger));
    let values = vec![id.into(), definition.into(), "open".into(), ledger.into(), key, series, boxes];
    let insert = "INSERT INTO poll (id, definition, state, ledger, public_key, series, boxes)
        VALUES (?, ?, ?, ?, ?, ?, ?)";
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

/// Marks the digests of nonces spent, and gives those that were not before. Asking first is cheaper than having them returned:
/// hardly any is spent, and each value that the runtime gives is a call of it.
pub(crate) fn spend(sql: &SqlStorage, mut digests: BTreeSet<Digest>) -> Result<BTreeSet<Digest>> {
    let values = |digests: &[Digest]| digests.iter().map(|digest| digest.to_vec().into()).collect::<Vec<_>>();
    let wanted: Vec<Digest> = digests.iter().copied().collect();
    for wanted in wanted.chunks(PARAMETERS) {
        let places = vec!["?"; wanted.len()].join(",");
        let find = format!("SELECT digest FROM spent WHERE digest IN ({places})");
        for row in sql.exec(&find, values(wanted))?.raw() {
            digests.remove(&digest(row?)?);
        }
    }
    let new: Vec<Digest> = digests.iter().copied().collect();
    for new in new.chunks(PARAMETERS) {
        let places = vec!["(?)"; new.len()].join(",");
        sql.exec(&format!("INSERT INTO spent (digest) VALUES {places}"), values(new))?;
    }
    Ok(digests)
}

/// Whether the digest of a nonce is spent.
pub(crate) fn is_spent(sql: &SqlStorage, digest: &Digest) -> Result<bool> {
    let rows = sql.exec("SELECT 1 AS found FROM spent WHERE digest = ?", vec![digest.to_vec().into()])?;
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
pub(crate) fn spent(sql: &SqlStorage) -> Result<Vec<Digest>> {
    let rows = sql.exec("SELECT digest FROM spent ORDER BY digest", None)?;
    rows.raw().map(|row| digest(row?)).collect()
}

/// A row of one digest.
fn digest(mut row: Vec<SqlStorageValue>) -> Result<Digest> {
    match row.pop() {
        Some(SqlStorageValue::Blob(digest)) => {
            digest.try_into().map_err(|_| Error::from("a spent digest has not 32 bytes"))
        }
        _ => Err(Error::from("a spent digest is no blob")),
    }
}

/// The tally of one pool, as JSON.
pub(crate) fn pool(sql: &SqlStorage, node: &str) -> Result<Option<String>> {
    let rows = sql.exec("SELECT tally FROM pools WHERE node = ?", vec![node.into()])?;
    rows.to_array::<Tally>()?.into_iter().next().map(|row| unchecked(row.tally)).transpose()
}

/// Every pool.
pub(crate) fn pools(sql: &SqlStorage) -> Result<Vec<PoolRow>> {
    tallies(sql, "SELECT node, tally FROM pools")
}

/// The nodes and tallies that a query gives.
pub(super) fn tallies(sql: &SqlStorage, query: &str) -> Result<Vec<PoolRow>> {
    let rows = sql.exec(query, None)?.to_array::<PoolRow>()?.into_iter();
    rows.map(|row| Ok(PoolRow { tally: unchecked(row.tally)?, ..row })).collect()
}

/// Writes one pool.
pub(crate) fn put_pool(sql: &SqlStorage, node: &str, tally: &str) -> Result<()> {
    blank(sql, "pools", "tally", "node = ?", vec![node.into()])?;
    let values = vec![node.into(), checked(tally).into()];
    sql.exec("INSERT INTO pools (node, tally) VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET tally = excluded.tally", values)?;
    Ok(())
}

/// Empties every pool.
pub(crate) fn clear_pools(sql: &SqlStorage) -> Result<()> {
    blank(sql, "pools", "tally", "1", Vec::new())?;
    sql.exec("DELETE FROM pools", None)?;
    Ok(())
}

/// The ledger of cohorts, as JSON.
pub(crate) fn ledger(sql: &SqlStorage) -> Result<Option<String>> {
    let rows = sql.exec("SELECT ledger FROM poll", None)?;
    let row = rows.to_array::<LedgerRow>()?.into_iter().next();
    row.map(|row| unchecked(long::joined(sql, LEDGER, row.ledger)?)).transpose()
}

/// Writes a release down, with the ledger that knows of it and the state the poll is in from then on.
pub(crate) fn put_release(
    sql: &SqlStorage,
    number: i64,
    body: &str,
    ledger: &str,
    state: &str,
) -> Result<()> {
    let body = long::split(sql, &release_name(number), &checked(body))?;
    let values = vec![SqlStorageValue::Integer(number), body.into()];
    sql.exec("INSERT INTO releases (number, body) VALUES (?, ?)", values)?;
    let ledger = long::split(sql, LEDGER, &checked(ledger))?;
    sql.exec("UPDATE poll SET ledger = ?, state = ?", vec![ledger.into(), state.into()])?;
    Ok(())
}

/// When a poll was closed, and whether what is kept for a while since is erased.
#[derive(Deserialize)]
pub(crate) struct ClosedRow {
    closed_at: Option<f64>,
    pub(crate) erased: i64,
}

impl ClosedRow {
    /// When, in seconds since 1970; none of a poll that is open.
    pub(crate) fn at(&self) -> Option<u64> {
        self.closed_at.map(super::time)
    }
}

/// When the poll was closed.
pub(crate) fn closed(sql: &SqlStorage) -> Result<ClosedRow> {
    let rows = sql.exec("SELECT closed_at, erased FROM poll", None)?;
    rows.to_array()?.into_iter().next().ok_or_else(|| Error::from("no poll is here"))
}

/// Notes when the poll was closed; done again, it changes nothing.
pub(crate) fn note_closed(sql: &SqlStorage, now: u64) -> Result<()> {
    sql.exec("UPDATE poll SET closed_at = ? WHERE closed_at IS NULL", vec![super::whole(now)])?;
    Ok(())
}

/// Notes that the poll is being closed, box by box.
pub(crate) fn note_closing(sql: &SqlStorage) -> Result<()> {
    sql.exec("UPDATE poll SET closing = 1", None)?;
    Ok(())
}

/// The number of the last cut of a box that was added to the pools; 0 before the first.
pub(crate) fn taken(sql: &SqlStorage, number: u32) -> Result<u64> {
    #[derive(Deserialize)]
    struct Taken {
        taken: u64,
    }
    let rows = sql.exec("SELECT taken FROM boxes WHERE box = ?", vec![super::whole(number.into())])?;
    Ok(rows.to_array::<Taken>()?.first().map_or(0, |row| row.taken))
}

/// Writes the number of the last cut of a box that was added.
pub(crate) fn put_taken(sql: &SqlStorage, number: u32, taken: u64) -> Result<()> {
    let upsert =
        "INSERT INTO boxes (box, taken) VALUES (?, ?) ON CONFLICT (box) DO UPDATE SET taken = excluded.taken";
    sql.exec(upsert, vec![super::whole(number.into()), super::whole(taken)])?;
    Ok(())
}

/// Erases what is kept for a while after the close: the digests of spent tokens, and pools and comments that are left, should
/// there be any.
pub(crate) fn erase_kept(sql: &SqlStorage) -> Result<()> {
    super::comments::drop_sealed(sql)?;
    erase_counted(sql)?;
    sql.exec("UPDATE poll SET erased = 1", None)?;
    Ok(())
}

/// The part of that which boxes have too. Deleted rows leave their bytes on pages that are free from then on: those are written
/// over.
pub(crate) fn erase_counted(sql: &SqlStorage) -> Result<()> {
    #[derive(Deserialize)]
    struct Size {
        bytes: u32,
    }
    clear_pools(sql)?;
    super::comments::drop_waiting(sql)?;
    let size = sql.exec("SELECT COUNT(*) * 40 AS bytes FROM spent", None)?.to_array::<Size>()?;
    // Its first page too is free only without the table.
    sql.exec("DROP TABLE spent", None)?;
    sql.exec("CREATE TABLE filler (zeros BLOB)", None)?;
    // Half full pages, and one more for what was deleted before.
    let mut left = size.iter().map(|size| u64::from(size.bytes)).sum::<u64>() * 2 + FILLER;
    while left > 0 {
        sql.exec("INSERT INTO filler VALUES (zeroblob(?))", vec![super::whole(FILLER)])?;
        left = left.saturating_sub(FILLER);
    }
    sql.exec("DROP TABLE filler", None)?;
    sql.exec("CREATE TABLE spent (digest BLOB PRIMARY KEY) WITHOUT ROWID", None)?;
    Ok(())
}

/// Every release, the first one first.
pub(crate) fn releases(sql: &SqlStorage) -> Result<Vec<String>> {
    let rows = sql.exec("SELECT number, body FROM releases ORDER BY number", None)?;
    rows.to_array::<Body>()?.into_iter().map(|row| row.whole(sql)).collect()
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
        Some(number) => sql.exec(
            "SELECT number, body FROM releases WHERE number = ?",
            vec![SqlStorageValue::Integer(number)],
        )?,
        None => sql.exec("SELECT number, body FROM releases ORDER BY number DESC LIMIT 1", None)?,
    };
    rows.to_array::<Body>()?.into_iter().next().map(|row| row.whole(sql)).transpose()
}

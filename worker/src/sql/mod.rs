//! Every SQL statement, named by what it does, beside the rows it reads; and the numbered schema files.

pub(crate) mod access;
pub(crate) mod boxes;
pub(crate) mod checked;
pub(crate) mod comments;
pub(crate) mod drafts;
pub(crate) mod leaders;
mod long;
pub(crate) mod outbox;
pub(crate) mod poll;
pub(crate) mod register;
pub(crate) mod series;
pub(crate) mod webhook;
pub(crate) mod workspace;

use std::cell::RefCell;
use std::rc::Rc;
use worker::js_sys::Promise;
use worker::wasm_bindgen::closure::Closure;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{self, JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Error, Result, SqlStorage, SqlStorageValue, Storage};

/// A schema change: its number and its statements. Numbers only grow; a file that was shipped never changes.
type Migration = (i64, &'static str);

/// A row of which it matters only that it is there.
#[derive(serde::Deserialize)]
struct Row {}

/// A whole number as the storage takes it.
fn whole(number: u64) -> SqlStorageValue {
    SqlStorageValue::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Writes blanks over the texts of the rows `of` which that is true, of the same length, so that they take their place in the
/// page (`SQLite` overwrites a row whose size stays the same). A row that is deleted or moved leaves its bytes behind, and the
/// runtime has no `secure_delete`.
fn blank(sql: &SqlStorage, table: &str, column: &str, of: &str, values: Vec<SqlStorageValue>) -> Result<()> {
    let blanks = format!("printf('%.*c', length(CAST({column} AS BLOB)), ' ')");
    sql.exec(&format!("UPDATE {table} SET {column} = {blanks} WHERE {column} <> '' AND ({of})"), values)?;
    Ok(())
}

/// Spaces before a text that may have to be erased: as many as a page has bytes. What is longer than a page goes on in pages of
/// its own, which stay where they are while rows are moved between the others; a row that was moved leaves its bytes behind,
/// where nothing can write them over.
fn apart(text: &str) -> String {
    [&" ".repeat(4_096), text].concat()
}

/// A time that came back as JavaScript's number, which is exact for all times of the next 285,000 years.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "times are whole and after 1970")]
pub(crate) fn time(number: f64) -> u64 {
    number as u64
}

#[derive(serde::Deserialize)]
struct Version {
    version: i64,
}

/// Whether this object has ever been written to. Asking leaves no trace, so unknown ids do not fill the disk with
/// tables.
fn has_tables(sql: &SqlStorage) -> Result<bool> {
    #[derive(serde::Deserialize)]
    struct Name {}
    let rows =
        sql.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'", None)?;
    Ok(!rows.to_array::<Name>()?.is_empty())
}

/// What errors say where a newer Candor has written; [`crate::problem::Problem`] knows it by these words.
pub(crate) const NEWER: &str = "a newer Candor wrote this";

/// Applies the migrations that this object does not have yet, in order. What a newer Candor wrote is left alone: it may mean
/// something that this one does not know.
fn migrate(sql: &SqlStorage, migrations: &[Migration]) -> Result<()> {
    sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)", None)?;
    let rows =
        sql.exec("SELECT MAX(version) AS version FROM schema_version WHERE version IS NOT NULL", None)?;
    let current =
        rows.to_array::<Version>().ok().and_then(|rows| rows.first().map(|row| row.version)).unwrap_or(0);
    if migrations.last().is_some_and(|(last, _)| *last < current) {
        return Err(Error::from(NEWER));
    }
    for (version, statements) in migrations.iter().filter(|(version, _)| *version > current) {
        sql.exec(statements, None)?;
        sql.exec(
            "INSERT INTO schema_version (version) VALUES (?)",
            vec![SqlStorageValue::Integer(*version)],
        )?;
    }
    Ok(())
}

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// The calls of an object's storage that the bindings do not have.
    type Calls;

    #[wasm_bindgen(method, catch)]
    fn sync(this: &Calls) -> std::result::Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(this: &Calls, work: &JsValue) -> std::result::Result<JsValue, JsValue>;
}

fn calls(storage: &Storage) -> &Calls {
    let raw: &JsValue = storage.as_raw().as_ref();
    raw.unchecked_ref()
}

/// Waits until all that was written is on disk.
///
/// # Errors
/// The runtime's.
pub(crate) async fn durable(storage: &Storage) -> Result<()> {
    JsFuture::from(calls(storage).sync()?).await?;
    Ok(())
}

/// Runs `work` as one transaction: all of it is on disk when the reply leaves, or, when it fails, none of it.
///
/// # Errors
/// The error of `work`, or the runtime's.
pub(crate) fn transaction<T: 'static>(
    storage: &Storage,
    work: impl FnOnce(&SqlStorage) -> Result<T> + 'static,
) -> Result<T> {
    let outcome = Rc::new(RefCell::new(None));
    let (inside, sql) = (Rc::clone(&outcome), storage.sql());
    let closure = Closure::once(move || -> std::result::Result<JsValue, JsValue> {
        match work(&sql) {
            Ok(value) => {
                *inside.borrow_mut() = Some(Ok(value));
                Ok(JsValue::UNDEFINED)
            }
            Err(error) => {
                // Thrown, so that the runtime rolls back what was written.
                *inside.borrow_mut() = Some(Err(error));
                Err(JsValue::from_str("rolled back"))
            }
        }
    });
    let thrown = calls(storage).transaction_sync(closure.as_ref()).err();
    let outcome = outcome.borrow_mut().take();
    match (outcome, thrown) {
        (Some(Ok(value)), None) => Ok(value),
        (Some(Err(error)), _) => Err(error),
        (_, Some(thrown)) => Err(Error::from(thrown)),
        (None, None) => Err(Error::from("a transaction ended without an outcome")),
    }
}

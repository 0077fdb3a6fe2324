//! The workspace's series, their rounds, and its webhooks.

use super::whole;
use super::workspace::migrate;
use candor::series::{Round, Series};
use candor::webhook::Happening;
use candor::{PollId, Timestamp};
use serde::Deserialize;
use std::collections::BTreeSet;
use worker::{Error, Result, SqlStorage, SqlStorageValue};

#[derive(Deserialize)]
struct SeriesRow {
    series: String,
    next_opens_at: Option<f64>,
    rounds: u32,
}

#[derive(Deserialize)]
struct RoundRow {
    series: String,
    round: u32,
    poll: String,
    opens_at: f64,
    closes_at: Option<f64>,
}

#[derive(Deserialize)]
struct WebhookRow {
    id: String,
    url: String,
    events: String,
}

#[derive(Deserialize)]
struct CountRow {
    count: u32,
}

/// A series as it is kept.
pub(crate) struct Kept {
    pub(crate) series: Series,
    /// When the next round opens; none where none does.
    pub(crate) next_opens_at: Option<Timestamp>,
    /// How many rounds were ever begun.
    pub(crate) rounds: u64,
}

/// A webhook as the workspace knows it.
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) events: BTreeSet<Happening>,
}

/// Adds a series.
pub(crate) fn add(sql: &SqlStorage, series: &Series, next_opens_at: Option<Timestamp>) -> Result<()> {
    migrate(sql)?;
    let values = vec![series.id.as_str().into(), serde_json::to_string(series)?.into(), unix(next_opens_at)];
    sql.exec("INSERT INTO series (id, series, next_opens_at, rounds) VALUES (?, ?, ?, 0)", values)?;
    Ok(())
}

/// Writes a series as it is from now on.
pub(crate) fn change(sql: &SqlStorage, series: &Series, next_opens_at: Option<Timestamp>) -> Result<()> {
    let values = vec![serde_json::to_string(series)?.into(), unix(next_opens_at), series.id.as_str().into()];
    sql.exec("UPDATE series SET series = ?, next_opens_at = ? WHERE id = ?", values)?;
    Ok(())
}

/// Forgets a series; its polls stay.
pub(crate) fn remove(sql: &SqlStorage, id: &str) -> Result<()> {
    sql.exec("DELETE FROM rounds WHERE series = ?", vec![id.into()])?;
    sql.exec("DELETE FROM series WHERE id = ?", vec![id.into()])?;
    Ok(())
}

/// One series.
pub(crate) fn find(sql: &SqlStorage, id: &str) -> Result<Option<Kept>> {
    migrate(sql)?;
    let rows = sql.exec("SELECT series, next_opens_at, rounds FROM series WHERE id = ?", vec![id.into()])?;
    rows.to_array::<SeriesRow>()?.into_iter().next().map(kept).transpose()
}

/// Every series, in the order they were made.
pub(crate) fn all(sql: &SqlStorage) -> Result<Vec<Kept>> {
    migrate(sql)?;
    let rows = sql.exec("SELECT series, next_opens_at, rounds FROM series ORDER BY number", None)?;
    rows.to_array::<SeriesRow>()?.into_iter().map(kept).collect()
}

fn kept(row: SeriesRow) -> Result<Kept> {
    let series = serde_json::from_str(&row.series)?;
    Ok(Kept { series, next_opens_at: row.next_opens_at.map(time), rounds: row.rounds.into() })
}

/// Begins a round: from now on its poll is to be made.
pub(crate) fn begin(sql: &SqlStorage, series: &str, round: &Round) -> Result<()> {
    let number = i64::try_from(round.round).map_err(|error| Error::from(error.to_string()))?;
    let values = vec![
        series.into(),
        number.into(),
        round.poll.as_str().into(),
        unix(Some(round.opens_at)),
        unix(round.closes_at),
    ];
    let insert =
        "INSERT INTO rounds (series, round, poll, opens_at, closes_at, made) VALUES (?, ?, ?, ?, ?, 0)";
    sql.exec(insert, values)?;
    sql.exec("UPDATE series SET rounds = ? WHERE id = ?", vec![number.into(), series.into()])?;
    Ok(())
}

/// Notes that the poll of a round is there.
pub(crate) fn finish(sql: &SqlStorage, poll: &PollId) -> Result<()> {
    sql.exec("UPDATE rounds SET made = 1 WHERE poll = ?", vec![poll.as_str().into()])?;
    Ok(())
}

/// Forgets the round of a poll that was deleted; the numbers of others stay.
pub(crate) fn forget(sql: &SqlStorage, poll: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec("DELETE FROM rounds WHERE poll = ?", vec![poll.into()])?;
    Ok(())
}

/// The rounds of a series whose polls are there, the first one first.
pub(crate) fn rounds(sql: &SqlStorage, series: &str) -> Result<Vec<Round>> {
    let select = "SELECT series, round, poll, opens_at, closes_at FROM rounds
        WHERE series = ? AND made = 1 ORDER BY round";
    let rows = sql.exec(select, vec![series.into()])?.to_array::<RoundRow>()?;
    rows.into_iter().map(|row| Ok(round(row)?.1)).collect()
}

/// The rounds that were begun and whose polls are not yet there, with their series.
pub(crate) fn begun(sql: &SqlStorage) -> Result<Vec<(String, Round)>> {
    migrate(sql)?;
    let select = "SELECT series, round, poll, opens_at, closes_at FROM rounds WHERE made = 0";
    sql.exec(select, None)?.to_array::<RoundRow>()?.into_iter().map(round).collect()
}

fn round(row: RoundRow) -> Result<(String, Round)> {
    let poll = PollId::new(row.poll).map_err(|error| error.to_string())?;
    let (opens_at, closes_at) = (time(row.opens_at), row.closes_at.map(time));
    Ok((row.series, Round { poll, round: row.round.into(), opens_at, closes_at }))
}

/// Adds a webhook; false where there are as many as there can be.
pub(crate) fn add_webhook(sql: &SqlStorage, webhook: &Webhook, most: usize) -> Result<bool> {
    migrate(sql)?;
    let count = sql.exec("SELECT COUNT(*) AS count FROM webhooks", None)?.to_array::<CountRow>()?;
    if count.first().is_some_and(|row| usize::try_from(row.count).is_ok_and(|count| count >= most)) {
        return Ok(false);
    }
    let events = serde_json::to_string(&webhook.events)?;
    let values = vec![webhook.id.as_str().into(), webhook.url.as_str().into(), events.into()];
    sql.exec("INSERT INTO webhooks (id, url, events) VALUES (?, ?, ?)", values)?;
    Ok(true)
}

/// Forgets a webhook.
pub(crate) fn remove_webhook(sql: &SqlStorage, id: &str) -> Result<()> {
    migrate(sql)?;
    sql.exec("DELETE FROM webhooks WHERE id = ?", vec![id.into()])?;
    Ok(())
}

/// Every webhook, in the order they were made.
pub(crate) fn webhooks(sql: &SqlStorage) -> Result<Vec<Webhook>> {
    migrate(sql)?;
    let rows = sql.exec("SELECT id, url, events FROM webhooks ORDER BY number", None)?;
    let rows = rows.to_array::<WebhookRow>()?.into_iter();
    rows.map(|row| Ok(Webhook { id: row.id, url: row.url, events: serde_json::from_str(&row.events)? }))
        .collect()
}

fn unix(time: Option<Timestamp>) -> SqlStorageValue {
    time.map_or(SqlStorageValue::Null, |time| whole(time.unix()))
}

fn time(number: f64) -> Timestamp {
    Timestamp::from_unix(super::time(number))
}

//! What leaders write into a poll: predictions and commitments. The tables are made with the poll's others.

use candor::{Commitment, Pooled, Prediction};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

#[derive(Deserialize)]
struct CommitmentRow {
    commitment: String,
}

/// What a leader wrote down.
#[derive(Deserialize)]
pub(crate) struct PredictionRow {
    leader: String,
    /// JSON; none where the leader went on without.
    prediction: Option<String>,
}

#[derive(Deserialize)]
struct PooledRow {
    node: String,
    pooled: String,
}

/// Every commitment, as they were made.
pub(crate) fn commitments(sql: &SqlStorage) -> Result<Vec<Commitment>> {
    let rows = sql.exec("SELECT commitment FROM commitments ORDER BY id", None)?;
    let rows = rows.to_array::<CommitmentRow>()?;
    rows.iter().map(|row| Ok(serde_json::from_str(&row.commitment)?)).collect()
}

/// Writes a commitment down, in the place of what it was before.
pub(crate) fn put_commitment(sql: &SqlStorage, id: i64, commitment: &Commitment) -> Result<()> {
    let values = vec![SqlStorageValue::Integer(id), serde_json::to_string(commitment)?.into()];
    sql.exec("INSERT OR REPLACE INTO commitments (id, commitment) VALUES (?, ?)", values)?;
    Ok(())
}

impl PredictionRow {
    /// What was predicted; none where the leader went on without.
    pub(crate) fn prediction(&self) -> Result<Option<Prediction>> {
        Ok(self.prediction.as_deref().map(serde_json::from_str).transpose()?)
    }
}

/// What a leader wrote down; none before they decided.
pub(crate) fn prediction(sql: &SqlStorage, leader: &str) -> Result<Option<PredictionRow>> {
    let found = "SELECT leader, prediction FROM predictions WHERE leader = ?";
    Ok(sql.exec(found, vec![leader.into()])?.to_array()?.into_iter().next())
}

/// Writes down what a leader who reads `node` predicted, or that they went on without.
pub(crate) fn put_prediction(
    sql: &SqlStorage,
    leader: &str,
    node: &str,
    prediction: Option<&Prediction>,
) -> Result<()> {
    let written = prediction.map(serde_json::to_string).transpose()?;
    let values = vec![leader.into(), node.into(), written.map_or(SqlStorageValue::Null, Into::into)];
    sql.exec("INSERT INTO predictions (leader, node, prediction, pooled) VALUES (?, ?, ?, 0)", values)?;
    Ok(())
}

/// Adds the predictions for `node` that are in no batch yet to what is published, once they are enough for one.
pub(crate) fn pool(sql: &SqlStorage, node: &str) -> Result<()> {
    let waiting = "SELECT leader, prediction FROM predictions
        WHERE node = ? AND pooled = 0 AND prediction IS NOT NULL";
    let waiting: Vec<PredictionRow> = sql.exec(waiting, vec![node.into()])?.to_array()?;
    let batch: Vec<Prediction> =
        waiting.iter().filter_map(|row| row.prediction().transpose()).collect::<Result<_>>()?;
    let known = sql.exec("SELECT node, pooled FROM pooled_predictions WHERE node = ?", vec![node.into()])?;
    let known: Option<PooledRow> = known.to_array()?.into_iter().next();
    let mut pooled: Pooled = known.map_or(Ok(Pooled::default()), |row| serde_json::from_str(&row.pooled))?;
    if !pooled.add(&batch) {
        return Ok(());
    }
    let values = vec![node.into(), serde_json::to_string(&pooled)?.into()];
    sql.exec("INSERT OR REPLACE INTO pooled_predictions (node, pooled) VALUES (?, ?)", values)?;
    for row in waiting {
        sql.exec("UPDATE predictions SET pooled = 1 WHERE leader = ?", vec![row.leader.into()])?;
    }
    Ok(())
}

/// What is published of predictions, by the group that their leaders read.
pub(crate) fn pooled(sql: &SqlStorage) -> Result<Vec<(String, Pooled)>> {
    let rows = sql.exec("SELECT node, pooled FROM pooled_predictions ORDER BY node", None)?;
    let rows = rows.to_array::<PooledRow>()?.into_iter();
    rows.map(|row| Ok((row.node, serde_json::from_str(&row.pooled)?))).collect()
}

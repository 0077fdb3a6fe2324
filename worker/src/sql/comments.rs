//! The storage of comments: apart from all counts, under random ids, in three tables: they wait, are looked over where the poll
//! says so, and are released. Texts are written over before a row goes away.

use super::blank;
use candor::comments::Moderation;
use candor::release::Theme;
use candor::{Comment, QuestionId};
use serde::Deserialize;
use std::collections::BTreeMap;
use worker::{Error, Result, SqlStorage, SqlStorageValue};

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

/// A comment of a sealed batch.
#[derive(Deserialize)]
pub(crate) struct SealedRow {
    /// In hexadecimal digits.
    pub(crate) id: String,
    question: String,
    pub(crate) text: String,
    moderation: String,
}

#[derive(Deserialize)]
struct ThemeRow {
    question: String,
    theme: String,
    comments: u32,
}

impl SealedRow {
    /// The question it answers.
    pub(crate) fn question(&self) -> Result<QuestionId> {
        QuestionId::new(self.question.as_str()).map_err(|error| Error::from(error.to_string()))
    }

    /// What the owner made of it so far.
    pub(crate) fn moderation(&self) -> Result<Moderation> {
        Ok(serde_json::from_str(&self.moderation)?)
    }
}

/// Keeps a comment until it may leave.
pub(crate) fn keep(sql: &SqlStorage, id: Vec<u8>, comment: &Comment) -> Result<()> {
    let values = vec![id.into(), comment.question.as_str().into(), super::apart(&comment.text).into()];
    sql.exec("INSERT INTO waiting_comments (id, question, text) VALUES (?, ?, ?)", values)?;
    Ok(())
}

/// How many comments wait, by question.
pub(crate) fn waiting(sql: &SqlStorage) -> Result<BTreeMap<QuestionId, u64>> {
    let rows =
        sql.exec("SELECT question, COUNT(*) AS count FROM waiting_comments GROUP BY question", None)?;
    let rows = rows.to_array::<CountRow>()?.into_iter();
    Ok(rows.filter_map(|row| Some((QuestionId::new(row.question).ok()?, u64::from(row.count)))).collect())
}

/// Lets all waiting comments on a question leave.
pub(crate) fn release(sql: &SqlStorage, question: &QuestionId) -> Result<()> {
    let values = || -> Vec<SqlStorageValue> { vec![question.as_str().into()] };
    sql.exec(
        "INSERT INTO released_comments SELECT id, question, ltrim(text) FROM waiting_comments WHERE question = ?",
        values(),
    )?;
    blank(sql, "waiting_comments", "text", "question = ?", values())?;
    sql.exec("DELETE FROM waiting_comments WHERE question = ?", values())?;
    Ok(())
}

/// Forgets the comments that can never leave.
pub(crate) fn drop_waiting(sql: &SqlStorage) -> Result<()> {
    blank(sql, "waiting_comments", "text", "1", Vec::new())?;
    sql.exec("DELETE FROM waiting_comments", None)?;
    Ok(())
}

/// Every comment that has left.
pub(crate) fn released(sql: &SqlStorage) -> Result<Vec<Comment>> {
    let rows = sql.exec("SELECT question, text FROM released_comments", None)?;
    let rows = rows.to_array::<CommentRow>()?.into_iter();
    Ok(rows
        .filter_map(|row| Some(Comment { question: QuestionId::new(row.question).ok()?, text: row.text }))
        .collect())
}

/// Seals all waiting comments on a question: from now on the owner can look over them.
pub(crate) fn seal(sql: &SqlStorage, question: &QuestionId) -> Result<()> {
    let values = || -> Vec<SqlStorageValue> { vec![question.as_str().into()] };
    sql.exec(
        "INSERT INTO sealed_comments SELECT id, question, text FROM waiting_comments WHERE question = ?",
        values(),
    )?;
    blank(sql, "waiting_comments", "text", "question = ?", values())?;
    sql.exec("DELETE FROM waiting_comments WHERE question = ?", values())?;
    Ok(())
}

/// The comments of sealed batches, in the order of their random ids.
pub(crate) fn sealed(sql: &SqlStorage) -> Result<Vec<SealedRow>> {
    let all = "SELECT lower(hex(sealed_comments.id)) AS id, question, ltrim(text) AS text,
            COALESCE(moderation, '{}') AS moderation
        FROM sealed_comments LEFT JOIN moderations ON moderations.id = sealed_comments.id
        ORDER BY question, sealed_comments.id";
    sql.exec(all, None)?.to_array()
}

/// Keeps what the owner makes of a sealed comment.
pub(crate) fn moderate(sql: &SqlStorage, id: &str, moderation: &Moderation) -> Result<()> {
    let upsert = "INSERT INTO moderations SELECT id, ? FROM sealed_comments WHERE lower(hex(id)) = ?
        ON CONFLICT (id) DO UPDATE SET moderation = excluded.moderation";
    sql.exec(upsert, vec![serde_json::to_string(moderation)?.into(), id.into()])?;
    Ok(())
}

/// Adds a comment that was looked over to those that have left, under a random id of its own.
pub(crate) fn add_released(sql: &SqlStorage, id: Vec<u8>, question: &QuestionId, text: &str) -> Result<()> {
    let values = vec![id.into(), question.as_str().into(), text.into()];
    sql.exec("INSERT INTO released_comments (id, question, text) VALUES (?, ?, ?)", values)?;
    Ok(())
}

/// Forgets the comments of sealed batches, and what the owner made of them.
pub(crate) fn drop_sealed(sql: &SqlStorage) -> Result<()> {
    blank(sql, "sealed_comments", "text", "1", Vec::new())?;
    sql.exec("DELETE FROM sealed_comments", None)?;
    sql.exec("DELETE FROM moderations", None)?;
    Ok(())
}

/// Adds what can be said of the themes of comments that leave together.
pub(crate) fn add_themes(sql: &SqlStorage, themes: &[Theme]) -> Result<()> {
    for theme in themes {
        let values =
            vec![theme.question.as_str().into(), theme.theme.as_str().into(), super::whole(theme.comments)];
        let upsert =
            "INSERT INTO themes (question, theme, comments) VALUES (?, ?, ?) ON CONFLICT (question, theme)
            DO UPDATE SET comments = comments + excluded.comments";
        sql.exec(upsert, values)?;
    }
    Ok(())
}

/// What can be said of themes.
pub(crate) fn themes(sql: &SqlStorage) -> Result<Vec<Theme>> {
    let rows = sql.exec("SELECT question, theme, comments FROM themes", None)?.to_array::<ThemeRow>()?;
    let theme = |row: ThemeRow| {
        let question = QuestionId::new(row.question).map_err(|error| Error::from(error.to_string()))?;
        Ok(Theme { question, theme: row.theme, comments: row.comments.into() })
    };
    rows.into_iter().map(theme).collect()
}

//! Texts that may be longer than a row (2 MB on Cloudflare): what is beyond the first part stands in a table of its own.

use serde::Deserialize;
use worker::{Result, SqlStorage};

/// The most bytes of a part.
const PART: usize = 1_000_000;

#[derive(Deserialize)]
struct Part {
    text: String,
}

/// Stores what is beyond the first part of a text, in place of what stood under that name; gives the first part, which the caller
/// stores.
pub(super) fn split(sql: &SqlStorage, name: &str, text: &str) -> Result<String> {
    sql.exec("DELETE FROM long_texts WHERE name = ?", vec![name.into()])?;
    let (first, mut rest) = text.split_at(text.floor_char_boundary(PART));
    let mut part = 1;
    while !rest.is_empty() {
        let (this, after) = rest.split_at(rest.floor_char_boundary(PART));
        let insert = "INSERT INTO long_texts (name, part, text) VALUES (?, ?, ?)";
        sql.exec(insert, vec![name.into(), super::whole(part), this.into()])?;
        (part, rest) = (part + 1, after);
    }
    Ok(first.to_owned())
}

/// The whole text of a first part.
pub(super) fn joined(sql: &SqlStorage, name: &str, first: String) -> Result<String> {
    // A part ends at most three bytes early, at the end of a character.
    if first.len() + 4 <= PART {
        return Ok(first);
    }
    let rows = sql.exec("SELECT text FROM long_texts WHERE name = ? ORDER BY part", vec![name.into()])?;
    Ok(rows.to_array::<Part>()?.into_iter().fold(first, |text, part| text + &part.text))
}

//! A poll whose figures can be told from outside.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::client::{Client, Reply};

pub(crate) fn definition(release: &str) -> Value {
    json!({"title": "Operated", "k": 5, "release": release, "groups": {"id": "all", "name": "All"},
           "questions": [{"id": "q", "kind": "rating", "text": "Q"}, {"id": "say", "kind": "comment", "text": "Say"}]})
}

pub(crate) fn ballot(number: u64) -> Value {
    json!({"group": "all", "nonce": format!("the-nonce-of-ballot-{number:06}"),
           "answers": {"q": {"value": number % 11}, "say": {"declined": true}}})
}

/// Sends the ballot of that number.
pub(crate) fn send(client: &Client, poll: &str, number: u64) -> Result<Reply> {
    client.post(&format!("/api/polls/{poll}/ballots"), &ballot(number))
}

/// Sends ballots that are counted.
pub(crate) fn answer(client: &Client, poll: &str, numbers: std::ops::Range<u64>) -> Result<()> {
    for number in numbers {
        let reply = send(client, poll, number)?;
        ensure!(reply.status == 201, "{reply:?}");
    }
    Ok(())
}

/// How many ballots a release tells of.
pub(crate) fn ballots(release: &Value) -> u64 {
    release["nodes"][0]["ballots"].as_u64().unwrap_or_default()
}

/// The status and the code of a problem.
pub(crate) fn problem(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

//! Reads bodies: bounded, and JSON.

use crate::problem::Problem;
use futures_util::StreamExt;
use serde_json::Value;
use worker::Request;

/// The largest body, in bytes.
const LIMIT: usize = 64 * 1024;
/// The largest definition of a poll: one with thousands of groups.
pub(crate) const LARGE: usize = 1024 * 1024;

/// The body's bytes, which must be called JSON and be no more than [`LIMIT`].
pub(crate) async fn json_bytes(request: &mut Request) -> Result<Vec<u8>, Problem> {
    json_bytes_within(request, LIMIT).await
}

/// The same, of no more than `limit`.
pub(crate) async fn json_bytes_within(request: &mut Request, limit: usize) -> Result<Vec<u8>, Problem> {
    let kind = request.headers().get("Content-Type")?.unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Problem::NotJson);
    }
    if let Some(length) =
        request.headers().get("Content-Length")?.and_then(|length| length.parse::<usize>().ok())
    {
        // HTTP has no more of a body than it declares, where it does: so it can be read in one go.
        return if length > limit { Err(Problem::BodyTooLarge(limit)) } else { Ok(request.bytes().await?) };
    }
    let mut bytes = Vec::new();
    // A request without a body has no stream.
    let Ok(mut stream) = request.stream() else { return Ok(bytes) };
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        // Counted as it arrives: nobody said how much it is.
        if bytes.len() + chunk.len() > limit {
            return Err(Problem::BodyTooLarge(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Parses JSON.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(bytes).map_err(|error| Problem::MalformedJson(error.to_string()))
}

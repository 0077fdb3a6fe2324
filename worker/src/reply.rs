//! Replies with a body: entity tags, so that a caller who has the bytes already is told so, and what may be kept.

use crate::problem::Problem;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use worker::{Request, Response, ResponseBuilder};

/// For documents that may change: stored, and asked for again each time.
pub(crate) const REVALIDATE: &str = "no-cache";
/// For documents that never change.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// For documents that are one caller's: kept by their browser alone, and asked for again each time.
pub(crate) const PRIVATE: &str = "private, no-cache";
/// For documents that nobody may keep.
pub(crate) const SECRET: &str = "no-store";

/// A reply of those bytes, or 304 where the caller has them already (RFC 9110 section 13.1.2).
pub(crate) fn cached(
    request: &Request,
    kind: &str,
    caching: &str,
    body: Vec<u8>,
) -> Result<Response, Problem> {
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest(&SHA256, &body).as_ref()[..16]));
    let has = request.headers().get("If-None-Match")?.unwrap_or_default();
    let has =
        has.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|had| had == tag || had == "*");
    let reply = ResponseBuilder::new().with_header("ETag", &tag)?.with_header("Cache-Control", caching)?;
    if has {
        return Ok(reply.with_status(304).empty());
    }
    Ok(reply.with_header("Content-Type", kind)?.fixed(body))
}

/// A reply of JSON that nobody keeps: to calls that change something, or to the owner.
pub(crate) fn json(status: u16, body: String) -> Result<Response, Problem> {
    let reply = ResponseBuilder::new().with_status(status).with_header("Content-Type", "application/json")?;
    Ok(reply.with_header("Cache-Control", SECRET)?.fixed(body.into_bytes()))
}

//! The script with which other people's pages show a poll: `static/embed.js`, at an address that never changes.

use crate::problem::Problem;
use crate::{assets, reply};
use worker::{Env, Request, Response};

/// Its address has no hash, so that a wiki names it once: kept for an hour, and asked for again then.
const CACHING: &str = "public, max-age=3600";

/// Serves the script to whatever page asks for it.
pub(crate) async fn script(request: &Request, env: &Env) -> Result<Response, Problem> {
    let script = assets::read(env, "/assets/embed.js").await?.ok_or(Problem::PagesMissing)?;
    reply::cached(request, "text/javascript; charset=utf-8", CACHING, script)
}

//! Candor's worker: carries data between HTTP, the Durable Objects and the rules of `candor`.
//!
//! A request is found in the table of [`routes`], authorised, and passed to the poll's [`objects::PollObject`]; every
//! reply leaves with the headers of [`headers`], every error as a document of [`problem`].

mod api;
mod assets;
mod audit;
mod auth;
mod body;
mod calendar;
mod clock;
mod csv;
mod embed;
mod embeds;
mod encoding;
mod headers;
mod keys;
mod metrics;
pub mod objects;
mod openapi;
mod origin;
mod pages;
mod problem;
mod random;
mod reply;
mod routes;
mod sheet;
mod signin;
mod sql;

use worker::{Context, Env, Request, Response, Result, event};

/// Answers one request; an error becomes a problem document and never a bare failure.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    let reach = headers::Reach::of(&request.path());
    let reply = match routes::dispatch(request, &env).await {
        Ok(reply) => reply,
        Err(problem) => problem.into_response()?,
    };
    headers::secured(reply, reach)
}

//! The Durable Objects: two for each poll, its ballots and its register, and boxes where it has several; one that knows which polls, series and webhooks
//! there are; and one for each webhook, with what it is told.

#![allow(missing_docs, reason = "the durable_object macro writes public methods without doc comments")]

pub(crate) mod access;
mod ballot;
pub(crate) mod ballot_box;
mod comments;
mod count;
mod counter;
mod export;
pub(crate) mod gather;
mod halt;
mod leaders;
mod loaded;
mod outbox;
mod poll;
mod publish;
mod reading;
mod register;
mod webhook;
mod workspace;

use crate::problem::Problem;
use worker::{Method, Request, RequestInit, Response, Result, Stub};

pub use ballot_box::BallotBox;
pub use poll::PollObject;
pub use register::Register;
pub(crate) use register::{Ask, Call};
pub use webhook::Webhook;
pub use workspace::Workspace;

/// Asks an object, and gives what it answers, a problem too.
///
/// # Errors
/// When it cannot be reached.
pub(crate) async fn send(stub: &Stub, method: Method, what: &str, body: Option<String>) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(method).with_body(body.map(Into::into));
    stub.fetch_with_request(Request::new_with_init(&format!("http://object/{what}"), &init)?).await
}

/// What an object answers: a problem is a reply like any other.
fn replied(answer: std::result::Result<Response, Problem>) -> Result<Response> {
    answer.or_else(Problem::into_response)
}

//! The Durable Objects: two for each poll, its ballots and its register; one that knows which polls, series and webhooks
//! there are; and one for each webhook, with what it is told.

#![allow(missing_docs, reason = "the durable_object macro writes public methods without doc comments")]

pub(crate) mod access;
mod ballot;
mod leaders;
mod outbox;
mod poll;
mod publish;
mod register;
mod webhook;
mod workspace;

pub use poll::PollObject;
pub use register::Register;
pub(crate) use register::{Ask, Call};
pub use webhook::Webhook;
pub use workspace::Workspace;

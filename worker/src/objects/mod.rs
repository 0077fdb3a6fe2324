//! The Durable Objects: two for each poll, its ballots and its register, and one that knows
//! which polls there are.

#![allow(missing_docs, reason = "the durable_object macro writes public methods without doc comments")]

pub(crate) mod access;
mod ballot;
mod leaders;
mod poll;
mod publish;
mod register;
mod workspace;

pub use poll::PollObject;
pub use register::Register;
pub(crate) use register::{Ask, Call};
pub use workspace::Workspace;

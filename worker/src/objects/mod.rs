//! The Durable Objects: one for each poll, and one that knows which polls there are.

#![allow(missing_docs, reason = "the durable_object macro writes public methods without doc comments")]

mod ballot;
mod poll;
mod publish;
mod workspace;

pub use poll::PollObject;
pub use workspace::Workspace;

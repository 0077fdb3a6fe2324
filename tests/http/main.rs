//! The worker over HTTP, on real workerd.

mod comments;
mod description;
mod independent;
mod interference;
mod path;
mod policies;
mod polls;
mod refusals;
mod replay;
mod restarts;
mod safety;
mod signed_in;
mod voter;

//! Attacks on one ballot a person: what somebody with the whole storage can tell of whose ballot is whose.

mod bytes;
mod deleted;
mod erased;
mod guess;
mod orderings;
mod people;
mod secrets;
mod storage;
mod unlinkable;

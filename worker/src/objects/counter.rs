//! Takes ballots as the worker passes them on: for a poll's own object, and for each of its boxes.

use crate::objects::ballot;
use crate::objects::count::Queue;
use crate::objects::loaded::Loaded;
use crate::problem::Problem;
use crate::sql;
use crate::told::tell;
use candor::handover::box_of;
use candor::wire::Receipt;
use std::rc::Rc;
use worker::js_sys::{ArrayBuffer, Uint8Array};
use worker::wasm_bindgen::JsValue;
use worker::{Env, Error, Result, State};

/// Counts ballots.
#[derive(Default)]
pub(crate) struct Counter(Queue);

impl Counter {
    /// Counts a ballot, once however often it is sent, and [tells](crate::told) what became of it. `load` reads the poll as it is
    /// then, and which box this is.
    pub(crate) async fn take(
        &self,
        ballot: &ArrayBuffer,
        env: &Env,
        state: &State,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> JsValue {
        tell(self.count(&Uint8Array::new(ballot).to_vec(), env, state, load).await)
    }

    async fn count(
        &self,
        bytes: &[u8],
        env: &Env,
        state: &State,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> std::result::Result<Receipt, Problem> {
        let (loaded, number) = load()?.ok_or(Problem::UnknownPoll)?;
        let checked = ballot::check(env, &loaded, bytes)?;
        // In another box it would be counted a second time.
        if checked.digest.is_some_and(|digest| box_of(&digest, loaded.boxes) != number) {
            return Err(Error::from("a ballot came to another box than its own").into());
        }
        let loaded = || Ok(load()?.map(|(loaded, _)| loaded));
        let counted = match checked.ballot {
            Ok(ballot) => self.0.count(state, ballot, loaded).await,
            Err(problem) => Err(problem),
        };
        match (&counted, checked.digest) {
            (Err(_), Some(digest)) if sql::poll::is_spent(&state.storage().sql(), &digest)? => {
                Ok(Receipt::AlreadyCounted)
            }
            _ => counted,
        }
    }
}

//! Takes ballots as they come over HTTP: for a poll's own object, and for each of its boxes.

use crate::headers::{self, Reach};
use crate::objects::ballot;
use crate::objects::count::Queue;
use crate::objects::loaded::Loaded;
use crate::problem::Problem;
use crate::{body, sql};
use candor::handover::box_of;
use candor::wire::Receipt;
use std::rc::Rc;
use worker::wasm_bindgen::JsValue;
use worker::worker_sys::web_sys;
use worker::{Env, Error, Result, Storage};

/// Whether a request that an object gets is a ballot. The worker passes nothing else on under that name.
pub(crate) fn is_ballot(request: &web_sys::Request) -> bool {
    request.url().ends_with("/ballots")
}

/// Counts ballots.
#[derive(Default)]
pub(crate) struct Counter(Queue);

impl Counter {
    /// Counts the ballot in a request, once however often it is sent, and gives the whole reply; both as the runtime has them. `load` reads the poll as it is
    /// then; `number` is the box that this is.
    ///
    /// # Errors
    /// Those of the runtime; what the sender can mend is in the reply.
    pub(crate) async fn take(
        &self,
        request: web_sys::Request,
        env: &Env,
        storage: &Storage,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> std::result::Result<JsValue, JsValue> {
        let counted = async {
            let bytes = body::raw_json_bytes(&request).await?;
            self.count(&bytes, env, storage, load).await
        };
        match counted.await {
            Ok(reply) => Ok(reply.into()),
            Err(problem) => {
                let reply = headers::secured(problem.into_response()?, Reach::Own)?;
                Ok(web_sys::Response::from(reply).into())
            }
        }
    }

    async fn count(
        &self,
        bytes: &[u8],
        env: &Env,
        storage: &Storage,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> std::result::Result<web_sys::Response, Problem> {
        let (loaded, number) = load()?.ok_or(Problem::UnknownPoll)?;
        let checked = ballot::check(env, &loaded, bytes)?;
        // In another box it would be counted a second time.
        if checked.digest.is_some_and(|digest| box_of(&digest, loaded.boxes) != number) {
            return Err(Error::from("a ballot came to another box than its own").into());
        }
        let loaded = || Ok(load()?.map(|(loaded, _)| loaded));
        let counted = match checked.ballot {
            Ok(ballot) => self.0.count(storage, ballot, loaded).await,
            Err(problem) => Err(problem),
        };
        match (counted, checked.digest) {
            (Ok(receipt), _) => ballot::receipt(receipt),
            (Err(_), Some(digest)) if sql::poll::is_spent(&storage.sql(), &digest)? => {
                ballot::receipt(Receipt::AlreadyCounted)
            }
            (Err(problem), _) => Err(problem),
        }
    }
}

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
use worker::{Env, Error, Request, Response, Result, Storage};

/// Counts ballots.
#[derive(Default)]
pub(crate) struct Counter(Queue);

impl Counter {
    /// Counts the ballot in a request, once however often it is sent, and gives the whole reply. `load` reads the poll as it is
    /// then; `number` is the box that this is.
    ///
    /// # Errors
    /// Those of the runtime; what the sender can mend is in the reply.
    pub(crate) async fn take(
        &self,
        mut request: Request,
        env: &Env,
        storage: &Storage,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> Result<Response> {
        let counted = async {
            let bytes = body::json_bytes(&mut request).await?;
            self.count(&bytes, env, storage, load).await
        };
        match counted.await {
            Ok(reply) => Ok(reply),
            Err(problem) => headers::secured(problem.into_response()?, Reach::Own),
        }
    }

    async fn count(
        &self,
        bytes: &[u8],
        env: &Env,
        storage: &Storage,
        load: impl Fn() -> Result<Option<(Rc<Loaded>, u32)>>,
    ) -> std::result::Result<Response, Problem> {
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

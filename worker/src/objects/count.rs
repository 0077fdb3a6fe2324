//! Counting ballots: those that arrive while a transaction is being made durable share the next one (group commit).
//!
//! The first ballot of a batch leads it: it waits for the transaction before, and then commits whatever has come until then.
//! No reply leaves before what was written is on disk: the runtime holds replies back until then (its output gate).

use crate::objects::loaded::Loaded;
use crate::problem::Problem;
use crate::{random, sql};
use candor::wire::Receipt;
use candor::{Answers, Comment, Node, Tally};
use futures_channel::oneshot::{self, Sender};
use sql::poll::Digest;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::rc::Rc;
use worker::{Error, Result, SqlStorage, State, Storage};

/// A ballot that fits the poll, with its token redeemed.
pub(crate) struct Ballot {
    /// What is kept of its nonce; without one it can be counted twice.
    pub(crate) digest: Option<Digest>,
    pub(crate) leaf: Node,
    pub(crate) answers: Answers,
}

/// A ballot that waits for its transaction, and whom to tell.
struct Waiting {
    ballot: Ballot,
    counted: Sender<std::result::Result<Receipt, Problem>>,
}

/// The ballots that wait to be counted together.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: RefCell<Vec<Waiting>>,
    /// Whether somebody leads the batch that is waiting.
    is_led: Cell<bool>,
}

impl Queue {
    /// Counts a ballot, together with others that come at the same time. `load` reads the poll as it is then.
    ///
    /// # Errors
    /// When the poll was closed meanwhile, or those of the storage; it is not counted then.
    pub(crate) async fn count(
        &self,
        state: &State,
        ballot: Ballot,
        load: impl Fn() -> Result<Option<Rc<Loaded>>>,
    ) -> std::result::Result<Receipt, Problem> {
        let (counted, told) = oneshot::channel();
        self.waiting.borrow_mut().push(Waiting { ballot, counted });
        if !self.is_led.get() {
            let lead = Lead::take(&self.is_led);
            let storage = state.storage();
            // The transaction before is made durable meanwhile, and more ballots come.
            let before = sql::durable(&storage).await;
            drop(lead);
            self.commit(&storage, before.and_then(|()| load()));
        }
        told.await.map_err(|_| Error::from("a ballot was neither counted nor refused"))?
    }

    /// Counts all that wait in one transaction, and tells each.
    fn commit(&self, storage: &Storage, loaded: Result<Option<Rc<Loaded>>>) {
        let (ballots, counted): (Vec<_>, Vec<_>) =
            self.waiting.take().into_iter().map(|waiting| (waiting.ballot, waiting.counted)).unzip();
        let receipts = match loaded {
            Ok(Some(loaded)) if !loaded.takes_ballots() => Err(Refusal::Poll(loaded)),
            Ok(Some(loaded)) => {
                transact(storage, &loaded, ballots).map_err(|error| Refusal::Failed(error.to_string()))
            }
            Ok(None) => Err(Refusal::Gone),
            Err(error) => Err(Refusal::Failed(error.to_string())),
        };
        // Whoever went away meanwhile is told when they send again.
        match receipts {
            Ok(receipts) => {
                counted
                    .into_iter()
                    .zip(receipts)
                    .for_each(|(counted, receipt)| _ = counted.send(Ok(receipt)));
            }
            Err(refusal) => {
                for counted in counted {
                    let _ = counted.send(Err(refusal.problem()));
                }
            }
        }
    }
}

/// Why none of a batch was counted.
enum Refusal {
    /// The poll takes none any more.
    Poll(Rc<Loaded>),
    /// It is not there any more.
    Gone,
    Failed(String),
}

impl Refusal {
    fn problem(&self) -> Problem {
        match self {
            Self::Poll(loaded) => loaded.refusal(),
            Self::Gone => Problem::UnknownPoll,
            Self::Failed(error) => Problem::Internal(error.as_str().into()),
        }
    }
}

/// That somebody leads; should they be cut off, the next one does.
struct Lead<'a>(&'a Cell<bool>);

impl<'a> Lead<'a> {
    fn take(is_led: &'a Cell<bool>) -> Self {
        is_led.set(true);
        Self(is_led)
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

/// Spends the digests of the batch, and counts those ballots whose digest was not spent before.
fn transact(storage: &Storage, loaded: &Rc<Loaded>, ballots: Vec<Ballot>) -> Result<Vec<Receipt>> {
    let loaded = Rc::clone(loaded);
    sql::transaction(storage, move |sql| {
        // In the order of the digests, which says nothing of who came first.
        let digests: BTreeSet<Digest> = ballots.iter().filter_map(|ballot| ballot.digest).collect();
        let mut new = sql::poll::spend(sql, digests)?;
        // Taken out, so that the second of two that came together is counted as little as a later one.
        let is_new = ballots.iter().map(|ballot| ballot.digest.is_none_or(|digest| new.remove(&digest)));
        let is_new: Vec<bool> = is_new.collect();
        let counted = ballots.iter().zip(&is_new).filter(|(_, is_new)| **is_new).map(|(ballot, _)| ballot);
        add(sql, &loaded, counted)?;
        let receipt = |is_new| if is_new { Receipt::Counted } else { Receipt::AlreadyCounted };
        Ok(is_new.into_iter().map(receipt).collect())
    })
}

/// Adds ballots to the pools of their leaves, and keeps their comments.
fn add<'a>(sql: &SqlStorage, loaded: &Loaded, ballots: impl Iterator<Item = &'a Ballot>) -> Result<()> {
    let mut pools: BTreeMap<Node, Tally> = BTreeMap::new();
    for Ballot { leaf, answers, .. } in ballots {
        let pool = loaded.plan.pool_of(*leaf);
        let tally = match pools.entry(pool) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let kept = sql::poll::pool(sql, loaded.poll.groups().id(pool).as_str())?;
                let kept = kept.map(|tally| serde_json::from_str(&tally)).transpose()?;
                entry.insert(kept.unwrap_or_else(|| Tally::empty(&loaded.poll)))
            }
        };
        tally.count(&loaded.poll, answers);
        for (question, text) in answers.comments() {
            let comment = Comment { question: question.clone(), text: text.to_owned() };
            sql::comments::keep(sql, random::bytes::<16>()?.to_vec(), &comment)?;
        }
    }
    for (pool, tally) in &pools {
        sql::poll::put_pool(sql, loaded.poll.groups().id(*pool).as_str(), &serde_json::to_string(tally)?)?;
    }
    Ok(())
}

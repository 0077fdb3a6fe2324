//! Sends the ballot: kept on the device before it is sent, and until the worker says that it has it.

use crate::api;
use crate::browser;
use crate::delivery::Delivery;
use crate::session::{Session, Step};
use crate::store::{self, Kept};
use candor::PollId;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Takes the ballots of one poll, and tells the session where they are.
#[derive(Clone)]
pub(super) struct Courier {
    /// The poll.
    pub(super) poll: PollId,
    /// The JSON of the ballot; here too, because the device may keep nothing.
    pub(super) ballot: Rc<RefCell<String>>,
    /// The session.
    pub(super) session: UseReducerDispatcher<Session>,
}

impl Courier {
    /// Takes up what an earlier visit could not deliver.
    pub(super) fn resume(&self) {
        if let Some(kept) = store::get(Kept::Pending, &self.poll) {
            self.ballot.replace(kept);
            self.attempt(1);
        }
    }

    /// Takes a new ballot.
    pub(super) fn take(&self, ballot: String) {
        // Where this fails, the ballot is kept as long as the page is open.
        store::set(Kept::Pending, &self.poll, &ballot);
        self.ballot.replace(ballot);
        self.attempt(1);
    }

    /// Sends it for the `attempt`-th time.
    pub(super) fn attempt(&self, attempt: u32) {
        self.tell(Delivery::Sending { attempt });
        let courier = self.clone();
        let ballot = self.ballot.borrow().clone();
        spawn_local(async move {
            let outcome = api::send_ballot(&courier.poll, &ballot).await;
            let after = Delivery::after(attempt, outcome, browser::is_online());
            match after {
                // Marked as sent before it is forgotten: a page closed in between must not offer it as unanswered.
                Delivery::Arrived(_) => {
                    store::set(Kept::Sent, &courier.poll, "1");
                    store::forget(Kept::Pending, &courier.poll);
                    store::forget(Kept::Draft, &courier.poll);
                }
                Delivery::Refused(_) => store::forget(Kept::Pending, &courier.poll),
                _ => {}
            }
            courier.tell(after);
        });
    }

    /// Counts down one second of waiting, and listens for the network's return; until what it returns is dropped.
    pub(super) fn wait(&self, delivery: &Delivery) -> Option<(Timeout, EventListener)> {
        let Delivery::Waiting { attempt, seconds, online } = *delivery else { return None };
        let courier = self.clone();
        let tick = move || match seconds {
            0 | 1 => courier.attempt(attempt + 1),
            _ => courier.tell(Delivery::Waiting { attempt, seconds: seconds - 1, online }),
        };
        let courier = self.clone();
        let back = move |_: &Event| courier.attempt(attempt + 1);
        Some((Timeout::new(1_000, tick), EventListener::once(&gloo::utils::window(), "online", back)))
    }

    fn tell(&self, delivery: Delivery) {
        self.session.dispatch(Step::Delivery(delivery));
    }
}

//! Sends the ballot: kept on the device before it is sent, and until the worker says that it has it.

use crate::api;
use crate::browser;
use crate::delivery::Delivery;
use crate::paper::Paper;
use crate::store::{Kept, Slot};
use crate::stub::Stub;
use crate::widget::session::Step;
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
    pub(super) paper: Paper,
    /// Whose ballots.
    pub(super) slot: Rc<RefCell<Slot>>,
    /// The nonce of the ballot and, on a second line, its JSON; here too, because the device may keep nothing.
    pub(super) ballot: Rc<RefCell<String>>,
    /// The session.
    pub(super) tell: Callback<Step>,
}

impl Courier {
    /// Takes up what an earlier visit could not deliver.
    pub(super) fn resume(&self) {
        let kept = self.slot.borrow().get(Kept::Pending);
        if let Some(kept) = kept {
            self.ballot.replace(kept);
            self.attempt(1);
        }
    }

    /// Takes a new ballot, the JSON with that nonce.
    pub(super) fn take(&self, nonce: &str, ballot: &str) {
        let ballot = [nonce, "\n", ballot].concat();
        // Where this fails, the ballot is kept as long as the page is open.
        self.slot.borrow().set(Kept::Pending, &ballot);
        self.ballot.replace(ballot);
        self.attempt(1);
    }

    /// Sends it for the `attempt`-th time.
    pub(super) fn attempt(&self, attempt: u32) {
        self.tell.emit(Step::Delivery(Delivery::Sending { attempt }));
        let courier = self.clone();
        let (ballot, slot) = (self.ballot.borrow().clone(), self.slot.borrow().clone());
        spawn_local(async move {
            let (nonce, ballot) = ballot.split_once('\n').unwrap_or_default();
            let manifest = &courier.paper.manifest;
            let outcome = api::send_ballot(&manifest.id, ballot).await;
            let after = Delivery::after(attempt, outcome, browser::is_online());
            let arrived = matches!(after, Delivery::Arrived(_));
            let stub = Stub::of(manifest, nonce);
            if arrived {
                // Marked as sent before it is forgotten: a page closed in between must not offer it as unanswered.
                slot.set(Kept::Sent, &Stub::write(stub.as_ref()));
                for kept in [Kept::Pending, Kept::Draft, Kept::Coins, Kept::Token] {
                    slot.forget(kept);
                }
            } else if let Delivery::Refused(_) = after {
                slot.forget(Kept::Pending);
            }
            courier.tell.emit(Step::Delivery(after));
            if arrived {
                courier.tell.emit(Step::Sent(stub));
            }
        });
    }

    /// Counts down one second of waiting, and listens for the network's return; until what it returns is dropped.
    pub(super) fn wait(&self, delivery: &Delivery) -> Option<(Timeout, EventListener)> {
        let Delivery::Waiting { attempt, seconds, online } = *delivery else { return None };
        let courier = self.clone();
        let tick = move || match seconds {
            0 | 1 => courier.attempt(attempt + 1),
            _ => {
                let delivery = Delivery::Waiting { attempt, seconds: seconds - 1, online };
                courier.tell.emit(Step::Delivery(delivery));
            }
        };
        let courier = self.clone();
        let back = move |_: &Event| courier.attempt(attempt + 1);
        Some((Timeout::new(1_000, tick), EventListener::once(&gloo::utils::window(), "online", back)))
    }
}

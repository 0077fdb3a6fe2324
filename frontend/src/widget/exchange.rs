//! Exchanges the invitation for a token, in the background: each step is on the device before the next one is taken.

use crate::api::{self, Failure, Refusal};
use crate::browser;
use crate::delivery::pause;
use crate::entitlement::{Entitlement, Held, Invitation, token};
use crate::paper::Paper;
use crate::place::Fragment;
use crate::store::{Kept, Slot};
use crate::stub::Stub;
use crate::widget::session::Step;
use candor::Eligibility;
use candor::ballot::Pending;
use candor::invitation::Code;
use candor::wire::{self, State};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Answers that end an invitation: there is nothing to keep of it.
const FINAL: [&str; 5] =
    ["malformed_code", "wrong_poll", "unknown_invitation", "invitation_used", "invitation_revoked"];

/// Exchanges the invitations of one poll, and tells the session how far it is.
#[derive(Clone)]
pub(super) struct Exchange {
    /// The poll.
    pub(super) paper: Paper,
    /// Whose invitation.
    pub(super) slot: Rc<RefCell<Slot>>,
    /// What is held of it; here too, because the device may keep nothing.
    pub(super) held: Rc<RefCell<Option<Held>>>,
    /// What an identity provider gave; never kept on the device.
    pub(super) id_token: Option<String>,
    /// The session.
    pub(super) tell: Callback<Step>,
}

impl Exchange {
    /// Finds what the device holds or the link brought, and goes on from there.
    pub(super) fn begin(&self, fragment: &Fragment) {
        let poll = &self.paper.manifest.id;
        if self.paper.manifest.poll.eligibility() != Eligibility::Invited {
            return self.open(Slot::new(poll.clone(), None), None);
        }
        match Invitation::of(fragment) {
            Some(Ok((invitation, label))) => {
                self.open(Slot::new(poll.clone(), Some(label)), Some(invitation));
            }
            Some(Err(bad)) => {
                self.refuse(Refusal { code: "malformed_code".into(), detail: bad.to_string() });
            }
            None => self.open(Slot::current(poll), None),
        }
    }

    /// Takes a code that was typed in.
    pub(super) fn take(&self, typed: &str) {
        let code = match Code::parse(typed) {
            Ok(code) if code.is_of(&self.paper.manifest.id) => code,
            Ok(_) => return self.refuse(Refusal { code: "wrong_poll".into(), ..Refusal::default() }),
            Err(bad) => {
                return self.refuse(Refusal { code: "malformed_code".into(), detail: bad.to_string() });
            }
        };
        // What is marked goes with the code: it is kept again under its name at once.
        self.slot.borrow().forget(Kept::Draft);
        let slot = Slot::new(self.paper.manifest.id.clone(), Some(code.label()));
        slot.make_current();
        self.open(slot, Some(Invitation { code: code.to_string(), key: None }));
    }

    /// Goes on with what is kept in `slot`, or else begins with `invitation`.
    fn open(&self, slot: Slot, invitation: Option<Invitation>) {
        let (kept, sent) = (slot.get(Kept::Token), slot.get(Kept::Sent));
        let held = kept.and_then(|kept| Held::read(&kept));
        let held = held.or_else(|| invitation.map(|invitation| Held::Invited { invitation }));
        self.slot.replace(slot);
        if let Some(sent) = sent {
            return self.tell.emit(Step::Sent(Stub::read(&sent)));
        }
        self.held.replace(held);
        self.go_on();
    }

    /// Takes the next step from whatever is held.
    fn go_on(&self) {
        let eligibility = self.paper.manifest.poll.eligibility();
        if eligibility == Eligibility::Open || self.paper.manifest.state != State::Open {
            return;
        }
        let held = self.held.borrow().clone();
        let key = match Held::key(held.as_ref(), &self.paper.manifest) {
            Ok(key) => key,
            Err(refusal) => return self.refuse(refusal),
        };
        let invitation = match held {
            Some(Held::Token { group, .. }) => return self.is(Entitlement::Ready(group)),
            Some(Held::Pending { .. }) => return self.attempt(1),
            Some(Held::Invited { invitation }) => Some(invitation),
            None if eligibility == Eligibility::Invited => return self.is(Entitlement::Missing),
            None => None,
        };
        let mut random = true;
        let pending = browser::timed("blind", || {
            // A browser that gives no randomness must not end in a loop that waits for some.
            Pending::new(|bytes| {
                random &= browser::randomize(bytes);
                if !random {
                    bytes.fill(1);
                }
            })
        });
        if !random {
            return self.refuse(Refusal { code: "no_randomness".into(), ..Refusal::default() });
        }
        self.keep(Held::Pending { invitation, pending: pending.to_text(), seen: key.to_text() });
        self.attempt(1);
    }

    /// Sends the pending element for the `attempt`-th time.
    pub(super) fn attempt(&self, attempt: u32) {
        let Some(Held::Pending { invitation, pending, .. }) = self.held.borrow().clone() else { return };
        let (Ok(pending), Ok(key)) =
            (Pending::from_text(&pending), Held::key(self.held.borrow().as_ref(), &self.paper.manifest))
        else {
            return self.refuse(Refusal { code: "damaged".into(), ..Refusal::default() });
        };
        self.is(Entitlement::Exchanging);
        let exchange = self.clone();
        spawn_local(async move {
            let code = invitation.as_ref().map(|invitation| invitation.code.as_str());
            let body = wire::Exchange { code, blinded: &pending.blinded().to_text() };
            match api::exchange(&exchange.paper.manifest.id, &body, exchange.id_token.as_deref()).await {
                Ok(exchanged) => {
                    let token = browser::timed("finalize", || {
                        token(&exchange.paper.manifest, &key, &pending, &exchanged)
                    });
                    match token {
                        Ok(token) => {
                            exchange.keep(token);
                            exchange.is(Entitlement::Ready(exchanged.group.into()));
                        }
                        Err(refusal) => exchange.refuse(refusal),
                    }
                }
                Err(Failure::Away) => exchange.is(Entitlement::Waiting { attempt }),
                Err(Failure::NotFound) => exchange.refuse(Refusal::default()),
                Err(Failure::Refused(refusal)) => exchange.refuse(refusal),
            }
        });
    }

    /// Waits before the next try, and listens for the network's return; until what it returns is dropped.
    pub(super) fn wait(&self, entitlement: &Entitlement) -> Option<(Timeout, EventListener)> {
        let Entitlement::Waiting { attempt } = *entitlement else { return None };
        let exchange = self.clone();
        let again = move || exchange.attempt(attempt + 1);
        let back = again.clone();
        Some((
            Timeout::new(pause(attempt) * 1_000, again),
            EventListener::once(&gloo::utils::window(), "online", move |_| back()),
        ))
    }

    fn keep(&self, held: Held) {
        // Where this fails, it is held as long as the page is open.
        self.slot.borrow().set(Kept::Token, &held.write());
        self.held.replace(Some(held));
    }

    fn refuse(&self, refusal: Refusal) {
        if FINAL.contains(&refusal.code.as_str()) {
            self.slot.borrow().forget(Kept::Token);
            self.held.replace(None);
        }
        self.is(match refusal.code.as_str() {
            "not_signed_in" => Entitlement::Missing,
            _ => Entitlement::Refused(refusal),
        });
    }

    fn is(&self, entitlement: Entitlement) {
        self.tell.emit(Step::Entitlement(entitlement));
    }
}

//! Sending what is marked, and keeping it until then.

use super::courier::Courier;
use super::{Widget, WidgetProps};
use crate::browser;
use crate::delivery::Delivery;
use crate::entitlement::Held;
use crate::store::Kept;
use crate::widget::form::{Action, Form};
use crate::widget::session::{Outcome, Session, Step};
use candor::deniable::Coins;
use candor::wire::Ballot;
use candor::{Answers, Poll};

impl Widget {
    /// Sends what is marked, or says what is to mend, or hurries a ballot that waits.
    pub(super) fn submit(&mut self, poll: &Poll) {
        match self.session.delivery {
            Delivery::Sending { .. } => return,
            Delivery::Waiting { attempt, .. } => return self.courier.attempt(attempt + 1),
            _ => {}
        }
        match self.session.ballot(poll) {
            Outcome::Mend(slips) => self.courier.tell.emit(Step::Slips(slips)),
            Outcome::AwaitToken => self.courier.tell.emit(Step::Delivery(Delivery::AwaitingToken)),
            Outcome::Ballot(group, answers) => {
                let Some(answers) = self.flip(poll, answers) else {
                    let why = self.courier.paper.words.say("problem.no_randomness").to_owned();
                    return self.courier.tell.emit(Step::Delivery(Delivery::Refused(why)));
                };
                let courier = &self.courier;
                let held = self.exchange.held.borrow();
                let (nonce, output) = if let Some(Held::Token { nonce, output, .. }) = &*held {
                    (nonce, Some(output.as_str()))
                } else {
                    if self.nonce.is_empty() {
                        self.nonce = browser::nonce().unwrap_or_default();
                    }
                    (&self.nonce, None)
                };
                let ballot = serde_json::to_string(&Ballot { group, answers: &answers, nonce, output });
                courier.take(nonce, &ballot.unwrap_or_default());
            }
        }
    }

    /// What is sent in the place of `answers`: themselves, but where they are deniable. None where the browser has no
    /// randomness. A ballot that was refused and is sent again has the same coins, also after the page was loaded anew.
    fn flip(&mut self, poll: &Poll, answers: Answers) -> Option<Answers> {
        let Some(deniable) = poll.deniable() else { return Some(answers) };
        if self.seed.is_empty() {
            let slot = self.courier.slot.borrow();
            self.seed = slot.get(Kept::Coins).or_else(browser::nonce)?;
            slot.set(Kept::Coins, &self.seed);
        }
        let flipped = Coins::new(self.seed.as_bytes()).flip(poll, deniable, &answers);
        self.flipped = Some(flipped.clone());
        Some(flipped)
    }
}

/// Takes up what was marked before, what this device remembers of the poll, and the group that the address names.
pub(super) fn restore(props: &WidgetProps, courier: &Courier) {
    let tree = props.paper.manifest.poll.groups();
    let draft = courier.slot.borrow().get(Kept::Draft).and_then(|draft| Form::read(&draft));
    let form = props.marked.clone().over(draft.unwrap_or_default());
    courier.tell.emit(Step::Form(Action::Replace(form)));
    if let Some(group) = props.group.clone().filter(|group| tree.find_leaf(group).is_some()) {
        courier.tell.emit(Step::Form(Action::Group(group)));
    }
}

/// Keeps what is marked, and nothing once nothing is.
pub(super) fn keep_draft(courier: &Courier, session: &Session) {
    let slot = courier.slot.borrow();
    if !session.form.is_empty() {
        slot.set(Kept::Draft, &session.form.write());
    } else if !session.sent {
        // What was sent is forgotten by who sent it, and another's draft is not this one's to forget.
        slot.forget(Kept::Draft);
    }
}

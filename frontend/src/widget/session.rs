//! One person's session with the widget, as a state that only changes by steps.

use crate::delivery::Delivery;
use crate::entitlement::Entitlement;
use crate::stub::Stub;
use crate::widget::form::{Action, Form, Slip};
use candor::wire::State;
use candor::{Answers, GroupId, Poll};

/// All that changes while someone answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What is marked.
    pub form: Form,
    /// What was to mend when sending was last tried.
    pub slips: Vec<Slip>,
    /// How often something was to mend.
    pub tries: u32,
    /// The right to a ballot.
    pub entitlement: Entitlement,
    /// Whether a ballot was sent from this device.
    pub sent: bool,
    /// What is kept of it.
    pub stub: Option<Stub>,
    /// Where the ballot is.
    pub delivery: Delivery,
}

/// What happens in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Someone does something to the form.
    Form(Action),
    /// Sending was tried, and something is to mend.
    Slips(Vec<Slip>),
    /// The ballot is somewhere else.
    Delivery(Delivery),
    /// The right to a ballot has come further.
    Entitlement(Entitlement),
    /// A ballot was sent from this device, now or before.
    Sent(Option<Stub>),
    /// Everything is erased, for another person or another beginning.
    Anew,
    /// The page is ready; nothing else has changed.
    Ready,
}

/// Which of its faces the widget shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The form, to be filled in.
    Filling,
    /// The form, locked, while the ballot is under way.
    Sending,
    /// The form, locked, while the ballot waits for the network.
    Waiting,
    /// The receipt.
    Sent,
    /// An alarm: the poll's key or a proof is not what it must be.
    Refused,
    /// The poll takes no answers yet.
    NotOpen,
    /// The poll opens later.
    Scheduled,
    /// The poll takes no more answers.
    Closed,
}

impl Face {
    /// Its name in `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filling => "filling",
            Self::Sending => "sending",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::NotOpen => "not_open",
            Self::Scheduled => "scheduled",
            Self::Closed => "closed",
        }
    }
}

/// What trying to send comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// A group and answers, ready to be sent.
    Ballot(&'a GroupId, Answers),
    /// All is marked; the token is still on its way.
    AwaitToken,
    /// What to mend first, in the order of the page.
    Mend(Vec<Slip>),
}

impl Session {
    /// The session after `step`.
    #[must_use]
    pub fn after(&self, step: Step) -> Self {
        let mut session = self.clone();
        match step {
            Step::Form(action) => session.form.act(action),
            Step::Slips(slips) => {
                (session.slips, session.tries, session.delivery) = (slips, self.tries + 1, Delivery::None);
            }
            Step::Delivery(delivery @ Delivery::Arrived(_)) => {
                session = Self { sent: true, delivery, ..Self::default() };
            }
            Step::Delivery(delivery) => (session.delivery, session.slips) = (delivery, Vec::new()),
            Step::Entitlement(entitlement) => session.entitlement = entitlement,
            Step::Sent(stub) => (session.sent, session.stub) = (true, stub),
            Step::Ready => {}
            Step::Anew => session = Self { entitlement: self.entitlement.clone(), ..Self::default() },
        }
        match &session.entitlement {
            // Where a token names the group, nothing else does.
            Entitlement::Ready(group) => session.form.group.clone_from(group),
            Entitlement::Missing | Entitlement::Refused(_) if session.delivery == Delivery::AwaitingToken => {
                session.delivery = Delivery::None;
            }
            _ => {}
        }
        session
    }

    /// What trying to send comes to.
    pub fn ballot<'a>(&self, poll: &'a Poll) -> Outcome<'a> {
        let ballot = self.form.ballot(poll);
        let (ballot, mut slips) = match ballot {
            Ok(ballot) => (Some(ballot), Vec::new()),
            Err(slips) => (None, slips),
        };
        if self.entitlement != Entitlement::Unneeded {
            // The group comes with the token.
            slips.retain(|slip| slip.question.is_some());
        }
        if let Entitlement::Missing | Entitlement::Refused(_) = self.entitlement {
            slips.insert(0, Slip { question: None, control: "code".into(), message: "slip.no_invitation" });
        }
        match (ballot, &self.entitlement) {
            _ if !slips.is_empty() => Outcome::Mend(slips),
            (Some((group, answers)), Entitlement::Unneeded | Entitlement::Ready(_)) => {
                Outcome::Ballot(group, answers)
            }
            _ => Outcome::AwaitToken,
        }
    }

    /// What is to mend as the form is now, in the order of the page.
    pub fn slips_now(&self, poll: &Poll) -> Vec<Slip> {
        match self.ballot(poll) {
            Outcome::Mend(slips) => slips,
            Outcome::Ballot(..) | Outcome::AwaitToken => Vec::new(),
        }
    }

    /// What to show of a poll in that state.
    pub fn face(&self, state: State) -> Face {
        match self.delivery {
            Delivery::Sending { .. } => return Face::Sending,
            Delivery::AwaitingToken | Delivery::Waiting { .. } => return Face::Waiting,
            Delivery::Arrived(_) | Delivery::None | Delivery::Refused(_) => {}
        }
        match state {
            State::Closed => Face::Closed,
            _ if self.sent => Face::Sent,
            _ if self.entitlement.is_alarming() => Face::Refused,
            State::NotOpen => Face::NotOpen,
            State::Scheduled => Face::Scheduled,
            State::Open => Face::Filling,
        }
    }

    /// The id of what has appeared and should have the focus.
    pub fn attention(&self) -> Option<&'static str> {
        match self.delivery {
            Delivery::Arrived(_) => Some("receipt"),
            Delivery::Refused(_) => Some("errors"),
            _ => (!self.slips.is_empty()).then_some("errors"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Refusal;
    use candor::wire::Receipt;

    fn after(steps: impl IntoIterator<Item = Step>) -> Session {
        steps.into_iter().fold(Session::default(), |session, step| session.after(step))
    }

    #[test]
    fn an_arrived_ballot_leaves_no_answers_behind() {
        let marked = Step::Form(Action::Group("a".into()));
        let session = after([marked, Step::Delivery(Delivery::Arrived(Receipt::Counted))]);
        assert_eq!(session.form, Form::default());
        assert_eq!((session.face(State::Open), session.attention()), (Face::Sent, Some("receipt")));
    }

    #[test]
    fn a_refused_ballot_leaves_its_answers_for_editing() {
        let marked = Step::Form(Action::Group("a".into()));
        let session = after([marked, Step::Delivery(Delivery::Refused("No".into()))]);
        assert_eq!(session.form.group, "a");
        assert_eq!((session.face(State::Open), session.attention()), (Face::Filling, Some("errors")));
    }

    #[test]
    fn someone_who_answered_before_sees_so_unless_a_ballot_waits() {
        assert_eq!(after([Step::Sent(None)]).face(State::Open), Face::Sent);
        let waiting = Step::Delivery(Delivery::Waiting { attempt: 1, seconds: 2, online: true });
        assert_eq!(after([Step::Sent(None), waiting]).face(State::Open), Face::Waiting);
        assert_eq!(after([Step::Sent(None), Step::Anew]).face(State::Open), Face::Filling);
    }

    fn poll() -> Poll {
        let teams =
            [serde_json::json!({"id": "a", "name": "A"}), serde_json::json!({"id": "b", "name": "B"})];
        Poll::parse(&serde_json::json!({"title": "T", "k": 3, "eligibility": "invited",
            "groups": {"id": "all", "name": "All", "children": teams},
            "questions": [{"id": "say", "kind": "comment", "text": "Say"}]}))
        .expect("good")
    }

    #[test]
    fn the_token_names_the_group_and_nothing_else_does() {
        let draft = Form { group: "b".into(), ..Form::default() };
        let ready = Step::Entitlement(Entitlement::Ready("a".into()));
        let session = after([ready, Step::Form(Action::Replace(draft))]);
        let poll = poll();
        assert!(matches!(session.ballot(&poll), Outcome::Ballot(group, _) if group.as_str() == "a"));
        assert_eq!(session.after(Step::Anew).form.group, "a");
    }

    #[test]
    fn answers_wait_for_the_token_and_are_free_again_when_none_comes() {
        let poll = poll();
        let exchanging = after([Step::Entitlement(Entitlement::Exchanging)]);
        assert_eq!(exchanging.ballot(&poll), Outcome::AwaitToken);
        let waiting = exchanging.after(Step::Delivery(Delivery::AwaitingToken));
        assert_eq!(waiting.face(State::Open), Face::Waiting);
        let refused = waiting.after(Step::Entitlement(Entitlement::Refused(Refusal::default())));
        assert_eq!(refused.face(State::Open), Face::Filling);
        let Outcome::Mend(slips) = refused.ballot(&poll) else { panic!("nothing to send with") };
        assert_eq!((slips.len(), slips[0].control.as_str()), (1, "code"));
    }
}

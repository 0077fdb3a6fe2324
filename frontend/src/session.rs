//! One person's session with the widget, as a state that only changes by steps.

use crate::delivery::Delivery;
use crate::form::{Action, Form, Slip};

/// All that changes while someone answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What is marked.
    pub form: Form,
    /// What was to mend when sending was last tried.
    pub slips: Vec<Slip>,
    /// How often something was to mend.
    pub tries: u32,
    /// Whether a ballot was sent from this device.
    pub sent: bool,
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
    /// A ballot was sent from this device before.
    SentBefore,
    /// Everything is erased, for another person or another beginning.
    Anew,
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
}

impl Face {
    /// Its name in `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filling => "filling",
            Self::Sending => "sending",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
        }
    }
}

impl Session {
    /// The session after `step`.
    #[must_use]
    pub fn after(&self, step: Step) -> Self {
        let mut session = self.clone();
        match step {
            Step::Form(action) => session.form = self.form.after(action),
            Step::Slips(slips) => {
                (session.slips, session.tries, session.delivery) = (slips, self.tries + 1, Delivery::None);
            }
            Step::Delivery(delivery @ Delivery::Arrived(_)) => {
                session = Self { sent: true, delivery, ..Self::default() };
            }
            Step::Delivery(delivery) => (session.delivery, session.slips) = (delivery, Vec::new()),
            Step::SentBefore => session.sent = true,
            Step::Anew => session = Self::default(),
        }
        session
    }

    /// What to show.
    pub fn face(&self) -> Face {
        match self.delivery {
            Delivery::Sending { .. } => Face::Sending,
            Delivery::Waiting { .. } => Face::Waiting,
            Delivery::Arrived(_) => Face::Sent,
            Delivery::None | Delivery::Refused(_) if self.sent => Face::Sent,
            Delivery::None | Delivery::Refused(_) => Face::Filling,
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
    use candor::wire::Receipt;

    fn after(steps: impl IntoIterator<Item = Step>) -> Session {
        steps.into_iter().fold(Session::default(), |session, step| session.after(step))
    }

    #[test]
    fn an_arrived_ballot_leaves_no_answers_behind() {
        let marked = Step::Form(Action::Group("a".into()));
        let session = after([marked, Step::Delivery(Delivery::Arrived(Receipt::Counted))]);
        assert_eq!(session.form, Form::default());
        assert_eq!((session.face(), session.attention()), (Face::Sent, Some("receipt")));
    }

    #[test]
    fn a_refused_ballot_leaves_its_answers_for_editing() {
        let marked = Step::Form(Action::Group("a".into()));
        let session = after([marked, Step::Delivery(Delivery::Refused("No".into()))]);
        assert_eq!(session.form.group, "a");
        assert_eq!((session.face(), session.attention()), (Face::Filling, Some("errors")));
    }

    #[test]
    fn someone_who_answered_before_sees_so_unless_a_ballot_waits() {
        assert_eq!(after([Step::SentBefore]).face(), Face::Sent);
        let waiting = Step::Delivery(Delivery::Waiting { attempt: 1, seconds: 2, online: true });
        assert_eq!(after([Step::SentBefore, waiting]).face(), Face::Waiting);
        assert_eq!(after([Step::SentBefore, Step::Anew]).face(), Face::Filling);
    }
}

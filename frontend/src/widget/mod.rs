//! The page that people answer on. Its [introduction](intro) is text, which the worker renders and nothing changes; the
//! [`Widget`] below it is rendered by the worker too, and taken over in the browser.

mod choices;
mod coins;
mod comment;
mod courier;
mod exchange;
mod faces;
pub mod form;
mod group;
pub mod intro;
mod invitation;
mod marked;
mod paper_form;
mod question;
mod receipt;
#[cfg(feature = "ssr")]
pub mod rendered;
mod review;
mod scale;
mod sending;
pub mod session;
mod submission;
mod summary;
#[cfg(test)]
mod tests;

pub use form::Form;
pub use marked::marked;

use crate::browser;
use crate::delivery::Delivery;
use crate::entitlement::Entitlement;
use crate::paper::Paper;
use crate::place::Fragment;
use crate::store::{Kept, Slot};
use candor::Answers;
use candor::wire::State;
use coins::Wheel;
use courier::Courier;
use exchange::Exchange;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use session::{Face, Session, Step};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Widget`].
#[derive(PartialEq, Properties)]
pub struct WidgetProps {
    /// The poll and the words.
    pub paper: Paper,
    /// The group that the page's address names.
    #[prop_or_default]
    pub group: Option<String>,
    /// What the page's link brought.
    #[prop_or_default]
    pub fragment: Fragment,
    /// What was marked before the page was taken over.
    #[prop_or_default]
    pub marked: Form,
}

/// What happens to the widget.
#[derive(Clone, Debug)]
pub enum Message {
    /// Something happens in the session.
    Step(Step),
    /// Someone wants to send.
    Submit,
    /// Someone types in a code.
    Code(String),
    /// Someone erases what the device keeps of a ballot that was counted.
    Erase,
    /// Someone else wants to answer.
    Again,
    /// Someone tries the wheel.
    Spin,
}

/// The form until it is sent, then the receipt.
///
/// A component of the plain kind: hooks would cost some ten kilobytes that nothing else here needs.
pub struct Widget {
    session: Session,
    /// Whether the page has been taken over, so that answers can be sent.
    ready: bool,
    /// The session when the page was last drawn.
    drawn: Session,
    courier: Courier,
    exchange: Exchange,
    /// Until a ballot has arrived: changed and sent again, it can still count only once.
    nonce: String,
    /// What the coins of this ballot fall by, where answers are deniable; as the nonce until a ballot has arrived.
    seed: String,
    /// What coins made of the answers, to be shown to whoever asks; never kept on the device.
    flipped: Option<Answers>,
    wheel: Wheel,
    waiting: [Option<(Timeout, EventListener)>; 2],
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(context: &Context<Self>) -> Self {
        let WidgetProps { paper, fragment, .. } = context.props();
        let slot = Rc::new(RefCell::new(Slot::new(paper.manifest.id.clone(), None)));
        let tell = context.link().callback(Message::Step);
        // First of all the page is what the worker rendered, or it could not be taken over; what was marked in it is brought
        // in once it is.
        let session = Session { entitlement: Entitlement::at_first(&paper.manifest), ..Session::default() };
        Self {
            drawn: session.clone(),
            session,
            ready: false,
            courier: Courier {
                paper: paper.clone(),
                slot: slot.clone(),
                ballot: Rc::default(),
                tell: tell.clone(),
            },
            exchange: Exchange {
                paper: paper.clone(),
                slot,
                held: Rc::default(),
                id_token: fragment.id_token.clone(),
                tell,
            },
            nonce: String::new(),
            seed: String::new(),
            flipped: None,
            wheel: Wheel::default(),
            waiting: [None, None],
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Step(step) => self.session = self.session.after(step),
            Message::Submit => self.submit(&context.props().paper.manifest.poll),
            Message::Code(code) => {
                self.seed.clear();
                self.exchange.take(&code);
            }
            Message::Spin => self.wheel = self.wheel.spun(&context.props().paper.manifest.poll),
            Message::Erase => {
                self.courier.slot.borrow().erase();
                self.flipped = None;
                self.session = self.session.after(Step::Sent(None));
            }
            Message::Again => {
                self.courier.slot.borrow().forget(Kept::Sent);
                self.nonce.clear();
                self.seed.clear();
                self.flipped = None;
                self.session = self.session.after(Step::Anew);
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let (manifest, words) = (&props.paper.manifest, &props.paper.words);
        let face = self.face(manifest.state);
        match (face, &self.session.entitlement) {
            (Face::Closed, _) => faces::closed(manifest, words, &self.session),
            (Face::Sent, _) => receipt::receipt(
                manifest,
                words,
                &self.session,
                self.flipped.as_ref(),
                context.link().callback(|_| Message::Again),
                context.link().callback(|_| Message::Erase),
            ),
            (Face::Refused, Entitlement::Refused(refusal)) => faces::alarm(manifest, words, refusal),
            (Face::NotOpen, _) => faces::not_open(manifest, words),
            (Face::Scheduled, _) => faces::scheduled(manifest, words),
            _ => {
                let tell = context.link().callback(|message| message);
                paper_form::form(&props.paper, &self.session, self.wheel, self.ready, &tell)
            }
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let props = context.props();
        if first {
            self.ready = true;
            self.exchange.begin(&props.fragment);
            submission::restore(props, &self.courier);
            self.courier.resume();
            // Drawn again even where nothing of that has anything to say.
            context.link().send_message(Message::Step(Step::Ready));
            return;
        }
        if self.session != self.drawn {
            self.follow(&props.paper.manifest.poll);
            self.drawn = self.session.clone();
        }
        browser::show_state(self.face(props.paper.manifest.state).name());
    }
}

impl Widget {
    fn face(&self, state: State) -> Face {
        self.session.face(state)
    }

    /// Does what a changed session asks for: what is marked is kept, what waits is waited for, and the focus moves to
    /// what has appeared.
    fn follow(&mut self, poll: &candor::Poll) {
        submission::keep_draft(&self.courier, &self.session);
        let is_ready = matches!(self.session.entitlement, Entitlement::Ready(_));
        if self.session.delivery == Delivery::AwaitingToken && is_ready {
            self.submit(poll);
        }
        let [delivery, entitlement] = &mut self.waiting;
        if self.session.delivery != self.drawn.delivery {
            *delivery = self.courier.wait(&self.session.delivery);
        }
        if self.session.entitlement != self.drawn.entitlement {
            *entitlement = self.exchange.wait(&self.session.entitlement);
        }
        let attention = self.session.attention();
        if (self.session.tries, attention) != (self.drawn.tries, self.drawn.attention())
            && let Some(id) = attention
        {
            browser::focus(id);
        }
    }
}

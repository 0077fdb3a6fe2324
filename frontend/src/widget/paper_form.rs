//! The face on which answers are marked and sent.

use super::Message;
use super::coins::{Wheel, coins};
use super::group::group_choice;
use super::invitation::invitation;
use super::question::{Field, question};
use super::sending::sending;
use super::summary::summary;
use crate::entitlement::Entitlement;
use crate::paper::Paper;
use crate::widget::session::{Session, Step};
use yew::prelude::*;

/// The invitation, the questions and the button. Until the page is `ready`, what is marked stays in the document.
pub(super) fn form(
    paper: &Paper,
    session: &Session,
    wheel: Wheel,
    ready: bool,
    tell: &Callback<Message>,
) -> Html {
    let (poll, words) = (&paper.manifest.poll, &paper.words);
    let locked = session.delivery.is_under_way();
    let dispatch = tell.reform(|action| Message::Step(Step::Form(action)));
    // Until sending is tried nothing is to mend, and no ballot is made at every key that is pressed.
    let slips = match session.tries {
        0 => Vec::new(),
        _ => session.slips_now(poll),
    };
    let slip = |place: Option<usize>| slips.iter().find(|slip| slip.question == place);
    let total = poll.questions().len();
    let questions = poll.questions().iter().enumerate().map(|(place, asked)| {
        let (mark, dispatch) = (&session.form.mark(place), &dispatch);
        question(&Field {
            words,
            question: asked,
            place,
            total,
            mark,
            slip: slip(Some(place)),
            locked,
            dispatch,
        })
    });
    let onsubmit = tell.reform(|event: SubmitEvent| {
        event.prevent_default();
        Message::Submit
    });
    // Should a browser ever send this form by itself, `dialog` sends it nowhere: no answer may come into an address.
    html! {
        <>
            { invitation(&paper.manifest, words, &session.entitlement, tell.reform(Message::Code)) }
            { coins(paper, wheel, ready, tell.reform(|_| Message::Spin)) }
            <form method="dialog" autocomplete="off" novalidate=true {onsubmit}>
                { summary(words, session) }
                if session.entitlement == Entitlement::Unneeded {
                    { group_choice(poll, words, &session.form.group, slip(None), locked, &dispatch) }
                }
                { for questions }
                { sending(paper, session, ready, tell.reform(|_| Message::Step(Step::Anew))) }
            </form>
        </>
    }
}

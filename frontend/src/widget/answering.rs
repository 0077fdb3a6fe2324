//! The poll itself: its rules, its questions, and what becomes of the ballot.

use super::courier::Courier;
use super::exchange::Exchange;
use super::group::group_choice;
use super::invitation::{invitation, reason};
use super::question::QuestionField;
use super::receipt::receipt;
use super::sending::sending;
use super::summary::summary;
use crate::api::Refusal;
use crate::browser;
use crate::delivery::Delivery;
use crate::entitlement::{Entitlement, Held};
use crate::form::{Action, Form};
use crate::parts::{codes, notice, page, privacy_link, rules};
use crate::place::Fragment;
use crate::session::{Face, Outcome, Session, Step};
use crate::store::{Kept, Slot};
use crate::words::Words;
use candor::wire::{Ballot, Manifest, State};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Answering`].
#[derive(PartialEq, Properties)]
pub(super) struct AnsweringProps {
    pub(super) manifest: Rc<Manifest>,
    pub(super) words: Words,
    /// The group that the page's address names.
    pub(super) group: Option<String>,
    /// What the page's link brought.
    pub(super) fragment: Fragment,
}

impl Reducible for Session {
    type Action = Step;
    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        self.after(step).into()
    }
}

/// The form until it is sent, then the receipt.
#[component]
pub(super) fn Answering(props: &AnsweringProps) -> Html {
    let AnsweringProps { manifest, words, group, fragment } = props;
    let session = use_reducer(Session::default);
    let slot = use_mut_ref(|| Slot::new(manifest.id.clone(), None));
    let courier = Courier {
        manifest: manifest.clone(),
        slot: slot.clone(),
        ballot: use_mut_ref(String::new),
        session: session.dispatcher(),
    };
    let exchange = Exchange {
        manifest: manifest.clone(),
        slot,
        held: use_mut_ref(|| None),
        id_token: fragment.id_token.clone(),
        session: session.dispatcher(),
    };
    // One nonce until a ballot has arrived: changed and sent again, it can still count only once.
    let nonce = use_mut_ref(String::new);

    use_effect_with((), {
        let (group, courier, exchange) = (group.clone(), courier.clone(), exchange.clone());
        let fragment = fragment.clone();
        move |()| {
            exchange.begin(&fragment);
            restore(group, &courier);
            courier.resume();
        }
    });
    use_effect_with(session.clone(), {
        let (courier, exchange, nonce) = (courier.clone(), exchange.clone(), nonce.clone());
        move |session| {
            keep_draft(&courier, session);
            if session.delivery == Delivery::AwaitingToken
                && matches!(session.entitlement, Entitlement::Ready(_))
            {
                submit(session, &courier, &exchange, &mut nonce.borrow_mut());
            }
            let waiting = courier.wait(&session.delivery);
            move || drop(waiting)
        }
    });
    use_effect_with(session.entitlement.clone(), {
        let exchange = exchange.clone();
        move |entitlement| {
            let waiting = exchange.wait(entitlement);
            move || drop(waiting)
        }
    });
    use_effect_with((session.tries, session.attention()), |(_, attention)| {
        if let Some(id) = attention {
            browser::focus(id);
        }
    });

    let face = session.face();
    if manifest.state == State::Closed && matches!(face, Face::Filling | Face::Sent) {
        return page("widget", "closed", closed(manifest, words, &session));
    }
    if face == Face::Sent {
        let erase = {
            let courier = courier.clone();
            Callback::from(move |_| {
                courier.slot.borrow().erase();
                courier.session.dispatch(Step::Sent(None));
            })
        };
        let again = Callback::from(move |_| {
            courier.slot.borrow().forget(Kept::Sent);
            nonce.replace(String::new());
            courier.session.dispatch(Step::Anew);
        });
        return page("widget", face.name(), receipt(manifest, words, &session, again, erase));
    }
    if let Entitlement::Refused(refusal) = &session.entitlement
        && session.entitlement.is_alarming()
    {
        return page("widget", "refused", alarm(manifest, words, refusal));
    }
    if manifest.state == State::NotOpen && face == Face::Filling {
        return page("widget", "not_open", not_open(manifest, words));
    }
    let onsubmit = {
        let (session, exchange) = (session.clone(), exchange.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit(&session, &courier, &exchange, &mut nonce.borrow_mut());
        })
    };
    let take = Callback::from(move |code: String| exchange.take(&code));
    page("widget", face.name(), form(props, &session, onsubmit, take))
}

/// The face on which answers are marked and sent.
fn form(
    props: &AnsweringProps,
    session: &UseReducerHandle<Session>,
    onsubmit: Callback<SubmitEvent>,
    take: Callback<String>,
) -> Html {
    let AnsweringProps { manifest, words, .. } = props;
    let poll = &manifest.poll;
    let locked = session.delivery.is_under_way();
    let dispatcher = session.dispatcher();
    let dispatch = Callback::from(move |action| dispatcher.dispatch(Step::Form(action)));
    let dispatcher = session.dispatcher();
    let erase = Callback::from(move |_| dispatcher.dispatch(Step::Anew));
    // Until sending is tried nothing is to mend, and no ballot is made at every key that is pressed.
    let slips = match session.tries {
        0 => Vec::new(),
        _ => session.slips_now(poll),
    };
    let slip =
        |id: Option<&candor::QuestionId>| slips.iter().find(|slip| slip.question.as_ref() == id).cloned();
    let questions = poll.questions().iter().enumerate().map(|(index, question)| {
        html! {
            <QuestionField manifest={manifest.clone()} words={words.clone()} {index} {locked}
                mark={session.form.mark(&question.id)} slip={slip(Some(&question.id))} dispatch={dispatch.clone()} />
        }
    });
    html! {
        <>
            <header>
                <h1>{ words.text(poll.title()) }</h1>
                if let Some(description) = poll.description() {
                    <p class="lead">{ words.text(description) }</p>
                }
            </header>
            { rules(manifest, words, html! {
                <>
                    { privacy_link(manifest, words) }
                    <p><a href={results(manifest)}>{ words.say("results.link") }</a></p>
                </>
            }) }
            { invitation(manifest, words, &session.entitlement, take) }
            <form novalidate=true {onsubmit}>
                { summary(poll, words, session) }
                if session.entitlement == Entitlement::Unneeded {
                    { group_choice(poll, words, &session.form.group, slip(None), locked, &dispatch) }
                }
                { for questions }
                { sending(words, session, erase) }
            </form>
        </>
    }
}

/// The face of a poll whose key or proof is not what it must be.
fn alarm(manifest: &Manifest, words: &Words, refusal: &Refusal) -> Html {
    let children = html! {
        <>
            <p id="errors" role="alert" tabindex="-1">{ reason(words, refusal) }</p>
            if let Some(key) = &manifest.key {
                { codes(&[(words.say("alarm.key"), "", &key.key_fingerprint)]) }
            }
            <p>{ words.say("alarm.text") }</p>
            { privacy_link(manifest, words) }
        </>
    };
    notice(words.say("alarm.title"), children)
}

/// The face of a poll to which too few are invited so far.
fn not_open(manifest: &Manifest, words: &Words) -> Html {
    let children = html! {
        <>
            <p>{ words.fill("not_open.text", &[("k", &words.number(manifest.poll.k().get()))]) }</p>
            { privacy_link(manifest, words) }
        </>
    };
    notice(words.say("not_open.title"), children)
}

/// The face of a poll that takes no more answers.
fn closed(manifest: &Manifest, words: &Words, session: &Session) -> Html {
    let children = html! {
        <>
            <p>{ words.say("closed.text") }</p>
            if let Delivery::Arrived(_) = session.delivery { <p>{ words.say("closed.counted") }</p> }
            if let Delivery::Refused(_) = session.delivery { <p id="errors" role="alert" tabindex="-1">{ words.say("closed.refused") }</p> }
            if let Some(stub) = &session.stub {
                <p>{ words.say("closed.check") }{ " " }
                    <a id="check" href={[&privacy(manifest), "#spent=", &stub.digest].concat()}>{ words.say("closed.check_link") }</a></p>
            }
            <p><a class="primary" href={results(manifest)}>{ words.say("results.link") }</a></p>
        </>
    };
    notice(words.text(manifest.poll.title()), children)
}

/// Sends what is marked, or says what is to mend, or hurries a ballot that waits.
fn submit(session: &Session, courier: &Courier, exchange: &Exchange, nonce: &mut String) {
    match session.delivery {
        Delivery::Sending { .. } => return,
        Delivery::Waiting { attempt, .. } => return courier.attempt(attempt + 1),
        _ => {}
    }
    match session.ballot(&courier.manifest.poll) {
        Outcome::Mend(slips) => courier.session.dispatch(Step::Slips(slips)),
        Outcome::AwaitToken => courier.session.dispatch(Step::Delivery(Delivery::AwaitingToken)),
        Outcome::Ballot(group, answers) => {
            let held = exchange.held.borrow();
            let (nonce, output) = if let Some(Held::Token { nonce, output, .. }) = &*held {
                (nonce, Some(output.as_str()))
            } else {
                if nonce.is_empty() {
                    *nonce = browser::nonce().unwrap_or_default();
                }
                (&*nonce, None)
            };
            let ballot = serde_json::to_string(&Ballot { group, answers: &answers, nonce, output });
            courier.take(ballot.unwrap_or_default());
        }
    }
}

/// Takes up what this device remembers of the poll, and the group that the address names.
fn restore(group: Option<String>, courier: &Courier) {
    let slot = courier.slot.borrow();
    let draft = slot.get(Kept::Draft).and_then(|draft| Form::read(&draft));
    let group = group.filter(|group| courier.manifest.poll.groups().find_leaf(group).is_some());
    let actions =
        draft.map(|draft| Action::Replace(draft.into())).into_iter().chain(group.map(Action::Group));
    for action in actions {
        courier.session.dispatch(Step::Form(action));
    }
}

/// Keeps what is marked, and nothing once nothing is.
fn keep_draft(courier: &Courier, session: &Session) {
    let slot = courier.slot.borrow();
    match serde_json::to_string(&session.form) {
        Ok(draft) if !session.form.marks.is_empty() => _ = slot.set(Kept::Draft, &draft),
        // What was sent is forgotten by who sent it, and another's draft is not this one's to forget.
        _ if session.sent => {}
        _ => slot.forget(Kept::Draft),
    }
}

/// The address of the poll's results.
pub(super) fn results(manifest: &Manifest) -> String {
    ["/p/", manifest.id.as_str(), "/results"].concat()
}

/// The address of the page on what is stored and who could learn what.
fn privacy(manifest: &Manifest) -> String {
    ["/p/", manifest.id.as_str(), "/privacy"].concat()
}

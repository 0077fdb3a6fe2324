//! The poll itself: its rules, its questions, and what becomes of the ballot.

use super::courier::Courier;
use super::group::group_choice;
use super::question::QuestionField;
use super::receipt::receipt;
use super::sending::sending;
use super::summary::summary;
use crate::browser;
use crate::delivery::Delivery;
use crate::form::{Action, Form};
use crate::parts::{notice, page, rules};
use crate::session::{Face, Session, Step};
use crate::store::{self, Kept};
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
    let AnsweringProps { manifest, words, group } = props;
    let session = use_reducer(Session::default);
    let courier = Courier {
        poll: manifest.id.clone(),
        ballot: use_mut_ref(String::new),
        session: session.dispatcher(),
    };
    // One nonce until a ballot has arrived: changed and sent again, it can still count only once.
    let nonce = use_mut_ref(String::new);

    use_effect_with((), {
        let (manifest, group, courier) = (manifest.clone(), group.clone(), courier.clone());
        move |()| {
            restore(&manifest, group, &courier);
            courier.resume();
        }
    });
    use_effect_with(session.clone(), {
        let courier = courier.clone();
        move |session| {
            keep_draft(&courier, &session.form);
            let waiting = courier.wait(&session.delivery);
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
        return page("widget", "closed", closed(manifest, words, &session.delivery));
    }
    if face == Face::Sent {
        let again = Callback::from(move |_| {
            store::forget(Kept::Sent, &courier.poll);
            nonce.replace(String::new());
            courier.session.dispatch(Step::Anew);
        });
        return page("widget", face.name(), receipt(manifest, words, &session.delivery, again));
    }
    let onsubmit = {
        let (session, manifest) = (session.clone(), manifest.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit(&manifest, &session, &courier, &mut nonce.borrow_mut());
        })
    };
    let dispatcher = session.dispatcher();
    let erase = Callback::from(move |_| dispatcher.dispatch(Step::Anew));
    page("widget", face.name(), form(props, &session, onsubmit, erase))
}

/// The face on which answers are marked and sent.
fn form(
    props: &AnsweringProps,
    session: &UseReducerHandle<Session>,
    onsubmit: Callback<SubmitEvent>,
    erase: Callback<MouseEvent>,
) -> Html {
    let AnsweringProps { manifest, words, .. } = props;
    let poll = &manifest.poll;
    let locked = session.delivery.is_under_way();
    let dispatcher = session.dispatcher();
    let dispatch = Callback::from(move |action| dispatcher.dispatch(Step::Form(action)));
    let slips =
        if session.tries == 0 { Vec::new() } else { session.form.ballot(poll).err().unwrap_or_default() };
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
            { rules(manifest, words, html! { <p><a href={results(manifest)}>{ words.say("results.link") }</a></p> }) }
            <form novalidate=true {onsubmit}>
                { summary(poll, words, session) }
                { group_choice(poll, words, &session.form.group, slip(None), locked, &dispatch) }
                { for questions }
                { sending(words, session, erase) }
            </form>
        </>
    }
}

/// The face of a poll that takes no more answers.
fn closed(manifest: &Manifest, words: &Words, delivery: &Delivery) -> Html {
    let children = html! {
        <>
            <p>{ words.say("closed.text") }</p>
            if let Delivery::Arrived(_) = delivery { <p>{ words.say("closed.counted") }</p> }
            if let Delivery::Refused(_) = delivery { <p id="errors" role="alert" tabindex="-1">{ words.say("closed.refused") }</p> }
            <p><a class="primary" href={results(manifest)}>{ words.say("results.link") }</a></p>
        </>
    };
    notice(words.text(manifest.poll.title()), children)
}

/// Sends what is marked, or says what is to mend, or hurries a ballot that waits.
fn submit(manifest: &Manifest, session: &Session, courier: &Courier, nonce: &mut String) {
    match session.delivery {
        Delivery::Sending { .. } => return,
        Delivery::Waiting { attempt, .. } => return courier.attempt(attempt + 1),
        _ => {}
    }
    match session.form.ballot(&manifest.poll) {
        Err(slips) => courier.session.dispatch(Step::Slips(slips)),
        Ok((group, answers)) => {
            if nonce.is_empty() {
                *nonce = browser::nonce().unwrap_or_default();
            }
            let ballot = Ballot { group, answers: &answers, nonce, output: None };
            courier.take(serde_json::to_string(&ballot).unwrap_or_default());
        }
    }
}

/// Takes up what this device remembers of the poll, and the group that the address names.
fn restore(manifest: &Manifest, group: Option<String>, courier: &Courier) {
    let draft = store::get(Kept::Draft, &manifest.id).and_then(|draft| Form::read(&draft));
    let group = group.filter(|group| manifest.poll.groups().find_leaf(group).is_some());
    let actions =
        draft.map(|draft| Action::Replace(draft.into())).into_iter().chain(group.map(Action::Group));
    for action in actions {
        courier.session.dispatch(Step::Form(action));
    }
    if store::get(Kept::Sent, &manifest.id).is_some() {
        courier.session.dispatch(Step::SentBefore);
    }
}

/// Keeps what is marked, and nothing once nothing is.
fn keep_draft(courier: &Courier, form: &Form) {
    match serde_json::to_string(form) {
        Ok(draft) if !form.marks.is_empty() => _ = store::set(Kept::Draft, &courier.poll, &draft),
        _ => store::forget(Kept::Draft, &courier.poll),
    }
}

/// The address of the poll's results.
pub(super) fn results(manifest: &Manifest) -> String {
    ["/p/", manifest.id.as_str(), "/results"].concat()
}

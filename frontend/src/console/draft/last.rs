//! The last page before a poll is made: who will see what, in words; or what is still wrong.

use super::form::Form;
use super::rules::zone_of;
use crate::feeds::period_key;
use crate::parts::{legible, rules};
use candor::series::Period;
use candor::wire::{Manifest, State};
use candor::{Poll, PollId, Readers};
use yew::prelude::*;

/// The page; `make` makes the poll.
pub(super) fn last(
    form: &Form,
    poll: Option<&Poll>,
    back: Callback<MouseEvent>,
    make: Callback<MouseEvent>,
    said: Html,
    is_busy: bool,
) -> Html {
    let words = &form.words;
    let Some(poll) = poll else {
        let fault = |fault: &candor::Fault| {
            let place = fault.pointer.trim_start_matches('/').replace('/', " › ");
            html! { <li><strong>{ place }</strong>{ ": " }{ &fault.detail }</li> }
        };
        return html! {
            <section class="last" data-last="faults">
                <h1>{ words.say("console.not_yet") }</h1>
                <p>{ words.say("console.not_yet_lead") }</p>
                <ul>{ for form.faults.iter().map(fault) }</ul>
                <button type="button" class="primary" id="back" onclick={back}>{ words.say("console.back") }</button>
            </section>
        };
    };
    let id = PollId::new("draft").ok();
    let sentences = id.map(|id| rules(&Manifest::new(id, State::Open, poll.clone()), words, Html::default()));
    let leaves = poll.groups().leaves().count() as u64;
    let questions = poll.questions().len() as u64;
    html! {
        <section class="last" data-last="ready">
            <p class="kind">{ words.say("console.last") }</p>
            <h1>{ words.text(poll.title()) }</h1>
            <p class="lead">{ words.count("console.questions", questions, &[]) }{ " " }{ words.count("console.leaves", leaves, &[]) }</p>
            { sentences }
            <ul class="summary">
                <li>{ words.say("console.sees_people") }</li>
                <li>{ readers(form, poll) }</li>
                <li>{ words.say("console.sees_owner") }</li>
                <li>{ times(form, poll) }</li>
            </ul>
            { said }
            <div class="buttons">
                <button type="button" class="primary" id="make" onclick={make} aria-disabled={is_busy.then_some("true")}>{ words.say("console.make") }</button>
                <button type="button" class="secondary" id="back" onclick={back}>{ words.say("console.back") }</button>
            </div>
        </section>
    }
}

/// Who reads the results.
fn readers(form: &Form, poll: &Poll) -> String {
    let words = &form.words;
    match (poll.readers(), poll.leaders_until()) {
        (Readers::Everyone, _) => words.say("console.sees_everyone").to_owned(),
        (Readers::SignedIn, _) => words.say("console.sees_signed_in").to_owned(),
        (Readers::Leaders, until) => {
            let until = until.map(legible).unwrap_or_default();
            words.fill("console.sees_leaders", &[("time", &until)])
        }
    }
}

/// When it is open.
fn times(form: &Form, poll: &Poll) -> String {
    let words = &form.words;
    let opens = poll.opens_at().map_or_else(|| words.say("console.at_once").to_owned(), legible);
    let period = Period::ALL.into_iter().find(|period| form.at("/period") == period.name());
    if let Some(period) = period {
        let gaps =
            [("period", words.say(period_key(period)).to_owned()), ("opens", opens), ("zone", zone_of(form))];
        return words.fill_made("console.opens_again", &gaps);
    }
    let closes = poll.closes_at().map_or_else(|| words.say("console.by_hand").to_owned(), legible);
    words.fill("console.opens_and_closes", &[("opens", &opens), ("closes", &closes)])
}

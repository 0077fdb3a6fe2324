//! What was stored, and what comes next.

use super::coins;
use crate::delivery::Delivery;
use crate::parts::{codes, legible, privacy_link, results};
use crate::widget::session::Session;
use crate::words::Words;
use candor::wire::{self, Manifest};
use candor::{Answers, Eligibility, Kind, ReleasePolicy};
use yew::prelude::*;

/// The receipt, which is also what someone who comes back finds.
pub(super) fn receipt(
    manifest: &Manifest,
    words: &Words,
    session: &Session,
    sent: Option<&Answers>,
    again: Callback<MouseEvent>,
    erase: Callback<MouseEvent>,
) -> Html {
    let poll = &manifest.poll;
    let title = match session.delivery {
        Delivery::Arrived(wire::Receipt::Counted) => "receipt.counted",
        Delivery::Arrived(wire::Receipt::AlreadyCounted) => "receipt.already_counted",
        _ => "receipt.earlier",
    };
    let k = words.number(poll.k().get());
    let opens = match (poll.release_policy(), poll.closes_at()) {
        (ReleasePolicy::AtClose, Some(time)) => words.fill("receipt.at_time", &[("time", &legible(time))]),
        (ReleasePolicy::AtClose, None) => words.say("rules.at_close").to_owned(),
        (ReleasePolicy::Daily, _) => words.fill("rules.daily", &[("k", &k)]),
        (ReleasePolicy::Live, _) => words.fill("rules.live", &[("k", &k)]),
    };
    let has_comments = poll.questions().iter().any(|question| question.kind == Kind::Comment {});
    let device = match (poll.eligibility(), &session.stub) {
        (Eligibility::Open, _) => "receipt.device",
        (_, Some(_)) => "receipt.device_stub",
        (_, None) => "receipt.erased",
    };
    html! {
        <div class="receipt">
            <p class="poll">{ words.text(poll.title()) }</p>
            <h1 id="receipt" tabindex="-1">{ words.say(title) }</h1>
            <p role="status" class="hidden">{ words.say(title) }</p>
            <h2>{ words.say("receipt.stored") }</h2>
            <ul>
                <li>{ words.say("receipt.counts") }</li>
                if has_comments { <li>{ words.say("receipt.comments") }</li> }
                <li>{ words.say("receipt.nothing") }</li>
                <li>{ words.say(device) }</li>
            </ul>
            if let Some(answers) = sent { { coins::sent(poll, words, answers) } }
            if let Some(stub) = &session.stub {
                <h2>{ words.say("receipt.check") }</h2>
                <p>{ words.say("receipt.check_text") }</p>
                { codes(&[
                    (words.say("receipt.digest"), "digest", &stub.digest),
                    (words.say("receipt.key"), "fingerprint", &stub.key),
                ]) }
                <button id="erase-stub" type="button" class="secondary" onclick={erase}>{ words.say("receipt.erase") }</button>
                { privacy_link(manifest, words) }
            }
            <h2>{ words.say("receipt.results") }</h2>
            <p>{ opens }</p>
            <p><a href={results(manifest)}>{ words.say("results.link") }</a></p>
            if poll.eligibility() == Eligibility::Open {
                <h2>{ words.say("again.title") }</h2>
                <p>{ words.say("again.text") }</p>
                <button id="again" type="button" class="secondary" onclick={again}>{ words.say("again.button") }</button>
            }
        </div>
    }
}

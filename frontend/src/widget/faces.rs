//! What the widget shows in the place of the form, where there is one thing to say.

use super::invitation::reason;
use crate::api::Refusal;
use crate::delivery::Delivery;
use crate::parts::{codes, legible, notice, privacy, privacy_link, results};
use crate::widget::session::Session;
use crate::words::Words;
use candor::wire::Manifest;
use yew::prelude::*;

/// The face of a poll whose key or proof is not what it must be.
pub(super) fn alarm(manifest: &Manifest, words: &Words, refusal: &Refusal) -> Html {
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
pub(super) fn not_open(manifest: &Manifest, words: &Words) -> Html {
    let children = html! {
        <>
            <p>{ words.fill("not_open.text", &[("k", &words.number(manifest.poll.k().get()))]) }</p>
            { privacy_link(manifest, words) }
        </>
    };
    notice(words.say("not_open.title"), children)
}

/// The face of a poll whose time has yet to come.
pub(super) fn scheduled(manifest: &Manifest, words: &Words) -> Html {
    let time = manifest.poll.opens_at().map(legible).unwrap_or_default();
    let children = html! {
        <>
            <p class="lead">{ words.text(manifest.poll.title()) }</p>
            <p>{ words.fill("scheduled.text", &[("time", &time)]) }</p>
            { privacy_link(manifest, words) }
        </>
    };
    notice(words.say("scheduled.title"), children)
}

/// The face of a poll that takes no more answers.
pub(super) fn closed(manifest: &Manifest, words: &Words, session: &Session) -> Html {
    let children = html! {
        <>
            <p>{ words.say("closed.text") }</p>
            if let Delivery::Arrived(_) = session.delivery { <p>{ words.say("closed.counted") }</p> }
            if let Delivery::Refused(_) = session.delivery { <p id="errors" role="alert" tabindex="-1">{ words.say("closed.refused") }</p> }
            if let Some(stub) = &session.stub {
                <p>{ words.say("closed.check") }</p>
                <p><a id="check" href={[&privacy(manifest), "#spent=", &stub.digest].concat()}>{ words.say("closed.check_link") }</a></p>
            }
            <p><a class="primary" href={results(manifest)}>{ words.say("results.link") }</a></p>
        </>
    };
    notice(words.text(manifest.poll.title()), children)
}

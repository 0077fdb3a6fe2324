//! What to mend before the answers can be sent, with a link to each place.

use crate::browser;
use crate::delivery::Delivery;
use crate::form::Slip;
use crate::session::Session;
use crate::words::Words;
use candor::Poll;
use yew::prelude::*;

/// The list of slips, or the reason of the worker's refusal; nothing when all is well.
pub(super) fn summary(poll: &Poll, words: &Words, session: &Session) -> Html {
    let questions = poll.questions();
    let (title, content) = match &session.delivery {
        Delivery::Refused(reason) => (
            "refused.title",
            html! {
                <>
                    <p>{ if reason.is_empty() { words.say("unknown.text") } else { reason } }</p>
                    <p>{ words.say("refused.text") }</p>
                </>
            },
        ),
        _ if session.slips.is_empty() => return Html::default(),
        _ => (
            "slips.title",
            html! {
                <ul>{ for session.slips.iter().map(|slip| {
                    let place = questions.iter().position(|question| Some(&question.id) == slip.question.as_ref());
                    let text = slip_text(slip, words);
                    let text = match place {
                        Some(place) => words.fill("slip.at", &[("n", &words.number(place as u64 + 1)), ("text", text)]),
                        None => text.to_owned(),
                    };
                    let control = slip.control.clone();
                    let onclick = move |event: MouseEvent| {
                        event.prevent_default();
                        browser::focus(&control);
                    };
                    html! { <li><a href={["#", &slip.control].concat()} {onclick}>{ text }</a></li> }
                }) }</ul>
            },
        ),
    };
    html! {
        <div id="errors" class="summary" role="alert" tabindex="-1">
            <h2>{ words.say(title) }</h2>
            { content }
        </div>
    }
}

/// What a slip is, in the reader's language where there is a message for it.
pub(super) fn slip_text<'a>(slip: &'a Slip, words: &'a Words) -> &'a str {
    match slip.code.as_str() {
        "no_invitation" => words.say("slip.no_invitation"),
        "no_group" => words.say("slip.no_group"),
        "missing" | "no_choice" => words.say("slip.missing"),
        "too_long" => words.say("slip.too_long"),
        _ => &slip.detail,
    }
}

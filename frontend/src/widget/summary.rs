//! What to mend before the answers can be sent, with a link to each place.

use crate::browser;
use crate::delivery::Delivery;
use crate::widget::session::Session;
use crate::words::Words;
use yew::prelude::*;

/// The list of slips, or the reason of the worker's refusal; nothing when all is well.
pub(super) fn summary(words: &Words, session: &Session) -> Html {
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
                    let text = words.say(slip.message);
                    let text = match slip.question {
                        Some(place) => words.fill("slip.at", &[("n", &words.number(place as u64 + 1)), ("text", text)]),
                        None => text.to_owned(),
                    };
                    html! { <li>{ link(&slip.control, text.into()) }</li> }
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

/// A link that moves the focus to the control of that id.
pub(super) fn link(control: &str, content: Html) -> Html {
    let href = ["#", control].concat();
    let control = control.to_owned();
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        browser::focus(&control);
    };
    html! { <a {href} {onclick}>{ content }</a> }
}

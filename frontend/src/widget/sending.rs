//! The one button, with what it sends above it and what is happening to the ballot below.

use super::review::review;
use crate::delivery::Delivery;
use crate::entitlement::Entitlement;
use crate::paper::Paper;
use crate::widget::session::Session;
use yew::prelude::*;

/// The button, and a line that is said to screen readers too. The seconds are shown but not said: a voice that
/// counts down would not let its listener read.
///
/// Until the page is `ready`, nothing can be sent: the answers are made anonymous by code that is still on its way.
pub(super) fn sending(paper: &Paper, session: &Session, ready: bool, erase: Callback<MouseEvent>) -> Html {
    let words = &paper.words;
    let (button, status, seconds) = match session.delivery {
        _ if !ready => ("send.button", "send.preparing", None),
        Delivery::AwaitingToken => ("send.sending", "send.token", None),
        Delivery::Sending { attempt } if attempt > 1 => ("send.sending", "send.sending_again", None),
        Delivery::Sending { .. } => ("send.sending", "send.sending_text", None),
        Delivery::Waiting { seconds, online: true, .. } => ("send.now", "send.waiting", Some(seconds)),
        Delivery::Waiting { seconds, online: false, .. } => ("send.now", "send.offline", Some(seconds)),
        _ => ("send.button", "", None),
    };
    let sending = matches!(session.delivery, Delivery::AwaitingToken | Delivery::Sending { .. });
    let under_way = session.delivery.is_under_way();
    html! {
        <div class="sending">
            if !under_way {
                { review(paper, &session.form, session.entitlement == Entitlement::Unneeded, ready) }
                <p class="help">{ words.say("send.review") }</p>
            }
            // Not disabled while sending: that would drop the keyboard's focus.
            <button id="send" type="submit" class="primary" disabled={!ready} aria-disabled={sending.then_some("true")}>{ words.say(button) }</button>
            <p id="status" role="status" data-preparing={(!ready).then_some("true")}>
                if !status.is_empty() { { words.say(status) } }
                if let Some(seconds) = seconds {
                    <span class="seconds" aria-hidden="true">{ words.count("send.seconds", u64::from(seconds), &[]) }</span>
                }
            </p>
            if !session.form.is_empty() && !under_way {
                <p class="help">
                    { words.say("draft.text") }
                    <button id="erase" type="button" class="quiet" onclick={erase}>{ words.say("draft.erase") }</button>
                </p>
            }
        </div>
    }
}

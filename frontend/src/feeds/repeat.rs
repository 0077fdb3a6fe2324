//! Makes a poll that is there the first round of a series.

use super::period_key;
use crate::api::Method;
use crate::browser;
use crate::console::{Doing, go, own_zone};
use crate::words::Words;
use candor::PollId;
use candor::series::Period;
use serde_json::json;
use yew::prelude::*;

/// The section; `doing` says what comes of it.
pub(crate) fn repeat(poll: &PollId, words: &Words, doing: &Doing) -> Html {
    let onsubmit = {
        let (doing, poll) = (doing.clone(), poll.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let hours: u64 = browser::value_of("repeat-hours").trim().parse().unwrap_or(0);
            let order = json!({"poll": poll, "period": browser::value_of("repeat-period"), "open_for_hours": hours,
                "time_zone": browser::value_of("repeat-zone").trim()});
            doing.ask(Method::Post, "/api/series".into(), Some(order), |_| go("/console/series"));
        })
    };
    // Said of the first one, as options are put into a list from the last to the first.
    let option = |(index, period): (usize, Period)| {
        html! { <option value={period.name()} selected={index == 0}>{ words.say(period_key(period)) }</option> }
    };
    html! {
        <section aria-labelledby="repeating">
            <h2 id="repeating">{ words.say("feeds.repeat") }</h2>
            <details>
                <summary>{ words.say("feeds.repeat.make") }</summary>
                <p class="calm">{ words.say("feeds.repeat.intro") }{ " " }{ words.say("feeds.repeat.invite") }</p>
                <form {onsubmit}>
                    <div class="field short">
                        <label for="repeat-period">{ words.say("feeds.repeat.period") }</label>
                        <select id="repeat-period">{ for Period::ALL.into_iter().enumerate().map(option) }</select>
                    </div>
                    <div class="field short">
                        <label for="repeat-hours">{ words.say("feeds.repeat.hours") }</label>
                        <input id="repeat-hours" type="text" inputmode="numeric" autocomplete="off" value="120" />
                    </div>
                    <div class="field short">
                        <label for="repeat-zone">{ words.say("feeds.repeat.zone") }</label>
                        <input id="repeat-zone" type="text" autocomplete="off" value={own_zone()} aria-describedby="repeat-zone-help" />
                        <p class="help" id="repeat-zone-help">{ words.say("feeds.repeat.zone.help") }</p>
                    </div>
                    { doing.said() }
                    <button class="secondary" id="repeat">{ words.say("feeds.repeat.make") }</button>
                </form>
            </details>
        </section>
    }
}

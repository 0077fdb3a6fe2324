//! Webhooks: added, tested, and what became of their deliveries.

use crate::api::{Method, owner};
use crate::browser;
use crate::console::{Copied, use_doing};
use crate::parts::{legible, time_of};
use crate::words::Words;
use candor::webhook::Happening;
use serde_json::{Value, json};
use yew::prelude::*;

/// Properties of [`Webhooks`].
#[derive(PartialEq, Properties)]
pub(crate) struct WebhooksProps {
    pub(crate) webhooks: Value,
    pub(crate) words: Words,
    pub(crate) again: Callback<()>,
}

/// The section.
#[component]
pub(crate) fn Webhooks(props: &WebhooksProps) -> Html {
    let WebhooksProps { webhooks, words, again } = props;
    let doing = use_doing(words);
    let secret = use_state(|| None::<String>);
    let deliveries = use_state(|| None::<(String, Value)>);
    let onsubmit = {
        let (doing, secret) = (doing.clone(), secret.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let events: Vec<&str> = Happening::OFFERED
                .into_iter()
                .map(Happening::name)
                .filter(|name| browser::is_checked(&["event-", name].concat()))
                .collect();
            let order = json!({"url": browser::value_of("webhook-url").trim(), "events": events});
            let secret = secret.clone();
            doing.ask(Method::Post, "/api/webhooks".into(), Some(order), move |made| {
                secret.set(made["secret"].as_str().map(ToOwned::to_owned));
            });
        })
    };
    let event = |happening: &Happening| {
        let id = ["event-", happening.name()].concat();
        html! { <label class="choice" for={id.clone()}><input {id} type="checkbox" checked=true />{ words.say(event_key(Some(*happening))) }</label> }
    };
    let row = |webhook: &Value| {
        let (id, url) = (
            webhook["id"].as_str().unwrap_or_default(),
            webhook["url"].as_str().unwrap_or_default().to_owned(),
        );
        let path = ["/api/webhooks/", id].concat();
        let test = {
            let (doing, words, path) = (doing.clone(), words.clone(), [&path, "/test"].concat());
            Callback::from(move |_: MouseEvent| {
                let (said, words) = (doing.clone(), words.clone());
                doing.ask(Method::Post, path.clone(), Some(json!({})), move |_| {
                    said.say(words.say("feeds.webhook.tested"));
                });
            })
        };
        let show = {
            let (doing, deliveries, path, url) =
                (doing.clone(), deliveries.clone(), [&path, "/deliveries"].concat(), url.clone());
            Callback::from(move |_: MouseEvent| {
                let (deliveries, path, url) = (deliveries.clone(), path.clone(), url.clone());
                let asked = async move { owner::get(&path).await };
                doing.run(asked, move |rows| deliveries.set(Some((url.clone(), rows))));
            })
        };
        let remove = {
            let (doing, again) = (doing.clone(), again.clone());
            Callback::from(move |_: MouseEvent| {
                let again = again.clone();
                doing.ask(Method::Delete, path.clone(), None, move |_| again.emit(()));
            })
        };
        let button = |key: &'static str, onclick: Callback<MouseEvent>| {
            html! { <button type="button" class="quiet" {onclick}>{ words.say(key) }<span class="hidden">{ ": " }{ &url }</span></button> }
        };
        html! {
            <li data-webhook={id.to_owned()}>
                <span class="code">{ &url }</span>{ " " }
                { button("feeds.webhook.test", test) }{ " " }
                { button("feeds.webhook.deliveries", show) }{ " " }
                { button("feeds.webhook.remove", remove) }
            </li>
        }
    };
    let rows = webhooks.as_array().map(Vec::as_slice).unwrap_or_default();
    html! {
        <section aria-labelledby="webhooks">
            <h2 id="webhooks">{ words.say("feeds.webhooks") }</h2>
            <p class="calm">{ words.say("feeds.webhooks.intro") }</p>
            if rows.is_empty() { <p>{ words.say("feeds.webhooks.none") }</p> }
            <ul class="list">{ for rows.iter().map(row) }</ul>
            { doing.said() }
            if let Some((url, rows)) = &*deliveries { { delivered(words, url, rows) } }
            if let Some(secret) = &*secret {
                <div class="made">
                    <Copied id="webhook-secret" label={words.say("feeds.webhook.secret").to_owned()} text={secret.clone()} words={words.clone()} />
                    <button type="button" class="secondary" onclick={again.reform(|_: MouseEvent| ())}>{ words.say("feeds.webhook.noted") }</button>
                </div>
            }
            <form {onsubmit}>
                <div class="field">
                    <label for="webhook-url">{ words.say("feeds.webhook.url") }</label>
                    <input id="webhook-url" type="text" inputmode="url" autocomplete="off" aria-describedby="webhook-url-help" />
                    <p class="help" id="webhook-url-help">{ words.say("feeds.webhook.url.help") }</p>
                </div>
                <fieldset class="field"><legend>{ words.say("feeds.webhook.events") }</legend>{ for Happening::OFFERED.iter().map(event) }</fieldset>
                <button class="secondary" id="add-webhook">{ words.say("feeds.webhook.add") }</button>
            </form>
        </section>
    }
}

fn delivered(words: &Words, url: &str, rows: &Value) -> Html {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |row: &Value| {
        let at = time_of(&row["at"]);
        html! {
            <tr>
                <td>{ words.say(event_key(serde_json::from_value(row["type"].clone()).ok())) }</td>
                <td>{ outcome(words, row) }</td>
                <td>{ row["attempts"].to_string() }</td>
                <td>{ at.map_or_else(|| words.say("feeds.delivery.never").to_owned(), legible) }</td>
            </tr>
        }
    };
    let heads =
        ["feeds.delivery.event", "feeds.delivery.outcome", "feeds.delivery.attempts", "feeds.delivery.at"];
    html! {
        <div role="status">
            <h3>{ words.fill("feeds.deliveries", &[("url", url)]) }</h3>
            if rows.is_empty() {
                <p class="calm">{ words.say("feeds.deliveries.none") }</p>
            } else {
                <table>
                    <thead><tr>{ for heads.into_iter().map(|key| html! { <th scope="col">{ words.say(key) }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            }
        </div>
    }
}

/// What became of a delivery, in words.
fn outcome(words: &Words, row: &Value) -> String {
    let state = row["state"].as_str().unwrap_or_default();
    if state == "delivered" {
        return words.say("feeds.delivery.delivered").to_owned();
    }
    let why = match row["error"].as_str() {
        None => return words.say("feeds.delivery.pending").to_owned(),
        Some("refused") => words.fill("feeds.delivery.refused", &[("status", &row["status"].to_string())]),
        Some("redirect") => words.say("feeds.delivery.redirect").to_owned(),
        Some("timeout") => words.say("feeds.delivery.timeout").to_owned(),
        Some(_) => words.say("feeds.delivery.unreachable").to_owned(),
    };
    let key = if state == "failed" { "feeds.delivery.failed" } else { "feeds.delivery.again" };
    words.fill(key, &[("outcome", &why)])
}

/// What is called what happened; what is none of it is a test.
fn event_key(happening: Option<Happening>) -> &'static str {
    match happening {
        Some(Happening::PollOpened) => "feeds.event.poll.opened",
        Some(Happening::PollClosingSoon) => "feeds.event.poll.closing_soon",
        Some(Happening::ReleasePublished) => "feeds.event.release.published",
        Some(Happening::PollClosed) => "feeds.event.poll.closed",
        Some(Happening::Test) | None => "feeds.event.test",
    }
}

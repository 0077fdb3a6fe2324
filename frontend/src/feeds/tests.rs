//! Series and webhooks in every state, drawn as on the worker.

use super::series::{List, ListProps};
use super::webhooks::{Webhooks, WebhooksProps};
use crate::untranslated::{Drawn, check};
use crate::words::Words;
use serde_json::{Value, json};
use yew::prelude::*;

fn list(series: Value, words: &Words) -> Html {
    let props = ListProps { series, words: words.clone(), again: Callback::noop() };
    html! { <List ..props /> }
}

fn all(words: &Words) -> Html {
    let round =
        |state: &str| json!({"poll": "p", "round": 1, "state": state, "opens_at": "2026-01-01T00:00:00Z"});
    let series = |state: &str, period: &str, next: Value, rounds: Value| {
        json!({"id": "s", "title": "⟦title⟧", "state": state, "period": period, "time_zone": "⟦zone⟧",
            "open_for_hours": 24, "next_opens_at": next, "rounds": rounds, "calendar_url": "/c.ics"})
    };
    let rounds = json!([round("closed"), round("open"), round("not_open")]);
    let next = json!("2026-02-01T00:00:00Z");
    let series = json!([
        series("running", "weekly", next.clone(), rounds),
        series("running", "fortnightly", next, json!([])),
        series("paused", "monthly", Value::Null, json!([])),
        series("stopped", "quarterly", Value::Null, json!([])),
    ]);
    list(series, words)
}

const FACES: &[Drawn] = &[
    ("no series", |words| list(json!([]), words)),
    ("series", all),
    ("webhooks", |words| {
        let webhooks = json!([{"id": "w", "url": "⟦url⟧", "events": ["poll.closed"]}]);
        let props = WebhooksProps { webhooks, words: words.clone(), again: Callback::noop() };
        html! { <Webhooks ..props /> }
    }),
];

#[test]
fn series_and_webhooks_say_nothing_past_their_messages() {
    check(FACES);
}

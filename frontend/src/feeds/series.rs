//! Every series: its rounds, what is to come, and the ways to pause and to stop it.

use crate::api::Method;
use crate::console::{Doing, framed, text, use_doing};
use crate::console::{Draw, fetched};
use crate::parts::{legible, time_of};
use crate::words::Words;
use candor::series::Period;
use serde::Deserialize;
use serde_json::{Value, json};
use yew::prelude::*;

/// The message of a period.
pub(crate) fn period_key(period: Period) -> &'static str {
    match period {
        Period::Weekly => "feeds.period.weekly",
        Period::Fortnightly => "feeds.period.fortnightly",
        Period::Monthly => "feeds.period.monthly",
        Period::Quarterly => "feeds.period.quarterly",
    }
}

/// The page.
pub(crate) fn all_series(words: Words) -> Html {
    let title = words.say("feeds.series").to_owned();
    let paths = ["/api/series"];
    let draw: Draw = |fetched: &[Value], words: &Words, again| {
        html! { <List series={fetched[0].clone()} words={words.clone()} {again} /> }
    };
    fetched(&title, &paths, words, draw)
}

/// Properties of [`List`].
#[derive(PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) series: Value,
    pub(super) words: Words,
    pub(super) again: Callback<()>,
}

/// The page of what is known.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let ListProps { series, words, again } = props;
    let doing = use_doing(words);
    let series = series.as_array().map(Vec::as_slice).unwrap_or_default();
    let children = html! {
        <>
            <header>
                <h1>{ words.say("feeds.series") }</h1>
                <p class="lead">{ words.say("feeds.series.intro") }</p>
            </header>
            { doing.said() }
            if series.is_empty() { <p>{ words.say("feeds.series.none") }</p> }
            { for series.iter().map(|series| one(series, words, &doing, again)) }
        </>
    };
    framed(words, "series", "/console/series", children)
}

fn one(series: &Value, words: &Words, doing: &Doing, again: &Callback<()>) -> Html {
    let id = series["id"].as_str().unwrap_or_default();
    let title = text(words, &series["title"]);
    let state = series["state"].as_str().unwrap_or_default();
    let period = Period::deserialize(&series["period"]).map_or("", period_key);
    let gaps = [
        ("period", words.say(period).to_owned()),
        ("hours", series["open_for_hours"].to_string()),
        ("zone", series["time_zone"].as_str().unwrap_or_default().to_owned()),
    ];
    let time = |value: &Value| {
        let time = time_of(value);
        time.map(legible).unwrap_or_default()
    };
    let next = match (state, series["next_opens_at"].is_string()) {
        (_, true) => words.fill("feeds.next", &[("time", &time(&series["next_opens_at"]))]),
        ("stopped", _) => words.say("feeds.next.never").to_owned(),
        _ => words.say("feeds.next.none").to_owned(),
    };
    let turn = |to: &'static str, key: &'static str| {
        let (doing, again, path) = (doing.clone(), again.clone(), ["/api/series/", id].concat());
        let onclick = Callback::from(move |_: MouseEvent| {
            let again = again.clone();
            doing.ask(Method::Put, path.clone(), Some(json!({"state": to})), move |_| again.emit(()));
        });
        html! { <button type="button" class="secondary" data-to={to} {onclick}>{ words.say(key) }<span class="hidden">{ " " }{ words.fill("feeds.about", &[("title", &title)]) }</span></button> }
    };
    let round = |round: &Value| {
        let poll = round["poll"].as_str().unwrap_or_default();
        let state = match round["state"].as_str().unwrap_or_default() {
            "closed" => "feeds.round.closed",
            "open" => "feeds.round.open",
            _ => "feeds.round.waiting",
        };
        html! {
            <li>
                <a href={["/console/polls/", poll].concat()}>{ words.fill("feeds.round", &[("round", &round["round"].to_string())]) }</a>{ " " }
                <span class="n">{ words.fill("feeds.round.opened", &[("time", &time(&round["opens_at"]))]) }{ ", " }{ words.say(state) }</span>
            </li>
        }
    };
    let rounds = series["rounds"].as_array().map(Vec::as_slice).unwrap_or_default();
    html! {
        <section data-series={id.to_owned()} data-series-state={state.to_owned()} aria-label={title.clone()}>
            <h2>{ &title }</h2>
            <p>{ words.fill_made("feeds.rhythm", &gaps) }{ ". " }{ words.say(state_key(state)) }{ ". " }{ next }</p>
            <h3>{ words.say("feeds.rounds") }</h3>
            if rounds.is_empty() { <p class="calm">{ words.say("feeds.rounds.none") }</p> }
            <ol class="list">{ for rounds.iter().map(round) }</ol>
            <p><a href={series["calendar_url"].as_str().unwrap_or_default().to_owned()}>{ words.say("feeds.calendar") }</a></p>
            <div class="buttons">
                if state == "running" { { turn("paused", "feeds.pause") } }
                if state == "paused" { { turn("running", "feeds.resume") } }
                if state != "stopped" {
                    <details>
                        <summary>{ words.say("feeds.stop") }</summary>
                        <p>{ words.say("feeds.stop.sure") }</p>
                        { turn("stopped", "feeds.stop.yes") }
                    </details>
                }
            </div>
        </section>
    }
}

fn state_key(state: &str) -> &'static str {
    match state {
        "running" => "feeds.state.running",
        "paused" => "feeds.state.paused",
        _ => "feeds.state.stopped",
    }
}

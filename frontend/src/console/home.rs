//! The polls and the drafts.

use super::parts::{framed, state_word, text, use_doing};
use crate::api::Method;
use crate::browser;
use crate::console::fetched::{Draw, fetched};
use crate::parts::{legible, time_of};
use crate::words::Words;
use serde_json::Value;
use yew::prelude::*;

/// The page.
pub(super) fn home(words: Words) -> Html {
    let title = words.say("console.polls").to_owned();
    let paths = ["/api/polls", "/api/drafts"];
    let draw: Draw = |fetched: &[Value], words: &Words, again| {
        let (polls, drafts) = (fetched[0].clone(), fetched[1].clone());
        html! { <Lists {polls} {drafts} words={words.clone()} {again} /> }
    };
    fetched(&title, &paths, words, draw)
}

/// Properties of [`Lists`].
#[derive(PartialEq, Properties)]
pub(super) struct ListsProps {
    pub(super) polls: Value,
    pub(super) drafts: Value,
    pub(super) words: Words,
    pub(super) again: Callback<()>,
}

/// What there is.
#[component]
pub(super) fn Lists(props: &ListsProps) -> Html {
    let ListsProps { polls, drafts, words, again } = props;
    let doing = use_doing(words);
    let sign_out = {
        let doing = doing.clone();
        Callback::from(move |_: MouseEvent| {
            doing.ask(Method::Delete, "/api/session".into(), None, |_| browser::reload());
        })
    };
    let polls = polls.as_array().map(Vec::as_slice).unwrap_or_default();
    let drafts = drafts.as_array().map(Vec::as_slice).unwrap_or_default();
    let poll = |poll: &Value| {
        let id = poll["id"].as_str().unwrap_or_default();
        html! {
            <li data-poll={id.to_owned()}>
                <a href={["/console/polls/", id].concat()}>{ text(words, &poll["title"]) }</a>{ " " }
                <span class="n">{ state_word(words, poll["state"].as_str().unwrap_or_default()) }</span>
            </li>
        }
    };
    let draft = |draft: &Value| {
        let id = draft["id"].as_str().unwrap_or_default().to_owned();
        let title = text(words, &draft["content"]["definition"]["title"]);
        let title = if title.is_empty() { words.say("console.untitled").to_owned() } else { title };
        let changed = time_of(&draft["changed"]);
        let onclick = {
            let (doing, again, path) = (doing.clone(), again.clone(), ["/api/drafts/", &id].concat());
            Callback::from(move |_: MouseEvent| {
                let again = again.clone();
                doing.ask(Method::Delete, path.clone(), None, move |_| again.emit(()));
            })
        };
        html! {
            <li data-draft={id.clone()}>
                <a href={["/console/drafts/", &id].concat()}>{ &title }</a>{ " " }
                <span class="n">{ words.fill("console.changed", &[("time", &changed.map(legible).unwrap_or_default())]) }</span>{ " " }
                <button type="button" class="quiet" {onclick}>{ words.say("console.delete_draft") }<span class="hidden">{ ": " }{ title }</span></button>
            </li>
        }
    };
    let children = html! {
        <>
            <header>
                <h1>{ words.say("console.polls") }</h1>
                <p><a class="primary" id="new" href="/console/new">{ words.say("console.new") }</a></p>
            </header>
            { doing.said() }
            if polls.is_empty() {
                <p class="lead">{ words.say("console.no_polls") }</p>
            } else {
                <ul class="list">{ for polls.iter().rev().map(poll) }</ul>
            }
            if !drafts.is_empty() {
                <h2>{ words.say("console.drafts") }</h2>
                <ul class="list">{ for drafts.iter().map(draft) }</ul>
            }
            <p class="out"><button type="button" class="secondary" id="sign-out" onclick={sign_out}>{ words.say("console.sign_out") }</button></p>
        </>
    };
    framed(words, "polls", "/console", children)
}

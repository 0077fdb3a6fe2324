//! What a new poll starts from: a built-in one, nothing, or one that was there before.

use super::parts::{framed, go, text, use_doing};
use crate::api::Method;
use crate::console::fetched::{Draw, fetched};

use crate::words::Words;
use serde_json::{Value, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The page.
pub(super) fn new(words: Words) -> Html {
    let title = words.say("console.new").to_owned();
    let paths = ["/api/templates", "/api/polls"];
    let draw: Draw = |fetched: &[Value], words: &Words, _| {
        let (templates, polls) = (fetched[0].clone(), fetched[1].clone());
        html! { <Sources {templates} {polls} words={words.clone()} /> }
    };
    fetched(&title, &paths, words, draw)
}

/// Properties of [`Sources`].
#[derive(PartialEq, Properties)]
pub(super) struct SourcesProps {
    pub(super) templates: Value,
    pub(super) polls: Value,
    pub(super) words: Words,
}

/// The choices.
#[component]
pub(super) fn Sources(props: &SourcesProps) -> Html {
    let SourcesProps { templates, polls, words } = props;
    let doing = use_doing(words);
    let begin = {
        let doing = doing.clone();
        Callback::from(move |definition: Value| {
            let draft = json!({"definition": definition});
            doing.ask(Method::Post, "/api/drafts".into(), Some(draft), |kept| {
                go(&["/console/drafts/", kept["id"].as_str().unwrap_or_default()].concat());
            });
        })
    };
    let blank = {
        let fresh = fresh(words, json!({"title": "", "questions": []}));
        begin.reform(move |_: MouseEvent| fresh.clone())
    };
    let earlier = {
        let (begin, doing) = (begin.clone(), doing.clone());
        Callback::from(move |event: Event| {
            let id =
                event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default();
            if id.is_empty() {
                return;
            }
            let begin = begin.clone();
            doing.ask(Method::Get, ["/api/polls/", &id].concat(), None, move |manifest| {
                begin.emit(definition_of(manifest));
            });
        })
    };
    let template = |template: &Value| {
        let id = template["template"].as_str().unwrap_or_default().to_owned();
        let begun = fresh(words, template.clone());
        let onclick = begin.reform(move |_: MouseEvent| begun.clone());
        let count = template["questions"].as_array().map_or(0, Vec::len) as u64;
        html! {
            <li>
                <h2>{ text(words, &template["title"]) }</h2>
                <p>{ text(words, &template["description"]) }</p>
                <p class="n">{ words.count("console.questions", count, &[]) }{ " " }{ template["source"].as_str().unwrap_or_default().to_owned() }</p>
                <button type="button" class="secondary" id={["template-", &id].concat()} {onclick}>
                    { words.say("console.start") }<span class="hidden">{ ": " }{ text(words, &template["title"]) }</span>
                </button>
            </li>
        }
    };
    let polls = polls.as_array().map(Vec::as_slice).unwrap_or_default();
    let option = |poll: &Value| {
        let id = poll["id"].as_str().unwrap_or_default().to_owned();
        html! { <option value={id}>{ text(words, &poll["title"]) }</option> }
    };
    let children = html! {
        <>
            <header>
                <h1>{ words.say("console.new") }</h1>
                <p class="lead">{ words.say("console.new_lead") }</p>
            </header>
            { doing.said() }
            <ul class="cards">
                { for templates.as_array().into_iter().flatten().map(template) }
                <li>
                    <h2>{ words.say("console.blank") }</h2>
                    <p>{ words.say("console.blank_lead") }</p>
                    <button type="button" class="secondary" id="blank" onclick={blank}>{ words.say("console.blank_start") }</button>
                </li>
            </ul>
            if !polls.is_empty() {
                <div class="field">
                    <label for="earlier">{ words.say("console.earlier") }</label>
                    <select id="earlier" onchange={earlier}>
                        <option value="" selected=true>{ words.say("console.choose") }</option>
                        { for polls.iter().rev().map(option) }
                    </select>
                </div>
            }
        </>
    };
    framed(words, "new", "/console/new", children)
}

/// A definition with what a new poll needs beside its questions.
fn fresh(words: &Words, mut definition: Value) -> Value {
    definition["eligibility"] = json!("invited");
    definition["groups"] = json!({"id": "all", "name": words.say("console.everyone"), "children": []});
    definition
}

/// The definition in a manifest, without what belongs to that poll alone.
pub(super) fn definition_of(mut manifest: Value) -> Value {
    const OWN: [&str; 12] = [
        "id",
        "state",
        "k_comments",
        "public_key",
        "key_fingerprint",
        "invited",
        "sign_in_url",
        "series",
        "opens_at",
        "closes_at",
        "leaders_until",
        "readers",
    ];
    if let Some(fields) = manifest.as_object_mut() {
        for field in OWN {
            fields.remove(field);
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::untranslated::manifest;
    use candor::Poll;
    use candor::wire::State;

    #[test]
    fn a_manifest_gives_a_definition_to_start_from() {
        let manifest = manifest(State::Closed, &json!({"closes_at": "2026-01-01T00:00:00Z"}));
        let definition = definition_of(serde_json::to_value(&manifest).expect("json"));
        assert!(Poll::parse(&definition).is_ok(), "{definition}");
        assert!(definition.get("closes_at").is_none() && definition.get("id").is_none());
    }
}

//! What is asked: the title, and question by question.

use super::edit::{Edit, of_kind, unused_id};
use super::form::{Form, id_of, language_key};
use crate::words::LANGUAGES;
use serde_json::{Value, json};
use web_sys::HtmlInputElement;
use yew::prelude::*;

const QUESTIONS: &str = "/definition/questions";
/// The kinds of question, with what they are called.
const KINDS: [(&str, &str); 5] = [
    ("likert", "console.kind.likert"),
    ("single", "console.kind.single"),
    ("multiple", "console.kind.multiple"),
    ("rating", "console.kind.rating"),
    ("comment", "console.kind.comment"),
];

/// The section; `languages` is told of a change of the languages.
pub(super) fn questions(form: &Form, languages: &Callback<Vec<String>>) -> Html {
    let words = &form.words;
    let list = form.at(QUESTIONS).as_array().map(Vec::as_slice).unwrap_or_default();
    let add = {
        let id = unused_id(form.at(QUESTIONS), "q");
        form.change.reform(move |_: MouseEvent| {
            let question = json!({"id": id, "kind": "likert", "steps": 5, "text": ""});
            Edit::Add(QUESTIONS.into(), question)
        })
    };
    html! {
        <section aria-labelledby="asks">
            <h2 id="asks">{ words.say("console.asks") }</h2>
            { form.text("/definition/title", words.say("console.poll_title"), false) }
            { form.text("/definition/description", words.say("console.poll_description"), true) }
            { in_which(form, languages) }
            { for list.iter().enumerate().map(|(index, question)| card(form, index, question, list.len())) }
            { for form.faults_at(QUESTIONS).into_iter().map(|fault| html! { <p class="fault">{ fault }</p> }) }
            <button type="button" class="secondary" id="add-question" onclick={add}>{ words.say("console.add_question") }</button>
        </section>
    }
}

fn in_which(form: &Form, change: &Callback<Vec<String>>) -> Html {
    let boxes = LANGUAGES.iter().map(|(tag, _)| {
        let (now, tag) = (form.languages.clone(), (*tag).to_owned());
        let id = ["language-", &tag].concat();
        let checked = now.contains(&tag);
        let onchange = {
            let tag = tag.clone();
            change.reform(move |event: Event| {
                let is_on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.checked());
                let kept = now.iter().filter(|language| **language != tag).cloned();
                kept.chain(is_on.then(|| tag.clone())).collect()
            })
        };
        // The last one stays: a poll is in some language.
        let disabled = checked && form.languages.len() == 1;
        html! { <label class="choice" for={id.clone()}><input {id} type="checkbox" {checked} {disabled} {onchange} />{ form.words.say(language_key(&tag)) }</label> }
    });
    html! {
        <fieldset class="field row"><legend>{ form.words.say("console.languages") }</legend>{ for boxes }</fieldset>
    }
}

fn card(form: &Form, index: usize, question: &Value, count: usize) -> Html {
    let words = &form.words;
    let at = [QUESTIONS, "/", &index.to_string()].concat();
    let of = |field: &str| [&at, "/", field].concat();
    let kind = question["kind"].as_str().unwrap_or_default();
    let kinds: Vec<_> =
        KINDS.iter().map(|(kind, key)| ((*kind).to_owned(), words.say(key).to_owned())).collect();
    let turned = {
        let (at, question) = (at.clone(), question.clone());
        form.change.reform(move |kind: String| Edit::Put(at.clone(), of_kind(&question, &kind)))
    };
    let number = words.number(index as u64 + 1);
    let name = words.fill("console.question", &[("n", &number)]);
    let act = |key: &'static str, edit: Edit| {
        let onclick = form.change.reform(move |_: MouseEvent| edit.clone());
        html! { <button type="button" class="quiet" {onclick}>{ words.say(key) }<span class="hidden">{ ": " }{ &name }</span></button> }
    };
    let own = match kind {
        "likert" => likert(form, &at),
        "single" | "multiple" => choices(form, &of("choices"), &name),
        "rating" => html! { <p class="help">{ words.say("console.rating_help") }</p> },
        _ => html! { <p class="help">{ words.say("console.comment_help") }</p> },
    };
    let whole =
        form.faults_at(&at).into_iter().chain(form.faults_at(&of("kind"))).chain(form.faults_at(&of("id")));
    html! {
        <fieldset class="card" key={question["id"].as_str().unwrap_or_default().to_owned()} data-question={index.to_string()}>
            <legend>{ &name }</legend>
            { form.text(&of("text"), words.say("console.question_text"), true) }
            { form.list(&of("kind"), words.say("console.kind"), &kinds, turned) }
            { own }
            { for whole.map(|fault| html! { <p class="fault">{ fault }</p> }) }
            <div class="buttons">
                if index > 0 { { act("console.up", Edit::Up(QUESTIONS.into(), index)) } }
                if index + 1 < count { { act("console.down", Edit::Up(QUESTIONS.into(), index + 1)) } }
                { act("console.remove", Edit::Drop(QUESTIONS.into(), index)) }
            </div>
        </fieldset>
    }
}

fn likert(form: &Form, at: &str) -> Html {
    let words = &form.words;
    let of = |field: &str| [at, "/", field].concat();
    let steps: Vec<_> = (4..=7_u8).map(|steps| (steps.to_string(), steps.to_string())).collect();
    let chosen = {
        let at = of("steps");
        form.change
            .reform(move |steps: String| Edit::Put(at.clone(), json!(steps.parse::<u64>().unwrap_or(5))))
    };
    html! {
        <>
            { form.list(&of("steps"), words.say("console.steps"), &steps, chosen) }
            { form.flag(&of("reverse"), words.say("console.reverse")) }
            { form.word(&of("scale"), words.say("console.scale")) }
        </>
    }
}

fn choices(form: &Form, at: &str, question: &str) -> Html {
    let words = &form.words;
    let list = form.at(at).as_array().map(Vec::as_slice).unwrap_or_default();
    let add = {
        let (at, id) = (at.to_owned(), unused_id(form.at(at), "c"));
        form.change.reform(move |_: MouseEvent| Edit::Add(at.clone(), json!({"id": id, "text": ""})))
    };
    let choice = |(index, choice): (usize, &Value)| {
        let here = [at, "/", &index.to_string()].concat();
        let name = words.fill("console.choice", &[("n", &words.number(index as u64 + 1))]);
        let drop = {
            let at = at.to_owned();
            form.change.reform(move |_: MouseEvent| Edit::Drop(at.clone(), index))
        };
        html! {
            <li key={choice["id"].as_str().unwrap_or_default().to_owned()}>
                { form.text(&[&here, "/text"].concat(), &name, false) }
                <div class="row">
                    { form.flag(&[&here, "/sensitive"].concat(), words.say("console.sensitive")) }
                    <button type="button" class="quiet" onclick={drop}>{ words.say("console.remove") }<span class="hidden">{ ": " }{ question.to_owned() }{ ", " }{ name }</span></button>
                </div>
            </li>
        }
    };
    html! {
        <>
            <ol class="choices">{ for list.iter().enumerate().map(choice) }</ol>
            { for form.faults_at(at).into_iter().map(|fault| html! { <p class="fault">{ fault }</p> }) }
            <button type="button" class="secondary" id={["add-", &id_of(at, "")].concat()} onclick={add}>{ words.say("console.add_choice") }<span class="hidden">{ ": " }{ question.to_owned() }</span></button>
        </>
    }
}

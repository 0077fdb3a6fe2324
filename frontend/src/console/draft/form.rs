//! The fields of a draft: each knows its place in it, writes there, and says what is wrong with what is there.

use super::edit::{Edit, text_at};
use crate::words::Words;
use candor::Fault;
use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What every field draws on.
#[derive(Clone, PartialEq)]
pub(super) struct Form {
    pub(super) draft: std::rc::Rc<Value>,
    /// What is wrong with the definition.
    pub(super) faults: std::rc::Rc<Vec<Fault>>,
    /// The languages of its texts.
    pub(super) languages: std::rc::Rc<Vec<String>>,
    pub(super) words: Words,
    pub(super) change: Callback<Edit>,
}

impl Form {
    /// What is at a pointer.
    pub(super) fn at(&self, pointer: &str) -> &Value {
        self.draft.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// What is wrong at a pointer.
    pub(super) fn faults_at(&self, pointer: &str) -> Vec<String> {
        let at = pointer.strip_prefix("/definition").unwrap_or(pointer);
        let is_here = |fault: &&Fault| fault.pointer == at;
        self.faults.iter().filter(is_here).map(|fault| fault.detail.clone()).collect()
    }

    fn put(&self, pointer: &str) -> Callback<Value> {
        let pointer = pointer.to_owned();
        self.change.reform(move |value| Edit::Put(pointer.clone(), value))
    }

    /// The faults at a pointer as a paragraph, which the field names as its description.
    pub(super) fn told(&self, pointer: &str, id: &str) -> Html {
        let faults = self.faults_at(pointer);
        if faults.is_empty() {
            return Html::default();
        }
        html! { <p id={["fault-", id].concat()} class="fault">{ faults.join(". ") }</p> }
    }

    /// A text, one field a language.
    pub(super) fn text(&self, pointer: &str, label: &str, long: bool) -> Html {
        let several = self.languages.len() > 1;
        let field = |language: &String| {
            let id = id_of(pointer, language);
            let name = self.words.say(language_key(language));
            let label = if several { [label, " (", name, ")"].concat() } else { label.to_owned() };
            let (at, tag) = (pointer.to_owned(), language.clone());
            let oninput = self
                .change
                .reform(move |event: InputEvent| Edit::Write(at.clone(), tag.clone(), written(&event)));
            let value = text_at(&self.draft, pointer, language);
            let (invalid, described) = self.marks(pointer, &id);
            let input = if long {
                html! { <textarea id={id.clone()} rows="2" lang={language.clone()} {value} {oninput} aria-invalid={invalid} aria-describedby={described} /> }
            } else {
                html! { <input id={id.clone()} type="text" autocomplete="off" lang={language.clone()} {value} {oninput} aria-invalid={invalid} aria-describedby={described} /> }
            };
            html! { <><label for={id}>{ label }</label>{ input }</> }
        };
        let first = self.languages.first().map(String::as_str).unwrap_or_default();
        html! {
            <div class="field">
                { for self.languages.iter().map(field) }
                { self.told(pointer, &id_of(pointer, first)) }
            </div>
        }
    }

    /// `aria-invalid` and `aria-describedby` of a field.
    fn marks(&self, pointer: &str, id: &str) -> (Option<&'static str>, Option<String>) {
        let is_wrong = !self.faults_at(pointer).is_empty();
        (is_wrong.then_some("true"), is_wrong.then(|| ["fault-", id].concat()))
    }

    /// A word: an id, a scale.
    pub(super) fn word(&self, pointer: &str, label: &str) -> Html {
        let id = id_of(pointer, "");
        let oninput = self.put(pointer).reform(|event: InputEvent| {
            let text = written(&event).trim().to_owned();
            if text.is_empty() { Value::Null } else { json!(text) }
        });
        let value = self.at(pointer).as_str().unwrap_or_default().to_owned();
        let (invalid, described) = self.marks(pointer, &id);
        html! {
            <div class="field">
                <label for={id.clone()}>{ label.to_owned() }</label>
                <input id={id.clone()} type="text" autocomplete="off" {value} {oninput} aria-invalid={invalid} aria-describedby={described} />
                { self.told(pointer, &id) }
            </div>
        }
    }

    /// A whole number; what is none is kept as it is written, and named as wrong.
    pub(super) fn number(&self, pointer: &str, label: &str, otherwise: u64) -> Html {
        let id = id_of(pointer, "");
        let oninput = self.put(pointer).reform(|event: InputEvent| {
            let text = written(&event).trim().to_owned();
            text.parse::<u64>().map_or_else(|_| json!(text), |number| json!(number))
        });
        let value = match self.at(pointer) {
            Value::Null => otherwise.to_string(),
            Value::String(text) => text.clone(),
            number => number.to_string(),
        };
        let (invalid, described) = self.marks(pointer, &id);
        html! {
            <div class="field short">
                <label for={id.clone()}>{ label.to_owned() }</label>
                <input id={id.clone()} type="text" inputmode="numeric" autocomplete="off" {value} {oninput} aria-invalid={invalid} aria-describedby={described} />
                { self.told(pointer, &id) }
            </div>
        }
    }

    /// Yes or no.
    pub(super) fn flag(&self, pointer: &str, label: &str) -> Html {
        self.flag_as(pointer, label, &json!(true))
    }

    /// Yes or no, where yes is written as `yes`, and no is nothing.
    pub(super) fn flag_as(&self, pointer: &str, label: &str, yes: &Value) -> Html {
        let id = id_of(pointer, "");
        let yes = yes.clone();
        let onchange = self.put(pointer).reform(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            if field.is_some_and(|field| field.checked()) { yes.clone() } else { Value::Null }
        });
        let checked = !matches!(self.at(pointer), Value::Null | Value::Bool(false));
        html! {
            <label class="choice" for={id.clone()}><input {id} type="checkbox" {checked} {onchange} />{ label.to_owned() }</label>
        }
    }

    /// One of several words, each with what it means; the first where none is chosen.
    pub(super) fn one_of(
        &self,
        pointer: &str,
        legend: &str,
        choices: &[(&'static str, &'static str)],
    ) -> Html {
        let chosen = self.at(pointer).as_str().or(choices.first().map(|(word, _)| *word)).unwrap_or_default();
        let name = id_of(pointer, "");
        let radio = |(word, key): &(&'static str, &'static str)| {
            let (id, word) = (id_of(pointer, word), *word);
            let onchange = self.put(pointer).reform(move |_: Event| json!(word));
            html! {
                <label class="choice" for={id.clone()}>
                    <input {id} type="radio" name={name.clone()} checked={chosen == word} {onchange} />
                    <span>{ self.words.say(key) }</span>
                </label>
            }
        };
        html! { <fieldset class="field"><legend>{ legend.to_owned() }</legend>{ for choices.iter().map(radio) }{ self.told(pointer, &name) }</fieldset> }
    }

    /// One of several words in a list; what is chosen is handed to `chosen`.
    pub(super) fn list(
        &self,
        pointer: &str,
        label: &str,
        choices: &[(String, String)],
        chosen: Callback<String>,
    ) -> Html {
        let id = id_of(pointer, "");
        let now = match self.at(pointer) {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let onchange = chosen.reform(|event: Event| {
            event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default()
        });
        let option = |(value, name): &(String, String)| {
            html! { <option value={value.clone()} selected={*value == now}>{ name }</option> }
        };
        html! {
            <div class="field short">
                <label for={id.clone()}>{ label.to_owned() }</label>
                <select {id} {onchange}>{ for choices.iter().map(option) }</select>
            </div>
        }
    }
}

/// The id of a field: its place, and the language or the word that it stands for.
pub(super) fn id_of(pointer: &str, more: &str) -> String {
    let place = pointer.trim_start_matches("/definition").trim_start_matches('/').replace('/', "-");
    if more.is_empty() { place } else { [&place, "-", more].concat() }
}

/// What is written in the field of an event. Text areas have a value just as inputs have.
pub(super) fn written(event: &InputEvent) -> String {
    use wasm_bindgen::JsCast;
    let field = event.target().map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map(|field| field.value()).unwrap_or_default()
}

/// The message that names a language.
pub(super) fn language_key(tag: &str) -> &'static str {
    match tag {
        "de" => "console.in.de",
        "fr" => "console.in.fr",
        "es" => "console.in.es",
        _ => "console.in.en",
    }
}

//! What the owner's pages are made of.

use crate::api::{Failure, Method, owner};
use crate::browser;
use crate::parts::{failed, page};
use crate::words::Words;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A page with the ways to the others above it. `state` is what a test waits for.
pub(crate) fn framed(words: &Words, state: &'static str, here: &str, children: Html) -> Html {
    let entries = [
        ("/console", "console.polls"),
        ("/console/new", "console.new"),
        ("/console/series", "console.series"),
        ("/console/settings", "console.settings"),
    ];
    let entry = |(address, key): (&'static str, &'static str)| {
        let current = (address == here).then_some("page");
        html! { <li><a href={address} aria-current={current}>{ words.say(key) }</a></li> }
    };
    let content = html! {
        <>
            <nav class="console-nav" aria-label={words.say("console.title").to_owned()}>
                <ul>{ for entries.into_iter().map(entry) }</ul>
            </nav>
            { children }
        </>
    };
    page("console", state, content)
}

/// What a page does with the worker, and what it says while and after it did.
#[derive(Clone, PartialEq)]
pub(crate) struct Doing {
    state: UseStateHandle<(bool, String)>,
    words: Words,
}

/// The hook of [`Doing`].
#[hook]
pub(crate) fn use_doing(words: &Words) -> Doing {
    let state = use_state(|| (false, String::new()));
    Doing { state, words: words.clone() }
}

impl Doing {
    /// Asks, and calls `then` with the answer; a failure is said.
    pub(crate) fn ask(
        &self,
        method: Method,
        path: String,
        body: Option<Value>,
        then: impl Fn(Value) + 'static,
    ) {
        let future = async move { owner::ask(method, &path, body.as_ref()).await };
        self.run(future, then);
    }

    /// Awaits, and calls `then` with the answer; a failure is said.
    pub(crate) fn run<T: 'static>(
        &self,
        work: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl Fn(T) + 'static,
    ) {
        let doing = self.clone();
        doing.state.set((true, String::new()));
        spawn_local(async move {
            match work.await {
                Ok(answer) => {
                    doing.state.set((false, String::new()));
                    then(answer);
                }
                Err(failure) => doing.state.set((false, failed(&failure, &doing.words))),
            }
        });
    }

    /// Says something in the place of a failure.
    pub(crate) fn say(&self, text: &str) {
        self.state.set((false, text.to_owned()));
    }

    /// Whether it is under way.
    pub(crate) fn is_busy(&self) -> bool {
        self.state.0
    }

    /// The failure, where there is one.
    pub(crate) fn said(&self) -> Html {
        html! { <p role="alert" class="fault">{ self.state.1.clone() }</p> }
    }
}

/// Properties of [`Sure`].
#[derive(PartialEq, Properties)]
pub(crate) struct SureProps {
    /// The id of the first button.
    pub(crate) id: &'static str,
    /// What the first button says.
    pub(crate) label: String,
    /// What happens then, in a sentence.
    pub(crate) warning: String,
    pub(crate) words: Words,
    pub(crate) done: Callback<()>,
}

/// A button for what cannot be undone: it asks once more.
#[component]
pub(crate) fn Sure(props: &SureProps) -> Html {
    let SureProps { id, label, warning, words, done } = props;
    let asks = use_state(|| false);
    let turn = |to: bool| {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| asks.set(to))
    };
    if !*asks {
        return html! { <button type="button" class="secondary" id={*id} onclick={turn(true)}>{ label.clone() }</button> };
    }
    let yes = {
        let (asks, done) = (asks.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            asks.set(false);
            done.emit(());
        })
    };
    let yes_id = [*id, "-yes"].concat();
    html! {
        <div class="sure" role="group" aria-label={label.clone()}>
            <p>{ warning.clone() }</p>
            <div class="buttons">
                <button type="button" class="primary" id={yes_id} onclick={yes}>{ label.clone() }</button>
                <button type="button" class="secondary" onclick={turn(false)}>{ words.say("console.cancel") }</button>
            </div>
        </div>
    }
}

/// The words for a state of a poll.
pub(crate) fn state_word<'a>(words: &'a Words, state: &str) -> &'a str {
    words.say(match state {
        "open" => "console.state.open",
        "closed" => "console.state.closed",
        "scheduled" => "console.state.scheduled",
        _ => "console.state.not_open",
    })
}

/// A text of a definition, which may be in several languages.
pub(crate) fn text(words: &Words, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(texts) => {
            let text =
                texts.get(words.language()).or_else(|| texts.get("en")).or_else(|| texts.values().next());
            text.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// A link that leads on once something is done.
pub(crate) fn go(address: &str) {
    browser::go(address);
}

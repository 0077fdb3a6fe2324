//! A text to copy, on one line.

use crate::browser;
use crate::words::Words;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Copied`].
#[derive(PartialEq, Properties)]
pub(crate) struct CopiedProps {
    /// The id of the field.
    pub(crate) id: String,
    /// What it is.
    pub(crate) label: String,
    /// What is copied.
    pub(crate) text: String,
    pub(crate) words: Words,
}

/// A field to read and select, with the button that copies it.
#[component]
pub(crate) fn Copied(props: &CopiedProps) -> Html {
    let CopiedProps { id, label, text, words } = props;
    let outcome = use_state(|| None::<bool>);
    let onclick = {
        let (outcome, text) = (outcome.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, text) = (outcome.clone(), text.clone());
            spawn_local(async move { outcome.set(Some(browser::copy(&text).await)) });
        })
    };
    let said = match *outcome {
        Some(true) => words.say("console.copied"),
        Some(false) => words.say("console.not_copied"),
        None => "",
    };
    html! {
        <div class="field copied">
            <label for={id.clone()}>{ label.clone() }</label>
            <div class="row">
                <input id={id.clone()} class="code" type="text" readonly=true value={text.clone()} />
                <button type="button" class="secondary" {onclick}>{ words.say("console.copy") }<span class="hidden">{ ": " }{ label.clone() }</span></button>
            </div>
            <p class="n" role="status">{ said }</p>
        </div>
    }
}

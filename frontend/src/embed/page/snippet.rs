//! A text to copy, with the button that does, and what came of it.

use crate::browser;
use crate::words::Words;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`SnippetBox`].
#[derive(PartialEq, Properties)]
pub(super) struct SnippetProps {
    /// The wiki that it is for.
    pub(super) wiki: &'static str,
    /// What it is.
    pub(super) name: String,
    /// What is copied.
    pub(super) text: String,
    pub(super) words: Words,
}

/// The text in full, wrapped, so that it can be read and selected by hand too.
#[component]
pub(super) fn SnippetBox(props: &SnippetProps) -> Html {
    let SnippetProps { wiki, name, text, words } = props;
    // What was copied, and whether that succeeded: said only as long as it is what stands here.
    let outcome = use_state(|| None::<(String, bool)>);
    let onclick = {
        let (outcome, text) = (outcome.clone(), text.clone());
        Callback::from(move |_| {
            let (outcome, text) = (outcome.clone(), text.clone());
            spawn_local(async move {
                let copied = browser::copy(&text).await;
                outcome.set(Some((text, copied)));
            });
        })
    };
    let said = match &*outcome {
        Some((copied, true)) if copied == text => words.say("embed.copied"),
        Some((tried, false)) if tried == text => words.say("embed.not_copied"),
        _ => "",
    };
    let label = words.fill("embed.copy_what", &[("wiki", wiki), ("what", name)]);
    html! {
        <div class="snippet">
            <p class="what">{ name }</p>
            <pre class="code"><code>{ text }</code></pre>
            <p class="copying">
                <button type="button" class="secondary" aria-label={label} {onclick}>{ words.say("embed.copy") }</button>
                <span role="status">{ said }</span>
            </p>
        </div>
    }
}

//! What stands above and below the questions: text that the worker renders, and no part of what the browser loads.

use crate::paper::Paper;
use crate::parts::{Load, missing, privacy_link, results, rules};
use crate::promises::{self, Promised};
use crate::words::Words;
use crate::words::switch::Choice;
use candor::wire::State;
use yew::prelude::*;

/// Properties of [`Intro`].
#[derive(PartialEq, Properties)]
pub struct IntroProps {
    /// The poll and the words.
    pub paper: Paper,
    /// The languages that the page can be had in.
    pub languages: Vec<Choice>,
    /// What was promised after the round before; none where there is none.
    pub promised: Option<Promised>,
}

/// The title, one sentence of why, and who will see what.
#[component]
pub fn Intro(props: &IntroProps) -> Html {
    let (manifest, words) = (&props.paper.manifest, &props.paper.words);
    html! {
        <>
            { languages(words, &props.languages) }
            <header>
                <h1>{ words.text(manifest.poll.title()) }</h1>
                if let Some(description) = manifest.poll.description() {
                    <p class="lead">{ words.text(description) }</p>
                }
                if let Some(promised) = &props.promised { { promises::sentence(promised) } }
            </header>
            { rules(manifest, words, html! {
                <>
                    { privacy_link(manifest, words) }
                    <p><a href={results(manifest)}>{ words.say("results.link") }</a></p>
                </>
            }) }
        </>
    }
}

/// The page in other languages. What is marked is kept on the device meanwhile.
fn languages(words: &Words, languages: &[Choice]) -> Html {
    let row = |choice: &Choice| {
        let current = choice.is_current.then_some("true");
        html! {
            <li><a href={choice.address.clone()} lang={choice.language} hreflang={choice.language} aria-current={current}>
                { choice.name }
            </a></li>
        }
    };
    html! { <nav class="languages" aria-label={words.say("languages.label").to_owned()}><ul>{ for languages.iter().map(row) }</ul></nav> }
}

/// Properties of [`Outro`].
#[derive(PartialEq, Properties)]
pub struct OutroProps {
    /// The poll and the words.
    pub paper: Paper,
    /// What was promised after the round before; none where there is none.
    pub promised: Option<Promised>,
}

/// What was promised, and why nothing can be sent: because the page may run no program, or because its program did not arrive.
#[component]
pub fn Outro(props: &OutroProps) -> Html {
    let words = &props.paper.words;
    let promised = props.promised.as_ref().map(promises::list);
    if props.paper.manifest.state != State::Open {
        return html! { <>{ promised }{ alone(words) }</> };
    }
    html! {
        <>
            { promised }
            { alone(words) }
            <noscript><p class="noscript">{ words.say("send.no_script") }</p></noscript>
            <div class="stuck" role="alert">
                <p>{ words.say("stuck.text") }</p>
                <p><a href="" class="primary">{ words.say("stuck.again") }</a></p>
            </div>
        </>
    }
}

/// What static/frame.js shows, with the page's address, where the page around this one lets no program run in it.
fn alone(words: &Words) -> Html {
    html! { <div id="alone" class="notice" hidden=true><p>{ words.say("alone.text") }</p><p><a target="_blank"></a></p></div> }
}

/// Properties of [`Frame`].
#[derive(PartialEq, Properties)]
pub struct FrameProps {
    /// The words.
    pub words: Words,
}

/// The page where there is no such poll.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    missing("widget", &Load::<()>::Unknown, &props.words, Callback::noop())
}

/// Properties of [`Shell`].
#[derive(PartialEq, Properties)]
pub struct ShellProps {
    /// The words.
    pub words: Words,
    /// The page: `results` or `privacy`.
    pub class: &'static str,
}

/// A page that is drawn in the browser, before it is.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let words = &props.words;
    html! {
        <main class={props.class} data-state="loading">
            <h1 class="loading" role="status">{ words.say("loading") }</h1>
            <noscript><p class="noscript">{ words.say("drawn.no_script") }</p></noscript>
            { alone(words) }
            <div class="stuck" role="alert">
                <p>{ words.say("failed.text") }</p>
                <p><a href="" class="primary">{ words.say("failed.again") }</a></p>
            </div>
        </main>
    }
}

//! What stands above and below the questions: text that the worker renders, and no part of what the browser loads.

use crate::paper::Paper;
use crate::parts::{Load, missing, privacy_link, results, rules};
use crate::words::Words;
use candor::wire::State;
use yew::prelude::*;

/// Properties of [`Intro`] and [`Outro`].
#[derive(PartialEq, Properties)]
pub struct IntroProps {
    /// The poll and the words.
    pub paper: Paper,
}

/// The title, one sentence of why, and who will see what.
#[component]
pub fn Intro(props: &IntroProps) -> Html {
    let (manifest, words) = (&props.paper.manifest, &props.paper.words);
    html! {
        <>
            <header>
                <h1>{ words.text(manifest.poll.title()) }</h1>
                if let Some(description) = manifest.poll.description() {
                    <p class="lead">{ words.text(description) }</p>
                }
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

/// Why nothing can be sent: because the page may run no program, or because its program did not arrive.
#[component]
pub fn Outro(props: &IntroProps) -> Html {
    let words = &props.paper.words;
    if props.paper.manifest.state != State::Open {
        return Html::default();
    }
    html! {
        <>
            <noscript><p class="noscript">{ words.say("send.no_script") }</p></noscript>
            <div class="stuck" role="alert">
                <p>{ words.say("stuck.text") }</p>
                <p><a href="" class="primary">{ words.say("stuck.again") }</a></p>
            </div>
        </>
    }
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

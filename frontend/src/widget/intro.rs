//! What stands above the questions: what is asked, why, and who will see what. Text that the worker renders, and no part
//! of what the browser loads.

use crate::paper::Paper;
use crate::parts::{privacy_link, results, rules};
use yew::prelude::*;

/// Properties of [`Intro`].
#[derive(PartialEq, Properties)]
pub struct IntroProps {
    /// The poll and the words.
    pub paper: Paper,
}

/// The title, one sentence of why, and the rules.
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

//! The page where everyone reads what was released.

mod bars;
mod comments;
mod compare;
mod contents;
mod estimates;
mod figure;
mod histogram;
mod likert;
mod loaded;
mod node;
mod refused;
mod report;
mod rounds;
mod source;
mod table;
mod trend;

use crate::figures::said;
use crate::leading::Predict;
use crate::parts::{Load, missing, notice, page, privacy_link, rules, use_page};
use crate::place::Place;
use crate::words::Words;
use candor::wire::{Manifest, State};
use loaded::Loaded;
use refused::{Refused, revoked};
use report::Report;
use source::Source;
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(PartialEq, Properties)]
pub struct ResultsProps {
    /// Where the page is.
    pub place: Place,
    /// The words that the page carries.
    pub words: Words,
}

/// The whole page.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let poll = props.place.poll.clone();
    let words = props.words.clone();
    let (load, again) = use_page(move || {
        let (poll, words) = (poll.clone(), words.clone());
        async move { loaded::load(poll, &words).await }
    });
    let words = props.words.clone();
    match load {
        Load::Ready(Loaded::Release(shown)) => html! { <Report {shown} {words} /> },
        Load::Ready(Loaded::Predict(manifest, is_locked)) => {
            html! { <Predict {manifest} {is_locked} {words} done={again} /> }
        }
        Load::Ready(Loaded::None(manifest)) => page("results", "none", none(&manifest, &words)),
        Load::Ready(Loaded::Refused(manifest)) => html! { <Refused {manifest} {words} /> },
        Load::Ready(Loaded::Revoked) => revoked(&words),
        load => missing("results", &load, &words, again),
    }
}

/// Before the first release: when there will be one, and why not now.
fn none(manifest: &Manifest, words: &Words) -> Html {
    let poll = &manifest.poll;
    let children = html! {
        <>
            <p class="lead">{ words.text(poll.title()) }</p>
            <p>{ said::none(words, poll) }</p>
            { answer_link(manifest, words) }
            { rules(manifest, words, privacy_link(manifest, words)) }
        </>
    };
    notice(words.say("none.title"), children)
}

/// The way to the poll, while it takes answers.
fn answer_link(manifest: &Manifest, words: &Words) -> Html {
    if manifest.state == State::Closed {
        return Html::default();
    }
    html! { <p><a href={["/p/", manifest.id.as_str()].concat()}>{ words.say("report.answer") }</a></p> }
}

#[cfg(test)]
mod tests;

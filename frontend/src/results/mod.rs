//! The page where everyone reads what was released.

mod bars;
mod comments;
mod contents;
mod figure;
mod histogram;
mod likert;
mod node;
mod report;
mod table;

use crate::api::{self, Failure};
use crate::browser;
use crate::figures::said;
use crate::parts::{Load, missing, notice, page, privacy_link, rules, use_page};
use crate::place::Place;
use crate::words::Words;
use candor::Release;
use candor::wire::{Manifest, State};
use report::Report;
use std::rc::Rc;
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
        async move {
            let poll = poll.ok_or(Failure::NotFound)?;
            let manifest = api::manifest(&poll).await?;
            browser::set_title(words.text(manifest.poll.title()));
            let release = api::latest_release(&poll).await?;
            Ok((Rc::new(manifest), release.map(Rc::new)))
        }
    });
    let words = &props.words;
    match load {
        Load::Ready((manifest, Some(release))) => {
            html! { <Report {manifest} {release} words={words.clone()} /> }
        }
        Load::Ready((manifest, None)) => page("results", "none", none(&manifest, words)),
        load => missing("results", &load, words, again),
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

/// What every part of the report draws on.
#[derive(Clone, PartialEq)]
struct Source {
    manifest: Rc<Manifest>,
    release: Rc<Release>,
    words: Words,
}

#[cfg(test)]
mod tests;

//! The page that says, in plain words, what is stored of a ballot, who could learn what, and how to check it.

mod claims;
mod turnout;

use crate::api::{self, Failure};
use crate::browser;
use crate::parts::{Load, missing, page, rules, use_page};
use crate::place::Place;
use crate::words::Words;
use candor::deniable::Deniable;
use candor::wire::{Manifest, State, Turnout};
use claims::{Section, sections};
use std::rc::Rc;
use turnout::TurnoutList;
use yew::prelude::*;

/// Properties of [`Privacy`].
#[derive(PartialEq, Properties)]
pub struct PrivacyProps {
    /// Where the page is.
    pub place: Place,
    /// The words that the page carries.
    pub words: Words,
    /// A digest to look for; empty where there is none.
    pub spent: String,
}

/// The whole page.
#[component]
pub fn Privacy(props: &PrivacyProps) -> Html {
    let poll = props.place.poll.clone();
    let words = props.words.clone();
    let (load, again) = use_page(move || {
        let (poll, words) = (poll.clone(), words.clone());
        async move {
            let poll = poll.ok_or(Failure::NotFound)?;
            let manifest = api::manifest(&poll).await?;
            browser::set_title(words.say("privacy.title"));
            let is_published = manifest.key.is_some() && manifest.state == State::Closed;
            let turnout = if is_published { api::turnout(&poll).await? } else { None };
            Ok((Rc::new(manifest), turnout.map(Rc::new)))
        }
    });
    let words = &props.words;
    match load {
        Load::Ready((manifest, turnout)) => {
            page("privacy", "privacy", explained(&manifest, turnout, words, &props.spent))
        }
        load => missing("privacy", &load, words, again),
    }
}

fn explained(manifest: &Rc<Manifest>, turnout: Option<Rc<Turnout>>, words: &Words, spent: &str) -> Html {
    let k = words.number(manifest.poll.k().get());
    let odds = words.number(manifest.poll.deniable().map_or(0, Deniable::odds));
    let claim = |name: &&'static str| {
        html! { <li data-claim={*name}>{ words.fill(name, &[("k", &k), ("odds", &odds)]) }</li> }
    };
    let section = |section: Section| {
        html! {
            <section>
                <h2>{ words.say(section.title) }</h2>
                <ul>{ for section.claims.iter().map(claim) }</ul>
            </section>
        }
    };
    html! {
        <>
            <header>
                <p class="kind">{ words.text(manifest.poll.title()) }</p>
                <h1>{ words.say("privacy.title") }</h1>
            </header>
            { for sections(manifest).into_iter().map(section) }
            if let Some(key) = &manifest.key {
                <section>
                    <h2>{ words.say("privacy.key.title") }</h2>
                    <p id="fingerprint" class="code large">{ &key.key_fingerprint }</p>
                    <p data-claim="privacy.key.text">{ words.say("privacy.key.text") }</p>
                </section>
                <section>
                    <h2>{ words.say("privacy.turnout.title") }</h2>
                    if let Some(turnout) = turnout {
                        <TurnoutList manifest={manifest.clone()} {turnout} words={words.clone()} spent={spent.to_owned()} />
                    } else {
                        <p>{ words.say("privacy.turnout.later") }</p>
                    }
                </section>
            }
            { rules(manifest, words, Html::default()) }
            <p><a href={["/p/", manifest.id.as_str(), "/results"].concat()}>{ words.say("results.link") }</a></p>
        </>
    }
}

#[cfg(test)]
mod tests;

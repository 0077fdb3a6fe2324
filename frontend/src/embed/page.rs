//! The page on which snippets are chosen and copied.

mod form;
mod snippet;

use self::form::form;
use self::snippet::SnippetBox;
use super::settings::Settings;
use super::snippets::Shown;
use super::wikis::{WIKIS, Wiki};
use crate::api::{self, Failure};
use crate::browser;
use crate::parts::{Load, missing, page, use_page};
use crate::words::Words;
use candor::PollId;
use candor::wire::Manifest;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Embed`].
#[derive(PartialEq, Properties)]
pub struct EmbedProps {
    /// The poll; none when the address names none that could exist.
    pub poll: Option<PollId>,
    /// Candor's origin, without a slash at its end.
    pub origin: String,
    /// The words that the page carries.
    pub words: Words,
}

/// The whole page.
#[component]
pub fn Embed(props: &EmbedProps) -> Html {
    let poll = props.poll.clone();
    let words = props.words.clone();
    let (load, again) = use_page(move || {
        let (poll, words) = (poll.clone(), words.clone());
        async move {
            let manifest = api::manifest(&poll.ok_or(Failure::NotFound)?).await?;
            browser::set_title(words.say("embed.title"));
            Ok(Rc::new(manifest))
        }
    });
    let words = &props.words;
    match load {
        Load::Ready(manifest) => {
            html! { <Chooser {manifest} words={words.clone()} origin={props.origin.clone()} /> }
        }
        load => missing("embed", &load, words, again),
    }
}

/// Properties of [`Chooser`].
#[derive(PartialEq, Properties)]
struct ChooserProps {
    manifest: Rc<Manifest>,
    words: Words,
    origin: String,
}

/// The settings, and for each wiki the snippets that follow from them.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps { manifest, words, origin } = props;
    let settings = use_state(Settings::default);
    let change = {
        let settings = settings.clone();
        Callback::from(move |changed| settings.set(changed))
    };
    let title = words.text(manifest.poll.title());
    let shown = Shown { origin, poll: manifest.id.as_str(), title, settings: &settings };
    let children = html! {
        <>
            <header>
                <p class="kind">{ title }</p>
                <h1>{ words.say("embed.title") }</h1>
                <p class="lead">{ words.say("embed.lead") }</p>
                <p>{ words.say("embed.invited") }</p>
            </header>
            { form(&settings, words, &change) }
            <nav aria-labelledby="wikis">
                <h2 id="wikis">{ words.say("embed.wikis") }</h2>
                <ul>{ for WIKIS.iter().map(|wiki| html! { <li><a href={["#", wiki.id].concat()}>{ wiki.name }</a></li> }) }</ul>
            </nav>
            { for WIKIS.iter().map(|wiki| section(wiki, &shown, words)) }
        </>
    };
    page("embed", "embed", children)
}

fn section(wiki: &Wiki, shown: &Shown, words: &Words) -> Html {
    let host = shown.origin.split("://").nth(1).unwrap_or(shown.origin);
    let snippets = wiki.snippets.iter().map(|kind| {
        let (name, text) = (words.say(kind.name()).to_owned(), shown.snippet(*kind));
        html! { <SnippetBox {name} {text} wiki={wiki.name} words={words.clone()} /> }
    });
    html! {
        <section id={wiki.id} data-wiki={wiki.id}>
            <h3>{ wiki.name }</h3>
            <dl>
                <dt>{ words.say("embed.allows") }</dt>
                <dd>{ words.say(wiki.allows) }</dd>
                <dt>{ words.say("embed.admin") }</dt>
                <dd>{ words.fill(wiki.admin, &[("host", host)]) }</dd>
            </dl>
            { for snippets }
            <p class="help"><a href={wiki.source} rel="noopener" target="_blank">
                { words.say("embed.source") }<span class="hidden">{ " (" }{ wiki.name }{ ")" }</span>
            </a></p>
        </section>
    }
}

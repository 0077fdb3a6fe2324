//! A poll that is there: its addresses, invitations, view links, and what is done with it.

mod comments;
mod invite;
mod links;

use self::comments::Sealed;
use self::invite::Invite;
use self::links::Links;
use super::copied::Copied;
use super::parts::{Sure, framed, go, state_word, use_doing};
use crate::api::{self, Failure, Method, owner};
use crate::browser;
use crate::feeds::repeat;
use crate::parts::{Load, legible, missing, privacy, results, use_page};
use crate::words::Words;
use candor::wire::{Manifest, State};
use candor::{CommentPolicy, Eligibility, PollId};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Managed`].
#[derive(PartialEq, Properties)]
pub(super) struct ManagedProps {
    pub(super) id: PollId,
    pub(super) words: Words,
}

/// What the page shows.
#[derive(Clone, PartialEq)]
pub(super) struct Known {
    pub(super) manifest: Rc<Manifest>,
    /// By leaf, how many invitations were made and revoked; null where there are none.
    pub(super) invitations: Value,
    pub(super) links: Value,
    /// Comments to look over; null where the poll has none looked over.
    pub(super) sealed: Value,
}

/// The page.
#[component]
pub(super) fn Managed(props: &ManagedProps) -> Html {
    let (id, words) = (props.id.clone(), props.words.clone());
    let said = words.clone();
    let (load, again) = use_page(move || {
        let (id, words) = (id.clone(), said.clone());
        async move { known(&id, &words).await }
    });
    match load {
        Load::Ready(known) => {
            let origin = browser::origin();
            html! { <Page {known} {origin} {words} {again} /> }
        }
        load => missing("console", &load, &words, again),
    }
}

async fn known(id: &PollId, words: &Words) -> Result<Known, Failure> {
    let manifest = Rc::new(api::manifest(id).await?);
    browser::set_title(words.text(manifest.poll.title()));
    let invitations = match manifest.poll.eligibility() {
        Eligibility::Invited => owner::get(&owner::of_poll(id, "/invitations")).await?["invitations"].clone(),
        Eligibility::Open | Eligibility::SignedIn => Value::Null,
    };
    let links = owner::get(&owner::of_poll(id, "/links")).await?;
    let sealed = match manifest.poll.comment_policy() {
        CommentPolicy::Moderated => owner::get(&owner::of_poll(id, "/comments")).await?["comments"].clone(),
        CommentPolicy::AsWritten => Value::Null,
    };
    Ok(Known { manifest, invitations, links, sealed })
}

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub(super) struct PageProps {
    pub(super) known: Known,
    /// Candor's origin, without a slash at its end.
    pub(super) origin: String,
    pub(super) words: Words,
    pub(super) again: Callback<()>,
}

/// The page of what is known.
#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let PageProps { known, origin, words, again } = props;
    let Known { manifest, invitations, links, sealed } = known;
    let (doing, repeating) = (use_doing(words), use_doing(words));
    let poll = &manifest.poll;
    let id = manifest.id.as_str();
    let state = match manifest.state {
        State::Open => "open",
        State::Closed => "closed",
        State::Scheduled => "scheduled",
        State::NotOpen => "not_open",
    };
    let is_over = manifest.state == State::Closed;
    let times = [
        poll.opens_at().filter(|_| manifest.state == State::Scheduled).map(|time| ("console.opens_on", time)),
        poll.closes_at().filter(|_| !is_over).map(|time| ("console.closes_on", time)),
    ];
    let act = |method: Method, rest: &'static str, after: Callback<()>| {
        let (doing, path) = (doing.clone(), owner::of_poll(&manifest.id, rest));
        Callback::from(move |()| {
            let after = after.clone();
            doing.ask(method, path.clone(), None, move |_| after.emit(()));
        })
    };
    let release = act(Method::Post, "/release", again.clone());
    let home = Callback::from(|()| go("/console"));
    let answer = [origin.as_str(), "/p/", id].concat();
    let children = html! {
        <>
            <header>
                <p class="kind" data-poll-state={state}>{ state_word(words, state) }</p>
                <h1>{ words.text(poll.title()) }</h1>
                { for times.into_iter().flatten().map(|(key, time)| html! { <p>{ words.fill(key, &[("time", &legible(time))]) }</p> }) }
            </header>
            { doing.said() }
            <Copied id="answer" label={words.say("console.answer_link").to_owned()} text={answer} words={words.clone()} />
            <ul class="list">
                <li><a id="results" href={results(manifest)}>{ words.say("results.link") }</a></li>
                <li><a href={["/console/embed/", id].concat()}>{ words.say("console.embed_link") }</a></li>
                <li><a href={privacy(manifest)}>{ words.say("privacy.link") }</a></li>
                <li><a href={owner::of_poll(&manifest.id, "/releases/latest.csv")}>{ words.say("console.csv") }</a></li>
                <li><a href={owner::of_poll(&manifest.id, "/releases/latest")}>{ words.say("console.json") }</a></li>
                <li><a href={owner::of_poll(&manifest.id, "/metrics")}>{ words.say("console.metrics") }</a></li>
                <li><a href={owner::of_poll(&manifest.id, "/export")}>{ words.say("console.export") }</a></li>
            </ul>
            if poll.eligibility() == Eligibility::Invited && !is_over {
                <Invite manifest={manifest.clone()} invitations={invitations.clone()} words={words.clone()} again={again.clone()} />
            }
            <Links manifest={manifest.clone()} links={links.clone()} words={words.clone()} again={again.clone()} />
            if !sealed.is_null() {
                <Sealed manifest={manifest.clone()} sealed={sealed.clone()} words={words.clone()} again={again.clone()} />
            }
            if manifest.series.is_none() {
                { repeat(&manifest.id, words, &repeating) }
            }
            if !is_over {
                <section aria-labelledby="publishing">
                    <h2 id="publishing">{ words.say("console.publishing") }</h2>
                    <p class="calm">{ words.say("console.publishing_lead") }</p>
                    <div class="buttons">
                        <button type="button" class="secondary" id="release" onclick={release.reform(|_: MouseEvent| ())}>{ words.say("console.release_now") }</button>
                        <Sure id="close" label={words.say("console.close").to_owned()} warning={words.say("console.close_warning").to_owned()}
                            words={words.clone()} done={act(Method::Post, "/close", again.clone())} />
                    </div>
                </section>
            }
            <section aria-labelledby="erasing">
                <h2 id="erasing">{ words.say("console.erasing") }</h2>
                <Sure id="delete" label={words.say("console.delete").to_owned()} warning={words.say("console.delete_warning").to_owned()}
                    words={words.clone()} done={act(Method::Delete, "", home)} />
            </section>
        </>
    };
    framed(words, "poll", "", children)
}

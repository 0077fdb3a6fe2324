//! Why someone may not read, or not yet, and what they can do.

use crate::api::reading;
use crate::browser;
use crate::parts::{failed, legible, notice, page, privacy_link, rules};
use crate::words::Words;
use candor::Readers;
use candor::wire::Manifest;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Refused`].
#[derive(PartialEq, Properties)]
pub(super) struct RefusedProps {
    pub(super) manifest: Rc<Manifest>,
    pub(super) words: Words,
}

/// The page of whoever is no reader, or none yet.
#[component]
pub(super) fn Refused(props: &RefusedProps) -> Html {
    let RefusedProps { manifest, words } = props;
    let problem = use_state(|| None::<String>);
    let sign_in = {
        let (problem, words) = (problem.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let (problem, words) = (problem.clone(), words.clone());
            spawn_local(async move {
                match reading::sign_in(None).await {
                    Ok(_) => browser::reload(),
                    Err(failure) => problem.set(Some(failed(&failure, &words))),
                }
            });
        })
    };
    let poll = &manifest.poll;
    let why = match (poll.readers(), poll.leaders_until()) {
        (Readers::SignedIn, _) => html! {
            <>
                <p>{ words.say("unreadable.signed_in") }</p>
                <button type="button" class="primary" id="sign-in" onclick={sign_in}>{ words.say("unreadable.sign_in") }</button>
                <p role="alert" class="fault">{ (*problem).clone() }</p>
            </>
        },
        (_, until) => {
            let until = until.map(|until| words.fill("unreadable.until", &[("time", &legible(until))]));
            html! { <p>{ until }</p> }
        }
    };
    let children = html! {
        <>
            <p class="lead">{ words.text(poll.title()) }</p>
            { why }
            <p class="calm">{ words.say("unreadable.link") }</p>
            { rules(manifest, words, privacy_link(manifest, words)) }
        </>
    };
    page("results", "refused", notice(words.say("unreadable.title"), children))
}

/// A view link that opens nothing any more.
pub(super) fn revoked(words: &Words) -> Html {
    let children = html! { <p>{ words.say("unreadable.revoked_text") }</p> };
    page("results", "revoked", notice(words.say("unreadable.revoked"), children))
}

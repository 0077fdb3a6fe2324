//! The way in: the owner key, or the identity provider's word.

use super::parts::use_doing;
use crate::api::{owner, reading};
use crate::browser;
use crate::parts::page;
use crate::words::Words;
use yew::prelude::*;

/// Properties of [`SignIn`].
#[derive(PartialEq, Properties)]
pub(super) struct SignInProps {
    pub(super) words: Words,
    pub(super) done: Callback<()>,
}

/// The form.
#[component]
pub(super) fn SignIn(props: &SignInProps) -> Html {
    let SignInProps { words, done } = props;
    let doing = use_doing(words);
    let onsubmit = {
        let (doing, done) = (doing.clone(), done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let key = browser::value_of("key").trim().to_owned();
            let done = done.clone();
            doing.run(async move { owner::sign_in(&key).await }, move |_| done.emit(()));
        })
    };
    let provider = {
        let (doing, done, words) = (doing.clone(), done.clone(), words.clone());
        Callback::from(move |_: MouseEvent| {
            let (done, words, said) = (done.clone(), words.clone(), doing.clone());
            doing.run(reading::sign_in(None), move |session| {
                if session.role == "owner" {
                    done.emit(());
                } else {
                    said.say(words.say("console.not_an_owner"));
                }
            });
        })
    };
    let busy = doing.is_busy().then_some("true");
    page(
        "console",
        "sign_in",
        html! {
            <div class="notice">
                <p class="kind">{ words.say("console.title") }</p>
                <h1>{ words.say("console.sign_in") }</h1>
                <p>{ words.say("console.sign_in_lead") }</p>
                <form {onsubmit}>
                    <div class="field">
                        <label for="key">{ words.say("console.key") }</label>
                        <input id="key" type="password" autocomplete="current-password" required=true />
                    </div>
                    { doing.said() }
                    <button class="primary" id="sign-in" aria-disabled={busy}>{ words.say("console.sign_in") }</button>
                </form>
                <p class="calm">{ words.say("console.provider_lead") }</p>
                <button type="button" class="secondary" id="provider" onclick={provider} aria-disabled={busy}>{ words.say("console.provider") }</button>
            </div>
        },
    )
}

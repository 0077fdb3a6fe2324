//! The right to a ballot, as the person sees it: the group it is for, or what is missing.

use crate::api::Refusal;
use crate::browser;
use crate::entitlement::Entitlement;
use crate::parts::codes;
use crate::words::Words;
use candor::Eligibility;
use candor::wire::Manifest;
use yew::prelude::*;

/// A box above the questions; nothing where nobody needs an invitation.
pub(super) fn invitation(
    manifest: &Manifest,
    words: &Words,
    entitlement: &Entitlement,
    take: Callback<String>,
) -> Html {
    let (state, content) = match entitlement {
        Entitlement::Unneeded => return Html::default(),
        Entitlement::Unknown => ("unknown", html! { <p class="preparing">{ words.say("loading") }</p> }),
        Entitlement::Exchanging => ("exchanging", html! { <p>{ words.say("invitation.exchanging") }</p> }),
        Entitlement::Waiting { .. } => ("waiting", html! { <p>{ words.say("invitation.waiting") }</p> }),
        Entitlement::Ready(group) => ("ready", ready(manifest, words, group)),
        Entitlement::Missing => ("missing", ask(manifest, words, None, take)),
        Entitlement::Refused(refusal) => ("refused", ask(manifest, words, Some(refusal), take)),
    };
    html! { <section class="entitlement" data-entitlement={state} aria-live="polite">{ content }</section> }
}

/// Which group the ballot is counted in, and how many are invited to it: who finds more or fewer than they know of, has
/// a reason to ask.
fn ready(manifest: &Manifest, words: &Words, group: &str) -> Html {
    let tree = manifest.poll.groups();
    let name = tree.find(group).map_or(group, |node| words.text(tree.name(node)));
    let mut invited = manifest.invited.iter().flatten();
    let invited = invited.find(|(leaf, _)| leaf.as_str() == group).map(|(_, count)| count);
    html! {
        <>
            <p><strong>{ words.fill("invitation.group", &[("group", name)]) }</strong></p>
            if let Some(invited) = invited {
                <p>{ words.count("invitation.invited", *invited, &[]) }</p>
            }
            <p>{ words.say("invitation.token") }</p>
            if let Some(key) = &manifest.key {
                { codes(&[(words.say("receipt.key"), "", &key.key_fingerprint)]) }
            }
        </>
    }
}

/// What keeps the person from answering, and the way on: a code to type, or the way to sign in.
fn ask(manifest: &Manifest, words: &Words, refusal: Option<&Refusal>, take: Callback<String>) -> Html {
    let slip =
        refusal.map(|refusal| html! { <p class="slip" id="error-code">{ reason(words, refusal) }</p> });
    if manifest.poll.eligibility() == Eligibility::SignedIn {
        return html! {
            <>
                { slip }
                <p>{ words.say("sign_in.text") }</p>
                if let Some(address) = &manifest.sign_in_url {
                    <p><a id="code" class="primary" href={address.clone()}>{ words.say("sign_in.link") }</a></p>
                }
            </>
        };
    }
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        take.emit(browser::value_of("code"));
    });
    let described = if slip.is_some() { "error-code help-code" } else { "help-code" };
    html! {
        <form method="dialog" class="field" data-slip={slip.is_some().then_some("true")} {onsubmit} novalidate=true>
            <label for="code">{ words.say("invitation.code") }</label>
            <p class="help" id="help-code">{ words.say("invitation.help") }</p>
            { slip.clone() }
            <input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                aria-describedby={described} aria-invalid={slip.is_some().then_some("true")} />
            <button id="use-code" type="submit" class="secondary">{ words.say("invitation.use") }</button>
        </form>
    }
}

/// Why it was refused, in the reader's language where there are words for it.
pub(super) fn reason<'a>(words: &'a Words, refusal: &'a Refusal) -> &'a str {
    let own = words.find(&["problem.", &refusal.code].concat());
    own.unwrap_or(if refusal.detail.is_empty() { words.say("unknown.text") } else { &refusal.detail })
}

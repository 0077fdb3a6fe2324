//! The settings: what sites may embed, the owner key, webhooks, and what the owner did.

use super::copied::Copied;
use super::parts::{Doing, Sure, framed, use_doing};
use crate::api::Method;
use crate::browser;
use crate::console::fetched::{Draw, fetched};
use crate::feeds::Webhooks;
use crate::parts::{legible, time_of};
use crate::words::Words;
use candor::Settings as Kept;
use serde_json::{Value, json};
use yew::prelude::*;

/// The page.
pub(super) fn settings(words: Words) -> Html {
    let title = words.say("console.settings").to_owned();
    let paths = ["/api/workspace", "/api/audit", "/api/webhooks"];
    let draw: Draw = |fetched: &[Value], words: &Words, again| {
        let (settings, audit, webhooks) = (fetched[0].clone(), fetched[1].clone(), fetched[2].clone());
        html! { <Page {settings} {audit} {webhooks} words={words.clone()} {again} /> }
    };
    fetched(&title, &paths, words, draw)
}

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub(super) struct PageProps {
    pub(super) settings: Value,
    pub(super) audit: Value,
    pub(super) webhooks: Value,
    pub(super) words: Words,
    pub(super) again: Callback<()>,
}

/// The page of what is known.
#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let PageProps { settings, audit, webhooks, words, again } = props;
    let (doing, keeping) = (use_doing(words), use_doing(words));
    let key = use_state(|| None::<String>);
    let rotate = {
        let (doing, key) = (doing.clone(), key.clone());
        Callback::from(move |()| {
            let key = key.clone();
            doing.ask(Method::Post, "/api/session/key".into(), Some(json!({})), move |made| {
                key.set(made["key"].as_str().map(ToOwned::to_owned));
            });
        })
    };
    let children = html! {
        <>
            <header><h1>{ words.say("console.settings") }</h1></header>
            { embedding(settings, words, &keeping) }
            <section aria-labelledby="owner-key">
                <h2 id="owner-key">{ words.say("console.key") }</h2>
                <p class="calm">{ words.say("console.rotate_lead") }</p>
                { doing.said() }
                if let Some(key) = &*key {
                    <Copied id="new-key" label={words.say("console.new_key").to_owned()} text={key.clone()} words={words.clone()} />
                    <p>{ words.say("console.new_key_lead") }</p>
                } else {
                    <Sure id="rotate" label={words.say("console.rotate").to_owned()} warning={words.say("console.rotate_warning").to_owned()}
                        words={words.clone()} done={rotate} />
                }
            </section>
            <Webhooks webhooks={webhooks.clone()} words={words.clone()} again={again.clone()} />
            { done(audit, words) }
        </>
    };
    framed(words, "settings", "/console/settings", children)
}

/// Under which name polls are offered to other sites, and which of them may show polls in a frame; `doing` says whether that
/// was kept.
fn embedding(settings: &Value, words: &Words, doing: &Doing) -> Html {
    let onsubmit = {
        let (doing, settings, words) = (doing.clone(), settings.clone(), words.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = browser::value_of("provider-name").trim().to_owned();
            let sites = browser::value_of("embedders");
            let sites: Vec<&str> = sites.split_whitespace().collect();
            let mut wanted = settings.clone();
            wanted["name"] = if name.is_empty() { Value::Null } else { json!(name) };
            wanted["embedders"] = if browser::is_checked("any-site") { Value::Null } else { json!(sites) };
            if let Err(faults) = Kept::parse(&wanted) {
                let faults: Vec<_> = faults.iter().map(|fault| fault.detail.clone()).collect();
                doing.say(&faults.join(". "));
                return;
            }
            let (said, words) = (doing.clone(), words.clone());
            doing.ask(Method::Put, "/api/workspace".into(), Some(wanted), move |_| {
                said.say(words.say("console.kept"));
            });
        })
    };
    let sites: Vec<&str> =
        settings["embedders"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    html! {
        <section aria-labelledby="embedding">
            <h2 id="embedding">{ words.say("console.embedding") }</h2>
            <form {onsubmit}>
                <div class="field">
                    <label for="provider-name">{ words.say("console.provider_name") }</label>
                    <input id="provider-name" type="text" maxlength="100" autocomplete="off" value={settings["name"].as_str().unwrap_or_default().to_owned()} />
                </div>
                <label class="choice" for="any-site"><input id="any-site" type="checkbox" checked={settings["embedders"].is_null()} />{ words.say("console.any_site") }</label>
                <div class="field">
                    <label for="embedders">{ words.say("console.embedders") }</label>
                    <textarea id="embedders" class="code" rows="3" spellcheck="false" value={sites.join("\n")} />
                </div>
                { doing.said() }
                <button class="secondary" id="keep-settings">{ words.say("console.keep") }</button>
            </form>
        </section>
    }
}

/// What the owner did, the latest first.
fn done(audit: &Value, words: &Words) -> Html {
    let row = |note: &Value| {
        let time = time_of(&note["at"]);
        let time = time.map(|time| words.fill("console.at", &[("time", &legible(time))]));
        let text = |name: &str| note[name].as_str().unwrap_or_default().to_owned();
        html! {
            <tr>
                <td>{ time }</td>
                <td>{ words.say(action_key(&text("action"))) }</td>
                <td>{ text("detail") }</td>
                <td class="code">{ text("poll") }</td>
                <td>{ text("by") }</td>
            </tr>
        }
    };
    let heads = [
        "console.when_head",
        "console.what_head",
        "console.detail_head",
        "console.poll_head",
        "console.by_head",
    ];
    html! {
        <section aria-labelledby="audit">
            <h2 id="audit">{ words.say("console.audit") }</h2>
            <p class="calm">{ words.say("console.audit_lead") }</p>
            <div class="wide" tabindex="0" role="group" aria-labelledby="audit">
                <table class="audit">
                    <thead><tr>{ for heads.into_iter().map(|key| html! { <th scope="col">{ words.say(key) }</th> }) }</tr></thead>
                    <tbody>{ for audit.as_array().into_iter().flatten().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn action_key(action: &str) -> &'static str {
    match action {
        "signed_in" => "console.did.signed_in",
        "key_changed" => "console.did.key_changed",
        "settings_changed" => "console.did.settings_changed",
        "poll_made" => "console.did.poll_made",
        "poll_deleted" => "console.did.poll_deleted",
        "invited" => "console.did.invited",
        "invitation_revoked" => "console.did.invitation_revoked",
        "released" => "console.did.released",
        "closed" => "console.did.closed",
        "comments_published" => "console.did.comments_published",
        "exported" => "console.did.exported",
        "link_made" => "console.did.link_made",
        "link_revoked" => "console.did.link_revoked",
        "series_made" => "console.did.series_made",
        "series_changed" => "console.did.series_changed",
        "series_deleted" => "console.did.series_deleted",
        "webhook_made" => "console.did.webhook_made",
        "webhook_removed" => "console.did.webhook_removed",
        _ => "console.did.something",
    }
}

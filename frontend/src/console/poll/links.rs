//! View links for leaders: made, shown this once, and revoked.

use crate::api::{Method, owner};
use crate::browser;
use crate::console::copied::Copied;
use crate::console::parts::use_doing;
use crate::words::Words;
use candor::wire::Manifest;
use serde_json::{Value, json};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Links`].
#[derive(PartialEq, Properties)]
pub(crate) struct LinksProps {
    pub(crate) manifest: Rc<Manifest>,
    pub(crate) links: Value,
    pub(crate) words: Words,
    pub(crate) again: Callback<()>,
}

/// The section.
#[component]
pub(crate) fn Links(props: &LinksProps) -> Html {
    let LinksProps { manifest, links, words, again } = props;
    let doing = use_doing(words);
    let made = use_state(|| None::<(String, String)>);
    let tree = manifest.poll.groups();
    let path = owner::of_poll(&manifest.id, "/links");
    let onsubmit = {
        let (doing, made, path, words) = (doing.clone(), made.clone(), path.clone(), words.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = browser::value_of("leader").trim().to_owned();
            if name.is_empty() {
                doing.say(words.say("console.link_nameless"));
                browser::focus("leader");
                return;
            }
            let group = browser::value_of("leader-group");
            let mut order = json!({"name": name, "series": browser::is_checked("leader-series")});
            if !group.is_empty() {
                order["group"] = json!(group);
            }
            let made = made.clone();
            doing.ask(Method::Post, path.clone(), Some(order), move |link| {
                made.set(Some((name.clone(), link["url"].as_str().unwrap_or_default().to_owned())));
            });
        })
    };
    let row = |link: &Value| {
        let name = link["name"].as_str().unwrap_or_default().to_owned();
        let group = link["group"].as_str().and_then(|group| tree.find(group)).unwrap_or(tree.root());
        let onclick = {
            let (doing, again) = (doing.clone(), again.clone());
            let path = [&path, "/", link["link"].as_str().unwrap_or_default()].concat();
            Callback::from(move |_: MouseEvent| {
                let again = again.clone();
                doing.ask(Method::Delete, path.clone(), None, move |_| again.emit(()));
            })
        };
        html! {
            <li>
                { &name }{ " " }<span class="n">{ words.text(tree.name(group)) }</span>{ " " }
                if link["series"].is_string() { <span class="n">{ words.say("console.link_of_series") }</span>{ " " } }
                <button type="button" class="quiet" {onclick}>{ words.say("console.revoke") }<span class="hidden">{ ": " }{ name }</span></button>
            </li>
        }
    };
    let option =
        |node| html! { <option value={tree.id(node).to_string()}>{ words.text(tree.name(node)) }</option> };
    html! {
        <section aria-labelledby="leaders">
            <h2 id="leaders">{ words.say("console.leaders") }</h2>
            <p class="calm">{ words.say("console.leaders_lead") }</p>
            <ul class="list">{ for links.as_array().into_iter().flatten().map(row) }</ul>
            <form {onsubmit}>
                <div class="field">
                    <label for="leader">{ words.say("console.leader") }</label>
                    <input id="leader" type="text" maxlength="200" autocomplete="off" />
                </div>
                <div class="field">
                    <label for="leader-group">{ words.say("console.leader_group") }</label>
                    <select id="leader-group">
                        <option value="" selected=true>{ words.text(tree.name(tree.root())) }</option>
                        { for tree.nodes().skip(1).map(option) }
                    </select>
                </div>
                if manifest.series.is_some() {
                    <label class="choice" for="leader-series"><input id="leader-series" type="checkbox" checked=true />{ words.say("console.leader_series") }</label>
                }
                { doing.said() }
                <button class="secondary" id="make-link">{ words.say("console.make_link") }</button>
            </form>
            if let Some((name, url)) = &*made {
                <div class="made">
                    <Copied id="view-link" label={words.fill("console.link_for", &[("name", name)])} text={url.clone()} words={words.clone()} />
                    <p>{ words.say("console.link_once") }</p>
                </div>
            }
        </section>
    }
}

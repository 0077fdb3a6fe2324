//! What is published once a poll is closed, so that everyone can check that their ballot was counted.

use crate::parts;
use crate::words::Words;
use candor::GroupId;
use candor::wire::{Invited, Manifest, Turnout};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`TurnoutList`].
#[derive(PartialEq, Properties)]
pub(super) struct TurnoutProps {
    pub(super) manifest: Rc<Manifest>,
    pub(super) turnout: Rc<Turnout>,
    pub(super) words: Words,
    /// The digest that is looked for at first; empty where there is none.
    pub(super) spent: String,
}

/// The numbers, a search field, and the list.
#[component]
pub(super) fn TurnoutList(props: &TurnoutProps) -> Html {
    let TurnoutProps { manifest, turnout, words, spent } = props;
    let sought = use_state(|| spent.clone());
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(field.value());
            }
        })
    };
    let answer = match (sought.trim(), is_listed(turnout, &sought)) {
        ("", _) => "",
        (_, true) => "privacy.search.found",
        (_, false) => "privacy.search.missing",
    };
    html! {
        <>
            <p>
                { words.count("privacy.turnout.tokens", turnout.tokens, &[]) }{ " " }
                { words.count("privacy.turnout.ballots", turnout.ballots, &[]) }
            </p>
            if let Some(invitations) = &turnout.invitations { { table(manifest, words, invitations) } }
            <div class="field">
                <label for="sought">{ words.say("privacy.search.label") }</label>
                <input id="sought" class="code" type="text" autocomplete="off" spellcheck="false" value={(*sought).clone()} {oninput} />
                <p id="found" role="status">if !answer.is_empty() { { words.say(answer) } }</p>
            </div>
            <details>
                <summary>{ words.count("privacy.list", turnout.ballots, &[]) }</summary>
                <ol class="digests">
                    { for turnout.digests.iter().map(|digest| html! { <li class="code">{ digest }</li> }) }
                </ol>
            </details>
        </>
    }
}

fn is_listed(turnout: &Turnout, sought: &str) -> bool {
    turnout.digests.iter().any(|digest| digest == sought.trim())
}

/// Invitations by group, in the order of the tree.
fn table(manifest: &Manifest, words: &Words, invitations: &BTreeMap<GroupId, Invited>) -> Html {
    let tree = manifest.poll.groups();
    let rows = tree.leaves().filter_map(|leaf| Some((leaf, invitations.get(tree.id(leaf))?)));
    let row = |(leaf, invited): (candor::Node, &Invited)| {
        vec![
            words.text(tree.name(leaf)).to_owned(),
            words.number(invited.made),
            words.number(invited.revoked),
        ]
    };
    let head = ["privacy.turnout.group", "privacy.turnout.made", "privacy.turnout.revoked"];
    parts::table(words.say("privacy.turnout.title"), &head.map(|key| words.say(key)), rows.map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_found_whole_and_by_nothing_less() {
        let digests = vec!["abc".to_owned(), "abd".to_owned()];
        let turnout = Turnout { invitations: None, tokens: 2, ballots: 2, digests };
        assert!(is_listed(&turnout, " abd\n"));
        assert!(!is_listed(&turnout, "ab") && !is_listed(&turnout, ""));
    }
}

//! Who will see what: the rules of a poll, in sentences. Said before the first question and beside every result.

use super::legible;
use crate::words::Words;
use candor::wire::{Manifest, State};
use candor::{CommentPolicy, Eligibility, Kind, ReleasePolicy};
use yew::prelude::*;

/// The box of rules, open at first, with whatever else belongs into it.
pub fn rules(manifest: &Manifest, words: &Words, children: Html) -> Html {
    let rule = |(name, sentence): (&'static str, String)| html! { <li data-rule={name}>{ sentence }</li> };
    html! {
        <details class="rules" open=true>
            <summary><h2>{ words.say("rules.title") }</h2></summary>
            <ul>{ for sentences(manifest, words).into_iter().map(rule) }</ul>
            { children }
        </details>
    }
}

/// The way to the page on what is stored and who could learn what.
pub fn privacy_link(manifest: &Manifest, words: &Words) -> Html {
    html! { <p><a href={privacy(manifest)}>{ words.say("privacy.link") }</a></p> }
}

/// The address of the page on what is stored and who could learn what.
pub fn privacy(manifest: &Manifest) -> String {
    ["/p/", manifest.id.as_str(), "/privacy"].concat()
}

/// The address of the poll's results.
pub fn results(manifest: &Manifest) -> String {
    ["/p/", manifest.id.as_str(), "/results"].concat()
}

/// Each rule's name and sentence.
fn sentences(manifest: &Manifest, words: &Words) -> Vec<(&'static str, String)> {
    let poll = &manifest.poll;
    let k = words.number(poll.k().get());
    let comments = words.number(manifest.k_comments);
    let has_comments = poll.questions().iter().any(|question| question.kind == Kind::Comment {});
    let mut rules =
        vec![("device", words.say("rules.device").to_owned()), ("k", words.fill("rules.k", &[("k", &k)]))];
    if poll.deniable().is_some() {
        rules.push(("deniable", words.say("rules.deniable").to_owned()));
    }
    if has_comments {
        rules.push(("comments", words.fill("rules.comments", &[("n", &comments)])));
        if poll.comment_policy() == CommentPolicy::Moderated {
            rules.push(("moderated", words.say("rules.moderated").to_owned()));
        }
    }
    let policy = match poll.release_policy() {
        ReleasePolicy::AtClose => words.say("rules.at_close").to_owned(),
        ReleasePolicy::Daily => words.fill("rules.daily", &[("k", &k)]),
        ReleasePolicy::Live => words.fill("rules.live", &[("k", &k)]),
    };
    rules.push(("release", policy));
    if let (State::Open, Some(time)) = (manifest.state, poll.closes_at()) {
        rules.push(("closes", words.fill("rules.closes", &[("time", &legible(time))])));
    }
    let eligibility = match poll.eligibility() {
        Eligibility::Open => words.say("rules.open"),
        Eligibility::Invited => words.say("rules.invited"),
        Eligibility::SignedIn => words.say("rules.signed_in"),
    };
    rules.push(("eligibility", eligibility.to_owned()));
    rules.push(("same", words.say("rules.same").to_owned()));
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::{Poll, PollId};
    use serde_json::json;

    #[test]
    fn the_rules_state_k_and_the_comment_threshold() {
        let poll = Poll::parse(&json!({"title": "T", "k": 7, "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "c", "kind": "comment", "text": "C"}]}));
        let manifest = Manifest::new(PollId::new("p").expect("id"), State::Open, poll.expect("good"));
        let rules = sentences(&manifest, &Words::english());
        let sentence =
            |name| rules.iter().find(|(rule, _)| *rule == name).map(|(_, sentence)| sentence.as_str());
        assert!(sentence("k").is_some_and(|sentence| sentence.contains('7')));
        assert!(sentence("comments").is_some_and(|sentence| sentence.contains("10")));
        assert_eq!(sentence("closes"), None);
    }
}

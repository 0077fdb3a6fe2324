//! Every face of the owner's pages, drawn as on the worker.

use super::draft::{Editor, EditorProps};
use super::home::{Lists, ListsProps};
use super::new::{Sources, SourcesProps};
use super::poll::{Known, Page, PageProps};
use super::settings;
use super::sign_in::{SignIn, SignInProps};
use crate::untranslated::{Drawn, check, manifest};
use crate::words::Words;
use candor::PollId;
use candor::wire::{Place, State};
use serde_json::{Value, json};
use std::rc::Rc;
use yew::prelude::*;

fn id() -> PollId {
    PollId::new("p").expect("id")
}

fn polls() -> Value {
    json!([{"id": "p", "title": "⟦a⟧", "state": "open"}, {"id": "q", "title": {"de": "⟦b⟧"}, "state": "closed"},
        {"id": "r", "title": "⟦c⟧", "state": "scheduled"}, {"id": "s", "title": "⟦d⟧", "state": "not_open"}])
}

fn lists(polls: Value, words: &Words) -> Html {
    let draft = |title: &str| json!({"id": "p", "content": {"definition": {"title": title}}, "changed": "2026-01-01T00:00:00Z"});
    let drafts = json!([draft("⟦title⟧"), draft("")]);
    let props = ListsProps { polls, drafts, words: words.clone(), again: Callback::noop() };
    html! { <Lists ..props /> }
}

fn editor(content: Value, at_last: bool, words: &Words) -> Html {
    let props = EditorProps { id: id(), draft: content, polls: polls(), words: words.clone(), at_last };
    html! { <Editor ..props /> }
}

fn good(fields: &Value) -> Value {
    let poll = manifest(State::Open, fields).poll;
    json!({"definition": poll, "languages": ["en"], "zone": "UTC"})
}

fn managed(
    state: State,
    fields: &Value,
    change: impl Fn(&mut candor::wire::Manifest),
    words: &Words,
) -> Html {
    let mut manifest = manifest(state, fields);
    change(&mut manifest);
    let sealed = match manifest.poll.comment_policy() {
        candor::CommentPolicy::Moderated if state == State::Open => json!([]),
        candor::CommentPolicy::Moderated => json!([
            {"id": "0a", "question": "comment", "text": "⟦comment⟧", "redact": [[2, 4]], "themes": ["⟦theme⟧"]},
            {"id": "0b", "question": "comment", "text": "⟦comment⟧", "redact": [], "themes": []}]),
        candor::CommentPolicy::AsWritten => Value::Null,
    };
    let links = json!([{"link": "l", "name": "⟦leader⟧", "group": "a", "series": "s"}, {"link": "m", "name": "⟦leader⟧", "group": null, "series": null}]);
    let known = Known {
        manifest: Rc::new(manifest),
        invitations: json!({"a": {"made": 9, "revoked": 1}}),
        links,
        sealed,
    };
    let props = PageProps {
        known,
        origin: "https://candor.example".into(),
        words: words.clone(),
        again: Callback::noop(),
    };
    html! { <Page ..props /> }
}

fn settings_page(words: &Words) -> Html {
    let note = |action: &str| json!({"at": "2026-01-01T00:00:00Z", "action": action, "poll": null, "detail": "⟦detail⟧", "by": "⟦key⟧"});
    let actions = [
        "signed_in",
        "key_changed",
        "settings_changed",
        "poll_made",
        "poll_deleted",
        "invited",
        "invitation_revoked",
        "released",
        "closed",
        "comments_published",
        "exported",
        "link_made",
        "link_revoked",
        "series_made",
        "series_changed",
        "series_deleted",
        "webhook_made",
        "webhook_removed",
        "?",
    ];
    let props = settings::PageProps {
        settings: json!({"name": "⟦name⟧", "embedders": ["https://wiki.example"], "theme": {}}),
        audit: actions.into_iter().map(note).collect(),
        webhooks: json!([]),
        words: words.clone(),
        again: Callback::noop(),
    };
    html! { <settings::Page ..props /> }
}

const FACES: &[Drawn] = &[
    ("the way in", |words| {
        let props = SignInProps { words: words.clone(), done: Callback::noop() };
        html! { <SignIn ..props /> }
    }),
    ("polls and drafts", |words| lists(polls(), words)),
    ("no polls", |words| lists(json!([]), words)),
    ("what to start from", |words| {
        let templates = json!([{"template": "t", "title": "⟦t⟧", "description": "⟦d⟧", "source": "⟦s⟧", "questions": [{}]}]);
        let props = SourcesProps { templates, polls: polls(), words: words.clone() };
        html! { <Sources ..props /> }
    }),
    ("a draft", |words| editor(good(&json!({})), false, words)),
    ("a draft that repeats, read by leaders first", |words| {
        let mut content = good(&json!({"readers": "leaders", "leaders_until": "2027-01-01T00:00:00Z"}));
        content["period"] = json!("weekly");
        content["zone"] = json!("nowhere");
        editor(content, false, words)
    }),
    ("a draft with deniable answers", |words| editor(good(&json!({"deniable": {"odds": 4}})), false, words)),
    ("the last page", |words| editor(good(&json!({})), true, words)),
    ("the last page of a series", |words| {
        let mut content = good(&json!({"readers": "signed_in", "opens_at": "2027-01-01T00:00:00Z"}));
        content["period"] = json!("monthly");
        editor(content, true, words)
    }),
    ("the last page with leaders first", |words| {
        let times = json!({"readers": "leaders", "leaders_until": "2027-01-01T00:00:00Z", "closes_at": "2027-01-01T00:00:00Z"});
        editor(good(&times), true, words)
    }),
    ("an open poll by invitation", |words| {
        managed(State::Open, &json!({"eligibility": "invited"}), |_| {}, words)
    }),
    ("a poll of a series that opens later", |words| {
        let times = json!({"opens_at": "2027-01-01T00:00:00Z", "closes_at": "2027-01-02T00:00:00Z"});
        managed(
            State::Scheduled,
            &times,
            |manifest| {
                let id = candor::SeriesId::new("s").expect("id");
                manifest.series = Some(Place { id, round: 1, previous: None });
            },
            words,
        )
    }),
    ("comments to look over", |words| {
        managed(State::Closed, &json!({"comments": "moderated"}), |_| {}, words)
    }),
    ("no comments to look over", |words| {
        managed(State::Open, &json!({"comments": "moderated"}), |_| {}, words)
    }),
    ("a closed poll", |words| managed(State::Closed, &json!({}), |_| {}, words)),
    ("the settings", settings_page),
];

#[test]
fn the_owners_pages_say_nothing_past_their_messages() {
    check(FACES);
}

//! Finds words that a page says past its message files. A page is drawn as the worker draws it, in the pseudo-language
//! whose every message stands in brackets, of a poll whose every text does too: a letter outside of brackets is in no
//! language's file.
//!
//! To have a page or a state of it checked, add a row to the list that its `tests.rs` hands to [`check`].

use crate::words::Words;
use candor::wire::{Manifest, State};
use candor::{Poll, PollId};
use html5gum::{StartTag, Token, Tokenizer};
use serde_json::{Value, json};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::prelude::*;

/// Something drawn, by the name that a failure tells.
pub(crate) type Drawn = (&'static str, fn(&Words) -> Html);

/// Attributes whose values people see or hear.
const SPOKEN: [&str; 9] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];

/// Draws each of `all`.
///
/// # Panics
/// With everything found that is not translated.
pub(crate) fn check(all: &[Drawn]) {
    let words = Words::all("en-XA");
    let found = all.iter().flat_map(|(name, draw)| {
        let html = render(draw(&words));
        assert!(html.contains('⟦'), "{name}: nothing was drawn: {html}");
        untranslated(&html).into_iter().map(move |text| format!("{name}: {text}"))
    });
    let found: Vec<_> = found.collect();
    assert!(found.is_empty(), "not translated:\n{}", found.join("\n"));
}

/// A poll with a question of every kind and every text that it can have, each in brackets; `fields` are put in place of
/// its own.
pub(crate) fn manifest(state: State, fields: &Value) -> Manifest {
    let choices = json!([{"id": "x", "text": "⟦x⟧", "sensitive": true}, {"id": "y", "text": "⟦y⟧"}]);
    let labels = json!({"low": "⟦low⟧", "middle": "⟦middle⟧", "high": "⟦high⟧"});
    let mut poll = json!({"title": "⟦title⟧", "description": "⟦description⟧", "k": 3,
        "groups": {"id": "all", "name": "⟦all⟧", "children": [
            {"id": "a", "name": "⟦a⟧"},
            {"id": "b", "name": "⟦b⟧", "children": [{"id": "b1", "name": "⟦b1⟧"}, {"id": "b2", "name": "⟦b2⟧"}]}]},
        "questions": [
            {"id": "likert", "kind": "likert", "steps": 5, "text": "⟦likert⟧", "help": "⟦help⟧", "scale": "safety"},
            {"id": "reverse", "kind": "likert", "steps": 5, "reverse": true, "scale": "safety", "text": "⟦reverse⟧"},
            {"id": "named", "kind": "likert", "steps": 4, "text": "⟦named⟧", "labels": {"low": "⟦l⟧", "high": "⟦h⟧"}},
            {"id": "single", "kind": "single", "text": "⟦single⟧", "choices": choices},
            {"id": "multiple", "kind": "multiple", "text": "⟦multiple⟧", "choices": choices},
            {"id": "rating", "kind": "rating", "text": "⟦rating⟧"},
            {"id": "labelled", "kind": "rating", "text": "⟦labelled⟧", "labels": labels},
            {"id": "comment", "kind": "comment", "text": "⟦comment⟧"}]});
    let (Some(poll_fields), Some(fields)) = (poll.as_object_mut(), fields.as_object()) else {
        panic!("objects")
    };
    poll_fields.extend(fields.clone());
    let poll = Poll::parse(&poll).unwrap_or_else(|faults| panic!("{faults:?}"));
    Manifest::new(PollId::new("p").expect("id"), state, poll)
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// The HTML as the worker would send it, without the marks for hydration.
pub(crate) fn render(html: Html) -> String {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let renderer = yew::LocalServerRenderer::<Shown>::with_props(ShownProps { html }).hydratable(false);
    LocalSet::new().block_on(&runtime, renderer.render())
}

/// Every text and spoken attribute with a letter outside of brackets. Fingerprints, digests and codes are in elements of
/// class `code`; they are the same in every language.
fn untranslated(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut silent = false;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let class = attribute(&tag, "class").unwrap_or_default();
                silent = *tag.name == b"style"
                    || *tag.name == b"script"
                    || class.split(' ').any(|class| class == "code");
                let mut spoken: Vec<_> = SPOKEN.iter().filter_map(|name| attribute(&tag, name)).collect();
                spoken.extend(described(&tag));
                found.extend(spoken.into_iter().filter(|text| has_word(text)));
            }
            Token::EndTag(_) => silent = false,
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text).into_owned();
                found.extend((!silent && has_word(&text)).then_some(text));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    found
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// What a `meta` element says to people who are shown the page elsewhere: its title, its description, its alternative;
/// and what is written on a button that is an `input`.
fn described(tag: &StartTag<()>) -> Option<String> {
    let is = |name, values: &[&str]| {
        attribute(tag, name)
            .is_some_and(|value| values.iter().any(|wanted| value.rsplit(':').next() == Some(wanted)))
    };
    let told = ["title", "description", "site_name", "alt"];
    match &tag.name[..] {
        b"meta" if is("name", &told) || is("property", &told) => attribute(tag, "content"),
        b"input" if is("type", &["submit", "button", "reset"]) => attribute(tag, "value"),
        _ => None,
    }
}

/// Whether there is a letter outside of brackets, which may stand in brackets again.
fn has_word(text: &str) -> bool {
    let mut depth = 0_u32;
    text.chars().any(|letter| {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    })
}

#[test]
fn words_outside_of_brackets_are_found_wherever_people_meet_them() {
    for (html, expected) in [
        ("<p>⟦a ⟦b⟧ c⟧: 2 (5%)</p>", 0),
        ("<p>⟦a⟧ b</p>", 1),
        ("<p>⟦a⟧<b>b</b></p>", 1),
        ("<input aria-label='b' placeholder='⟦a⟧' title=b>", 2),
        ("<optgroup label=b><option value=b>⟦a⟧</option></optgroup>", 1),
        ("<input type=submit value=b><input type=text value=b>", 1),
        (
            "<meta name=description content=b><meta property='og:title' content=b><meta name=viewport content=b>",
            2,
        ),
        ("<style>b</style><dd class='x code'>b</dd><!-- b --><p id=b class=b data-x=b>→ –</p>", 0),
        ("<dd class=code>b</dd>b", 1),
        ("<title>b</title>&amp;", 1),
    ] {
        assert_eq!(untranslated(html).len(), expected, "{html}: {:?}", untranslated(html));
    }
}

//! Every face of the page on privacy, drawn as on the worker.

use super::explained;
use crate::untranslated::{Drawn, check, manifest};
use crate::words::Words;
use candor::GroupId;
use candor::ballot::Key;
use candor::wire::{Invited, State, Turnout};
use serde_json::json;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// The page of a poll of some eligibility; once it is closed, with what is published then, and one digest looked for.
fn page(eligibility: &str, closed: Option<&str>, words: &Words) -> Html {
    let state = if closed.is_some() { State::Closed } else { State::Open };
    let manifest = manifest(state, &json!({"eligibility": eligibility, "closes_at": "2026-12-01T17:00:00Z"}));
    let key = Key::from_seed(&[7; 32]).expect("a key").public();
    let manifest = Rc::new(if eligibility == "open" { manifest } else { manifest.with_key(key) });
    let invitations = BTreeMap::from([(GroupId::new("a").expect("id"), Invited { made: 3_000, revoked: 1 })]);
    let digests = vec!["abc".to_owned(), "abd".to_owned()];
    let turnout = Turnout { invitations: Some(invitations), tokens: 3, ballots: 1, digests };
    explained(&manifest, closed.map(|_| Rc::new(turnout)), words, closed.unwrap_or_default())
}

const FACES: &[Drawn] = &[
    ("an open poll", |words| page("open", None, words)),
    ("an invited poll", |words| page("invited", None, words)),
    ("a poll people sign in to", |words| page("signed_in", None, words)),
    ("a closed poll", |words| page("invited", Some(""), words)),
    ("a digest that is there", |words| page("invited", Some("abc"), words)),
    ("a digest that is not", |words| page("signed_in", Some("x"), words)),
];

#[test]
fn the_page_on_privacy_says_nothing_past_its_messages() {
    check(FACES);
}

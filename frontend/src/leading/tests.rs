//! The forms that leaders write in, drawn as on the worker.

use super::{Predict, predict::PredictProps};
use crate::untranslated::{Drawn, check, manifest};
use crate::words::Words;
use candor::wire::State;
use serde_json::json;
use std::rc::Rc;
use yew::prelude::*;

fn form(is_locked: bool, words: &Words) -> Html {
    let manifest = Rc::new(manifest(State::Open, &json!({})));
    let props = PredictProps { manifest, is_locked, words: words.clone(), done: Callback::noop() };
    html! { <Predict ..props /> }
}

const FACES: &[Drawn] = &[
    ("before the first release", |words| form(false, words)),
    ("with a release that waits", |words| form(true, words)),
];

#[test]
fn the_forms_say_nothing_past_their_messages() {
    check(FACES);
}

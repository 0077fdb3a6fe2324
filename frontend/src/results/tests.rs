//! Every face of the results page, drawn as on the worker.

use super::node::{NodeProps, NodeSection};
use super::report::{Report, ReportProps};
use super::{Source, none};
use crate::parts::{Load, missing};
use crate::untranslated::{Drawn, check, manifest};
use crate::words::Words;
use candor::Release;
use candor::wire::State;
use serde_json::{Value, json};
use std::rc::Rc;
use yew::prelude::*;

/// A closing release of the poll in [`manifest`], in which everything that can be said of a figure is.
fn release() -> Release {
    let counts = |counts: &Value| json!({"counts": counts, "declined": 2});
    let likert = counts(&json!({"1": 1, "2": 4, "3": 2, "4": 1, "5": 7}));
    let choices = counts(&json!({"x": 3, "y": 4}));
    let nearly = json!({"counts": {"x": 0, "y": 0}, "declined": 0, "nearly_everyone": {"ballots": 3, "choices": ["x", "y"]}});
    let rating = counts(&json!({"0": 1, "7": 9, "10": 3}));
    let nobody = json!({"counts": {"1": 0, "2": 0, "3": 0, "4": 0}, "declined": 5});
    let questions = json!({"likert": likert, "reverse": likert, "named": nobody, "single": choices, "multiple": nearly,
        "rating": rating, "labelled": rating, "comment": counts(&json!({"written": 3}))});
    let node = |id: &str, ballots: u64| json!({"node": id, "ballots": ballots, "questions": if ballots == 0 { json!({}) } else { questions.clone() }});
    let release = json!({"poll": "p", "number": 2, "closing": true, "withheld": true, "cohorts": [],
        "nodes": [node("all", 2_817), node("a", 17), node("b", 0), node("b1", 0), node("b2", 0)],
        "comments": [{"question": "comment", "text": "⟦comment⟧"}]});
    serde_json::from_value(release).expect("a release")
}

fn report(state: State, change: impl Fn(&mut Release), words: &Words) -> Html {
    let mut release = release();
    change(&mut release);
    let manifest = Rc::new(manifest(state, &json!({})));
    let props = ReportProps { manifest, release: Rc::new(release), words: words.clone() };
    html! { <Report ..props /> }
}

/// The section of one group, unfolded.
fn section(node: usize, words: &Words) -> Html {
    let manifest = Rc::new(manifest(State::Closed, &json!({})));
    let node = manifest.poll.groups().nodes().nth(node).expect("a node");
    let source = Source { manifest, release: Rc::new(release()), words: words.clone() };
    let props = NodeProps { source, node, open: true, fold: Callback::noop() };
    html! { <NodeSection ..props /> }
}

const FACES: &[Drawn] = &[
    ("loading", |words| missing("results", &Load::<()>::Loading, words, Callback::noop())),
    ("failed", |words| missing("results", &Load::<()>::Failed, words, Callback::noop())),
    ("unknown", |words| missing("results", &Load::<()>::Unknown, words, Callback::noop())),
    ("none before the close", |words| none(&manifest(State::Open, &json!({})), words)),
    ("none of a daily poll", |words| none(&manifest(State::Open, &json!({"release": "daily"})), words)),
    ("the report of a closed poll", |words| report(State::Closed, |_| {}, words)),
    ("the report of an open poll", |words| {
        report(State::Open, |release| (release.closing, release.withheld) = (false, false), words)
    }),
    ("no comments yet", |words| report(State::Open, |release| release.comments.clear(), words)),
    ("nothing released", |words| {
        report(State::Closed, |release| release.nodes.iter_mut().for_each(|node| node.ballots = 0), words)
    }),
    ("a group with figures", |words| section(1, words)),
    ("a group without", |words| section(3, words)),
];

#[test]
fn the_results_page_says_nothing_past_its_messages() {
    check(FACES);
}

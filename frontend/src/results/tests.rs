//! Every face of the results page, drawn as on the worker.

use super::compare::Compare;
use super::loaded::Shown;
use super::node::{NodeProps, NodeSection};
use super::refused::{Refused, RefusedProps, revoked};
use super::report::{Report, ReportProps};
use super::rounds::Round;
use super::{Source, none};
use crate::api::reading::{Predictions, Standing, View};
use crate::parts::{Load, missing};
use crate::untranslated::{Drawn, check, manifest, render};
use crate::words::Words;
use candor::wire::{Manifest, Place, State};
use candor::{Commitment, Date, PollId, Release, SeriesId, Timestamp};
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
        "comments": [{"question": "comment", "text": "⟦comment ▮▮▮⟧"}],
        "themes": [{"question": "comment", "theme": "⟦theme⟧", "comments": 12}]});
    serde_json::from_value(release).expect("a release")
}

/// What leaders expected of every question that can be predicted.
fn predictions() -> Predictions {
    let sums = json!({"leaders": 3, "percents": {"x": 240, "y": 60}});
    let steps = json!({"leaders": 4, "percents": {"1": 400}});
    let predictions = json!({
        "own": {"decided": true, "questions": {"single": {"x": 20, "y": 80}, "likert": {"5": 100}}},
        "pooled": [{"group": "all", "questions": {"single": sums, "likert": steps}}]});
    serde_json::from_value(predictions).expect("predictions")
}

fn commitments() -> Vec<Commitment> {
    let step =
        |state: &str, reason: Option<&str>| json!({"state": state, "reason": reason, "on": "2026-01-05"});
    let commitment = |id: &str, history: Value| {
        json!({"id": id, "release": 1, "group": "all", "heard": "⟦heard⟧", "will": "⟦will⟧", "owner": "⟦owner⟧",
            "due": "2026-01-01", "history": history})
    };
    let open = step("open", None);
    serde_json::from_value(json!([
        commitment("1", json!([open])),
        commitment("2", json!([open, step("done", None)])),
        commitment("3", json!([open, step("dropped", Some("⟦reason⟧")), step("open", None)])),
    ]))
    .expect("commitments")
}

fn leader() -> Standing {
    let id = |id: &str| PollId::new(id).expect("id");
    Standing::Leader(View {
        link: "l".into(),
        poll: id("p"),
        series: None,
        group: None,
        name: "⟦leader⟧".into(),
    })
}

fn shown(state: State, change: impl Fn(&mut Release), standing: Standing) -> Shown {
    let mut release = release();
    change(&mut release);
    let is_leader = standing.may_commit();
    Shown {
        manifest: Rc::new(manifest(state, &json!({}))),
        release: Rc::new(release),
        standing,
        predictions: Rc::new(if is_leader { predictions() } else { Predictions::default() }),
        commitments: if is_leader { commitments() } else { Vec::new() },
    }
}

fn report(state: State, change: impl Fn(&mut Release), words: &Words) -> Html {
    let props =
        ReportProps { shown: shown(state, change, Standing::Reader), words: words.clone(), earlier: None };
    html! { <Report ..props /> }
}

/// The third round of a series: most spoke against in the first, and nothing of the second is shown.
fn report_of_series(words: &Words) -> Html {
    let place = |round: u64| Place { id: SeriesId::new("s").expect("id"), round, previous: None };
    let of = |round: u64, manifest: &Manifest| Manifest { series: Some(place(round)), ..manifest.clone() };
    let mut shown = shown(State::Closed, |_| {}, leader());
    shown.manifest = Rc::new(of(3, &shown.manifest));
    let mut before = release();
    for figures in before.nodes.iter_mut().flat_map(|node| node.questions.values_mut()) {
        if let Some(count) = figures.counts.get_mut("1") {
            *count = 90;
        }
    }
    let round = |number: u64, release: Option<Release>| Round {
        number,
        manifest: Rc::new(of(number, &shown.manifest)),
        release: release.map(Rc::new),
        commitments: commitments(),
        predictions: predictions(),
        is_locked: number == 2,
    };
    let earlier = Some(Rc::new(vec![round(1, Some(before)), round(2, None)]));
    html! { <Report {shown} words={words.clone()} {earlier} /> }
}

/// The section of one group, unfolded.
fn section(node: usize, words: &Words) -> Html {
    let manifest = Rc::new(manifest(State::Closed, &json!({})));
    let tree = manifest.poll.groups();
    let (top, node) = (tree.root(), tree.nodes().nth(node).expect("a node"));
    let (release, today) = (Rc::new(release()), Date::of(Timestamp::from_unix(0)));
    let (rounds, predictions) = (Rc::default(), Rc::default());
    let source = Source { manifest, release, words: words.clone(), rounds, predictions, top, today };
    let props = NodeProps { source, node, open: true, fold: Callback::noop() };
    html! { <NodeSection ..props /> }
}

/// The same figures where answers are deniable, with estimates beyond nothing and everyone; the second of two rounds.
fn report_of_estimates(words: &Words) -> Html {
    let manifest = manifest(State::Closed, &json!({"deniable": {"odds": 3}}));
    let deniable = manifest.poll.deniable().expect("deniable");
    let with_estimates = |mut release: Release| {
        for node in &mut release.nodes {
            let ballots = node.ballots;
            for question in manifest.poll.questions() {
                let Some(figures) = node.questions.get_mut(&question.id) else { continue };
                let counts =
                    question.columns().into_iter().map(|column| figures.counts.get(&column).copied());
                let cells: Vec<u64> =
                    counts.chain([Some(figures.declined)]).map(Option::unwrap_or_default).collect();
                figures.nearly_everyone = None;
                figures.estimates = candor::deniable::estimates(question, deniable, &cells, ballots);
            }
        }
        release
    };
    let place = |round: u64| Place { id: SeriesId::new("s").expect("id"), round, previous: None };
    let of = |round: u64| Rc::new(Manifest { series: Some(place(round)), ..manifest.clone() });
    let shown = Shown {
        manifest: of(2),
        release: Rc::new(with_estimates(release())),
        ..shown(State::Closed, |_| {}, leader())
    };
    let first = Round {
        number: 1,
        manifest: of(1),
        release: Some(shown.release.clone()),
        commitments: Vec::new(),
        predictions: Predictions::default(),
        is_locked: false,
    };
    html! { <Report {shown} words={words.clone()} earlier={Some(Rc::new(vec![first]))} /> }
}

fn refused(fields: &Value, words: &Words) -> Html {
    let props = RefusedProps { manifest: Rc::new(manifest(State::Closed, fields)), words: words.clone() };
    html! { <Refused ..props /> }
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
    ("what the owner reads", |words| {
        let shown = shown(State::Closed, |_| {}, Standing::Owner);
        html! { <Report {shown} words={words.clone()} earlier={None} /> }
    }),
    ("what a leader reads of a series", report_of_series),
    ("estimates of deniable answers", report_of_estimates),
    ("who is not signed in", |words| refused(&json!({"readers": "signed_in"}), words)),
    ("who reads later", |words| {
        refused(&json!({"readers": "leaders", "leaders_until": "2027-01-01T00:00:00Z"}), words)
    }),
    ("a link that was revoked", revoked),
    ("a group with figures", |words| section(1, words)),
    ("a group without", |words| section(3, words)),
];

#[test]
fn the_results_page_says_nothing_past_its_messages() {
    check(FACES);
}

#[test]
fn deniable_answers_are_shown_as_estimates_and_never_as_counts() {
    let page = render(report_of_estimates(&Words::english()));
    let figures: Vec<_> = page.split("data-estimates=\"true\"").skip(1).collect();
    assert_eq!(figures.len(), 7, "every question but the comment, at the root, which is unfolded");
    for figure in figures {
        let figure = figure.split("</article>").next().unwrap_or_default();
        assert!(figure.contains("estimate ") && figure.contains("95% interval"), "{figure}");
        assert!(!figure.contains("ballots</"), "{figure}");
    }
    assert!(page.contains("Not worked out: answers are deniable"), "{page}");
    // One of 2,817 ballots sent one of 6 answers at odds of 3: (1/2817 − 1/8) / (1/4) = −50 %.
    assert!(page.contains("<td>−50%</td>"), "the table cuts nothing off");
}

#[test]
fn groups_side_by_side_are_those_that_a_leader_of_a_part_reads() {
    let words = Words::english();
    let manifest = Rc::new(manifest(State::Closed, &json!({})));
    let top = manifest.poll.groups().find("b").expect("a group");
    let mut whole = release();
    // Of everyone below b, b1 alone has figures; told apart by their number.
    whole.nodes[3] = candor::release::NodeFigures {
        ballots: 23,
        node: whole.nodes[3].node.clone(),
        ..whole.nodes[1].clone()
    };
    let release = Rc::new(whole.within(&manifest.poll, top));
    let (rounds, predictions, today) = (Rc::default(), Rc::default(), Date::of(Timestamp::from_unix(0)));
    let source = Source { manifest, release, words: words.clone(), rounds, predictions, top, today };
    let page = render(html! { <Compare {source} /> });
    let of = |group: &str| page.split(&format!("data-compared=\"{group}\"")).nth(1).unwrap_or_default();
    assert!(of("b1").split("</li>").next().is_some_and(|one| one.contains("ballots")), "{page}");
    assert!(of("b2").split("</li>").next().is_some_and(|one| !one.contains("ballots</")), "{page}");
}

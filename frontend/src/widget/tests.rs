//! Every face of the widget, drawn as on the worker.

use super::coins::{Wheel, coins, sent};
use super::form::Action;
use super::intro::{Frame, FrameProps, Intro, IntroProps, Outro, OutroProps, Shell, ShellProps};
use super::session::{Session, Step};
use super::{Delivery, Entitlement, Form, faces, paper_form, receipt};
use crate::api::Refusal;
use crate::paper::Paper;
use crate::promises::Promised;
use crate::stub::Stub;
use crate::untranslated::{Drawn, check, manifest, render};
use crate::words::Words;
use crate::words::switch::Choice;
use candor::wire::{self, Manifest, State};
use serde_json::{Value, json};
use yew::prelude::*;

fn poll(state: State, eligibility: &str) -> Manifest {
    let mut manifest = manifest(state, &json!({"eligibility": eligibility}));
    if eligibility != "open" {
        let group = manifest.poll.groups().find_leaf("a").map(|leaf| manifest.poll.groups().id(leaf).clone());
        manifest.invited = group.map(|group| [(group, 5)].into_iter().collect());
    }
    manifest
}

/// The page's text, under a poll that is open to `eligibility`.
fn paper(eligibility: &str, words: &Words) -> Paper {
    Paper::new(poll(State::Open, eligibility), words.clone())
}

/// Something of every kind marked: the comment holds all that a writer is warned of, and is nearly too long.
fn filled() -> Form {
    let personal = "⟦a@b.example 0664 1234567 Mr Smith, 12 Main Street⟧";
    let mut form = Form::default();
    form.act(Action::Group("a".into()));
    for place in 0..3 {
        form.act(Action::Pick(place, 3));
    }
    form.act(Action::Decline(3, true));
    form.act(Action::Toggle(4, 1));
    form.act(Action::Pick(5, 10));
    form.act(Action::Write(7, [personal, &" ".repeat(1_700), "⟦.⟧"].concat()));
    form
}

/// A promise in every state.
fn promised(words: &Words) -> Promised {
    let promise = |state: &str| {
        json!({"id": state, "release": 1, "group": "all", "heard": "⟦heard⟧", "will": "⟦will⟧", "owner": "⟦owner⟧",
            "due": "2026-12-01", "history": [{"state": state, "reason": "⟦reason⟧", "on": "2026-11-25"}]})
    };
    let commitments =
        ["open", "done", "dropped"].map(|state| serde_json::from_value(promise(state)).expect("one"));
    Promised { commitments: commitments.into(), results: "/p/p0/results".into(), words: words.clone() }
}

fn after(eligibility: &str, steps: impl IntoIterator<Item = Step>) -> Session {
    let first = Session {
        entitlement: Entitlement::at_first(&poll(State::Open, eligibility)),
        form: filled(),
        ..Session::default()
    };
    steps.into_iter().fold(first, |session, step| session.after(step))
}

fn form(eligibility: &str, session: &Session, ready: bool, words: &Words) -> Html {
    paper_form::form(&paper(eligibility, words), session, Wheel::default(), ready, &Callback::noop())
}

/// The form where the ballot is there.
fn delivering(delivery: Delivery, words: &Words) -> Html {
    form("open", &after("open", [Step::Delivery(delivery)]), true, words)
}

/// The form where the right to a ballot is that far.
fn entitled(eligibility: &str, entitlement: Entitlement, words: &Words) -> Html {
    form(eligibility, &after(eligibility, [Step::Entitlement(entitlement)]), true, words)
}

/// The form once sending was tried with nothing marked, or with too much written.
fn mending(words: &Words) -> Html {
    let mut session = Session::default();
    session.form.act(Action::Write(7, "⟦.⟧".repeat(candor::question::MAX_COMMENT)));
    let slips = session.slips_now(&poll(State::Open, "open").poll);
    form("open", &session.after(Step::Slips(slips)), true, words)
}

fn refusal(code: &str) -> Refusal {
    Refusal { code: code.into(), detail: "⟦detail⟧".into() }
}

fn stub() -> Stub {
    Stub { digest: "digest".into(), key: "key".into() }
}

fn receipt(fields: &Value, delivery: Delivery, stub: Option<Stub>, words: &Words) -> Html {
    let session = Session { sent: true, stub, delivery, ..Session::default() };
    let manifest = manifest(State::Open, fields);
    receipt::receipt(&manifest, words, &session, None, Callback::noop(), Callback::noop())
}

fn closed(delivery: Delivery, stub: Option<Stub>, words: &Words) -> Html {
    faces::closed(&poll(State::Closed, "invited"), words, &Session { stub, delivery, ..Session::default() })
}

fn outro(state: State, words: &Words) -> Html {
    let props =
        OutroProps { paper: Paper::new(poll(state, "open"), words.clone()), promised: Some(promised(words)) };
    html! { <Outro ..props /> }
}

/// A poll whose answers are deniable, of so many invited people.
fn deniable(invited: u64) -> Manifest {
    let mut manifest = manifest(State::Open, &json!({"deniable": {"odds": 3}}));
    let all = manifest.poll.groups().id(manifest.poll.groups().root()).clone();
    manifest.invited = Some(vec![(all, invited)]);
    manifest
}

/// Why answers can be denied, with the wheel where it stopped.
fn wheel(invited: u64, wheel: Wheel, words: &Words) -> Html {
    coins(&Paper::new(deniable(invited), words.clone()), wheel, true, Callback::noop())
}

/// What coins can make of answers: both, neither, and each alone.
fn flipped(words: &Words) -> Html {
    let poll = deniable(5).poll;
    let answers = json!({"likert": {"value": 1}, "reverse": {"declined": true}, "named": {"value": 4},
        "single": {"choice": "x"}, "multiple": {"choices": ["x"], "declined": true}, "rating": {"value": 10},
        "labelled": {"value": 0}, "comment": {"text": "⟦comment⟧"}});
    let with = |multiple: Value| {
        let mut answers = answers.clone();
        answers["multiple"] = multiple;
        sent(&poll, words, &candor::Answers::parse(&poll, &answers).expect("plausible"))
    };
    let all = [answers["multiple"].clone(), json!({"choices": []})].map(with);
    html! { <>{ for all }</> }
}

const FACES: &[Drawn] = &[
    ("the introduction", |words| {
        let choice = Choice { language: "de", name: "⟦Deutsch⟧", address: "?".into(), is_current: false };
        let props = IntroProps {
            paper: paper("open", words),
            languages: vec![choice],
            promised: Some(promised(words)),
        };
        html! { <Intro ..props /> }
    }),
    ("before the program", |words| form("open", &Session::default(), false, words)),
    ("an invited poll before the program", |words| form("invited", &after("invited", []), false, words)),
    ("an empty form", |words| form("open", &Session::default(), true, words)),
    ("a filled form", |words| form("open", &after("open", []), true, words)),
    ("deniable answers", |words| wheel(5, Wheel::default(), words)),
    ("the wheel kept an answer", |words| wheel(80, Wheel { tries: 1, kept: 1, at: Some(0) }, words)),
    ("the wheel turned an answer", |words| wheel(80, Wheel { tries: 2, kept: 1, at: Some(6) }, words)),
    ("what was sent", flipped),
    ("a comment that is not sent", |words| {
        form("open", &after("open", [Step::Form(Action::Decline(7, true))]), true, words)
    }),
    ("slips", mending),
    ("a slip of the invitation", |words| {
        let session = after("invited", [Step::Entitlement(Entitlement::Missing)]);
        let slips = session.slips_now(&poll(State::Open, "invited").poll);
        form("invited", &session.after(Step::Slips(slips)), true, words)
    }),
    ("refused", |words| delivering(Delivery::Refused("⟦reason⟧".into()), words)),
    ("refused without a reason", |words| delivering(Delivery::Refused(String::new()), words)),
    ("sending", |words| delivering(Delivery::Sending { attempt: 1 }, words)),
    ("sending again", |words| delivering(Delivery::Sending { attempt: 2 }, words)),
    ("waiting for the token", |words| delivering(Delivery::AwaitingToken, words)),
    ("waiting", |words| delivering(Delivery::Waiting { attempt: 1, seconds: 1, online: true }, words)),
    ("offline", |words| delivering(Delivery::Waiting { attempt: 1, seconds: 9, online: false }, words)),
    ("exchanging", |words| entitled("invited", Entitlement::Exchanging, words)),
    ("exchange waiting", |words| entitled("invited", Entitlement::Waiting { attempt: 1 }, words)),
    ("ready", |words| entitled("invited", Entitlement::Ready("a".into()), words)),
    ("missing", |words| entitled("invited", Entitlement::Missing, words)),
    ("signing in", |words| entitled("signed_in", Entitlement::Missing, words)),
    ("code refused", |words| entitled("invited", Entitlement::Refused(refusal("malformed_code")), words)),
    ("code refused for another reason", |words| {
        entitled("invited", Entitlement::Refused(refusal("other")), words)
    }),
    ("alarm", |words| faces::alarm(&poll(State::Open, "invited"), words, &refusal("other_key"))),
    ("scheduled", |words| {
        faces::scheduled(&manifest(State::Scheduled, &json!({"opens_at": "2027-01-01T08:00:00Z"})), words)
    }),
    ("not open", |words| faces::not_open(&poll(State::NotOpen, "invited"), words)),
    ("closed", |words| closed(Delivery::None, None, words)),
    ("closed, with a stub", |words| closed(Delivery::None, Some(stub()), words)),
    ("closed, just in time", |words| closed(Delivery::Arrived(wire::Receipt::Counted), None, words)),
    ("closed, too late", |words| closed(Delivery::Refused(String::new()), None, words)),
    ("receipt", |words| receipt(&json!({}), Delivery::Arrived(wire::Receipt::Counted), None, words)),
    ("receipt of a ballot sent twice", |words| {
        receipt(
            &json!({"closes_at": "2100-01-01T00:00:00Z"}),
            Delivery::Arrived(wire::Receipt::AlreadyCounted),
            None,
            words,
        )
    }),
    ("receipt of a daily poll, later", |words| {
        receipt(&json!({"release": "daily"}), Delivery::None, None, words)
    }),
    ("receipt of a live poll with a stub", |words| {
        receipt(&json!({"release": "live", "eligibility": "invited"}), Delivery::None, Some(stub()), words)
    }),
    ("receipt with the stub erased", |words| {
        receipt(&json!({"eligibility": "invited"}), Delivery::None, None, words)
    }),
    ("why nothing can be sent", |words| outro(State::Open, words)),
    ("below a closed poll", |words| outro(State::Closed, words)),
    ("a page that is drawn later", |words| {
        let props = ShellProps { words: words.clone(), class: "results" };
        html! { <Shell ..props /> }
    }),
    ("unknown", |words| {
        let props = FrameProps { words: words.clone() };
        html! { <Frame ..props /> }
    }),
];

#[test]
fn the_widget_says_nothing_past_its_messages() {
    check(FACES);
}

#[test]
fn a_writer_is_warned_of_each_kind_and_told_what_is_sent() {
    let words = Words::english();
    let page = render(form("open", &after("open", []), true, &words));
    for kind in ["email", "telephone", "name", "address"] {
        assert!(page.contains(&format!("data-warning=\"{kind}\"")), "{kind}");
    }
    let review = page.split_once("class=\"review\"").expect("a review").1;
    for said in ["⟦a⟧", "Prefer not to answer", "10 – completely", "Not answered yet"] {
        assert!(review.contains(said), "{said}: {review}");
    }
    assert!(page.contains("7 of 8 answered"));
}

#[test]
fn before_its_program_has_come_the_page_claims_nothing_about_marks() {
    let page = render(form("open", &after("open", []), false, &Words::english()));
    assert!(!page.contains("answered") && !page.contains("class=\"answer\""), "{page}");
}

#[test]
fn nobody_reads_of_coins_where_answers_are_sent_as_they_are_given() {
    let words = Words::english();
    let page = render(form("open", &after("open", []), true, &words));
    assert!(!page.contains("id=\"spin\"") && !page.contains("deny"), "{page}");
    let few = |invited| render(wheel(invited, Wheel::default(), &words)).contains("fewer than about 50");
    assert_eq!((few(49), few(50)), (true, false));
}

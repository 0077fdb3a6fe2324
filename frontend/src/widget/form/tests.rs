use super::*;
use serde_json::json;

fn poll() -> Poll {
    Poll::parse(&json!({
        "title": "T",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [
            {"id": "l", "kind": "likert", "steps": 5, "text": "L"},
            {"id": "m", "kind": "multiple", "text": "M", "choices": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]},
            {"id": "c", "kind": "comment", "text": "C"}]
    }))
    .expect("good")
}

/// The places of the questions.
const L: usize = 0;
const M: usize = 1;
const C: usize = 2;

fn after(actions: impl IntoIterator<Item = Action>) -> Form {
    let mut form = Form::default();
    actions.into_iter().for_each(|action| form.act(action));
    form
}

#[test]
fn marks_become_the_ballot_that_the_worker_reads() {
    let form = after([
        Action::Group("b".into()),
        Action::Pick(L, 1),
        Action::Pick(L, 3),
        Action::Toggle(M, 0),
        Action::Toggle(M, 1),
        Action::Toggle(M, 0),
        Action::Write(C, " So. ".into()),
    ]);
    let poll = poll();
    let (group, answers) = form.ballot(&poll).expect("complete");
    assert_eq!(group.as_str(), "b");
    let written = serde_json::to_value(answers).expect("json");
    assert_eq!(written, json!({"l": {"value": 4}, "m": {"choices": ["y"]}, "c": {"text": "So."}}));
}

#[test]
fn an_empty_form_lacks_all_but_the_comment_in_the_order_of_the_page() {
    let slips = Form::default().ballot(&poll()).expect_err("empty");
    let slips: Vec<_> = slips.iter().map(|slip| (slip.control.as_str(), slip.message)).collect();
    assert_eq!(slips, [("group", "slip.no_group"), ("l-1", "slip.missing"), ("m-x", "slip.missing")]);
}

#[test]
fn declining_and_answering_exclude_each_other() {
    let mut form = after([Action::Toggle(M, 0), Action::Decline(M, true)]);
    assert_eq!(form.mark(M), Mark { declined: true, ..Mark::default() });
    form.act(Action::Toggle(M, 1));
    assert!(!form.mark(M).declined);
}

#[test]
fn a_declined_comment_is_not_sent_and_not_lost() {
    let form = after([Action::Write(C, "So".into()), Action::Decline(C, true)]);
    let mark = form.mark(C);
    assert_eq!(answer(&poll().questions()[2], &mark), Some(Answer::Declined));
    assert_eq!(mark.text, "So");
}

#[test]
fn the_only_group_needs_no_choosing() {
    let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"},
        "questions": [{"id": "c", "kind": "comment", "text": "C"}]}))
    .expect("good");
    assert_eq!(Form::default().group(&poll).map(candor::GroupId::as_str), Some("all"));
}

#[test]
fn a_draft_reads_back_and_a_broken_one_is_refused() {
    let form = after([Action::Toggle(M, 1), Action::Toggle(M, 0), Action::Write(C, "So\nand \\n so".into())]);
    assert_eq!(Form::read(&form.write()), Some(form));
    assert_eq!(Form::read(&Form::default().write()), Some(Form::default()));
    assert_eq!(["", "{}", "\n1\n", "\n0\n2\n1\n"].map(Form::read), [None, None, None, None]);
}

#[test]
fn what_was_marked_before_the_page_was_ready_counts_more_than_a_draft() {
    let draft = after([Action::Group("a".into()), Action::Pick(L, 1), Action::Write(C, "So".into())]);
    let marked = after([Action::Pick(L, 4)]).over(draft);
    let wanted = after([Action::Group("a".into()), Action::Pick(L, 4), Action::Write(C, "So".into())]);
    assert_eq!(marked, wanted);
}

#[test]
fn progress_counts_what_was_declined_and_misses_no_comment() {
    let progress = |actions: &[Action]| after(actions.iter().cloned()).progress(&poll());
    assert_eq!(progress(&[]), (0, false));
    assert_eq!(progress(&[Action::Pick(L, 1), Action::Toggle(M, 1), Action::Toggle(M, 1)]), (1, false));
    assert_eq!(progress(&[Action::Pick(L, 1), Action::Decline(M, true)]), (2, true));
    let written = [Action::Write(C, "S".into()), Action::Write(C, "So".into())];
    assert_eq!(written.map(|action| progress(&[action])), [(1, false), (1, false)]);
    assert_eq!(progress(&[Action::Write(C, " ".into())]), (0, false));
}

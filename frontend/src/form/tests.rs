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

fn id(text: &str) -> QuestionId {
    QuestionId::new(text).expect("id")
}

fn after(actions: impl IntoIterator<Item = Action>) -> Form {
    actions.into_iter().fold(Form::default(), |form, action| form.after(action))
}

#[test]
fn marks_become_the_ballot_that_the_worker_reads() {
    let form = after([
        Action::Group("b".into()),
        Action::Pick(id("l"), "2".into()),
        Action::Pick(id("l"), "4".into()),
        Action::Toggle(id("m"), "x".into()),
        Action::Toggle(id("m"), "y".into()),
        Action::Toggle(id("m"), "x".into()),
        Action::Write(id("c"), " So. ".into()),
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
    let slips: Vec<_> = slips.iter().map(|slip| (slip.control.as_str(), slip.code.as_str())).collect();
    assert_eq!(slips, [("group", "no_group"), ("l-1", "missing"), ("m-x", "missing")]);
}

#[test]
fn declining_and_answering_exclude_each_other() {
    let form = after([Action::Toggle(id("m"), "x".into()), Action::Decline(id("m"), true)]);
    assert_eq!(form.mark(&id("m")), Mark { declined: true, ..Mark::default() });
    let form = form.after(Action::Toggle(id("m"), "y".into()));
    assert!(!form.mark(&id("m")).declined);
}

#[test]
fn a_declined_comment_is_not_sent_and_not_lost() {
    let form = after([Action::Write(id("c"), "So".into()), Action::Decline(id("c"), true)]);
    let mark = form.mark(&id("c"));
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
    let form = after([Action::Pick(id("l"), "3".into()), Action::Decline(id("m"), true)]);
    let kept = serde_json::to_string(&form).expect("json");
    assert_eq!(Form::read(&kept), Some(form));
    assert_eq!(["[1", "[1]", "{}"].map(Form::read), [None, None, None]);
}

#[test]
fn only_the_ends_and_a_true_middle_have_words() {
    let words = |steps: u8| {
        (1..=steps).map(|step| step_word(step, (1, steps), ["no", "half", "yes"])).collect::<Vec<_>>()
    };
    assert_eq!(words(5), ["no", "", "half", "", "yes"]);
    assert_eq!(words(4), ["no", "", "", "yes"]);
}

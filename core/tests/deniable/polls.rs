//! Polls with one question, and every answer that a form can give to it.

use candor::deniable::Deniable;
use candor::{Answer, Answers, Poll, Question};
use serde_json::{Value, json};

/// A question of that many columns.
pub(crate) fn question(kind: &str, width: usize) -> Value {
    let choices: Vec<Value> = (0..width).map(|id| json!({"id": format!("c{id}"), "text": "C"})).collect();
    match kind {
        "likert" => json!({"id": "q", "kind": kind, "steps": width, "text": "Q"}),
        "rating" => json!({"id": "q", "kind": kind, "text": "Q"}),
        _ => json!({"id": "q", "kind": kind, "choices": choices, "text": "Q"}),
    }
}

/// A poll of those questions, deniable by those odds.
pub(crate) fn poll(questions: &[Value], odds: u64) -> Poll {
    let definition = json!({"title": "T", "k": 3, "deniable": {"odds": odds},
        "groups": {"id": "all", "name": "All"}, "questions": questions});
    Poll::parse(&definition).expect("good")
}

pub(crate) fn deniable(poll: &Poll) -> Deniable {
    poll.deniable().expect("deniable answers")
}

/// Every answer that a form can give to the poll's only question.
pub(crate) fn every_answer(poll: &Poll) -> Vec<Answers> {
    let question = &poll.questions()[0];
    let answers = |answer: Answer| Answers::new(poll, [Some(answer)]).expect("it fits");
    given(question).into_iter().map(answers).collect()
}

fn given(question: &Question) -> Vec<Answer> {
    let ids: Vec<_> = question.choices().iter().map(|choice| choice.id.clone()).collect();
    let given: Vec<Answer> = match question.range() {
        Some((low, high)) => (low..=high).map(Answer::Value).collect(),
        None if matches!(question.kind, candor::Kind::Multiple { .. }) => {
            let picked = |set: u32| ids.iter().zip(0..).filter(move |(_, bit)| set >> bit & 1 == 1);
            let set = |set| Answer::Choices(picked(set).map(|(id, _)| id.clone()).collect());
            (1..1 << ids.len()).map(set).collect()
        }
        None => ids.into_iter().map(Answer::Choice).collect(),
    };
    given.into_iter().chain([Answer::Declined]).collect()
}

//! Polls that the tests make, and answers to them.

use serde_json::{Value, json};

/// Two teams under a root, every kind of question, k = 3.
pub(crate) fn definition() -> Value {
    json!({
        "title": {"en": "How we work", "de": "Wie wir arbeiten"}, "k": 3, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": "Everyone", "children": [
            {"id": "north", "name": "North"}, {"id": "south", "name": "South"}]},
        "questions": [
            {"id": "fair", "kind": "likert", "steps": 5, "reverse": true, "scale": "fairness", "text": "Fair?"},
            {"id": "when", "kind": "single", "text": "When?", "choices": [
                {"id": "daily", "text": "Daily"}, {"id": "later", "text": "Later", "sensitive": true}]},
            {"id": "how", "kind": "multiple", "text": "How?", "choices": [
                {"id": "stop", "text": "Stop"}, {"id": "on", "text": "On"}]},
            {"id": "rate", "kind": "rating", "text": "Rate"},
            {"id": "say", "kind": "comment", "text": "Say"}]
    })
}

/// Answers that fit, told apart by `n`.
pub(crate) fn answers(n: usize) -> Value {
    json!({
        "fair": {"value": n % 5 + 1}, "when": {"choice": if n.is_multiple_of(2) { "daily" } else { "later" }},
        "how": {"choices": ["on"]}, "rate": {"value": n % 11}, "say": {"declined": true},
    })
}

/// The same with a comment.
pub(crate) fn with_comment(n: usize) -> Value {
    let mut answers = answers(n);
    answers["say"] = json!({"text": format!("Remark {n}")});
    answers
}

/// A ballot with a nonce.
pub(crate) fn ballot(group: &str, answers: &Value, nonce: &str) -> Value {
    json!({"group": group, "answers": answers, "nonce": nonce})
}

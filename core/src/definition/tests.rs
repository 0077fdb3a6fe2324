use super::*;
use serde_json::json;

fn good() -> Value {
    json!({
        "title": {"en": "How we work", "de": "Wie wir arbeiten"}, "k": 4, "eligibility": "open", "release": "daily",
        "deniable": null, "closes_at": "2026-12-01T17:00:00Z",
        "groups": {"id": "all", "name": "All", "children": [
            {"id": "a", "name": "A"}, {"id": "b", "name": "B", "children": [{"id": "c", "name": "C", "children": []}]}]},
        "questions": [
            {"id": "safe", "kind": "likert", "steps": 7, "reverse": true, "scale": "safety", "text": "Safe?"},
            {"id": "when", "kind": "single", "text": "When?", "choices": [
                {"id": "x", "text": "X", "sensitive": true}, {"id": "y", "text": "Y"}]},
            {"id": "nps", "kind": "rating", "text": "Rate", "labels": {"low": "bad", "high": "good"}},
            {"id": "say", "kind": "comment", "text": "Say"}]
    })
}

#[test]
fn a_definition_reads_back_as_it_was_written() {
    let poll = Poll::parse(&good()).expect("good");
    let written = serde_json::to_value(&poll).expect("json");
    assert_eq!(Poll::parse(&written), Ok(poll));
    assert_eq!(written["questions"][0]["kind"], "likert");
    assert_eq!(written["groups"]["children"][1]["children"][0]["id"], "c");
}

#[test]
fn a_bad_definition_is_refused_with_every_fault_and_its_place() {
    let faults = Poll::parse(&json!({
        "title": "", "k": 2, "release": "weekly", "colour": "red", "deniable": 1.1, "closes_at": "soon",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a b", "name": "A"}, {"id": "all", "name": {"en": 3}}]},
        "questions": [
            {"id": "q", "kind": "likert", "steps": 9, "text": "Q"},
            {"id": "r", "kind": "single", "text": "R", "choices": [{"id": "x", "text": "X"}]},
            {"id": "s", "kind": "essay", "text": "S"},
            {"id": "t", "kind": "multiple", "text": {}, "choices": [{"id": "x", "text": "X"}, {"id": "x", "text": "Y"}]}]
    }))
    .expect_err("bad");
    let mut places: Vec<_> =
        faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            ("/closes_at", "bad_time"),
            ("/colour", "unknown_field"),
            ("/deniable", "not_an_object"),
            ("/groups/children/0/id", "bad_id"),
            ("/groups/children/1/id", "duplicate"),
            ("/groups/children/1/name/en", "not_a_text"),
            ("/k", "out_of_range"),
            ("/questions/0/steps", "out_of_range"),
            ("/questions/1/choices", "out_of_range"),
            ("/questions/2/kind", "unknown_kind"),
            ("/questions/3/choices/1/id", "duplicate"),
            ("/questions/3/text", "not_a_text"),
            ("/release", "unknown_word"),
            ("/title", "empty"),
        ]
    );
}

#[test]
fn nesting_is_bounded() {
    let mut groups = json!({"id": "leaf", "name": "Leaf"});
    for depth in 0..MAX_DEPTH {
        groups = json!({"id": format!("g{depth}"), "name": "G", "children": [groups]});
    }
    let mut definition = good();
    definition["groups"] = groups;
    let faults = Poll::parse(&definition).expect_err("too deep");
    assert!(faults.iter().any(|fault| fault.code == "too_deep"), "{faults:?}");
}

#[test]
fn deniable_answers_have_odds_and_something_to_deny() {
    let read = |deniable: Value| {
        let mut definition = good();
        definition["deniable"] = deniable;
        let fault = |faults: Vec<Fault>| (faults[0].pointer.clone(), faults[0].code.clone());
        Poll::parse(&definition).map(|poll| poll.deniable().map(Deniable::odds)).map_err(fault)
    };
    assert_eq!((read(Value::Null), read(json!({}))), (Ok(None), Ok(Some(3))));
    assert_eq!(read(json!({"odds": 20})), Ok(Some(20)));
    for odds in [json!(1), json!(21), json!(2.5), json!("3")] {
        assert_eq!(read(json!({"odds": odds})), Err(("/deniable/odds".into(), "out_of_range".into())));
    }
    let mut talk = good();
    talk["deniable"] = json!({"odds": 3});
    talk["questions"] = json!([{"id": "say", "kind": "comment", "text": "Say"}]);
    let faults = Poll::parse(&talk).expect_err("comments cannot be denied");
    assert_eq!((faults[0].pointer.as_str(), faults[0].code.as_str()), ("/deniable", "nothing_deniable"));
}

proptest::proptest! {
    #[test]
    fn no_json_makes_the_reader_panic(text in "[\\[\\]{}\",:a-z0-9 ]{0,200}", key in 0..8usize) {
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            let mut definition = good();
            let keys = ["title", "k", "eligibility", "release", "closes_at", "groups", "questions", "deniable"];
            definition[keys[key]] = value;
            let _ = Poll::parse(&definition);
        }
    }
}

#[test]
fn leaders_read_alone_until_a_time_that_is_said() {
    let parsed = |readers: &Value, until: &Value| {
        let mut definition = good();
        definition["readers"] = readers.clone();
        definition["leaders_until"] = until.clone();
        Poll::parse(&definition)
    };
    let until = json!("2026-12-02T17:00:00Z");
    let poll = parsed(&json!("leaders"), &until).expect("good");
    let time = poll.leaders_until().expect("a time");
    assert!(poll.is_readable(time, false) && !poll.is_readable(Timestamp::from_unix(time.unix() - 1), true));
    assert_eq!(Poll::parse(&serde_json::to_value(&poll).expect("json")), Ok(poll));
    let faults = |readers: Value, until: &Value| {
        let faults = parsed(&readers, until).expect_err("faults");
        faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect::<Vec<_>>()
    };
    let fault = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
    assert_eq!(faults(json!("leaders"), &json!(null)), fault("/leaders_until", "missing"));
    assert_eq!(faults(json!("signed_in"), &until), fault("/leaders_until", "not_wanted"));
    assert_eq!(faults(json!("nobody"), &json!(null)), fault("/readers", "unknown_word"));
    let signed_in = parsed(&json!("signed_in"), &json!(null)).expect("good");
    assert!(signed_in.is_readable(time, true) && !signed_in.is_readable(time, false));
}

use super::*;

/// A set with the example key of RFC 7515 under that id.
fn keys(kid: &str) -> Option<Keys> {
    let vectors: serde_json::Value = serde_json::from_str(include_str!("rfc7515.json")).expect("json");
    let mut key = vectors["ES256 (RFC 7515, appendix A.3)"]["key"].clone();
    key["kid"] = kid.into();
    Keys::parse(&serde_json::to_vec(&serde_json::json!({"keys": [key]})).expect("json"))
}

fn word(memory: &Memory, kid: &str, now: u64) -> &'static str {
    match memory.step(kid, now) {
        Step::Use(_) => "use",
        Step::Fetch => "fetch",
        Step::Wait => "wait",
        Step::Refuse => "refuse",
    }
}

fn fetched(memory: &mut Memory, kid: &str, now: u64, keys: Option<Keys>) {
    memory.begin(now);
    memory.end(kid, now, keys);
}

#[test]
fn keys_are_fetched_once_an_hour() {
    let mut memory = Memory::default();
    assert_eq!(word(&memory, "a", 1_000), "fetch");
    fetched(&mut memory, "a", 1_000, keys("a"));
    assert_eq!(word(&memory, "a", 1_000 + FRESH - 1), "use");
    assert_eq!(word(&memory, "a", 1_000 + FRESH), "fetch");
}

#[test]
fn a_new_key_is_fetched_at_once_and_keys_that_nobody_has_once_a_minute() {
    let mut memory = Memory::default();
    fetched(&mut memory, "a", 1_000, keys("a"));
    assert_eq!(word(&memory, "b", 1_001), "fetch");
    fetched(&mut memory, "b", 1_001, keys("b"));
    assert_eq!(word(&memory, "c", 1_002), "fetch", "a rotation found its key");
    fetched(&mut memory, "c", 1_002, keys("b"));
    for now in 1_002..1_062 {
        assert_eq!(word(&memory, "c", now), "use");
        assert_eq!(word(&memory, "d", now), "use");
        assert_eq!(word(&memory, "b", now), "use");
    }
    assert_eq!(word(&memory, "d", 1_062), "fetch");
}

#[test]
fn the_first_fetch_serves_a_key_that_nobody_has_as_well() {
    let mut memory = Memory::default();
    fetched(&mut memory, "nobodys", 1_000, keys("a"));
    assert_eq!(word(&memory, "nobodys", 1_000), "use");
    assert_eq!(word(&memory, "a", 1_000), "use");
}

#[test]
fn a_provider_that_fails_is_asked_seldom_and_its_keys_go_on_for_a_day() {
    let mut memory = Memory::default();
    memory.begin(1_000);
    let gave_up = 1_000 + PATIENCE;
    memory.end("a", gave_up, None);
    assert_eq!(word(&memory, "a", gave_up), "refuse");
    assert_eq!(word(&memory, "a", gave_up + RETRY), "fetch");
    fetched(&mut memory, "a", 2_000, keys("a"));
    let later = 2_000 + FRESH;
    fetched(&mut memory, "a", later, None);
    assert_eq!(word(&memory, "a", later), "use");
    assert_eq!(word(&memory, "a", later + PAUSE), "fetch");
    fetched(&mut memory, "a", 1_999 + KEPT, None);
    assert_eq!(word(&memory, "a", 1_999 + KEPT), "use");
    assert_eq!(word(&memory, "a", 2_000 + KEPT), "refuse");
}

#[test]
fn while_one_fetches_the_others_wait_only_if_they_must() {
    let mut memory = Memory::default();
    memory.begin(1_000);
    assert_eq!(word(&memory, "a", 1_000), "wait");
    assert_eq!(word(&memory, "a", 1_001 + PATIENCE), "fetch", "its caller went away");
    memory.end("a", 1_001, keys("a"));
    memory.begin(1_002 + FRESH);
    assert_eq!(word(&memory, "a", 1_002 + FRESH), "use");
    assert_eq!(word(&memory, "b", 1_002 + FRESH), "wait");
}

use super::*;
use candor::ballot::Key;
use candor::wire::State;
use candor::{GroupId, Poll, PollId};
use serde_json::json;

fn manifest(key: &Key) -> Manifest {
    let poll = Poll::parse(&json!({"title": "T", "k": 3, "eligibility": "invited",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [{"id": "r", "kind": "rating", "text": "R"}]}));
    let manifest = Manifest::new(PollId::new("p").expect("id"), State::Open, poll.expect("good"));
    manifest.with_key(key.public())
}

fn key(seed: u8) -> Key {
    Key::from_seed(&[seed; 32]).expect("a key")
}

/// The element that counting bytes make: as good as any, and the same in every run.
fn pending() -> Pending {
    let mut next = 0_u8;
    Pending::new(|bytes| {
        bytes.fill_with(|| {
            next = next.wrapping_add(1);
            next
        });
    })
}

fn evaluated(key: &Key, group: &str) -> Exchanged {
    let info = Info::new(&PollId::new("p").expect("id"), &GroupId::new(group).expect("id"));
    let evaluation = key.evaluate(&pending().blinded(), &info, |bytes| bytes.fill(7)).expect("evaluated");
    let (evaluated, proof) = evaluation.to_texts();
    Exchanged { group: GroupId::new(group).expect("id"), evaluated, proof }
}

fn invitation(key: Option<String>) -> Invitation {
    Invitation { code: "00000".into(), key }
}

#[test]
fn what_is_held_reads_back() {
    for invitation in [invitation(None), invitation(Some("F".into()))] {
        let (pending, seen) = ("n".to_owned(), "k".to_owned());
        let all = [
            Held::Invited { invitation: invitation.clone() },
            Held::Pending { invitation: None, pending: pending.clone(), seen: seen.clone() },
            Held::Pending { invitation: Some(invitation), pending, seen },
        ];
        for held in all {
            assert_eq!(Held::read(&held.write()), Some(held));
        }
    }
    let token =
        token(&manifest(&key(1)), &key(1).public(), &pending(), &evaluated(&key(1), "a")).expect("good");
    assert_eq!(Held::read(&token.write()), Some(token));
    assert_eq!(["", "{}", "token\na\n", "invited\n\n\n"].map(Held::read), [None, None, None, None]);
}

#[test]
fn a_token_holds_nothing_of_its_invitation() {
    let token =
        token(&manifest(&key(1)), &key(1).public(), &pending(), &evaluated(&key(1), "a")).expect("good");
    let Held::Token { group, nonce, output, made_by } = &token else { panic!("no token") };
    assert_eq!(token.write(), ["token", group, nonce, output, made_by, ""].join("\n"));
}

#[test]
fn a_key_that_the_link_does_not_name_or_that_has_changed_is_refused() {
    let (own, other) = (manifest(&key(1)), manifest(&key(2)));
    let fingerprint = key(1).public().fingerprint();
    let link = Held::Invited { invitation: invitation(Some(fingerprint.to_lowercase())) };
    assert_eq!(Held::key(Some(&link), &own), Ok(key(1).public()));
    let refused = Held::key(Some(&link), &other).expect_err("another key");
    assert!(Entitlement::Refused(refused).is_alarming());
    let seen = key(1).public().to_text();
    let pending = Held::Pending { invitation: Some(invitation(None)), pending: String::new(), seen };
    assert!(Held::key(Some(&pending), &own).is_ok());
    assert!(Held::key(Some(&pending), &other).is_err());
    let typed = Held::Invited { invitation: invitation(None) };
    assert!(Held::key(Some(&typed), &other).is_ok(), "nothing to compare with but other people");
}

#[test]
fn an_evaluation_of_another_key_or_leaf_makes_no_token() {
    let (manifest, public) = (manifest(&key(1)), key(1).public());
    let make = |exchanged: &Exchanged| token(&manifest, &public, &pending(), exchanged);
    assert!(make(&evaluated(&key(1), "a")).is_ok());
    let mut moved = evaluated(&key(1), "a");
    moved.group = GroupId::new("b").expect("id");
    let above = evaluated(&key(1), "all");
    let mut garbled = evaluated(&key(1), "a");
    garbled.proof.replace_range(..1, if garbled.proof.starts_with('A') { "B" } else { "A" });
    for bad in [evaluated(&key(2), "a"), moved, above, garbled] {
        let refusal = make(&bad).expect_err("no token");
        assert!(Entitlement::Refused(refusal).is_alarming());
    }
}

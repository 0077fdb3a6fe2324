//! The promise: exactly, over every outcome of the coins, no true answer makes what was sent likelier by more than the odds.

use crate::polls::{deniable, every_answer, poll, question};
use candor::deniable::{Channel, randomise};
use candor::{Answers, Poll};
use num_rational::BigRational;
use std::collections::BTreeMap;

/// What is sent, as JSON, with its exact probability.
type Distribution = BTreeMap<String, BigRational>;

fn ratio(parts: u64, of: u64) -> BigRational {
    BigRational::new(parts.into(), of.into())
}

/// The exact distribution of what is sent for `answers`: the real function, run once for every outcome of its draws. Draws of a
/// bit's parts are taken as two outcomes; that they are no more is a test of its own.
fn distribution(poll: &Poll, answers: &Answers) -> Distribution {
    let mut sent = Distribution::new();
    // Each run follows a script of outcomes as far as it goes, and takes the first of all that come after.
    let mut scripts = vec![Vec::new()];
    while let Some(script) = scripts.pop() {
        let mut taken = Vec::new();
        let mut weight = ratio(1, 1);
        let answers = randomise(poll, deniable(poll), answers, |bound| {
            let outcomes = outcomes(poll, bound);
            let place = script.get(taken.len()).copied().unwrap_or(0);
            if taken.len() >= script.len() {
                let before = taken.clone();
                scripts.extend((1..outcomes.len()).map(|other| [&before[..], &[other]].concat()));
            }
            taken.push(place);
            let (drawn, parts) = outcomes[place];
            weight *= ratio(parts, bound);
            drawn
        });
        let json = serde_json::to_string(&answers).expect("json");
        *sent.entry(json).or_insert_with(|| ratio(0, 1)) += weight;
    }
    sent
}

/// The outcomes of a draw, each with the number of parts it stands for.
fn outcomes(poll: &Poll, bound: u64) -> Vec<(u64, u64)> {
    match Channel::of(&poll.questions()[0], deniable(poll)) {
        Some(Channel::Unary { keep, .. }) => vec![(0, keep), (bound - 1, bound - keep)],
        _ => (0..bound).map(|drawn| (drawn, 1)).collect(),
    }
}

/// The largest factor between the probabilities of the same thing being sent for two true answers.
fn worst(poll: &Poll) -> BigRational {
    let distributions: Vec<Distribution> =
        every_answer(poll).iter().map(|answers| distribution(poll, answers)).collect();
    let mut worst = ratio(1, 1);
    for one in &distributions {
        assert_eq!(one.values().cloned().sum::<BigRational>(), ratio(1, 1), "all outcomes are followed");
        for other in &distributions {
            // Whatever can be sent for one answer can be sent for every other.
            assert!(one.keys().eq(other.keys()));
            let factors = one.iter().map(|(sent, likely)| likely / &other[sent]);
            worst = factors.max().map_or(worst.clone(), |factor| factor.max(worst));
        }
    }
    worst
}

#[test]
fn an_answer_makes_what_is_sent_likelier_by_the_odds_and_no_more() {
    for odds in [2, 3, 7, 20] {
        for (kind, width) in [("single", 2), ("single", 6), ("likert", 4), ("likert", 7), ("rating", 11)] {
            let poll = poll(&[question(kind, width)], odds);
            assert_eq!(worst(&poll), ratio(odds, 1), "{kind} of {width} at {odds}");
        }
    }
}

#[test]
fn several_answers_at_once_stay_within_the_odds_all_together() {
    for odds in [2, 3, 20] {
        for width in 2..=5 {
            let poll = poll(&[question("multiple", width)], odds);
            let worst = worst(&poll);
            assert!(worst <= ratio(odds, 1), "{width} at {odds}: {worst}");
            // And waste next to nothing of them.
            assert!(worst >= ratio(odds * 99, 100), "{width} at {odds}: {worst}");
        }
    }
}

#[test]
fn many_choices_stay_within_the_odds_in_exact_arithmetic() {
    for odds in 2..=20 {
        for bits in 3..=51 {
            let Channel::Unary { keep, .. } = Channel::unary(bits, odds) else { panic!("a bit for each") };
            let exponent = i32::try_from(bits).expect("few bits");
            let all = |keep: u64| ratio(keep, Channel::WHOLE - keep).pow(exponent);
            assert!(all(keep) <= ratio(odds, 1), "{bits} bits at {odds}");
            assert!(all(keep + 1) > ratio(odds, 1), "{bits} bits at {odds} could tell more");
        }
    }
}

#[test]
fn odds_that_are_met_exactly_are_allowed() {
    // One bit that is kept in 3 of 4 parts tells three times as much for the truth as against it: the odds, and no more.
    assert_eq!(Channel::unary(1, 3), Channel::Unary { bits: 1, keep: Channel::WHOLE / 4 * 3 });
}

#[test]
fn a_bit_is_kept_in_exactly_its_parts() {
    let poll = poll(&[question("multiple", 2)], 3);
    let channel = Channel::of(&poll.questions()[0], deniable(&poll));
    let Some(Channel::Unary { bits: 3, keep }) = channel else { panic!("three bits") };
    let answers = &every_answer(&poll)[0];
    let kept = |drawn: u64| {
        let mut draws = 0;
        let sent = randomise(&poll, deniable(&poll), answers, |bound| {
            assert_eq!(bound, Channel::WHOLE);
            draws += 1;
            // The other two bits are kept.
            if draws == 1 { drawn } else { 0 }
        });
        assert_eq!(draws, 3);
        sent == *answers
    };
    assert_eq!((0..Channel::WHOLE).filter(|drawn| kept(*drawn)).count() as u64, keep);
}

#[test]
fn whatever_is_sent_is_a_ballot_that_counts() {
    for (kind, width) in [("single", 3), ("likert", 5), ("rating", 11), ("multiple", 4)] {
        let poll = poll(&[question(kind, width)], 3);
        let sent = distribution(&poll, &every_answer(&poll)[0]);
        let expected = if kind == "multiple" { 1 << (width + 1) } else { width + 1 };
        assert_eq!(sent.len(), expected, "{kind}: every answer can be sent");
        for json in sent.keys() {
            let read = Answers::parse(&poll, &serde_json::from_str(json).expect("json")).expect("plausible");
            assert_eq!(serde_json::to_string(&read).expect("json"), *json);
        }
    }
}

#[test]
fn comments_are_sent_as_they_are_written() {
    let comment = serde_json::json!({"id": "say", "kind": "comment", "text": "Say"});
    let poll = poll(&[question("single", 2), comment], 3);
    let given = serde_json::json!({"q": {"choice": "c0"}, "say": {"text": "As it is."}});
    let answers = Answers::parse(&poll, &given).expect("fits");
    for drawn in 0..4 {
        let sent = randomise(&poll, deniable(&poll), &answers, |_| drawn);
        assert_eq!(sent.comments().map(|(_, text)| text).collect::<Vec<_>>(), ["As it is."]);
    }
}

//! What is estimated: right on average, with intervals that hold the truth as often as they say. Simulated with fixed seeds,
//! through the real randomiser and the real tally.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of a few thousand, and shares of them"
)]

use crate::polls::{deniable, every_answer, poll, question};
use candor::deniable::{Channel, Estimate, below, estimates, half_width, randomise};
use candor::{Answers, Poll, Tally};
use proptest::prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// How often each round of a simulation is repeated.
const TRIALS: u64 = 1_000;

/// Estimates of the first column of the poll's only question: each trial's people give `truth`.
fn trials(poll: &Poll, truth: &[Answers], seed: u64) -> Vec<Estimate> {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let question = &poll.questions()[0];
    let trial = |_| {
        let mut tally = Tally::empty(poll);
        for answers in truth {
            let draw = |bound| below(bound, |bytes| random.fill_bytes(bytes));
            tally.count(poll, &randomise(poll, deniable(poll), answers, draw));
        }
        let found = estimates(question, deniable(poll), tally.cells(0), tally.ballots()).expect("ballots");
        found.choices[&question.columns()[0]]
    };
    (0..TRIALS).map(trial).collect()
}

/// So many people, of whom that share picks the first column and the rest declines, or picks the last.
fn people(poll: &Poll, share: f64, n: usize) -> Vec<Answers> {
    let every = every_answer(poll);
    let first = (share * n as f64).round() as usize;
    let rest =
        |person: usize| &every[if person.is_multiple_of(2) { every.len() - 1 } else { every.len() - 2 }];
    let answers = |person| if person < first { &every[0] } else { rest(person) };
    (0..n).map(|person| answers(person).clone()).collect()
}

/// The share, in basis points, whose true answer has the first column.
fn truth(poll: &Poll, people: &[Answers]) -> f64 {
    let question = &poll.questions()[0];
    let has = |answers: &&Answers| answers.iter().all(|answer| answer.columns(question).contains(&0));
    people.iter().filter(has).count() as f64 / people.len() as f64
}

const KINDS: [(&str, usize); 4] = [("single", 2), ("likert", 5), ("rating", 11), ("multiple", 3)];

#[test]
fn estimates_are_right_on_average_and_vary_as_the_formula_says() {
    for (seed, (kind, width)) in (1..).zip(KINDS) {
        let poll = poll(&[question(kind, width)], 3);
        let channel = Channel::of(&poll.questions()[0], deniable(&poll)).expect("randomised");
        for n in [20, 50, 200] {
            for share in [0.0, 0.2, 0.5, 1.0] {
                let people = people(&poll, share, n);
                let truth = truth(&poll, &people);
                let shares: Vec<f64> =
                    trials(&poll, &people, seed).iter().map(|found| found.share as f64 / 10_000.0).collect();
                let trials = TRIALS as f64;
                let mean = shares.iter().sum::<f64>() / trials;
                let expected = channel.variance(truth, n as u64);
                // Five standard errors of the mean: past it once in some two million.
                let error = 5.0 * (expected / trials).sqrt();
                assert!((mean - truth).abs() < error, "{kind}, {n}, {truth}: {mean}, error {error}");
                let variance =
                    shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / (trials - 1.0);
                // A sample variance of 1,000 is within a quarter, by five standard errors.
                let off = variance / expected;
                assert!((0.77..1.28).contains(&off), "{kind}, {n}, {truth}: {off} of the variance");
            }
        }
    }
}

#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    for (seed, (kind, width)) in (10..).zip(KINDS) {
        let poll = poll(&[question(kind, width)], 3);
        for (n, shares) in
            [(20, &[0.0, 0.1, 0.5, 1.0][..]), (50, &[0.1, 0.5]), (200, &[0.0, 0.3]), (1_000, &[0.5])]
        {
            for share in shares {
                let people = people(&poll, *share, n);
                let truth = truth(&poll, &people) * 10_000.0;
                let holds =
                    |found: &Estimate| found.low as f64 - 0.5 <= truth && truth <= found.high as f64 + 0.5;
                let held = trials(&poll, &people, seed).into_iter().filter(holds).count() as u64;
                // 95 % less what 1,000 trials vary by, three standard errors, and what few ballots make uneven.
                assert!(held * 1_000 >= TRIALS * 925, "{kind}, {n}, {share}: {held} of {TRIALS}");
            }
        }
    }
}

#[test]
fn an_interval_that_leaves_out_the_coins_would_be_caught() {
    // The check has teeth: intervals of the sent answers themselves miss the truth nearly always.
    let poll = poll(&[question("single", 2)], 3);
    let people = people(&poll, 1.0, 200);
    let naive = trials(&poll, &people, 99).into_iter().filter(|found| {
        let (a, b) = (0.6, 0.2);
        let sent = b + (a - b) * found.share as f64 / 10_000.0;
        let reach = 1.96 * (sent * (1.0 - sent) / 200.0).sqrt();
        sent + reach >= 1.0
    });
    assert!(naive.count() < 10);
}

#[test]
fn several_columns_are_estimated_together() {
    // 60 of 100 ballots sent one of 2 of 5 answers at odds of 3: a = 4/7, b = 2/7, (0.6 − 2/7) / (2/7) = 1.1.
    let channel = Channel::Response { answers: 5, odds: 3 };
    let found = channel.estimate(60, 100, 2).expect("ballots");
    assert_eq!(found.share, 11_000);
    assert_eq!(found.drawn()[1..], [10_000, 10_000]);
    assert_eq!(channel.estimate(0, 0, 1), None);
    // All of them: everyone, whatever was sent.
    assert_eq!(channel.chances(5), (1.0, 5.0 / 7.0));
}

proptest! {
    #[test]
    fn an_estimate_lies_in_its_interval_and_grows_with_what_was_sent(
        odds in 2..=20_u64, answers in 3..=12_u64, ballots in 1..2_000_u64, sent in 0..2_000_u64, unary in any::<bool>(),
    ) {
        let channel = if unary { Channel::unary(answers, odds) } else { Channel::Response { answers, odds } };
        let sent = sent % (ballots + 1);
        let found = channel.estimate(sent, ballots, 1).expect("ballots");
        prop_assert!(found.low <= found.share && found.share <= found.high);
        if sent > 0 {
            prop_assert!(channel.estimate(sent - 1, ballots, 1).expect("ballots").share < found.share);
        }
        // What the console says of the cost is half of what such an interval spans, as far as it can be shown.
        let middle = { let (a, b) = channel.chances(1); (f64::midpoint(a, b) * ballots as f64).round() as u64 };
        let found = channel.estimate(middle, ballots, 1).expect("ballots");
        let half = ((found.high - found.low) / 2) as f64;
        let said = half_width(ballots, Some(channel)) as f64;
        prop_assert!(ballots < 200 || said >= 9_999.0 || (half / said - 1.0).abs() < 0.05, "{half} against {said}");
    }
}

//! The trust panel with every reading, every reason for none and every change.

use super::panel;
use crate::untranslated::{Drawn, check};
use crate::words::Words;
use candor::trust::{Change, Ends, Gap, Interval, Kind, Reading, Scale, Share, Signal, Talk, Unknown};
use yew::prelude::*;

const KINDS: [Kind; 6] =
    [Kind::Participation, Kind::Declined, Kind::Safety, Kind::Honesty, Kind::Gap, Kind::Loop];

fn reading(kind: Kind, count: u64) -> Reading {
    let share = Share { count, of: 40 };
    match kind {
        Kind::Participation | Kind::Loop => Reading::Whole(share),
        Kind::Declined => Reading::Share(share, Interval { low: 100, high: 2_000 }),
        Kind::Safety | Kind::Honesty => Reading::Mean(Scale {
            name: "safety".into(),
            tenths: 30 + count,
            ends: Ends { low: 25, high: 50 },
            steps: 7,
            items: 7,
            reversed: 3,
            cells: vec![vec![count; 7]],
        }),
        Kind::Gap => Reading::Gap(Gap { points: 100 * count, chance: 500, questions: 3, leaders: 4 }),
    }
}

fn drawn(words: &Words, change: Option<Change>, talk: Talk) -> Html {
    let signal = |kind| Signal {
        kind,
        trend: vec![Ok(reading(kind, 3)), Err(Unknown::NothingReleased), Ok(reading(kind, 9))],
        change,
        talk,
    };
    panel(words, &KINDS.map(signal), &["⟦1⟧", "⟦2⟧", "⟦3⟧"].map(String::from))
}

fn unknown(words: &Words) -> Html {
    let all = [
        Unknown::NothingReleased,
        Unknown::NobodyInvited,
        Unknown::BelowRoot,
        Unknown::NotAsked,
        Unknown::FewPredictions,
        Unknown::NothingDue,
    ];
    let signals: Vec<_> = KINDS
        .into_iter()
        .zip(all)
        .map(|(kind, unknown)| Signal { kind, trend: vec![Err(unknown)], change: None, talk: Talk::Missing })
        .collect();
    panel(words, &signals, &["⟦1⟧".to_owned()])
}

/// The signals of a poll whose answers are deniable.
fn deniable(words: &Words) -> Html {
    let signal =
        |kind| Signal { kind, trend: vec![Err(Unknown::Deniable)], change: None, talk: Talk::Missing };
    panel(words, &KINDS.map(signal), &["⟦1⟧".to_owned()])
}

const FACES: &[Drawn] = &[
    ("risen", |words| drawn(words, Some(Change::Up), Talk::Rising)),
    ("fallen", |words| drawn(words, Some(Change::Down), Talk::Falling)),
    ("unclear", |words| drawn(words, Some(Change::Unclear), Talk::Strained)),
    ("the first", |words| drawn(words, None, Talk::Settled)),
    ("unknown", unknown),
    ("deniable", deniable),
];

#[test]
fn the_panel_says_nothing_past_its_messages() {
    check(FACES);
}

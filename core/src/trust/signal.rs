//! The six signals of the trust panel, each with its trend along a series. They draw attention to something to talk
//! about; there is no sum of them.

use super::finding::MANY_DECLINED;
use super::{Change, Counts, Interval, Scale, Share, counts, mean_change, scales, share_change};
use crate::release::NodeFigures;
use crate::{GroupId, Poll, Release};

/// The scale that psychological safety is measured by.
const SAFETY: &str = "safety";
/// The scale that the honesty of time tracking is measured by.
const HONESTY: &str = "time_honesty";

/// Which signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Released ballots out of invitations.
    Participation,
    /// Answers that were declined.
    Declined,
    /// The mean of the scale `safety`.
    Safety,
    /// The mean of the scale `time_honesty`.
    Honesty,
    /// How far leaders' predictions are from what was said.
    Gap,
    /// Commitments that were due and have been done, or dropped with a reason.
    Loop,
}

/// One round of a series, or a poll that stands alone.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// Its definition.
    pub poll: &'a Poll,
    /// Its latest release.
    pub release: Option<&'a Release>,
    /// How many are invited in all; none where nobody needs an invitation.
    pub invited: Option<u64>,
    /// The pooled predictions' distance; none where too few predicted.
    pub gap: Option<Gap>,
    /// What became of its commitments.
    pub closure: Closure,
}

/// How far leaders' pooled predictions are from what was said: the mean over the questions that were predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The mean distance in basis points, see [`distance`](super::distance).
    pub points: u64,
    /// What chance alone would make on average.
    pub chance: u64,
    /// Of how many questions.
    pub questions: u64,
    /// By how many leaders, the fewest for any of the questions.
    pub leaders: u64,
}

/// What became of commitments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closure {
    /// How many were made.
    pub made: u64,
    /// How many of them have come due, or were closed before.
    pub due: u64,
    /// How many of those were done, or dropped with a reason.
    pub closed: u64,
}

/// What a signal is in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A share of all there are, which needs no interval.
    Whole(Share),
    /// A share that stands for people's answers.
    Share(Share, Interval),
    /// The mean of a scale.
    Mean(Scale),
    /// A distance.
    Gap(Gap),
}

/// Why a signal cannot be known in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing is released for this group.
    NothingReleased,
    /// Nobody needs an invitation, so that nobody knows how many could have answered.
    NobodyInvited,
    /// Below the root, ballots may be counted higher up, so that a share of invitations would mislead.
    BelowRoot,
    /// No question asks about it.
    NotAsked,
    /// Answers are deniable: what stands of them are estimates, one by one.
    Deniable,
    /// Fewer than three leaders predicted.
    FewPredictions,
    /// No commitment has come due.
    NothingDue,
}

/// What to talk about: each stands, with its kind, for a message that asks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// It is lower than in the round before.
    Falling,
    /// It is higher than in the round before.
    Rising,
    /// It lies where work is hard.
    Strained,
    /// Nothing of the kind.
    Settled,
    /// It cannot be known.
    Missing,
}

/// One signal along the rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Which.
    pub kind: Kind,
    /// Its reading in each round, in order; the last is the latest.
    pub trend: Vec<Result<Reading, Unknown>>,
    /// Whether it changed from the last round before in which it was known; none where there is none.
    pub change: Option<Change>,
    /// What to talk about.
    pub talk: Talk,
}

/// The six signals of a group, in their order; `rounds` are in order, the latest last.
pub fn signals(rounds: &[Round], group: &GroupId) -> [Signal; 6] {
    [Kind::Participation, Kind::Declined, Kind::Safety, Kind::Honesty, Kind::Gap, Kind::Loop]
        .map(|kind| signal(kind, rounds, group))
}

fn signal(kind: Kind, rounds: &[Round], group: &GroupId) -> Signal {
    let trend: Vec<_> = rounds.iter().map(|round| reading(kind, round, group)).collect();
    let (now, earlier) =
        trend.split_last().map_or((None, &[][..]), |(now, earlier)| (now.as_ref().ok(), earlier));
    let before = earlier.iter().rev().find_map(|reading| reading.as_ref().ok());
    let change = now.zip(before).and_then(|(now, before)| change(before, now));
    let talk = talk(now, change);
    Signal { kind, trend, change, talk }
}

fn reading(kind: Kind, round: &Round, group: &GroupId) -> Result<Reading, Unknown> {
    let figures = round.release.and_then(|release| release.nodes.iter().find(|node| node.node == *group));
    let released = || figures.filter(|node| node.ballots > 0).ok_or(Unknown::NothingReleased);
    let is_of_answers = matches!(kind, Kind::Declined | Kind::Safety | Kind::Honesty | Kind::Gap);
    if round.poll.deniable().is_some() && is_of_answers {
        return Err(Unknown::Deniable);
    }
    match kind {
        Kind::Participation => {
            let tree = round.poll.groups();
            if *tree.id(tree.root()) != *group {
                return Err(Unknown::BelowRoot);
            }
            let of = round.invited.ok_or(Unknown::NobodyInvited)?;
            Ok(Reading::Whole(Share { count: released()?.ballots, of }))
        }
        Kind::Declined => declined(round.poll, released()?),
        Kind::Safety => scale(round.poll, released()?, SAFETY),
        Kind::Honesty => scale(round.poll, released()?, HONESTY),
        Kind::Gap => round.gap.map(Reading::Gap).ok_or(Unknown::FewPredictions),
        Kind::Loop => {
            let Closure { due, closed, .. } = round.closure;
            if due == 0 {
                Err(Unknown::NothingDue)
            } else {
                Ok(Reading::Whole(Share { count: closed, of: due }))
            }
        }
    }
}

/// The share of answers that were declined, comments left out: not to comment is no sign of anything.
fn declined(poll: &Poll, node: &NodeFigures) -> Result<Reading, Unknown> {
    let asked = poll.questions().iter().filter(|question| !matches!(question.kind, crate::Kind::Comment {}));
    let shown: Vec<Counts> = asked
        .filter_map(|question| Some(counts(question, node)?.0))
        .filter(|counts| counts.ballots > 0)
        .collect();
    let sum = |of: fn(&Counts) -> u64| shown.iter().map(of).sum();
    let share = Share { count: sum(|counts| counts.declined), of: sum(|counts| counts.ballots) };
    // One person's answers are not independent of one another.
    let interval = share.wilson_among(node.ballots).ok_or(Unknown::NotAsked)?;
    Ok(Reading::Share(share, interval))
}

fn scale(poll: &Poll, node: &NodeFigures, name: &str) -> Result<Reading, Unknown> {
    let scale = scales(poll, node).into_iter().find(|scale| scale.name == name);
    scale.map(Reading::Mean).ok_or(Unknown::NotAsked)
}

fn change(before: &Reading, now: &Reading) -> Option<Change> {
    match (before, now) {
        (Reading::Share(first, interval), Reading::Share(second, after)) => {
            share_change((*first, Some(*interval)), (*second, Some(*after)))
        }
        (Reading::Whole(first), Reading::Whole(second)) => {
            share_change((*first, first.wilson()), (*second, second.wilson()))
        }
        (Reading::Mean(first), Reading::Mean(second)) => mean_change(first, second),
        // How far a distance could be off by chance alone is known; how that differs between rounds is not.
        _ => None,
    }
}

fn talk(now: Option<&Reading>, change: Option<Change>) -> Talk {
    let Some(now) = now else { return Talk::Missing };
    let is_strained = match now {
        // Fewer than half answered, or closed.
        Reading::Whole(share) => 2 * share.count < share.of,
        // Surely more than one in ten.
        Reading::Share(_, interval) => interval.low >= MANY_DECLINED,
        // Surely below the middle.
        Reading::Mean(scale) => scale.ends.high < 5 * (u64::from(scale.steps) + 1),
        Reading::Gap(gap) => super::Distance { points: gap.points, chance: gap.chance }.is_large(),
    };
    match change {
        Some(Change::Down) => Talk::Falling,
        Some(Change::Up) => Talk::Rising,
        _ if is_strained => Talk::Strained,
        _ => Talk::Settled,
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::tests::{node, poll};
    use super::*;
    use crate::PollId;

    fn release(cells: &[&[u64]]) -> Release {
        Release {
            poll: PollId::new("p").expect("id"),
            number: 1,
            closing: true,
            withheld: false,
            nodes: vec![node(&poll(), cells)],
            cohorts: Vec::new(),
            comments: Vec::new(),
            themes: Vec::new(),
        }
    }

    fn round<'a>(poll: &'a Poll, release: Option<&'a Release>) -> Round<'a> {
        Round { poll, release, invited: Some(40), gap: None, closure: Closure::default() }
    }

    fn root() -> GroupId {
        GroupId::new("all").expect("id")
    }

    const SAFE: [&[u64]; 4] = [&[0, 0, 2, 10, 8], &[8, 10, 2, 0, 0], &[2, 16], &[12]];
    const UNSAFE: [&[u64]; 4] = [&[8, 10, 2, 0, 0], &[0, 0, 2, 8, 2], &[2, 6], &[12]];

    #[test]
    fn each_signal_says_what_it_is_or_why_it_cannot_be_known() {
        let (poll, release) = (poll(), release(&SAFE));
        let [participation, declined, safety, honesty, gap, closing] =
            signals(&[round(&poll, Some(&release))], &root());
        assert_eq!(participation.trend, [Ok(Reading::Whole(Share { count: 20, of: 40 }))]);
        let share = Share { count: 2, of: 60 };
        assert_eq!(declined.trend, [Ok(Reading::Share(share, share.wilson_among(20).expect("ballots")))]);
        let Ok(Reading::Mean(scale)) = &safety.trend[0] else { panic!("a mean") };
        assert_eq!((scale.tenths, scale.items), (43, 2));
        assert_eq!(honesty.trend, [Err(Unknown::NotAsked)]);
        assert_eq!(gap.trend, [Err(Unknown::FewPredictions)]);
        assert_eq!((closing.trend, closing.talk), (vec![Err(Unknown::NothingDue)], Talk::Missing));
    }

    #[test]
    fn a_signal_falls_or_rises_when_the_intervals_say_so() {
        let (poll, safe, hard) = (poll(), release(&SAFE), release(&UNSAFE));
        let rounds = [round(&poll, Some(&safe)), round(&poll, None), round(&poll, Some(&hard))];
        let [participation, declined, safety, ..] = signals(&rounds, &root());
        assert_eq!((safety.change, safety.talk), (Some(Change::Down), Talk::Falling));
        assert_eq!((declined.change, declined.talk), (Some(Change::Up), Talk::Rising));
        assert_eq!((participation.change, participation.talk), (Some(Change::Unclear), Talk::Settled));
        assert_eq!(safety.trend[1], Err(Unknown::NothingReleased));
        let [_, _, alone, ..] = signals(&rounds[2..], &root());
        assert_eq!((alone.change, alone.talk), (None, Talk::Strained));
    }

    #[test]
    fn below_the_root_there_is_no_participation() {
        let (poll, release) = (poll(), release(&SAFE));
        let other = GroupId::new("other").expect("id");
        let [participation, declined, ..] = signals(&[round(&poll, Some(&release))], &other);
        assert_eq!(participation.trend, [Err(Unknown::BelowRoot)]);
        assert_eq!(declined.trend, [Err(Unknown::NothingReleased)]);
        let open = Round { invited: None, ..round(&poll, Some(&release)) };
        assert_eq!(signals(&[open], &root())[0].trend, [Err(Unknown::NobodyInvited)]);
    }

    #[test]
    fn loops_are_closed_by_what_was_done_or_dropped_with_a_reason() {
        let (poll, release) = (poll(), release(&SAFE));
        let closure = Closure { made: 4, due: 3, closed: 1 };
        let [.., closing] = signals(&[Round { closure, ..round(&poll, Some(&release)) }], &root());
        assert_eq!(closing.trend, [Ok(Reading::Whole(Share { count: 1, of: 3 }))]);
        assert_eq!(closing.talk, Talk::Strained);
    }
}

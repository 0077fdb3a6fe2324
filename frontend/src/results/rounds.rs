//! The rounds of a series, from the one that the page shows back: their releases, promises and predictions.

use crate::api::reading::{self, Predictions};
use crate::api::{self, Failure};
use crate::words::Words;
use candor::deniable::Estimates;
use candor::release::NodeFigures;
use candor::trust::{self, Counts, Round as Told, Signal, counts, gap, signals};
use candor::wire::{Manifest, Place};
use candor::{Commitment, Date, GroupId, Question, Release, commitment};
use futures_util::future::join_all;
use std::rc::Rc;

/// The most rounds that are drawn beside each other.
const MOST: usize = 8;

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Round {
    /// From 1.
    pub(super) number: u64,
    pub(super) manifest: Rc<Manifest>,
    pub(super) release: Option<Rc<Release>>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) predictions: Predictions,
    /// Whether its release waits for a leader to decide what they expect.
    pub(super) is_locked: bool,
}

/// The rounds before `place`, the first one first. What may not be read of one is left out of it.
///
/// # Errors
/// Any [`Failure`].
pub(super) async fn earlier(place: &Place) -> Result<Vec<Round>, Failure> {
    let series = reading::series(&place.id).await?;
    let before: Vec<_> = series.rounds.into_iter().filter(|round| round.round < place.round).collect();
    let skipped = before.len().saturating_sub(MOST - 1);
    let rounds = before.into_iter().skip(skipped).map(async |round| {
        let manifest = api::manifest(&round.poll).await?;
        let release = reading::latest(&round.poll).await;
        let is_locked = matches!(&release, Err(Failure::Refused(refusal)) if refusal.code == "predict_first");
        let release = readable(release)?.flatten();
        let commitments = readable(reading::commitments(&round.poll).await)?.unwrap_or_default();
        let predictions = readable(reading::predictions(&round.poll).await)?.unwrap_or_default();
        let (manifest, release) = (Rc::new(manifest), release.map(Rc::new));
        Ok(Round { number: round.round, manifest, release, commitments, predictions, is_locked })
    });
    join_all(rounds).await.into_iter().collect()
}

/// None where it may not be read.
fn readable<T>(read: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Failure::Refused(_) | Failure::NotFound) => Ok(None),
        Err(Failure::Away) => Err(Failure::Away),
    }
}

/// The six signals at a group along the rounds.
pub(super) fn signals_at(rounds: &[Round], group: &GroupId, today: &Date) -> [Signal; 6] {
    let told: Vec<Told> = (1..=rounds.len()).map(|count| told(&rounds[..count], group, today)).collect();
    signals(&told, group)
}

/// The last of `rounds` as the signals read it. What was promised is counted from the first on: a promise outlives the round
/// that it was made under.
fn told<'a>(rounds: &'a [Round], group: &GroupId, today: &Date) -> Told<'a> {
    let Round { manifest, release, predictions, .. } = &rounds[rounds.len() - 1];
    let commitments = rounds.iter().flat_map(|round| &round.commitments);
    let invited = manifest.invited.as_ref().map(|leaves| leaves.iter().map(|(_, count)| count).sum());
    let pooled = predictions.pooled.iter().find(|pooled| pooled.group == *group);
    let node = release.as_ref().and_then(|release| release.nodes.iter().find(|node| node.node == *group));
    Told {
        poll: &manifest.poll,
        release: release.as_deref(),
        invited,
        gap: pooled.zip(node).and_then(|(pooled, node)| gap(&manifest.poll, node, &pooled.questions)),
        closure: commitment::closure(commitments, today),
    }
}

/// The question as a round asked it, with the figures of a group; none where it asked another one, or shows nothing.
fn asked<'a>(
    round: &'a Round,
    group: &GroupId,
    question: &Question,
) -> Option<(&'a Question, &'a NodeFigures)> {
    let same = round.manifest.poll.questions().iter().find(|asked| asked.id == question.id);
    let same = same.filter(|asked| asked.kind == question.kind)?;
    let node = round.release.as_ref()?.nodes.iter().find(|node| node.node == *group)?;
    Some((same, node)).filter(|_| node.ballots > 0)
}

/// What a round estimates of a question at a group, and from how many ballots.
fn estimates_of(round: &Round, group: &GroupId, question: &Question) -> Option<(Estimates, u64)> {
    let (same, node) = asked(round, group, question)?;
    Some((node.questions.get(&same.id)?.estimates.clone()?, node.ballots))
}

/// What each round counted of a question at a group; none where it asked another one, or shows nothing.
pub(super) fn counts_of(rounds: &[Round], group: &GroupId, question: &Question) -> Vec<Option<Counts>> {
    let of = |round: &Round| {
        let (same, node) = asked(round, group, question)?;
        let (counts, _) = counts(same, node)?;
        Some(counts).filter(|counts| counts.base(question) > 0)
    };
    rounds.iter().map(of).collect()
}

/// What the rounds are called.
pub(super) fn names(rounds: &[Round], words: &Words) -> Vec<String> {
    rounds.iter().map(|round| words.fill("trend.round", &[("n", &words.number(round.number))])).collect()
}

/// The lines of a question at a group, where there are two rounds at least to compare.
pub(super) fn lines(rounds: &[Round], group: &GroupId, question: &Question) -> Vec<trust::Line> {
    let estimates: Vec<_> = rounds.iter().map(|round| estimates_of(round, group, question)).collect();
    if estimates.iter().flatten().count() > 1 {
        return trust::estimated_trend(question, &estimates);
    }
    let counts = counts_of(rounds, group, question);
    if counts.iter().flatten().count() < 2 { Vec::new() } else { trust::trend(question, &counts) }
}

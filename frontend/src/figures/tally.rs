//! The released counts of one question, in the order of its columns.

use candor::Question;
use candor::release::{NodeFigures, QuestionFigures};

/// Counts in order, and what they are a share of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// By column of the question.
    pub cells: Vec<u64>,
    /// Who preferred not to answer.
    pub declined: u64,
    /// Ballots with figures: all of the node, less those of `nearly_everyone`.
    pub ballots: u64,
}

impl Counts {
    /// Ballots that answered.
    pub fn answered(&self) -> u64 {
        self.ballots - self.declined.min(self.ballots)
    }
}

/// The counts of `question` at a node; none where the release has no figures for it.
pub fn counts<'a>(question: &Question, node: &'a NodeFigures) -> Option<(Counts, &'a QuestionFigures)> {
    let figures = node.questions.get(&question.id)?;
    let cells =
        question.columns().iter().map(|column| figures.counts.get(column).copied().unwrap_or(0)).collect();
    let left_out = figures.nearly_everyone.as_ref().map_or(0, |nearly| nearly.ballots);
    Some((
        Counts { cells, declined: figures.declined, ballots: node.ballots.saturating_sub(left_out) },
        figures,
    ))
}

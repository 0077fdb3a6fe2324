//! The released counts of one question, in the order of its columns.

use crate::Question;
use crate::release::{NodeFigures, QuestionFigures};

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

    /// What the shares of `question` are shares of: for choices all ballots, declined ones included; for values those
    /// who gave one.
    pub fn base(&self, question: &Question) -> u64 {
        if question.range().is_some() { self.answered() } else { self.ballots }
    }
}

/// How many are on either side of the middle of ordered steps, and on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Below the middle.
    pub below: u64,
    /// On the middle step, where there is one.
    pub middle: u64,
    /// Above the middle.
    pub above: u64,
}

/// Which counts are on which side.
pub fn sides(counts: &[u64]) -> Sides {
    let half = counts.len() / 2;
    let sum = |counts: &[u64]| counts.iter().sum();
    let (below, rest) = counts.split_at(half);
    let (middle, above) = rest.split_at(counts.len() % 2);
    Sides { below: sum(below), middle: sum(middle), above: sum(above) }
}

/// Who would recommend, in the customary bands of a 0 to 10 question: 0 to 6, 7 and 8, 9 and 10. They are shown as
/// three shares; subtracting the first from the last loses what matters and has no interval worth the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// 0 to 6.
    pub detractors: u64,
    /// 7 and 8.
    pub passives: u64,
    /// 9 and 10.
    pub promoters: u64,
}

/// The bands of the eleven counts of a rating.
pub fn bands(counts: &[u64]) -> Bands {
    let sum = |from: usize, to: usize| counts.iter().take(to).skip(from).sum();
    Bands { detractors: sum(0, 7), passives: sum(7, 9), promoters: sum(9, 11) }
}

/// The counts of `question` at a node; none where the release has no figures for it, or what it counts are not answers but
/// what deniable ones were sent as.
pub fn counts<'a>(question: &Question, node: &'a NodeFigures) -> Option<(Counts, &'a QuestionFigures)> {
    let figures = node.questions.get(&question.id).filter(|figures| figures.estimates.is_none())?;
    let cells =
        question.columns().iter().map(|column| figures.counts.get(column).copied().unwrap_or(0)).collect();
    let left_out = figures.nearly_everyone.as_ref().map_or(0, |nearly| nearly.ballots);
    Some((
        Counts { cells, declined: figures.declined, ballots: node.ballots.saturating_sub(left_out) },
        figures,
    ))
}

//! What the sent answers let one say about the true ones.

use super::{Channel, Deniable};
use crate::Question;
use crate::trust::{Share, real, signed_points};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An estimated share of all ballots with its 95 % interval, in basis points. Neither is cut off: coins can make an estimate
/// fall below nothing or rise above everyone, and cutting it there would make it lean to one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Estimate {
    /// The unbiased estimate; below 0 and above 10,000 too.
    pub share: i64,
    /// The lower end of the interval.
    pub low: i64,
    /// The upper end of the interval.
    pub high: i64,
}

/// The estimates of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Estimates {
    /// By choice id, or by value for Likert and rating. They need not add up to everyone.
    pub choices: BTreeMap<String, Estimate>,
    /// Of those who preferred not to answer.
    pub declined: Estimate,
}

impl Channel {
    /// The share of `ballots` whose true answer is one of `columns` columns, given that `sent` ballots sent one of those: the
    /// unbiased (f − b) / (a − b), f being the share that sent it, and the 95 % score interval of Wilson (1927) for f taken
    /// through the same line. The coins of ballots that differ vary less than those of ballots all alike, so that the interval
    /// is never narrower than it should be. None where there are no ballots.
    pub fn estimate(self, sent: u64, ballots: u64, columns: u64) -> Option<Estimate> {
        let observed = Share { count: sent, of: ballots };
        let (low, high) = observed.wilson_ends(ballots)?;
        let (a, b) = self.chances(columns);
        let truly = |share: f64| signed_points((share - b) / (a - b));
        Some(Estimate { share: truly(real(sent) / real(ballots)), low: truly(low), high: truly(high) })
    }
}

/// The estimates of `question` from its cells, its columns in order and then declined; none for comments and where there are no
/// ballots.
pub fn estimates(question: &Question, deniable: Deniable, cells: &[u64], ballots: u64) -> Option<Estimates> {
    let channel = Channel::of(question, deniable)?;
    let estimate = |sent: &u64| channel.estimate(*sent, ballots, 1);
    let (declined, sent) = cells.split_last()?;
    let choices = question.columns().into_iter().zip(sent.iter().map(estimate));
    let choices = choices.map(|(column, estimate)| Some((column, estimate?))).collect::<Option<_>>()?;
    Some(Estimates { choices, declined: estimate(declined)? })
}

impl Estimate {
    /// The ends of the interval as a chart can show them: cut off at nothing and at everyone.
    pub fn drawn(self) -> [u64; 3] {
        [self.low, self.share, self.high].map(|points| points.clamp(0, 10_000).unsigned_abs())
    }
}

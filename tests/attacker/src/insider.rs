//! Insiders: people who know k − 2 others' answers, and take them off whatever figures describe. Left with one ballot they know
//! whose it is, and what it says.

use crate::Finding;
use crate::linear::{Described, names};
use crate::published::Published;

/// The described sets of which an insider is left with one ballot alone.
pub fn findings(published: &Published, described: &Described) -> Vec<Finding> {
    let known = published.k.saturating_sub(2);
    let alone = described.sets.iter().filter(|(_, ballots)| ballots.saturating_sub(known) == 1);
    alone.map(|(set, _)| Finding::SingledOut { of: names(published, set) }).collect()
}

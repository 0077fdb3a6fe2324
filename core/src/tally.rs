//! Counters per question and choice: additive, and the only form in which answers are kept.

use crate::{Answers, Poll};
use serde::{Deserialize, Serialize};

/// Counts of `ballots` ballots. For question i of the poll, `cells[i]` has one counter for each of its
/// [`columns`](crate::Question::columns) and a last one for declined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    ballots: u64,
    cells: Vec<Vec<u64>>,
}

impl Tally {
    /// A tally of no ballots, in the shape of `poll`.
    pub fn empty(poll: &Poll) -> Self {
        let cells = poll.questions().iter().map(|question| vec![0; question.width() + 1]).collect();
        Self { ballots: 0, cells }
    }

    /// Counts one ballot of `poll`, the poll that this tally has its shape from.
    pub fn count(&mut self, poll: &Poll, answers: &Answers) {
        self.ballots += 1;
        for ((question, cells), answer) in poll.questions().iter().zip(&mut self.cells).zip(answers.iter()) {
            for column in answer.columns(question) {
                cells[column] += 1;
            }
        }
    }

    /// Adds the counts of `other`, a tally of the same poll.
    pub fn merge(&mut self, other: &Self) {
        self.ballots += other.ballots;
        for (cells, others) in self.cells.iter_mut().zip(&other.cells) {
            for (cell, other) in cells.iter_mut().zip(others) {
                *cell += other;
            }
        }
    }

    /// How many ballots were counted.
    pub fn ballots(&self) -> u64 {
        self.ballots
    }

    /// The counters of question `index`: its columns in order, then declined.
    pub fn cells(&self, index: usize) -> &[u64] {
        &self.cells[index]
    }

    /// Forgets the counts of question `index`; the ballots stay counted.
    pub(crate) fn clear(&mut self, index: usize) {
        self.cells[index].fill(0);
    }
}

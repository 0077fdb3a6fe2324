//! An adversary who has everything that a deployment ever published, and nothing else.
//!
//! It reads what anyone can save: the manifest, releases as JSON, tables as CSV, metrics, pictures, what webhooks were told. It
//! shares no code with Candor, and knows of its rules one thing only: a group's figure counts ballots of the group and of all
//! below it, from the first release on. Then it tries
//!
//! 1. **linear combinations** ([`linear`]): to add and subtract figures until they describe 1 to k − 1 ballots;
//! 2. **feasible intervals** ([`feasible`]): for every leaf and choice, the fewest and the most ballots that fit everything
//!    published and the number of people invited, and sets of fewer than k people whose answers are thereby pinned;
//! 3. **insiders** ([`insider`]): people who know k − 2 others' answers, and subtract them too.
//!
//! The fourth attack, watching while people answer, needs a running worker: `tests/http/watching.rs`.

pub mod feasible;
pub mod insider;
pub mod linear;
pub mod published;
pub mod read;

use published::Published;
use std::fmt;

/// Something that the adversary found out about fewer than k people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Figures that contradict one another or the rules: what they say is not to be trusted.
    Inconsistent(String),
    /// Figures that, added and subtracted, describe so many ballots.
    Described {
        /// 1 to k − 1.
        ballots: u64,
        /// Which ballots, in words.
        of: String,
    },
    /// People of a leaf, fewer than k, whose answers to a question are pinned.
    Pinned {
        /// The leaf.
        leaf: String,
        /// The most people it can be.
        people: u64,
        /// The question and the choice.
        what: String,
    },
    /// A ballot that someone who knows k − 2 others is left alone with.
    SingledOut {
        /// Which ballots, in words.
        of: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inconsistent(what) => write!(f, "figures that do not fit together: {what}"),
            Self::Described { ballots, of } => write!(f, "figures describe {ballots} ballots alone: {of}"),
            Self::Pinned { leaf, people, what } => {
                write!(f, "the answers of at most {people} people of {leaf} are known: {what}")
            }
            Self::SingledOut { of } => {
                write!(f, "who knows the answers of k − 2 of these is left with one: {of}")
            }
        }
    }
}

/// Tries every attack.
///
/// # Errors
/// When a linear program cannot be solved.
pub fn attack(published: &Published) -> anyhow::Result<Vec<Finding>> {
    let described = match linear::describable(published) {
        Ok(described) => described,
        Err(inconsistent) => return Ok(vec![inconsistent]),
    };
    let mut found = linear::findings(published, &described);
    found.extend(insider::findings(published, &described));
    found.extend(feasible::findings(published)?);
    Ok(found)
}

//! Estimates from deniable answers, in the order in which they are drawn.

use super::said::columns;
use crate::words::Words;
use candor::Question;
use candor::deniable::Estimate;
use candor::release::NodeFigures;

/// The estimates of a question at a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimated {
    /// Each column's name and estimate, and at the end those of declined.
    pub rows: Vec<(String, Estimate)>,
    /// From how many ballots.
    pub ballots: u64,
}

impl Estimated {
    /// All estimates but that of declined.
    pub fn answered(&self) -> &[(String, Estimate)] {
        self.rows.split_last().map_or(&[], |(_, answered)| answered)
    }
}

/// The estimates of `question`; none where answers are not deniable, and for comments.
pub fn estimated(words: &Words, question: &Question, node: &NodeFigures) -> Option<Estimated> {
    let estimates = node.questions.get(&question.id)?.estimates.as_ref()?;
    let names = columns(words, question).into_iter().zip(question.columns());
    let rows = names.map(|(name, column)| Some((name, *estimates.choices.get(&column)?)));
    let declined = Some((words.say("figure.declined").to_owned(), estimates.declined));
    let rows = rows.chain([declined]).collect::<Option<_>>()?;
    Some(Estimated { rows, ballots: node.ballots })
}

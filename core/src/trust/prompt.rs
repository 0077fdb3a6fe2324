//! Which conversation a question's answers prompt: a question to ask people, never advice.

use super::{Counts, Distance, Finding, Lean, Shape, Share};
use crate::Question;

/// From which lower end of its interval on, in basis points, a sensitive choice is worth a conversation by itself.
const SENSITIVE: u64 = 1_000;

/// What to talk about. Each stands for a message that asks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Surely more than one in ten preferred not to answer: is it safe to answer this?
    Declined,
    /// A choice that the poll calls sensitive was picked by surely more than one in ten: what makes it the way out?
    Sensitive {
        /// Which.
        column: usize,
    },
    /// Leaders expected something else: what do they not see?
    Gap,
    /// People are divided: what do the two sides live through?
    Divided,
    /// Answers speak against what is asked about: what stands in the way?
    Against,
    /// Answers speak for it: what makes it so, and for whom is it not?
    For,
    /// One choice leads: what lies behind it?
    Leading {
        /// Which.
        column: usize,
    },
    /// Most picked the middle: what would tip it?
    Middle,
    /// Nothing stands out: what would people add?
    Mixed,
}

/// The prompt of a question with that finding, and, where leaders predicted, their distance. The first that fits, from what
/// people find hardest to say to what is merely said.
pub fn prompt(question: &Question, counts: &Counts, finding: &Finding, gap: Option<Distance>) -> Prompt {
    if finding.many_declined {
        return Prompt::Declined;
    }
    let of = counts.base(question);
    let is_common = |column: &usize| {
        let share = Share { count: counts.cells[*column], of };
        share.wilson().is_some_and(|interval| interval.low >= SENSITIVE)
    };
    if let Some(column) = question.sensitive().find(is_common) {
        return Prompt::Sensitive { column };
    }
    if gap.is_some_and(Distance::is_large) {
        return Prompt::Gap;
    }
    match (finding.lean, finding.shape) {
        (Lean::Divided, _) => Prompt::Divided,
        (Lean::Against, _) => Prompt::Against,
        (Lean::For, _) => Prompt::For,
        (_, Shape::Majority { column } | Shape::Leading { column }) => Prompt::Leading { column },
        (_, Shape::Middle) => Prompt::Middle,
        _ => Prompt::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::tests::poll;
    use super::*;
    use crate::trust::finding;

    fn prompted(index: usize, cells: &[u64], declined: u64, gap: Option<Distance>) -> Prompt {
        let poll = poll();
        let question = &poll.questions()[index];
        let counts = Counts { cells: cells.to_vec(), declined, ballots: 20 };
        prompt(question, &counts, &finding(question, &counts).expect("a finding"), gap)
    }

    const FAR: Option<Distance> = Some(Distance { points: 4_000, chance: 500 });
    const NEAR: Option<Distance> = Some(Distance { points: 1_000, chance: 500 });

    #[test]
    fn what_is_hardest_to_say_comes_first() {
        assert_eq!(prompted(2, &[8, 3], 9, FAR), Prompt::Declined);
        assert_eq!(prompted(2, &[12, 8], 0, FAR), Prompt::Sensitive { column: 0 });
        assert_eq!(prompted(0, &[0, 0, 2, 10, 8], 0, FAR), Prompt::Gap);
        assert_eq!(prompted(0, &[7, 2, 2, 2, 7], 0, NEAR), Prompt::Divided);
    }

    #[test]
    fn else_the_shape_prompts() {
        assert_eq!(prompted(0, &[0, 0, 2, 10, 8], 0, None), Prompt::For);
        assert_eq!(prompted(1, &[0, 0, 2, 10, 8], 0, None), Prompt::Against);
        assert_eq!(prompted(2, &[1, 18], 1, None), Prompt::Leading { column: 1 });
        assert_eq!(prompted(0, &[1, 2, 13, 3, 1], 0, None), Prompt::Middle);
        assert_eq!(prompted(0, &[2, 4, 5, 5, 4], 0, None), Prompt::Mixed);
    }
}

//! Flips the coins.

use super::{Channel, Deniable};
use crate::{Answer, Answers, Poll, Question};

/// A whole number from 0 to `bound` − 1, each exactly as likely as any other; `random` fills bytes from a cryptographic source.
///
/// A draw that would make the lower numbers likelier is thrown away (Knuth, The Art of Computer Programming, section 3.4.1):
/// fewer than half are. `bound` of 0 gives 0.
pub fn below(bound: u64, mut random: impl FnMut(&mut [u8])) -> u64 {
    if bound == 0 {
        return 0;
    }
    // The highest number of equal shares that fits: what lies past it is the uneven rest.
    let past = u64::MAX - (u64::MAX % bound + 1) % bound;
    loop {
        let mut bytes = [0; 8];
        random(&mut bytes);
        let drawn = u64::from_le_bytes(bytes);
        if drawn <= past {
            return drawn % bound;
        }
    }
}

/// What is sent in the place of `answers`: each went through its question's [`Channel`], but for comments. `draw` gives a whole
/// number below the bound it is given, as [`below`] does. The same answers must not be randomised twice for the same poll: two
/// draws tell twice as much.
#[must_use]
pub fn randomise(
    poll: &Poll,
    deniable: Deniable,
    answers: &Answers,
    mut draw: impl FnMut(u64) -> u64,
) -> Answers {
    each(poll, deniable, answers, |channel, question, answer| through(channel, question, answer, &mut draw))
}

/// Sends every answer but comments through `flip`.
pub(super) fn each(
    poll: &Poll,
    deniable: Deniable,
    answers: &Answers,
    mut flip: impl FnMut(Channel, &Question, &Answer) -> Answer,
) -> Answers {
    let sent = poll.questions().iter().zip(answers.iter()).map(|(question, answer)| {
        let channel = Channel::of(question, deniable);
        let sent = channel.map_or_else(|| answer.clone(), |channel| flip(channel, question, answer));
        (question.id.clone(), sent)
    });
    Answers::sent(sent.collect())
}

pub(super) fn through(
    channel: Channel,
    question: &Question,
    answer: &Answer,
    draw: &mut impl FnMut(u64) -> u64,
) -> Answer {
    let truth = answer.columns(question);
    match channel {
        Channel::Response { answers, odds } => {
            let drawn = draw(odds + answers - 1);
            let column = match truth.first() {
                // The first parts are the true answer's, and the others have one each.
                Some(truth) if drawn < odds => *truth,
                Some(truth) => {
                    let other = usize::try_from(drawn - odds).unwrap_or(0);
                    other + usize::from(other >= *truth)
                }
                // No answer at all is none that a form can give.
                None => question.width(),
            };
            Answer::at(question, column)
        }
        Channel::Unary { keep, .. } => {
            let bits = (0..=question.width()).map(|column| {
                let is_kept = draw(Channel::WHOLE) < keep;
                truth.contains(&column) == is_kept
            });
            Answer::of_bits(question, &bits.collect::<Vec<_>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes of those numbers, one after another.
    fn numbers(numbers: &[u64]) -> impl FnMut(&mut [u8]) {
        let mut numbers = numbers.iter();
        move |bytes| bytes.copy_from_slice(&numbers.next().expect("another draw").to_le_bytes())
    }

    #[test]
    fn every_number_below_a_bound_is_as_likely_as_any_other() {
        // 2^64 = 3 · 6148914691236517205 + 1: the last number is one too many.
        assert_eq!(below(3, numbers(&[u64::MAX, 5])), 2);
        assert_eq!(below(3, numbers(&[u64::MAX - 1])), 2);
        // Powers of two leave nothing over.
        assert_eq!(below(1 << 16, numbers(&[u64::MAX])), 65_535);
        assert_eq!((below(1, numbers(&[9])), below(0, numbers(&[]))), (0, 0));
        assert_eq!(below(u64::MAX, numbers(&[u64::MAX, u64::MAX - 1])), u64::MAX - 1);
    }
}

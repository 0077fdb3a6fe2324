//! Comments: they leave at the root alone, in batches, in random order, with no link to answers, groups or times.

use crate::{Poll, QuestionId};
use rand::{CryptoRng, Rng, seq::SliceRandom};
use std::collections::BTreeMap;

/// One comment, and the question it answers: all that is ever kept of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Comment {
    /// The question.
    pub question: QuestionId,
    /// What was written.
    pub text: String,
}

/// The questions whose waiting comments are enough to leave together, given how many wait per question. Comments
/// are batched per question, so that no question's list ever grows by fewer than a batch.
pub fn ready(poll: &Poll, waiting: &BTreeMap<QuestionId, u64>) -> Vec<QuestionId> {
    let enough = poll.k().for_comments();
    waiting.iter().filter(|(_, count)| **count >= enough).map(|(question, _)| question.clone()).collect()
}

/// Puts released comments in an order that tells nothing of when or where they were written.
pub fn shuffle<R: Rng + CryptoRng>(comments: &mut [Comment], random: &mut R) {
    // Sorted first: the order they came in does not reach the outcome even if the generator is weak.
    comments.sort_unstable();
    comments.shuffle(random);
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use serde_json::json;

    fn id(text: &str) -> QuestionId {
        QuestionId::new(text).expect("id")
    }

    #[test]
    fn comments_leave_in_batches_of_ten_or_k() {
        let poll = |k: u64| {
            let definition = json!({"title": "T", "k": k, "groups": {"id": "all", "name": "All"},
                "questions": [{"id": "c", "kind": "comment", "text": "C"}, {"id": "d", "kind": "comment", "text": "D"}]});
            Poll::parse(&definition).expect("good")
        };
        let waiting = BTreeMap::from([(id("c"), 9), (id("d"), 10)]);
        assert_eq!(ready(&poll(3), &waiting), [id("d")]);
        assert!(ready(&poll(11), &waiting).is_empty());
    }

    #[test]
    fn the_order_of_comments_does_not_depend_on_their_arrival() {
        let comment = |n: usize| Comment { question: id("c"), text: n.to_string() };
        let mut forwards: Vec<_> = (0..20).map(comment).collect();
        let mut backwards: Vec<_> = (0..20).rev().map(comment).collect();
        let random = || rand_chacha::ChaCha20Rng::seed_from_u64(7);
        shuffle(&mut forwards, &mut random());
        shuffle(&mut backwards, &mut random());
        assert_eq!(forwards, backwards);
    }
    proptest::proptest! {
        #[test]
        fn a_list_of_comments_never_grows_by_fewer_than_a_batch(k in 3..20u64, waiting in proptest::collection::vec(0..40u64, 1..4)) {
            let definition = json!({"title": "T", "k": k, "groups": {"id": "all", "name": "All"},
                "questions": [{"id": "c", "kind": "comment", "text": "C"}]});
            let poll = Poll::parse(&definition).expect("good");
            let waiting: BTreeMap<_, _> = waiting.into_iter().enumerate().map(|(n, count)| (id(&format!("q{n}")), count)).collect();
            let ready = ready(&poll, &waiting);
            for (question, count) in waiting {
                proptest::prop_assert_eq!(ready.contains(&question), count >= k.max(10));
            }
        }
    }
}

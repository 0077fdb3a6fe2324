//! The coins of one ballot.

use super::Deniable;
use super::randomise::{below, each, through};
use crate::{Answer, Answers, Poll, Question};
use sha2::{Digest, Sha512};

/// Coins that fall the same way for the same answers, however often they are flipped: whoever refuses a ballot to see it
/// randomised anew learns nothing more. An answer that was changed in between has coins of its own.
///
/// Bytes come from SHA-512 over the seed, the question, the answer and a counter: whoever does not know the seed cannot tell
/// them from random ones.
#[derive(Clone, Debug)]
pub struct Coins(Vec<u8>);

impl Coins {
    /// The coins of a seed: at least 32 bytes from a cryptographic source, drawn for one ballot of one poll, and forgotten with it.
    pub fn new(seed: &[u8]) -> Self {
        Self(seed.to_vec())
    }

    /// What is sent in the place of `answers`, see [`randomise`](super::randomise).
    #[must_use]
    pub fn flip(&self, poll: &Poll, deniable: Deniable, answers: &Answers) -> Answers {
        each(poll, deniable, answers, |channel, question, answer| {
            let mut stream = self.stream(question, answer);
            through(channel, question, answer, &mut |bound| below(bound, &mut stream))
        })
    }

    fn stream(&self, question: &Question, answer: &Answer) -> impl FnMut(&mut [u8]) + use<> {
        let mut start = Sha512::new();
        for part in [&b"candor/coins"[..], &self.0, question.id.as_str().as_bytes()] {
            start.update((part.len() as u64).to_be_bytes());
            start.update(part);
        }
        for column in answer.columns(question) {
            start.update((column as u64).to_be_bytes());
        }
        let mut counter = 0_u64;
        move |bytes| {
            // Nothing draws more than 64 bytes at once.
            let block = start.clone().chain_update(counter.to_be_bytes()).finalize();
            counter += 1;
            bytes.iter_mut().zip(block).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Channel;
    use super::*;
    use serde_json::json;

    fn poll() -> Poll {
        let choices = json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]);
        let definition = json!({"title": "T", "deniable": {"odds": 3}, "groups": {"id": "all", "name": "All"},
            "questions": [
                {"id": "one", "kind": "single", "text": "Q", "choices": choices},
                {"id": "two", "kind": "multiple", "text": "Q", "choices": choices}]});
        Poll::parse(&definition).expect("good")
    }

    fn flipped(seed: u32, one: &str) -> Vec<Answer> {
        let poll = poll();
        let answers = json!({"one": {"choice": one}, "two": {"choices": ["b"]}});
        let answers = Answers::parse(&poll, &answers).expect("fits");
        let coins = Coins::new(&seed.to_be_bytes());
        coins.flip(&poll, Deniable::default(), &answers).iter().cloned().collect()
    }

    #[test]
    fn the_same_answers_are_sent_alike_and_a_changed_one_has_coins_of_its_own() {
        let differs = |seed: &u32| {
            let [first, again, changed] = ["a", "a", "b"].map(|one| flipped(*seed, one));
            assert_eq!(first, again);
            assert_eq!(first[1], changed[1], "the other question's coins stay as they are");
            first[0] != changed[0]
        };
        let differ = (0..200).filter(differs).count();
        // Drawn apart, both send a in 3 · 1 of 36 cases, both b likewise, both c or both declined in 1 each: 28 of 36 differ.
        assert!((126..186).contains(&differ), "{differ} of 200");
    }

    #[test]
    fn coins_fall_as_often_as_they_should() {
        // Of 6 parts the truth has 3: 2,000 seeds make 1,000 on average, with a standard deviation of 22.
        let choice = |answer: &Answer| serde_json::to_value(answer).expect("json")["choice"] == "a";
        let kept = (0..2_000).filter(|seed| choice(&flipped(*seed, "a")[0])).count();
        assert!((888..1_112).contains(&kept), "{kept} of 2,000");
    }

    #[test]
    fn the_bits_of_one_answer_fall_apart_from_one_another() {
        let poll = poll();
        let Some(Channel::Unary { keep, .. }) = Channel::of(&poll.questions()[1], Deniable::default()) else {
            panic!("bits")
        };
        // Whether each of the four bits was kept: b is picked, the others are not.
        let kept = |seed: u32| {
            let columns = flipped(seed, "a")[1].columns(&poll.questions()[1]);
            [0, 1, 2, 3].map(|column| columns.contains(&column) == (column == 1))
        };
        let all: Vec<[bool; 4]> = (0..2_000).map(kept).collect();
        let parts = 2_000 * keep / Channel::WHOLE;
        for first in 0..4 {
            let count = all.iter().filter(|kept| kept[first]).count() as u64;
            assert!(count.abs_diff(parts) < 112, "bit {first}: {count} of about {parts}");
            for second in 0..first {
                // Both or neither: for bits that have nothing to do with each other, p² + (1 − p)² of all, here 0.5 and a little.
                let alike = all.iter().filter(|kept| kept[first] == kept[second]).count();
                assert!((900..1_130).contains(&alike), "bits {second} and {first}: {alike} alike");
            }
        }
    }
}

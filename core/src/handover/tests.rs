use super::*;
use proptest::prelude::*;

/// A message on its way to or from the box; any may be lost, repeated or late.
#[derive(Clone, Copy, Debug)]
enum Message {
    Ask { taken: u64 },
    Cut { number: u64, ballots: u64 },
    Acknowledge { number: u64 },
}

/// One box and the poll's object, as they are on disk, and everything that was ever sent between them.
#[derive(Default, Debug)]
struct World {
    cuts: Cuts,
    pooled: u64,
    /// What is in the cut that is not acknowledged.
    kept: Option<u64>,
    counted: u64,
    taken: u64,
    merged: u64,
    sent: Vec<Message>,
}

impl World {
    /// Delivers a message; the sender's own delivery and any later repetition are the same.
    fn deliver(&mut self, message: Message) {
        match message {
            Message::Ask { taken } => match self.cuts.after(taken) {
                Ok(Give::Again) => {
                    let ballots = self.kept.unwrap();
                    self.sent.push(Message::Cut { number: self.cuts.cut, ballots });
                }
                Ok(Give::Next) => {
                    self.cuts = self.cuts.next();
                    self.kept = Some(std::mem::take(&mut self.pooled));
                    self.sent.push(Message::Cut { number: self.cuts.cut, ballots: self.kept.unwrap() });
                }
                Err(Apart::Behind) => {}
                Err(Apart::Ahead) => panic!("nothing was restored"),
            },
            Message::Cut { number, ballots } => match take(self.taken, number) {
                Take::Merge => {
                    (self.taken, self.merged) = (number, self.merged + ballots);
                    self.sent.push(Message::Acknowledge { number });
                }
                Take::Known => self.sent.push(Message::Acknowledge { number }),
                Take::Gap => panic!("nothing was restored"),
            },
            Message::Acknowledge { number } => {
                self.cuts = self.cuts.acknowledge(number);
                if self.cuts.acknowledged == self.cuts.cut {
                    self.kept = None;
                }
            }
        }
    }

    /// Ballots that no crash may lose: those that a cut holds which is merged are in `merged` already.
    fn everywhere(&self) -> u64 {
        let waits = if self.taken < self.cuts.cut { self.kept.unwrap_or_default() } else { 0 };
        self.pooled + waits + self.merged
    }
}

proptest! {
    #[test]
    fn each_ballot_is_merged_once_whatever_becomes_of_the_messages(
        steps in prop::collection::vec((0_u8..4, any::<prop::sample::Index>()), 1..200),
    ) {
        let mut world = World::default();
        for (step, which) in steps {
            match step {
                0 => { world.pooled += 1; world.counted += 1; }
                1 => { let taken = world.taken; world.sent.push(Message::Ask { taken }); }
                // Any message that was ever sent, now or again: the rest are late or lost.
                _ => if !world.sent.is_empty() {
                    let message = *which.get(&world.sent);
                    world.deliver(message);
                },
            }
            prop_assert_eq!(world.everywhere(), world.counted);
            prop_assert!(world.cuts.acknowledged <= world.cuts.cut && world.cuts.cut <= world.cuts.acknowledged + 1);
            prop_assert!(world.cuts.acknowledged <= world.taken && world.taken <= world.cuts.cut);
        }
        // Asked in peace it gives the rest.
        for _ in 0..2 {
            let taken = world.taken;
            world.deliver(Message::Ask { taken });
            let reply = *world.sent.last().unwrap();
            world.deliver(reply);
        }
        prop_assert_eq!((world.merged, world.pooled), (world.counted, 0));
    }

    #[test]
    fn a_ballot_has_one_box_whatever_else_is_asked(digest: [u8; 32], boxes in 1_u32..=MOST_BOXES) {
        prop_assert!(box_of(&digest, boxes) < boxes);
        prop_assert_eq!(box_of(&digest, 1), 0);
        prop_assert_eq!(box_of(&digest, boxes), box_of(&digest, boxes));
    }
}

#[test]
fn boxes_are_evenly_full() {
    let mut full = [0_u32; 16];
    for number in 0_u32..16_000 {
        let digest = ring::digest::digest(&ring::digest::SHA256, &number.to_be_bytes());
        full[box_of(digest.as_ref().first_chunk().unwrap(), 16) as usize] += 1;
    }
    // 1,000 each, with a standard deviation of 31.
    assert!(full.iter().all(|count| (850..1_150).contains(count)), "{full:?}");
}

#[test]
fn sides_that_do_not_fit_together_are_told_apart() {
    let cuts = Cuts { cut: 5, acknowledged: 4 };
    assert_eq!(cuts.after(3), Err(Apart::Behind));
    assert_eq!(cuts.after(4), Ok(Give::Again));
    assert_eq!(cuts.after(5), Ok(Give::Next));
    assert_eq!(cuts.after(6), Err(Apart::Ahead));
    assert_eq!(cuts.next(), Cuts { cut: 6, acknowledged: 5 });
    assert_eq!(cuts.acknowledge(5), Cuts { cut: 5, acknowledged: 5 });
    assert_eq!(cuts.acknowledge(4), cuts);
    assert_eq!(cuts.acknowledge(6), cuts);
    assert_eq!(
        [take(4, 3), take(4, 4), take(4, 5), take(4, 6)],
        [Take::Known, Take::Known, Take::Merge, Take::Gap]
    );
}

//! How a ballot box hands over what it counted: numbered cuts, each merged exactly once whatever is lost, repeated or late.
//!
//! A poll may have several boxes, so that more ballots are counted than one object could. Each box counts ballots into pools of
//! its own; the poll's object pulls them before it seals. A box takes everything it holds as one **cut**, numbered from 1, keeps
//! it, and gives the same cut again until it is acknowledged. The poll's object merges cut n + 1 only after cut n, in one
//! transaction with the number, and acknowledges it only when that is on disk.
//!
//! `core/models/handover.pml` is the same protocol for the model checker, with crashes, lost and repeated messages.

/// The most boxes that a poll can have.
pub const MOST_BOXES: u32 = 64;

/// The box that a ballot goes to, by the digest of its nonce: the same ballot always goes to the same box, which is what makes it
/// count once. Digests are evenly spread, so boxes are evenly full.
pub fn box_of(digest: &[u8; 32], boxes: u32) -> u32 {
    // The last bytes, as tables are ordered by the first ones.
    let [.., a, b, c, d] = *digest;
    u32::from_be_bytes([a, b, c, d]) % boxes.max(1)
}

/// Where a box stands. `acknowledged` ≤ `cut` ≤ `acknowledged` + 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    /// The number of the last cut; 0 before the first.
    pub cut: u64,
    /// The number of the last cut that was acknowledged, and is erased.
    pub acknowledged: u64,
}

/// What a box does when it is asked for what follows cut number `taken`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// The cut that was not acknowledged yet, again.
    Again,
    /// The next one, of what was counted since. A cut that waits to be erased is acknowledged by being asked for the next.
    Next,
}

/// Why a box gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// Whoever asks knows less than was acknowledged: the question is old, or the poll was restored from an older copy.
    #[error("the box has handed over more than the poll knows of")]
    Behind,
    /// Whoever asks has merged what the box never cut: the box was restored from an older copy.
    #[error("the poll has taken more than the box ever handed over")]
    Ahead,
}

impl Cuts {
    /// What is given to a poll's object that has merged the cuts up to `taken`.
    ///
    /// # Errors
    /// [`Apart`] where both sides do not fit together; nothing is given, cut or erased then.
    pub fn after(self, taken: u64) -> Result<Give, Apart> {
        if taken > self.cut {
            Err(Apart::Ahead)
        } else if taken < self.acknowledged {
            Err(Apart::Behind)
        } else if taken == self.cut {
            Ok(Give::Next)
        } else {
            Ok(Give::Again)
        }
    }

    /// The box once the next cut is made, and the one before erased.
    #[must_use]
    pub fn next(self) -> Self {
        Self { cut: self.cut + 1, acknowledged: self.cut }
    }

    /// The box once `number` is acknowledged; an old acknowledgement changes nothing, and one of a cut that never was is none.
    #[must_use]
    pub fn acknowledge(self, number: u64) -> Self {
        let acknowledged = if number == self.cut { self.cut } else { self.acknowledged };
        Self { acknowledged, ..self }
    }
}

/// What the poll's object does with a cut that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// It is the next one: its counts are added, and `taken` is its number, in one transaction.
    Merge,
    /// It was merged before: nothing is added.
    Known,
    /// One before it is missing: nothing is added, and it is not acknowledged.
    Gap,
}

/// What is done with cut `number` where the cuts up to `taken` are merged.
pub fn take(taken: u64, number: u64) -> Take {
    if number <= taken {
        Take::Known
    } else if number == taken + 1 {
        Take::Merge
    } else {
        Take::Gap
    }
}

#[cfg(test)]
mod tests;

//! What the widget keeps on the device, under names that begin with `candor.`; forgotten when it has served.
//!
//! Storage may be missing or forbidden (private windows, frames in foreign pages): then nothing is kept, and
//! nothing breaks.

use candor::PollId;
use web_sys::Storage;

/// What can be kept of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The marks made so far.
    Draft,
    /// What the coins of the ballot fall by, where answers are deniable.
    Coins,
    /// The invitation, and what becomes of it until the ballot is acknowledged.
    Token,
    /// The ballot that has not been acknowledged yet.
    Pending,
    /// That a ballot was sent from here, with its receipt.
    Sent,
}

/// Whose things are kept: each invitation of a poll has a place of its own, so that two people at one device do not
/// take away each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    poll: PollId,
    /// The label of an invitation's code; empty where there is no invitation.
    label: String,
}

impl Slot {
    /// The place of the poll's invitation with that label, or of whoever has none.
    pub fn new(poll: PollId, label: Option<String>) -> Self {
        Self { poll, label: label.unwrap_or_default() }
    }

    /// The place of the invitation that was opened last, or of whoever has none.
    pub fn current(poll: &PollId) -> Self {
        let label = storage().and_then(|storage| storage.get_item(&current(poll)).ok().flatten());
        Self::new(poll.clone(), label)
    }

    /// Remembers that this invitation was opened last.
    pub fn make_current(&self) {
        if let Some(storage) = storage() {
            // Where it fails the invitation's link finds the place again.
            let _ = storage.set_item(&current(&self.poll), &self.label);
        }
    }

    /// Forgets everything that is kept here, and that it was opened.
    pub fn erase(&self) {
        for kept in [Kept::Draft, Kept::Coins, Kept::Token, Kept::Pending, Kept::Sent] {
            self.forget(kept);
        }
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&current(&self.poll));
        }
    }

    fn name(&self, kept: Kept) -> String {
        let kind = match kept {
            Kept::Draft => "draft",
            Kept::Coins => "coins",
            Kept::Token => "token",
            Kept::Pending => "pending",
            Kept::Sent => "sent",
        };
        let name = ["candor.", kind, ".", self.poll.as_str()].concat();
        if self.label.is_empty() { name } else { [&name, ".", &self.label].concat() }
    }

    /// What is kept, if anything.
    pub fn get(&self, kept: Kept) -> Option<String> {
        storage()?.get_item(&self.name(kept)).ok().flatten()
    }

    /// Keeps `value`; whether that succeeded.
    pub fn set(&self, kept: Kept, value: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(&self.name(kept), value).is_ok())
    }

    /// Forgets it.
    pub fn forget(&self, kept: Kept) {
        if let Some(storage) = storage() {
            // There is nothing to do where it fails: nothing could be kept there either.
            let _ = storage.remove_item(&self.name(kept));
        }
    }
}

fn current(poll: &PollId) -> String {
    ["candor.current.", poll.as_str()].concat()
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

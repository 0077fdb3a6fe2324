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
    /// The ballot that has not been acknowledged yet.
    Pending,
    /// That a ballot was sent from here.
    Sent,
}

impl Kept {
    fn name(self, poll: &PollId) -> String {
        let kind = match self {
            Self::Draft => "draft",
            Self::Pending => "pending",
            Self::Sent => "sent",
        };
        ["candor.", kind, ".", poll.as_str()].concat()
    }
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// What is kept, if anything.
pub fn get(kept: Kept, poll: &PollId) -> Option<String> {
    storage()?.get_item(&kept.name(poll)).ok().flatten()
}

/// Keeps `value`; whether that succeeded.
pub fn set(kept: Kept, poll: &PollId, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&kept.name(poll), value).is_ok())
}

/// Forgets it.
pub fn forget(kept: Kept, poll: &PollId) {
    if let Some(storage) = storage() {
        // There is nothing to do where it fails: nothing could be kept there either.
        let _ = storage.remove_item(&kept.name(poll));
    }
}

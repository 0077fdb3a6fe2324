//! One ballot a person, and nobody knows whose: a partially oblivious pseudorandom function (RFC 9497, mode POPRF,
//! ristretto255-SHA512), over the crate `voprf`.
//!
//! The states of a ballot are types. A [`Pending`] one has drawn its nonce and can only be *blinded* and sent to be
//! evaluated; *finalize* turns it into a [`Token`], once the proof shows that the poll's own key evaluated it; the
//! worker *redeems* what a token shows with its [`Key`]. Neither step sees both a code and a token: the blind is a
//! fresh random scalar, so the evaluated element says nothing about the nonce.
//!
//! The public info is poll and leaf, so the worker learns those and nothing else.

mod encoding;
mod key;
mod random;
mod token;

pub use encoding::Malformed;
pub use key::{Evaluation, Forged, Key, PublicKey, Unusable};
pub use token::{BadElement, Blinded, Pending, Rejected, Shown, Token};

use crate::{GroupId, PollId};
use sha2::{Digest, Sha512_256};

type Suite = voprf::Ristretto255;

/// The public info that a token is bound to: `candor/1`, poll id and leaf id, with a zero byte between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info(Vec<u8>);

impl Info {
    /// The info of a leaf of a poll. Ids hold no zero byte, so no two pairs have the same info.
    pub fn new(poll: &PollId, leaf: &GroupId) -> Self {
        Self([b"candor/1", poll.as_str().as_bytes(), leaf.as_str().as_bytes()].join(&0))
    }

    /// The bytes, as the function takes them.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// What is kept of a ballot's nonce once it is counted, and published after closing: the SHA-512/256 of `candor/1
/// spent`, poll id and nonce as it was sent, with a zero byte between them. The same nonce in another poll has another.
pub fn spent_digest(poll: &PollId, nonce: &str) -> [u8; 32] {
    let parts = [b"candor/1 spent", poll.as_str().as_bytes(), nonce.as_bytes()];
    Sha512_256::digest(parts.join(&0)).into()
}

/// A digest as people see it on a receipt and in the list of spent ones: base64url.
pub fn digest_text(digest: &[u8; 32]) -> String {
    encoding::text(digest)
}

/// What is kept of a blinded element once it is evaluated: its SHA-512/256.
pub fn element_digest(blinded: &Blinded) -> [u8; 32] {
    Sha512_256::digest(blinded.to_bytes()).into()
}

#[cfg(test)]
mod tests;

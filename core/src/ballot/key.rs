//! The worker's side: evaluating blinded elements, and redeeming tokens.

use super::encoding::{self, Malformed};
use super::random::Source;
use super::{Blinded, Info, Shown, Suite};
use crate::crockford;
use sha2::{Digest, Sha512_256};
use subtle::{Choice, ConstantTimeEq};
use voprf::{Group, PoprfServer};

/// What makes a poll's keys different from all others that the same seed could make (RFC 9497 section 3.2.1).
const KEY_INFO: &[u8] = b"candor/1 poll key";

/// A poll's private key.
pub struct Key(PoprfServer<Suite>);

/// A seed that makes no key, or an info no evaluation; neither happens by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key cannot be used")]
pub struct Unusable;

/// A token that this key did not make for this poll and leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is not one of this poll and group")]
pub struct Forged;

/// A poll's public key: what the proof of an evaluation is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub(super) [u8; 32]);

/// An evaluated element with the proof that the poll's key evaluated it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub(super) element: [u8; 32],
    pub(super) proof: [u8; 64],
}

impl Key {
    /// The key that a seed of 32 secret random bytes makes (`DeriveKeyPair`, RFC 9497 section 3.2.1).
    ///
    /// # Errors
    /// [`Unusable`] with negligible probability.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, Unusable> {
        PoprfServer::new_from_seed(seed, KEY_INFO).map(Self).map_err(|_| Unusable)
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        let element = <voprf::Ristretto255 as Group>::serialize_elem(self.0.get_public_key());
        PublicKey(element.into())
    }

    /// Evaluates a blinded element, and proves it (`BlindEvaluate`, RFC 9497 section 3.3.3). `random` fills slices
    /// with cryptographic randomness.
    ///
    /// # Errors
    /// [`Unusable`] with negligible probability.
    pub fn evaluate(
        &self,
        blinded: &Blinded,
        info: &Info,
        random: impl FnMut(&mut [u8]),
    ) -> Result<Evaluation, Unusable> {
        let result =
            self.0.blind_evaluate(&mut Source(random), &blinded.0, Some(&info.0)).map_err(|_| Unusable)?;
        let mut proof = [0; 64];
        proof.copy_from_slice(&result.proof.serialize());
        Ok(Evaluation { element: result.message.serialize().into(), proof })
    }

    /// Checks what a token shows: recomputes the output of its nonce and compares in constant time.
    ///
    /// # Errors
    /// [`Forged`] when it is not the output of this key for this nonce and info.
    pub fn redeem(&self, shown: &Shown, info: &Info) -> Result<(), Forged> {
        let output = self.0.evaluate(&shown.nonce, Some(&info.0)).map_err(|_| Forged)?;
        if bool::from(same(&output.into(), &shown.output)) { Ok(()) } else { Err(Forged) }
    }
}

/// Whether two outputs are the same. The type says how it is found out: no comparison that stops at the first difference
/// gives a [`Choice`]. One that did would tell a forger, byte by byte, how much of an output is right.
pub(super) fn same(one: &[u8; 64], other: &[u8; 64]) -> Choice {
    one.ct_eq(other)
}

impl PublicKey {
    /// As base64url.
    pub fn to_text(self) -> String {
        encoding::text(&self.0)
    }

    /// Reads a public key. Whether it is a point of the group is seen when a proof is checked against it.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not the base64url of 32 bytes.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        encoding::bytes(text).map(Self)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What people compare, to see that they all have the same key: 160 bits of its SHA-512/256, as eight groups of
    /// four digits of Crockford's base 32. So long that nobody finds two keys with the same fingerprint.
    pub fn fingerprint(&self) -> String {
        let digest = Sha512_256::digest(self.0);
        // Five bytes make eight digits.
        let digits = digest[..20].chunks(5).flat_map(|bytes| {
            let bits = bytes.iter().fold(0, |all, byte| all * 256 + u64::from(*byte));
            (0..8).map(move |place| u8::try_from((bits >> (35 - 5 * place)) % 32).unwrap_or_default())
        });
        crockford::text(digits, 4)
    }

    /// Whether `fingerprint` is this key's, however it is typed.
    pub fn has_fingerprint(&self, fingerprint: &str) -> bool {
        let values = |text: &str| -> Option<Vec<u8>> {
            text.chars().filter(|c| !matches!(c, '-' | ' ')).map(crockford::value).collect()
        };
        values(fingerprint) == values(&self.fingerprint())
    }
}

impl Evaluation {
    /// The evaluated element and the proof, as base64url.
    pub fn to_texts(&self) -> (String, String) {
        (encoding::text(&self.element), encoding::text(&self.proof))
    }

    /// Reads an evaluation.
    ///
    /// # Errors
    /// [`Malformed`] when a text is not the base64url of 32 and 64 bytes.
    pub fn from_texts(evaluated: &str, proof: &str) -> Result<Self, Malformed> {
        Ok(Self { element: encoding::bytes(evaluated)?, proof: encoding::bytes(proof)? })
    }
}

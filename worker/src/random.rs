//! Randomness from the runtime, for ids and for shuffling.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use ring::rand::{SecureRandom, SystemRandom};
use worker::{Error, Result};

/// That many random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::from("the runtime gives no randomness"))?;
    Ok(bytes)
}

/// A cryptographic generator with a fresh seed.
pub(crate) fn generator() -> Result<ChaCha20Rng> {
    Ok(ChaCha20Rng::from_seed(bytes()?))
}

/// A poll id of 128 random bits in lower-case letters and digits (base 32, without 0, 1, l and o).
pub(crate) fn poll_id() -> Result<String> {
    const DIGITS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bits = u128::from_be_bytes(bytes()?);
    let digit = |place: u32| char::from(DIGITS[usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0)]);
    Ok((0..26).map(digit).collect())
}

//! Randomness from outside, in the form that `voprf` takes it.

use rand_core_06::{CryptoRng, Error, RngCore};

/// A source that fills byte slices with cryptographic randomness, as `voprf` wants it.
pub(super) struct Source<F>(pub(super) F);

impl<F: FnMut(&mut [u8])> RngCore for Source<F> {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        (self.0)(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        (self.0)(bytes);
        Ok(())
    }
}

/// The caller promises it: every function that takes a source says so.
impl<F: FnMut(&mut [u8])> CryptoRng for Source<F> {}

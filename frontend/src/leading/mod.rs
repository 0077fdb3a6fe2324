//! What leaders write under a poll: what they expect before they read, and what they heard and will do afterwards.

mod commitments;
mod gap;
mod predict;

pub(crate) use commitments::Commitments;
pub(crate) use gap::{Expected, overlay};
pub(crate) use predict::Predict;

#[cfg(test)]
mod tests;

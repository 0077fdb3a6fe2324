//! Deniable answers (randomized response): what they cost in precision. The answers themselves are not given that way yet.

mod precision;

pub use precision::{DEFAULT_ODDS, half_width};

//! What released figures let one say, and what not: shares, means and distances with their intervals, when two rounds
//! differ, the shape of a distribution, and which conversation it prompts.
//!
//! Everything here is made of releases, pooled predictions and commitments, and of nothing else. It says how a
//! distribution lies and how sure that is; it never grades, and never compares one group with another.

mod change;
mod counts;
mod distance;
mod finding;
mod gap;
mod prompt;
mod scale;
mod shape;
mod share;
mod signal;
mod trend;

pub use change::{Change, mean_change, share_change};
pub use counts::{Bands, Counts, Sides, bands, counts, sides};
pub use distance::{Distance, distance};
pub use finding::{Finding, Lean, Summary, finding, summary};
pub use gap::gap;
pub use prompt::{Prompt, prompt};
pub use scale::{Ends, Scale, mean, mean_ends, scales};
pub use shape::{Shape, shape};
pub use share::{Interval, Share};
pub use signal::{Closure, Gap, Kind, Reading, Round, Signal, Talk, Unknown, signals};
pub use trend::{Line, Point, Subject, estimated_trend, trend};

/// The 97.5th percentile of the standard normal distribution: what a 95 % interval reaches on either side.
pub(crate) const Z: f64 = 1.959_963_984_540_054;

/// A count of ballots as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "ballots are far fewer than 2^52")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}

/// A share in basis points, rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 10,000 first")]
pub(crate) fn points(share: f64) -> u64 {
    (share * 10_000.0).round().clamp(0.0, 10_000.0) as u64
}

/// A share in basis points that may be below nothing, as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "basis points are far fewer than 2^52")]
pub(crate) fn signed_real(points: i64) -> f64 {
    points as f64
}

/// A share in basis points, rounded; below nothing and above everything too.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a float saturates, and estimates are small")]
pub(crate) fn signed_points(share: f64) -> i64 {
    (share * 10_000.0).round() as i64
}

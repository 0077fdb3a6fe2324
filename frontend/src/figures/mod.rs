//! What is drawn and said of released figures, as plain numbers and sentences: shares, intervals, means and places on
//! a chart.
//!
//! Everything is in whole numbers, so that a chart and its table cannot disagree by rounding twice; only the
//! interval needs a square root.

mod diverging;
mod mean;
pub mod said;
mod share;
mod tally;

pub use diverging::{Segment, Sides, segments, sides, tone};
pub use mean::{Scale, mean, scales};
pub use share::{Interval, Share, at, ceiling};
pub use tally::{Counts, counts};

//! What is drawn and said of released figures, as plain numbers and sentences: places on a chart, and the
//! sentences beside it. The figures themselves are worked out by [`candor::trust`].
//!
//! Everything is in whole numbers, so that a chart and its table cannot disagree by rounding twice; only the
//! interval needs a square root.

mod diverging;
mod estimated;
pub mod said;
mod share;

pub use candor::trust::{Counts, Interval, Scale, Share, Sides, counts, mean, scales, sides};
pub use diverging::{Segment, segments, tone};
pub use estimated::{Estimated, estimated};
pub use share::{at, ceiling, depth, slot};

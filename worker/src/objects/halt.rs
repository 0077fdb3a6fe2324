//! Points at which tests stop an object, to kill the worker just there. Nothing stops anywhere unless the operator's variable
//! `HALT_AT` names a point; it is in no configuration but that of tests.

use std::time::Duration;
use worker::{Delay, Env};

/// The points of a hand-over, each after what it is named by is on disk.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Point {
    /// The poll's object knows that it closes.
    Closing,
    /// A box has made a cut, and has not said so.
    Cut,
    /// The poll's object has merged a cut, and has not acknowledged it.
    Merged,
    /// A box knows that a cut is acknowledged, and has not said so.
    Acknowledged,
    /// Every box has handed over, and nothing is sealed.
    Gathered,
}

/// Stops for good at a point that the variable names.
pub(crate) async fn at(env: &Env, point: Point) {
    let name = format!("{point:?}").to_lowercase();
    while env.var("HALT_AT").is_ok_and(|at| at.to_string() == name) {
        Delay::from(Duration::from_mins(1)).await;
    }
}

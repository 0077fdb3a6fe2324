//! The one place that looks at the time.

use candor::Poll;
use worker::{Date, Env};

/// Milliseconds since 1970-01-01T00:00:00Z.
pub(crate) fn now_ms() -> u64 {
    Date::now().as_millis()
}

/// Seconds since 1970-01-01T00:00:00Z.
pub(crate) fn now() -> u64 {
    now_ms() / 1_000
}

/// Whether the poll's opening time has yet to come.
pub(crate) fn is_to_come(poll: &Poll) -> bool {
    poll.opens_at().is_some_and(|time| time.unix() > now())
}

/// Whether the poll's closing time has come.
pub(crate) fn is_over(poll: &Poll) -> bool {
    poll.closes_at().is_some_and(|time| time.unix() <= now())
}

/// The number, mostly of seconds, that the operator set in a variable; none where it is unset, 0, or no number.
pub(crate) fn seconds(env: &Env, name: &str) -> Option<u64> {
    let value = env.var(name).ok()?.to_string();
    value.parse().ok().filter(|seconds| *seconds > 0)
}

//! Points in time as people read them in any language, without a calendar library.

use candor::Timestamp;
use serde::Deserialize;
use serde_json::Value;

/// `2026-12-01, 17:00 UTC`: the same for every reader, wherever they are.
pub fn legible(time: Timestamp) -> String {
    let text = time.to_string();
    match text.split_once('T') {
        Some((day, clock)) => [day, ", ", clock.get(..5).unwrap_or(clock), " UTC"].concat(),
        None => text,
    }
}

/// The point in time that JSON has; none where it has none.
pub fn time_of(value: &Value) -> Option<Timestamp> {
    Timestamp::deserialize(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_legible() {
        assert_eq!(legible(Timestamp::from_unix(1_796_144_400)), "2026-12-01, 17:00 UTC");
    }
}

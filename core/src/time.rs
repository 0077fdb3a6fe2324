//! Points in time as the owner writes them: RFC 3339, whole seconds, UTC.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

/// Whole seconds since 1970-01-01T00:00:00Z; written as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(u64);

/// A text that is not a point in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time is written as 2026-11-30T17:00:00Z (UTC)")]
pub struct BadTimestamp;

/// The last second of the year 9999, where RFC 3339 ends.
const LAST: u64 = 253_402_300_799;

impl Timestamp {
    /// The point `seconds` after 1970-01-01T00:00:00Z; the end of the year 9999 at the latest.
    pub fn from_unix(seconds: u64) -> Self {
        Self(seconds.min(LAST))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_secs(self.0)).fmt(f)
    }
}

impl TryFrom<String> for Timestamp {
    type Error = BadTimestamp;
    fn try_from(text: String) -> Result<Self, BadTimestamp> {
        let time = humantime::parse_rfc3339(&text).map_err(|_| BadTimestamp)?;
        let seconds = time.duration_since(UNIX_EPOCH).map_err(|_| BadTimestamp)?.as_secs();
        if seconds <= LAST { Ok(Self(seconds)) } else { Err(BadTimestamp) }
    }
}

impl From<Timestamp> for String {
    fn from(time: Timestamp) -> String {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_back_as_written() {
        let text = "2026-11-30T17:00:00Z".to_owned();
        assert_eq!(Timestamp::try_from(text.clone()).map(String::from), Ok(text));
        assert_eq!(Timestamp::try_from("tomorrow".to_owned()), Err(BadTimestamp));
    }
}

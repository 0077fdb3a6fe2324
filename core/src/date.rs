//! Days as people write them: RFC 3339 full-date.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the calendar, written as `2026-11-30`. Earlier days are less than later ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

/// A text that is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as 2026-11-30")]
pub struct BadDate;

impl Date {
    /// The day of a point in time, in UTC.
    pub fn of(time: Timestamp) -> Self {
        let mut text = time.to_string();
        text.truncate("2026-11-30".len());
        Self(text)
    }

    /// The day as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Date {
    type Error = BadDate;
    fn try_from(text: String) -> Result<Self, BadDate> {
        let midnight = Timestamp::try_from([&text, "T00:00:00Z"].concat()).map_err(|_| BadDate)?;
        // Reading it back refuses what only looks like a day, such as 2026-02-30.
        let date = Self::of(midnight);
        if date.0 == text { Ok(date) } else { Err(BadDate) }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        let date = |text: &str| Date::try_from(text.to_owned());
        assert_eq!(date("2028-02-29").as_ref().map(Date::as_str), Ok("2028-02-29"));
        for bad in
            ["2026-02-29", "2026-2-9", "2026-11-31", "26-11-30", "2026-11-30T00:00:00Z", "", "tomorrow"]
        {
            assert_eq!(date(bad), Err(BadDate), "{bad}");
        }
        assert!(date("2026-12-01").expect("a day") > date("2026-11-30").expect("a day"));
        assert_eq!(Date::of(Timestamp::from_unix(86_399)).as_str(), "1970-01-01");
    }
}

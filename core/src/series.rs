//! Series: polls that ask the same questions of the same groups again and again, one after the other.
//!
//! A series keeps a definition and a rhythm. Each of its polls is a *round*, numbered from 1 without gaps. What opens when
//! is worked out in [`schedule`] from an anchor, so that no delay and no short month ever moves later rounds.

mod order;
#[cfg(feature = "calendar")]
pub mod schedule;

pub use order::{Change, Order, Source};

use crate::{GroupId, PollId, SeriesId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// How often a series opens a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every 7 days.
    Weekly,
    /// Every 14 days.
    Fortnightly,
    /// On the same day of each month, or on its last where it is shorter.
    Monthly,
    /// The same every three months.
    Quarterly,
}

impl Period {
    /// Every period, the shortest first.
    pub const ALL: [Self; 4] = [Self::Weekly, Self::Fortnightly, Self::Monthly, Self::Quarterly];

    /// The word that JSON has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }

    /// The least hours from one opening to the next: the most that a round may be open, so that rounds do not overlap.
    /// Hours that clocks jump over are not counted.
    pub fn least_hours(self) -> u32 {
        let days = match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            // February.
            Self::Monthly => 28,
            // From the end of January or of November.
            Self::Quarterly => 89,
        };
        days * 24
    }
}

/// Whether a series opens rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SeriesState))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// At each opening.
    Running,
    /// None until it is resumed. A round that is open goes on.
    Paused,
    /// None any more.
    Stopped,
}

/// What is kept of a series beside its rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// The poll definition of every round, without the times of any.
    pub definition: Value,
    /// How often it opens.
    pub period: Period,
    /// An IANA time zone, such as `Europe/Vienna`: openings keep its local time.
    pub time_zone: String,
    /// An opening that the others are counted from.
    pub anchor: Timestamp,
    /// When the first round opened or will: times of the definition, such as `leaders_until`, are counted from it.
    pub first_opens_at: Timestamp,
    /// For how many hours each round is open.
    pub open_for_hours: u32,
    /// How many to invite to each leaf, as the owner said when making the series.
    pub invite: BTreeMap<GroupId, u64>,
    /// Whether it goes on.
    pub state: State,
}

/// One round as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its poll.
    pub poll: PollId,
    /// From 1.
    pub round: u64,
    /// When it opened, by the rhythm of the series.
    pub opens_at: Timestamp,
    /// When it closes by itself; none for a first round that has no such time.
    pub closes_at: Option<Timestamp>,
}

/// Fields of a definition that are times, and are each round's own.
const TIMES: [&str; 2] = ["opens_at", "closes_at"];

impl Series {
    /// The definition of a round that opens and closes at these times. What else is a time in it, as until when leaders
    /// read alone, keeps its distance from the opening.
    pub fn definition_of(&self, opens_at: Timestamp, closes_at: Timestamp) -> Value {
        let mut definition = timeless(self.definition.clone());
        let until = definition.get("leaders_until").and_then(Value::as_str).map(ToOwned::to_owned);
        if let Some(until) = until.and_then(|until| Timestamp::try_from(until).ok()) {
            let distance = until.unix().saturating_sub(self.first_opens_at.unix());
            let until = Timestamp::from_unix(opens_at.unix().saturating_add(distance));
            definition["leaders_until"] = Value::String(until.to_string());
        }
        definition["closes_at"] = Value::String(closes_at.to_string());
        definition
    }
}

/// A definition without the times of a round.
pub fn timeless(mut definition: Value) -> Value {
    if let Some(fields) = definition.as_object_mut() {
        for time in TIMES {
            fields.remove(time);
        }
    }
    definition
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn time(unix: u64) -> Timestamp {
        Timestamp::from_unix(unix)
    }

    #[test]
    fn the_times_of_a_round_are_its_own_and_others_keep_their_distance() {
        let definition =
            json!({"title": "T", "closes_at": time(500), "opens_at": time(1), "leaders_until": time(700)});
        let series = Series {
            id: SeriesId::new("s").expect("id"),
            definition,
            period: Period::Weekly,
            time_zone: "UTC".into(),
            anchor: time(100),
            first_opens_at: time(100),
            open_for_hours: 24,
            invite: BTreeMap::new(),
            state: State::Running,
        };
        let round = series.definition_of(time(10_100), time(10_400));
        let expected = json!({"title": "T", "closes_at": time(10_400), "leaders_until": time(10_700)});
        assert_eq!(round, expected);
    }

    #[test]
    fn the_words_of_json_are_the_names() {
        for period in Period::ALL {
            assert_eq!(serde_json::to_value(period).expect("json"), period.name());
        }
    }
}

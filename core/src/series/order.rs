//! What the owner writes to make a series or to change one.

use super::{Period, State};
use crate::definition::reader::{Object, Reader};
use crate::fault::step;
use crate::{Fault, GroupId, PollId, Timestamp};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where the questions come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A definition, yet to be read.
    Definition(Value),
    /// A poll, which becomes round 1.
    Poll(PollId),
}

/// A series that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Where the questions come from.
    pub source: Source,
    /// How often.
    pub period: Period,
    /// A word that may name an IANA time zone.
    pub time_zone: String,
    /// When the first round opens; for a series of a poll an opening that the others are counted from, or none.
    pub first_opens_at: Option<Timestamp>,
    /// For how many hours each round is open.
    pub open_for_hours: u32,
    /// How many to invite to each leaf.
    pub invite: BTreeMap<GroupId, u64>,
}

/// What is to be changed of a series; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Pause, resume or stop.
    pub state: Option<State>,
    /// Coming rounds open in this rhythm, counted from the last opening.
    pub period: Option<Period>,
    /// Coming rounds are open for so many hours.
    pub open_for_hours: Option<u32>,
}

impl Order {
    /// Reads the body of `POST /api/series`. Whether definition, poll and time zone are any is for others to see.
    ///
    /// # Errors
    /// Every fault, with its place.
    pub fn parse(body: &Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let order = reader.order(body);
        order.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
    }
}

impl Change {
    /// Reads the body of `PUT /api/series/{id}`, for a series that has the period `now`.
    ///
    /// # Errors
    /// Every fault, with its place.
    pub fn parse(body: &Value, now: Period, hours: u32) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let change = reader.change(body, now, hours);
        change.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
    }
}

/// The words of a period, for people.
const PERIODS: &str = "“weekly”, “fortnightly”, “monthly” or “quarterly”";

impl Reader {
    fn order(&mut self, body: &Value) -> Option<Order> {
        let object = self.object(body, "")?;
        let known =
            ["definition", "poll", "period", "time_zone", "first_opens_at", "open_for_hours", "invite"];
        self.only(&object, &known);
        let source = self.source(&object);
        let period = self.period(&object);
        let time_zone = self.string(&object, "time_zone");
        let first_opens_at = match (&source, object.get("first_opens_at").is_some()) {
            (Some(Source::Poll(_)), false) => Some(None),
            _ => self.timestamp(&object, "first_opens_at").map(Some),
        };
        let open_for_hours = match object.get("open_for_hours") {
            Some(_) => self.hours(&object, period),
            None => self.fault(
                &object.at("open_for_hours"),
                "missing",
                "Say for how many hours each round is open",
            ),
        };
        let invite = self.invite(&object);
        Some(Order {
            source: source?,
            period: period?,
            time_zone: time_zone?,
            first_opens_at: first_opens_at?,
            open_for_hours: open_for_hours?,
            invite: invite?,
        })
    }

    fn change(&mut self, body: &Value, now: Period, hours: u32) -> Option<Change> {
        let object = self.object(body, "")?;
        self.only(&object, &["state", "period", "open_for_hours"]);
        let state = match object.get("state") {
            None => Some(None),
            Some(_) => {
                self.word(&object, "state", "“running”, “paused” or “stopped”", State::Running).map(Some)
            }
        };
        let period = match object.get("period") {
            None => Some(None),
            Some(_) => self.period(&object).map(Some),
        };
        let lasting = period.flatten().unwrap_or(now);
        let open_for_hours = match object.get("open_for_hours") {
            Some(_) => self.hours(&object, Some(lasting)).map(Some),
            // A shorter rhythm must still have room for rounds as long as they are.
            None if hours > lasting.least_hours() => self.too_long(&object, lasting),
            None => Some(None),
        };
        Some(Change { state: state?, period: period?, open_for_hours: open_for_hours? })
    }

    fn source(&mut self, object: &Object) -> Option<Source> {
        match (object.get("definition"), object.get("poll").is_some()) {
            (Some(definition), false) => {
                for time in super::TIMES.iter().filter(|time| definition.get(time).is_some()) {
                    let at = step(&object.at("definition"), time);
                    let detail = "The series says when its rounds open and close; leave this out";
                    self.fault::<()>(&at, "not_wanted", detail);
                }
                Some(Source::Definition(definition.clone()))
            }
            (None, true) => self.id(object, "poll", PollId::new).map(Source::Poll),
            (Some(_), true) => self.fault(
                &object.at("poll"),
                "not_wanted",
                "A series is made of a definition or of a poll, not of both",
            ),
            (None, false) => self.fault(
                &object.at("definition"),
                "missing",
                "A series is made of a definition, or of a poll that becomes its first round",
            ),
        }
    }

    fn period(&mut self, object: &Object) -> Option<Period> {
        if object.get("period").is_none() {
            return self.fault(&object.at("period"), "missing", format!("“period” is {PERIODS}"));
        }
        self.word(object, "period", PERIODS, Period::Weekly)
    }

    fn hours(&mut self, object: &Object, period: Option<Period>) -> Option<u32> {
        // Where the period is at fault, the longest there is.
        let period = period.unwrap_or(Period::Quarterly);
        let hours = object.get("open_for_hours").and_then(Value::as_u64);
        let hours = hours.and_then(|hours| u32::try_from(hours).ok());
        match hours.filter(|hours| (1..=period.least_hours()).contains(hours)) {
            Some(hours) => Some(hours),
            None => self.too_long(object, period),
        }
    }

    fn too_long<T>(&mut self, object: &Object, period: Period) -> Option<T> {
        let most = period.least_hours();
        let detail = format!("A round of a {} series is open for 1 to {most} hours", period.name());
        self.fault(&object.at("open_for_hours"), "out_of_range", detail)
    }

    fn invite(&mut self, object: &Object) -> Option<BTreeMap<GroupId, u64>> {
        let Some(value) = object.get("invite") else { return Some(BTreeMap::new()) };
        let counts = self.object(value, &object.at("invite"))?;
        let mut invite = BTreeMap::new();
        for (leaf, count) in counts.fields {
            let count = count.as_u64().filter(|count| *count <= 1_000_000);
            if let (Ok(leaf), Some(count)) = (GroupId::new(leaf.as_str()), count) {
                invite.insert(leaf, count);
            } else {
                let detail = "How many to invite to each group, by its id";
                self.fault::<()>(&counts.at(leaf), "out_of_range", detail);
            }
        }
        Some(invite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(body: &Value) -> Vec<String> {
        let faults = Order::parse(body).expect_err("faulty");
        faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
    }

    fn good() -> Value {
        json!({"definition": {}, "period": "monthly", "time_zone": "UTC",
            "first_opens_at": "2026-12-01T09:00:00Z", "open_for_hours": 72, "invite": {"north": 12}})
    }

    #[test]
    fn an_order_is_read_and_every_fault_is_named() {
        let order = Order::parse(&good()).expect("good");
        assert_eq!((order.period, order.open_for_hours), (Period::Monthly, 72));
        assert_eq!(order.invite.values().copied().collect::<Vec<_>>(), [12]);
        let bad =
            json!({"period": "daily", "open_for_hours": 0, "invite": {"north": -1}, "poll": "p", "more": 1});
        let expected = [
            "/more unknown_field",
            "/period unknown_word",
            "/time_zone missing",
            "/open_for_hours out_of_range",
            "/invite/north out_of_range",
        ];
        assert_eq!(faults(&bad), expected);
        let timed = json!({"definition": {"closes_at": "2026-12-01T09:00:00Z"}, "period": "weekly",
            "time_zone": "UTC", "first_opens_at": "soon", "open_for_hours": 169});
        let expected =
            ["/definition/closes_at not_wanted", "/first_opens_at bad_time", "/open_for_hours out_of_range"];
        assert_eq!(faults(&timed), expected);
        assert_eq!(faults(&json!([])), [" not_an_object"]);
    }

    #[test]
    fn a_poll_needs_no_first_opening_and_a_definition_does() {
        let mut order = good();
        order["first_opens_at"] = Value::Null;
        assert_eq!(faults(&order), ["/first_opens_at missing"]);
        order["poll"] = json!("p1");
        order["definition"] = Value::Null;
        assert_eq!(Order::parse(&order).expect("good").first_opens_at, None);
    }

    #[test]
    fn a_shorter_period_must_have_room_for_its_rounds() {
        let change = |body: &Value| Change::parse(body, Period::Monthly, 200);
        assert!(change(&json!({"period": "weekly"})).is_err());
        let both = change(&json!({"period": "weekly", "open_for_hours": 100})).expect("good");
        assert_eq!((both.period, both.open_for_hours), (Some(Period::Weekly), Some(100)));
        assert_eq!(change(&json!({"state": "paused"})).expect("good").state, Some(State::Paused));
        assert!(change(&json!({"state": "asleep"})).is_err());
        assert_eq!(change(&json!({})), Ok(Change::default()));
    }
}

//! Webhooks: what programs elsewhere are told when a poll opens, releases or closes.
//!
//! An event carries ids and addresses and no figure: whoever wants those fetches the release as everyone does. It is told
//! at least once, and has the same id however often it is told.

mod backoff;

pub use backoff::wait;

use crate::definition::reader::Reader;
use crate::fault::step;
use crate::wire::Place;
use crate::{Fault, PollId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The most webhooks of one workspace.
pub const MAX_WEBHOOKS: usize = 20;
/// The longest address of one, in bytes.
const MAX_URL: usize = 2_000;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Happening {
    /// Ballots are counted from now on.
    #[serde(rename = "poll.opened")]
    PollOpened,
    /// A day is left until the poll closes by itself.
    #[serde(rename = "poll.closing_soon")]
    PollClosingSoon,
    /// A release is out.
    #[serde(rename = "release.published")]
    ReleasePublished,
    /// The last release is out.
    #[serde(rename = "poll.closed")]
    PollClosed,
    /// The owner asked for it, to see whether it comes through.
    #[serde(rename = "test")]
    Test,
}

impl Happening {
    /// What a webhook may ask to be told of. A test is told to every one.
    pub const OFFERED: [Self; 4] =
        [Self::PollOpened, Self::PollClosingSoon, Self::ReleasePublished, Self::PollClosed];

    /// The word that JSON has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PollOpened => "poll.opened",
            Self::PollClosingSoon => "poll.closing_soon",
            Self::ReleasePublished => "release.published",
            Self::PollClosed => "poll.closed",
            Self::Test => "test",
        }
    }
}

/// One thing that happened, as it is kept until it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Made of what happened, and so the same whenever it is written again.
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub happening: Happening,
    /// To which poll; none for a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poll: Option<PollId>,
    /// The release that is out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<u64>,
    /// Where the poll stands in its series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Place>,
}

impl Event {
    /// What happened to a poll; `release` is the number of the release, where it is about one.
    pub fn of(happening: Happening, poll: &PollId, release: Option<u64>, series: Option<Place>) -> Self {
        let number = release.map(|number| format!(".{number}")).unwrap_or_default();
        let id = format!("{poll}.{}{number}", happening.name());
        Self { id, happening, poll: Some(poll.clone()), release, series }
    }

    /// A test, told apart by `mark`.
    pub fn test(mark: &str) -> Self {
        Self {
            id: format!("test.{mark}"),
            happening: Happening::Test,
            poll: None,
            release: None,
            series: None,
        }
    }

    /// The body that is sent: the event, and where to read on, at Candor's `origin` (without a slash at its end).
    pub fn body(&self, origin: &str) -> String {
        let mut body = Map::new();
        body.insert("id".into(), json!(self.id));
        body.insert("type".into(), json!(self.happening));
        if let Some(poll) = &self.poll {
            body.insert("poll".into(), json!(poll));
            body.insert("poll_url".into(), json!(format!("{origin}/p/{poll}")));
            body.insert("results_url".into(), json!(format!("{origin}/p/{poll}/results")));
            if let Some(number) = self.release {
                body.insert("release".into(), json!(number));
                let url = format!("{origin}/api/polls/{poll}/releases/{number}");
                body.insert("release_url".into(), json!(url));
            }
        }
        if let Some(series) = &self.series {
            body.insert("series".into(), json!(series));
            body.insert("series_url".into(), json!(format!("{origin}/api/series/{}", series.id)));
        }
        Value::Object(body).to_string()
    }
}

/// A webhook that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Where events are posted to.
    pub url: String,
    /// Which are.
    pub events: BTreeSet<Happening>,
}

impl Order {
    /// Reads the body of `POST /api/webhooks`. `is_trustworthy` says whether an address can be one.
    ///
    /// # Errors
    /// Every fault, with its place.
    pub fn parse(body: &Value, is_trustworthy: impl Fn(&str) -> bool) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { faults: Vec::new() };
        let order = reader.webhook(body, is_trustworthy);
        order.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
    }
}

impl Reader {
    fn webhook(&mut self, body: &Value, is_trustworthy: impl Fn(&str) -> bool) -> Option<Order> {
        let object = self.object(body, "")?;
        self.only(&object, &["url", "events"]);
        let url = self.string(&object, "url").and_then(|url| {
            if url.len() <= MAX_URL && is_trustworthy(&url) {
                return Some(url);
            }
            let detail =
                "A webhook has an https address (http is for this machine alone), without a user name";
            self.fault(&object.at("url"), "bad_url", detail)
        });
        let list = self.list(&object, "events", 1, Happening::OFFERED.len());
        let events = list.map(|list| {
            let mut events = BTreeSet::new();
            for (i, value) in list.iter().enumerate() {
                let event = Happening::deserialize(value).ok();
                if let Some(event) = event.filter(|event| Happening::OFFERED.contains(event)) {
                    events.insert(event);
                } else {
                    let words = Happening::OFFERED.map(Happening::name).join(", ");
                    let at = step(&object.at("events"), i);
                    self.fault::<()>(&at, "unknown_word", format!("The events are {words}"));
                }
            }
            events
        });
        Some(Order { url: url?, events: events? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeriesId;

    #[test]
    fn an_event_carries_addresses_and_no_figure() {
        let poll = PollId::new("p1").expect("id");
        let series = Place { id: SeriesId::new("s1").expect("id"), round: 2, previous: None };
        let event = Event::of(Happening::ReleasePublished, &poll, Some(3), Some(series));
        let expected = json!({
            "id": "p1.release.published.3", "type": "release.published", "poll": "p1", "release": 3,
            "poll_url": "https://c.example/p/p1", "results_url": "https://c.example/p/p1/results",
            "release_url": "https://c.example/api/polls/p1/releases/3",
            "series": {"id": "s1", "round": 2}, "series_url": "https://c.example/api/series/s1",
        });
        let body: Value = serde_json::from_str(&event.body("https://c.example")).expect("json");
        assert_eq!(body, expected);
        let kept = serde_json::to_string(&event).expect("json");
        assert_eq!(serde_json::from_str::<Event>(&kept).expect("an event"), event);
        let test: Value = serde_json::from_str(&Event::test("x").body("https://c.example")).expect("json");
        assert_eq!(test, json!({"id": "test.x", "type": "test"}));
    }

    #[test]
    fn an_order_is_read_and_every_fault_is_named() {
        let parse = |body: &Value| Order::parse(body, |url| url.starts_with("https://"));
        let order =
            parse(&json!({"url": "https://a.example/hook", "events": ["poll.closed", "poll.closed"]}));
        let order = order.expect("good");
        assert_eq!(order.events.into_iter().collect::<Vec<_>>(), [Happening::PollClosed]);
        let faults =
            parse(&json!({"url": "http://a.example", "events": ["poll.closed", "test"], "secret": "x"}));
        let faults: Vec<_> = faults.expect_err("bad").into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(faults, ["/secret", "/url", "/events/1"]);
        assert!(parse(&json!({"url": "https://a.example", "events": []})).is_err());
        assert!(parse(&json!(null)).is_err());
    }

    #[test]
    fn the_words_of_json_are_the_names() {
        for happening in [&Happening::OFFERED[..], &[Happening::Test]].concat() {
            assert_eq!(serde_json::to_value(happening).expect("json"), happening.name());
        }
    }
}

//! A series as a calendar (RFC 5545): when its rounds open and close and when results are out, past and to come. Reminding
//! people is what their own calendars do.

use crate::api::series::Known;
use candor::{Poll, Timestamp};
use candor_frontend::words::{Part, Words};
use icalendar::{Calendar, Component, Event};

/// What a calendar says, in the language that is asked for.
pub(crate) fn words(language: &str) -> Words {
    Words::of(Part::Feeds, language)
}

/// The text of the calendar. Times are in UTC, which every calendar shows in the reader's own. It is the same bytes for the
/// same series: the stamp of an event is the time that it is about.
pub(crate) fn text(known: &Known, poll: &Poll, origin: &str, words: &Words) -> String {
    let (series, title) = (&known.told.series, words.text(poll.title()));
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Candor//Series//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(title);
    let mut add = |round: u64, what: &str, at: Timestamp, url: Option<String>| {
        let number = words.number(round);
        let gaps = [("title", title), ("round", number.as_str())];
        let mut event = Event::with_uid(&format!("{}-{round}-{what}@candor", series.id));
        event
            .summary(&words.fill(&format!("feeds.calendar.{what}"), &gaps))
            .add_property("DTSTAMP", stamp(at))
            .add_property("DTSTART", stamp(at))
            // A moment, which takes nobody's time.
            .add_property("TRANSP", "TRANSPARENT");
        if let Some(url) = url {
            event.add_property("URL", url);
        }
        calendar.push(event.done());
    };
    for (round, manifest) in &known.polls {
        let page = format!("{origin}/p/{}", manifest.id);
        add(round.round, "opens", round.opens_at, Some(page.clone()));
        if let Some(closes_at) = round.closes_at {
            add(round.round, "closes", closes_at, Some(page.clone()));
            add(round.round, "results", closes_at, Some(format!("{page}/results")));
        }
    }
    for coming in &known.told.coming {
        add(coming.round, "opens", coming.opens_at, None);
        add(coming.round, "closes", coming.closes_at, None);
        add(coming.round, "results", coming.closes_at, None);
    }
    calendar.to_string()
}

/// `20261130T170000Z` (RFC 5545 section 3.3.5, form 2).
fn stamp(time: Timestamp) -> String {
    time.to_string().replace(['-', ':'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_calendars_read_it() {
        assert_eq!(stamp(Timestamp::from_unix(1_796_058_000)), "20261130T170000Z");
    }
}

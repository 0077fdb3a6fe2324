//! When rounds open and close, by the calendar of a time zone.
//!
//! Every opening is worked out from the anchor: so many weeks or months later at the same local time, on the last day of a
//! month that is too short, and where clocks jump over that time, as much later as they jump. A time that comes twice is
//! its first (RFC 5545 section 3.3.5 reads local times in the same way).

use super::Period;
use crate::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp as Instant};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// Hours of a week.
const WEEK_HOURS: u64 = 168;

/// A time zone of the IANA database that comes with the program.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of that name, such as `Europe/Vienna` or `UTC`; none where there is no such zone.
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }
}

/// How fast time goes for series: by the calendar, or, where rounds are to be watched, with weeks of so many seconds,
/// months of four weeks and quarters of thirteen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As calendars say.
    Calendar,
    /// Weeks of so many seconds, at least 1.
    Weeks(u64),
}

/// The rhythm of a series.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// How often a round opens.
    pub period: Period,
    /// Whose local time is kept.
    pub zone: Zone,
    /// The opening that the others are counted from; none is before it.
    pub anchor: Timestamp,
    /// For how long each round is open.
    pub open_for_hours: u32,
    /// How fast time goes.
    pub pace: Pace,
}

/// A round that is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it opens, or should have.
    pub opens_at: Timestamp,
    /// When it closes; later than it is made.
    pub closes_at: Timestamp,
}

impl Schedule {
    /// The first opening later than `time`; none after the year 9999.
    pub fn after(&self, time: Timestamp) -> Option<Timestamp> {
        let mut n = self.about(time);
        loop {
            let opening = self.opening(n)?;
            if opening > time {
                return Some(opening);
            }
            n += 1;
        }
    }

    /// The last opening at `time` or earlier; none before the anchor.
    pub fn latest(&self, time: Timestamp) -> Option<Timestamp> {
        let mut latest = None;
        for n in self.about(time).. {
            match self.opening(n) {
                Some(opening) if opening <= time => latest = Some(opening),
                _ => break,
            }
        }
        latest
    }

    /// When a round closes that opens at `opening`.
    pub fn closing(&self, opening: Timestamp) -> Timestamp {
        let hours = u64::from(self.open_for_hours);
        let seconds = match self.pace {
            Pace::Calendar => hours * HOUR,
            Pace::Weeks(seconds) => (hours * seconds / WEEK_HOURS).max(1),
        };
        Timestamp::from_unix(opening.unix().saturating_add(seconds))
    }

    /// The round that is to be made now: that of the latest opening, while it would still be open. Openings that were
    /// missed for longer than a round is open are gone. The first round is made however late, and is then open for its
    /// hours from now on, until the next opening at the latest.
    pub fn due(&self, now: Timestamp, is_first: bool) -> Option<Slot> {
        let opens_at = self.latest(now)?;
        let closes_at = self.closing(opens_at);
        if closes_at > now {
            return Some(Slot { opens_at, closes_at });
        }
        let next = self.after(now);
        let closes_at = next.into_iter().chain([self.closing(now)]).min()?;
        is_first.then_some(Slot { opens_at: now, closes_at })
    }

    /// The number of an opening that is not later than the last before `time`, and not much earlier.
    fn about(&self, time: Timestamp) -> i64 {
        let passed = time.unix().saturating_sub(self.anchor.unix());
        let longest = match (self.pace, self.period) {
            (Pace::Weeks(_), _) => self.fast(),
            (Pace::Calendar, Period::Weekly) => 7 * DAY + DAY,
            (Pace::Calendar, Period::Fortnightly) => 14 * DAY + DAY,
            (Pace::Calendar, Period::Monthly) => 31 * DAY + DAY,
            (Pace::Calendar, Period::Quarterly) => 92 * DAY + DAY,
        };
        i64::try_from(passed / longest).unwrap_or(i64::MAX).saturating_sub(1).max(0)
    }

    /// The seconds from one opening to the next where weeks are short.
    fn fast(&self) -> u64 {
        let weeks = match self.period {
            Period::Weekly => 1,
            Period::Fortnightly => 2,
            Period::Monthly => 4,
            Period::Quarterly => 13,
        };
        match self.pace {
            Pace::Weeks(seconds) => weeks * seconds.max(1),
            Pace::Calendar => weeks * 7 * DAY,
        }
    }

    /// The opening of that number, from 0 at the anchor.
    fn opening(&self, n: i64) -> Option<Timestamp> {
        if let Pace::Weeks(_) = self.pace {
            let seconds = u64::try_from(n).ok()?.checked_mul(self.fast())?;
            return Some(Timestamp::from_unix(self.anchor.unix().checked_add(seconds)?));
        }
        let anchor = self.local(self.anchor)?;
        let span = match self.period {
            Period::Weekly => Span::new().try_weeks(n),
            Period::Fortnightly => Span::new().try_weeks(n.checked_mul(2)?),
            Period::Monthly => Span::new().try_months(n),
            Period::Quarterly => Span::new().try_months(n.checked_mul(3)?),
        };
        let local = anchor.checked_add(span.ok()?).ok()?;
        let instant = self.zone.0.to_ambiguous_timestamp(local).compatible().ok()?;
        u64::try_from(instant.as_second()).ok().map(Timestamp::from_unix)
    }

    fn local(&self, time: Timestamp) -> Option<DateTime> {
        let instant = Instant::from_second(i64::try_from(time.unix()).ok()?).ok()?;
        Some(self.zone.0.to_datetime(instant))
    }
}

#[cfg(test)]
mod tests;

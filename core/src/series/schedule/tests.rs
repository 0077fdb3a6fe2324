use super::*;
use jiff::tz::AmbiguousOffset;
use proptest::prelude::*;

fn time(text: &str) -> Timestamp {
    Timestamp::try_from(text.to_owned()).expect("a time")
}

fn schedule(period: Period, zone: &str, anchor: Timestamp) -> Schedule {
    let zone = Zone::named(zone).expect("a zone");
    Schedule { period, zone, anchor, open_for_hours: 48, pace: Pace::Calendar }
}

/// The first openings after the anchor, one after the other.
fn openings(schedule: &Schedule, count: usize) -> Vec<String> {
    let next = |time: &Timestamp| schedule.after(*time);
    std::iter::successors(schedule.after(schedule.anchor), next).take(count).map(String::from).collect()
}

#[test]
fn openings_keep_the_local_hour_when_clocks_change() {
    // 09:00 in Vienna is 08:00 UTC in winter and 07:00 in summer; clocks went forward on 2027-03-28.
    let weekly = schedule(Period::Weekly, "Europe/Vienna", time("2027-03-16T08:00:00Z"));
    let expected = ["2027-03-23T08:00:00Z", "2027-03-30T07:00:00Z", "2027-04-06T07:00:00Z"];
    assert_eq!(openings(&weekly, 3), expected);
}

#[test]
fn a_local_time_that_is_jumped_over_comes_an_hour_later_and_the_next_one_in_time() {
    // Clocks jump from 02:00 to 03:00; 02:30 is 01:30 UTC in winter, and that day 03:30, which is 01:30 UTC too.
    let weekly = schedule(Period::Weekly, "Europe/Vienna", time("2027-03-21T01:30:00Z"));
    assert_eq!(openings(&weekly, 2), ["2027-03-28T01:30:00Z", "2027-04-04T00:30:00Z"]);
}

#[test]
fn months_that_are_too_short_open_on_their_last_day_and_later_ones_on_the_anchors() {
    let monthly = schedule(Period::Monthly, "UTC", time("2027-01-31T09:00:00Z"));
    let expected = ["2027-02-28T09:00:00Z", "2027-03-31T09:00:00Z", "2027-04-30T09:00:00Z"];
    assert_eq!(openings(&monthly, 3), expected);
    let quarterly = schedule(Period::Quarterly, "UTC", time("2027-11-30T09:00:00Z"));
    assert_eq!(openings(&quarterly, 2), ["2028-02-29T09:00:00Z", "2028-05-30T09:00:00Z"]);
}

#[test]
fn what_was_missed_is_made_once_and_only_while_it_would_be_open() {
    let weekly = schedule(Period::Weekly, "UTC", time("2027-01-04T09:00:00Z"));
    let slot = Slot { opens_at: time("2027-01-25T09:00:00Z"), closes_at: time("2027-01-27T09:00:00Z") };
    assert_eq!(weekly.due(time("2027-01-26T12:00:00Z"), false), Some(slot), "three were missed");
    assert_eq!(weekly.due(time("2027-01-27T09:00:00Z"), false), None, "its time is over");
    assert_eq!(weekly.due(time("2027-01-04T08:59:59Z"), true), None, "not yet");
    let now = time("2027-01-31T09:00:00Z");
    let late = Slot { opens_at: now, closes_at: time("2027-02-01T09:00:00Z") };
    assert_eq!(weekly.due(now, true), Some(late), "the first is made, until the next opens");
}

#[test]
fn only_zones_there_are_have_a_name() {
    assert!(Zone::named("America/St_Johns").is_some());
    for bad in ["", "Vienna", "Europe/Vienna ", "../etc/localtime", "Mars/Base"] {
        assert!(Zone::named(bad).is_none(), "{bad}");
    }
}

fn schedules() -> impl Strategy<Value = Schedule> {
    let zones = ["UTC", "Europe/Vienna", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"];
    let anchors = 1_500_000_000..2_500_000_000_u64;
    let periods = prop::sample::select(Period::ALL.to_vec());
    (periods, prop::sample::select(zones.to_vec()), anchors)
        .prop_map(|(period, zone, anchor)| schedule(period, zone, Timestamp::from_unix(anchor)))
}

proptest! {
    #[test]
    fn the_next_opening_is_later_and_none_is_between(schedule in schedules(), later in 0..400_000_000_u64) {
        let now = Timestamp::from_unix(schedule.anchor.unix() + later);
        let next = schedule.after(now).expect("an opening");
        prop_assert!(next > now);
        let latest = schedule.latest(now).expect("an opening");
        prop_assert!(latest <= now);
        prop_assert_eq!(schedule.after(latest), Some(next));
        prop_assert_eq!(schedule.latest(next), Some(next));
        let gap = next.unix() - latest.unix();
        prop_assert!(gap + HOUR >= u64::from(schedule.period.least_hours()) * HOUR, "{} s", gap);
    }

    #[test]
    fn openings_keep_local_time_and_the_anchors_day(schedule in schedules(), later in 0..400_000_000_u64) {
        let next = schedule.after(Timestamp::from_unix(schedule.anchor.unix() + later)).expect("an opening");
        let (anchor, local) =
            (schedule.local(schedule.anchor).expect("local"), schedule.local(next).expect("local"));
        let wanted = match schedule.period {
            Period::Weekly | Period::Fortnightly => {
                prop_assert_eq!(local.date().weekday(), anchor.date().weekday());
                local.date()
            }
            Period::Monthly | Period::Quarterly => {
                let day = anchor.day().min(local.date().days_in_month());
                local.date().with().day(day).build().expect("a day")
            }
        };
        let wanted = wanted.to_datetime(anchor.time());
        let offset = schedule.zone.0.to_ambiguous_timestamp(wanted).offset();
        let exists = !matches!(offset, AmbiguousOffset::Gap { .. });
        prop_assert!(!exists || local == wanted, "{} instead of {}", local, wanted);
        prop_assert!(exists || (local > wanted && local.date() == wanted.date()), "{} for {}", local, wanted);
    }

    #[test]
    fn short_weeks_keep_their_distance(week in 1..1_000_u64, later in 0..100_000_u64) {
        let mut schedule = schedule(Period::Fortnightly, "UTC", Timestamp::from_unix(1_800_000_000));
        schedule.pace = Pace::Weeks(week);
        let next = schedule.after(Timestamp::from_unix(1_800_000_000 + later)).expect("an opening");
        prop_assert_eq!((next.unix() - 1_800_000_000) % (2 * week), 0);
        prop_assert!(next.unix() > 1_800_000_000 + later && next.unix() <= 1_800_000_000 + later + 2 * week);
        prop_assert!(schedule.closing(next) > next);
    }
}

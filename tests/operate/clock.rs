//! Calendar clocks that go wrong: workerd is given another time of day, by a library that is preloaded.

use crate::polls::{answer, ballots, definition, send};
use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

const DAY: i64 = 86_400;

/// The library that moves the clock.
fn library() -> Result<PathBuf> {
    let root = xtask::root();
    let library = root.join("target/clock.so");
    let part = root.join(format!("target/clock-{:?}.so", std::thread::current().id()));
    let built = Command::new("cc")
        .args(["-O2", "-shared", "-fPIC", "-o"])
        .arg(&part)
        .arg(root.join("tests/operate/clock.c"))
        .status()
        .context("cc")?;
    ensure!(built.success(), "the library does not build");
    std::fs::rename(part, &library)?;
    Ok(library)
}

/// Kills the worker, and starts it again with its clock moved by so many seconds.
fn move_clock(site: &mut Site, by: i64) -> Result<()> {
    let library = library()?.to_string_lossy().into_owned();
    site.restart_in_environment(vec![("LD_PRELOAD", library), ("CLOCK_MOVED_BY", by.to_string())])
}

/// A time from now, as polls are given it.
fn in_days(days: i64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(now.as_secs()).unwrap_or_default() + days * DAY;
    candor::Timestamp::from_unix(seconds.unsigned_abs()).to_string()
}

fn numbers(site: &Site, poll: &str) -> Result<Vec<Value>> {
    let releases = site.anyone.get(&format!("/api/polls/{poll}/releases"))?.json();
    Ok(releases.as_array().context("releases")?.iter().map(|release| release["number"].clone()).collect())
}

#[test]
fn a_clock_that_goes_back_a_day_loses_nothing_and_publishes_nothing_twice() -> Result<()> {
    let mut site = Site::start_boxes(1)?;
    let mut live = definition("live");
    live["closes_at"] = json!(in_days(3));
    let poll = site.create(&live)?;
    answer(&site.anyone, &poll, 0..20)?;
    site.until(&format!("/api/polls/{poll}/releases/1"), |reply| reply.status == 200)?;
    let first = site.anyone.get(&format!("/api/polls/{poll}/releases/1"))?.body;
    move_clock(&mut site, -DAY)?;
    assert_eq!(send(&site.anyone, &poll, 5)?.json()["status"], "already_counted");
    answer(&site.anyone, &poll, 20..40)?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/1"))?.body, first);
    // The alarm that was set by the later clock comes a day late; whoever asks does not wait for it.
    let second = site.release(&poll)?;
    assert_eq!(ballots(&second), 40);
    let last = site.close(&poll)?;
    assert_eq!(ballots(&last), 40);
    assert_eq!(numbers(&site, &poll)?, [json!(1), json!(2), json!(3)]);
    Ok(())
}

#[test]
fn alarms_that_were_missed_for_a_week_are_made_up_for_once() -> Result<()> {
    let mut site = Site::start_boxes(1)?;
    let mut ending = definition("daily");
    ending["closes_at"] = json!(in_days(2));
    let (ended, live) = (site.create(&ending)?, site.create(&definition("live"))?);
    site.until(&format!("/api/polls/{live}"), |reply| reply.status == 200)?;
    answer(&site.anyone, &ended, 0..20)?;
    answer(&site.anyone, &live, 0..20)?;
    site.kill();
    let before = {
        site.kill_and_restart()?;
        let before = numbers(&site, &live)?.len();
        site.kill();
        before
    };
    move_clock(&mut site, 8 * DAY)?;
    // Closed by itself, with everything, once.
    let closed =
        site.until(&format!("/api/polls/{ended}/releases/latest"), |reply| reply.json()["closing"] == true)?;
    assert_eq!(ballots(&closed.json()), 20);
    assert_eq!(send(&site.anyone, &ended, 50)?.json()["code"], "poll_closed");
    let count = numbers(&site, &ended)?.len();
    ensure!(count <= 2, "{count} releases");
    // A week of releases every second is not made up for: there is one for what came.
    let latest =
        site.until(&format!("/api/polls/{live}/releases/latest"), |reply| ballots(&reply.json()) == 20)?;
    assert_eq!(ballots(&latest.json()), 20);
    answer(&site.anyone, &live, 20..40)?;
    site.until(&format!("/api/polls/{live}/releases/latest"), |reply| ballots(&reply.json()) == 40)?;
    let after = numbers(&site, &live)?.len();
    ensure!(after <= before + 3, "{before} releases before, {after} after");
    Ok(())
}

//! Releases and closings that happen by themselves.

use crate::polls::{answers, definition};
use anyhow::Result;
use candor_tests::site::Site;
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

#[test]
fn live_and_daily_polls_release_by_themselves_once_k_ballots_wait() -> Result<()> {
    let site = Site::start()?;
    for policy in ["live", "daily"] {
        let mut definition = definition();
        definition["release"] = json!(policy);
        let poll = site.create(&definition)?;
        let latest = format!("/api/polls/{poll}/releases/latest");
        site.vote(&poll, "north", &answers(0))?;
        site.vote(&poll, "north", &answers(2))?;
        // Two alarms of another poll go by: with fewer than k ballots, nothing is released here.
        let other = site.create(&definition)?;
        for number in 1..=2 {
            for n in 0..3 {
                site.vote(&other, "south", &answers(n * 2))?;
            }
            site.until(&format!("/api/polls/{other}/releases/{number}"), |reply| reply.status == 200)?;
        }
        assert_eq!(site.anyone.get(&latest)?.status, 404, "{policy}");
        site.vote(&poll, "north", &answers(4))?;
        let release = site.until(&latest, |reply| reply.status == 200)?.json();
        assert_eq!((&release["number"], &release["closing"]), (&json!(1), &json!(false)));
        assert_eq!(release["nodes"][0]["ballots"], 3);
    }
    Ok(())
}

#[test]
fn a_closing_time_survives_a_restart() -> Result<()> {
    let mut site = Site::start()?;
    let mut definition = definition();
    let soon = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() + 3;
    definition["closes_at"] = json!(candor::Timestamp::from_unix(soon));
    let poll = site.create(&definition)?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.kill_and_restart()?;
    let release =
        site.until(&format!("/api/polls/{poll}/releases/latest"), |reply| reply.status == 200)?.json();
    assert_eq!((&release["closing"], &release["nodes"][0]["ballots"]), (&json!(true), &json!(3)));
    Ok(())
}

#[test]
fn a_poll_closes_at_its_time_and_takes_no_ballot_after() -> Result<()> {
    let site = Site::start()?;
    let mut definition = definition();
    let soon = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() + 3;
    definition["closes_at"] = json!(candor::Timestamp::from_unix(soon));
    let poll = site.create(&definition)?;
    for n in 0..4 {
        site.vote(&poll, if n < 2 { "north" } else { "south" }, &answers(n))?;
    }
    let release =
        site.until(&format!("/api/polls/{poll}/releases/latest"), |reply| reply.status == 200)?.json();
    assert_eq!((&release["closing"], &release["nodes"][0]["ballots"]), (&json!(true), &json!(4)));
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}"))?.json()["state"], "closed");
    let late = site
        .anyone
        .post(&format!("/api/polls/{poll}/ballots"), &json!({"group": "north", "answers": answers(0)}))?;
    assert_eq!((late.status, &late.json()["code"]), (409, &json!("poll_closed")));
    Ok(())
}

//! Series: rounds that open and close by themselves, each once, whatever happens to the worker.

use crate::access::{code, refused, send, view_of_series};
use crate::polls::{answers, definition};
use anyhow::{Context, Result, ensure};
use candor_tests::provider::now;
use candor_tests::site::Site;
use icalendar::{Calendar, Component};
use serde_json::{Value, json};
use std::time::Duration;
use xtask::client::{Client, Reply};
use xtask::stack::Feeds;

/// How many seconds a week has in these tests.
const WEEK: u64 = 6;

fn site() -> Result<Site> {
    Site::start_fast(Feeds { series_week_seconds: u32::try_from(WEEK)?, ..Feeds::default() })
}

fn time(unix: u64) -> Value {
    json!(candor::Timestamp::from_unix(unix))
}

/// A weekly series, open for half of each week, from now on.
fn order() -> Value {
    json!({"definition": definition(), "period": "weekly", "time_zone": "Europe/Vienna",
        "first_opens_at": time(now()), "open_for_hours": 84})
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(ToOwned::to_owned).with_context(|| format!("{value} is no text"))
}

fn make(site: &Site, order: &Value) -> Result<Value> {
    let made = site.owner.post("/api/series", order)?;
    ensure!(made.status == 201, "{made:?}");
    assert_eq!(made.header("location"), Some(address(&made.json())?.as_str()));
    Ok(made.json())
}

fn address(series: &Value) -> Result<String> {
    Ok(format!("/api/series/{}", text(&series["id"])?))
}

fn put(client: &Client, path: &str, body: &Value) -> Result<Reply> {
    client.send("PUT", path, &[("content-type", "application/json")], body.to_string().as_bytes())
}

fn rounds(series: &Value) -> Vec<u64> {
    series["rounds"].as_array().into_iter().flatten().filter_map(|round| round["round"].as_u64()).collect()
}

/// Waits until a series has so many rounds.
fn until(site: &Site, path: &str, count: usize) -> Result<Value> {
    Ok(site.until(path, |reply| rounds(&reply.json()).len() >= count)?.json())
}

/// The seconds of a time as JSON has it.
fn unix(time: &Value) -> Result<u64> {
    Ok(candor::Timestamp::try_from(text(time)?)?.unix())
}

#[test]
fn rounds_open_and_close_by_themselves_with_the_same_questions() -> Result<()> {
    let site = site()?;
    let series = make(&site, &order())?;
    let path = address(&series)?;
    assert_eq!(rounds(&series), [1], "what is due is there at once");
    let series = until(&site, &path, 3)?;
    assert_eq!((&series["state"], rounds(&series)), (&json!("running"), vec![1, 2, 3]));
    let mut previous = Value::Null;
    for round in series["rounds"].as_array().context("rounds")? {
        let manifest = site.anyone.get(&format!("/api/polls/{}", text(&round["poll"])?))?.json();
        assert_eq!(manifest["series"]["id"], series["id"]);
        assert_eq!(manifest["series"]["round"], round["round"]);
        assert_eq!(manifest["series"]["previous"], previous);
        assert_eq!(manifest["closes_at"], round["closes_at"]);
        assert_eq!(manifest["questions"].as_array().map(Vec::len), Some(5));
        assert_eq!((&manifest["title"], &manifest["groups"]["id"]), (&definition()["title"], &json!("all")));
        let opened = unix(&round["opens_at"])?;
        assert_eq!(unix(&round["closes_at"])? - opened, WEEK / 2);
        assert_eq!(
            (opened - unix(&series["rounds"][0]["opens_at"])?) % WEEK,
            0,
            "no delay moves later rounds"
        );
        previous = round["poll"].clone();
    }
    let states: Vec<_> = (0..3).map(|n| series["rounds"][n]["state"].clone()).collect();
    assert_eq!(states, ["closed", "closed", "open"]);
    let listed = site.owner.get("/api/polls")?.json();
    assert_eq!(listed.as_array().map(Vec::len), Some(3), "{listed}");
    let all = site.owner.get("/api/series")?.json();
    assert_eq!(all[0]["id"], series["id"]);
    Ok(())
}

#[test]
fn a_killed_worker_makes_no_round_twice_and_none_that_is_over() -> Result<()> {
    let mut site = site()?;
    let path = address(&make(&site, &order())?)?;
    for count in 2..4 {
        site.kill_and_restart()?;
        let series = until(&site, &path, count)?;
        assert_eq!(rounds(&series), (1..).take(rounds(&series).len()).collect::<Vec<_>>());
    }
    let before = until(&site, &path, 3)?;
    site.kill();
    std::thread::park_timeout(Duration::from_secs(2 * WEEK + 1));
    site.kill_and_restart()?;
    let made = rounds(&before).len() + 1;
    let after = until(&site, &path, made)?;
    let last = after["rounds"].as_array().and_then(|rounds| rounds.last().cloned()).context("a round")?;
    assert_eq!(last["round"], json!(made), "what was missed is not made up for");
    let first = unix(&after["rounds"][0]["opens_at"])?;
    let before = unix(&before["rounds"][made - 2]["opens_at"])?;
    let opened = unix(&last["opens_at"])?;
    assert!(opened >= before + 2 * WEEK && (opened - first) % WEEK == 0, "{after:#}");
    let polls = site.owner.get("/api/polls")?.json();
    assert_eq!(polls.as_array().map(Vec::len), Some(made), "{polls}");
    Ok(())
}

#[test]
fn a_series_is_paused_resumed_and_stopped_for_good() -> Result<()> {
    let site = site()?;
    let mut later = order();
    later["first_opens_at"] = time(now() + 2);
    let series = make(&site, &later)?;
    let path = address(&series)?;
    assert_eq!((rounds(&series).len(), &series["next_opens_at"]), (0, &later["first_opens_at"]));
    let paused = put(&site.owner, &path, &json!({"state": "paused"}))?.json();
    assert_eq!((&paused["state"], paused.get("next_opens_at")), (&json!("paused"), None));
    assert_eq!(paused["coming"], json!([]));
    // Another series that opens later than this one would have is there first.
    let mut other = order();
    other["first_opens_at"] = time(now() + 3);
    until(&site, &address(&make(&site, &other)?)?, 1)?;
    assert_eq!(rounds(&site.anyone.get(&path)?.json()).len(), 0);
    let resumed = put(&site.owner, &path, &json!({"state": "running"}))?.json();
    assert!(unix(&resumed["next_opens_at"])? >= now(), "{resumed}");
    until(&site, &path, 1)?;
    let changed = put(&site.owner, &path, &json!({"period": "monthly", "open_for_hours": 400}))?.json();
    let (next, last) = (unix(&changed["next_opens_at"])?, unix(&changed["rounds"][0]["opens_at"])?);
    assert_eq!((next - last, &changed["period"]), (4 * WEEK, &json!("monthly")), "from the last opening on");
    let short = put(&site.owner, &path, &json!({"period": "weekly"}))?;
    assert_eq!((short.status, &short.json()["faults"][0]["pointer"]), (422, &json!("/open_for_hours")));
    assert_eq!(put(&site.owner, &path, &json!({"state": "stopped"}))?.json()["state"], "stopped");
    let again = put(&site.owner, &path, &json!({"state": "running"}))?;
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("series_stopped")));
    Ok(())
}

#[test]
fn a_poll_becomes_the_first_round_and_closes_before_the_second_opens() -> Result<()> {
    let site = site()?;
    let poll = site.create(&definition())?;
    (0..3).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    let order = json!({"poll": poll, "period": "weekly", "time_zone": "UTC", "open_for_hours": 168});
    let series = make(&site, &order)?;
    assert_eq!((rounds(&series), &series["rounds"][0]["poll"]), (vec![1], &json!(poll)));
    assert_eq!(series["rounds"][0]["state"], "open");
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
    assert_eq!(manifest["series"], json!({"id": series["id"], "round": 1}));
    let again = site.owner.post("/api/series", &order)?;
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("already_in_series")));
    let series = until(&site, &address(&series)?, 2)?;
    assert_eq!(series["rounds"][0]["state"], "closed", "it had no closing time of its own");
    let release = site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.json();
    assert_eq!((&release["closing"], &release["nodes"][0]["ballots"]), (&json!(true), &json!(3)));
    Ok(())
}

#[test]
fn a_deleted_round_leaves_the_numbers_of_others_and_a_deleted_series_its_polls() -> Result<()> {
    let site = site()?;
    let path = address(&make(&site, &order())?)?;
    let series = until(&site, &path, 2)?;
    let second = text(&series["rounds"][1]["poll"])?;
    assert_eq!(site.owner.send("DELETE", &format!("/api/polls/{second}"), &[], &[])?.status, 204);
    assert_eq!(rounds(&site.anyone.get(&path)?.json()), [1]);
    let series = until(&site, &path, 2)?;
    assert_eq!(rounds(&series), [1, 3]);
    let third = site.anyone.get(&format!("/api/polls/{}", text(&series["rounds"][1]["poll"])?))?.json();
    assert_eq!(third["series"]["previous"], series["rounds"][0]["poll"], "the last that is there");
    assert_eq!(site.owner.send("DELETE", &path, &[], &[])?.status, 204);
    for path in [
        path.clone(),
        format!("{path}/calendar.ics"),
        "/api/series/nosuch".into(),
        "/api/series/n%C3%B6".into(),
    ] {
        let gone = site.anyone.get(&path)?;
        assert_eq!((gone.status, &gone.json()["code"]), (404, &json!("unknown_series")), "{path}");
    }
    let poll = text(&series["rounds"][0]["poll"])?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}"))?.status, 200);
    Ok(())
}

#[test]
fn the_next_round_repeats_how_many_were_invited_in_the_last() -> Result<()> {
    let site = site()?;
    let mut order = order();
    order["definition"]["eligibility"] = json!("invited");
    order["invite"] = json!({"north": 12, "south": 4});
    let series = make(&site, &order)?;
    assert_eq!(series["invite"], json!({"north": 12, "south": 4}), "as the owner said");
    let poll = text(&series["rounds"][0]["poll"])?;
    assert_eq!(series["rounds"][0]["state"], "not_open");
    site.owner.invite(&poll, "north", 5)?;
    let path = address(&series)?;
    assert_eq!(site.anyone.get(&path)?.json()["invite"], json!({"north": 5}), "as they were made");
    let mut unknown = order;
    unknown["invite"] = json!({"all": 3});
    let refused = site.owner.post("/api/series", &unknown)?;
    assert_eq!((refused.status, &refused.json()["faults"][0]["pointer"]), (422, &json!("/invite/all")));
    Ok(())
}

#[test]
fn the_calendar_has_every_opening_closing_and_result_in_the_language_asked_for() -> Result<()> {
    let site = site()?;
    let series = make(&site, &order())?;
    let path = format!("{}/calendar.ics", address(&series)?);
    let reply = site.anyone.get(&path)?;
    assert_eq!(reply.header("content-type"), Some("text/calendar; charset=utf-8"));
    assert!(reply.body.split("\r\n").all(|line| line.len() <= 75), "{}", reply.body);
    let calendar: Calendar = reply.body.parse().map_err(anyhow::Error::msg)?;
    let events: Vec<_> = calendar.events().collect();
    assert_eq!(events.len(), 3 * 7, "one round that is open, and six to come");
    let find = |uid: String| events.iter().find(|event| event.get_uid() == Some(&uid)).context(uid);
    let opening = find(format!("{}-1-opens@candor", text(&series["id"])?))?;
    let stamp = text(&series["rounds"][0]["opens_at"])?.replace(['-', ':'], "");
    assert_eq!(opening.property_value("DTSTART"), Some(stamp.as_str()));
    assert_eq!(opening.get_summary(), Some("How we work, round 1: opens"));
    let poll = text(&series["rounds"][0]["poll"])?;
    let results = find(format!("{}-1-results@candor", text(&series["id"])?))?;
    assert_eq!(results.get_url(), Some(site.page(&format!("/p/{poll}/results"))).as_deref());
    find(format!("{}-7-closes@candor", text(&series["id"])?))?;
    let german = site.anyone.get(&format!("{path}?lang=de"))?.body.replace("\r\n ", "");
    assert!(german.contains("Wie wir arbeiten\\, Runde 1: beginnt"), "{german}");
    let tag = [("if-none-match", reply.header("etag").context("a tag")?)];
    assert_eq!(site.anyone.send("GET", &path, &tag, &[])?.status, 304, "the same bytes for the same series");
    Ok(())
}

#[test]
fn a_series_goes_by_the_calendar_unless_the_operator_says_otherwise() -> Result<()> {
    let site = Site::start()?;
    let mut order = order();
    order["period"] = json!("monthly");
    order["first_opens_at"] = json!("2099-01-31T08:00:00Z");
    let series = make(&site, &order)?;
    let coming: Vec<_> =
        series["coming"].as_array().into_iter().flatten().map(|one| one["opens_at"].clone()).collect();
    let expected =
        ["2099-01-31T08:00:00Z", "2099-02-28T08:00:00Z", "2099-03-31T07:00:00Z", "2099-04-30T07:00:00Z"];
    assert_eq!(coming[..4], expected.map(|time| json!(time)), "09:00 in Vienna, in winter and in summer");
    assert_eq!(series["coming"][0]["closes_at"], "2099-02-03T20:00:00Z");
    Ok(())
}

#[test]
fn wrong_series_are_refused_with_every_fault_and_others_make_none() -> Result<()> {
    let site = site()?;
    let fault = |order: &Value| -> Result<Vec<String>> {
        let reply = site.owner.post("/api/series", order)?;
        ensure!(reply.status == 422 && reply.json()["code"] == "invalid_request", "{reply:?}");
        reply.json()["faults"].as_array().into_iter().flatten().map(|fault| text(&fault["pointer"])).collect()
    };
    let mut bad = order();
    bad["definition"]["k"] = json!(1);
    bad["definition"]["questions"] = json!([]);
    assert_eq!(fault(&bad)?, ["/definition/k", "/definition/questions"]);
    let mut bad = order();
    bad["time_zone"] = json!("Vienna");
    assert_eq!(fault(&bad)?, ["/time_zone"]);
    bad["definition"]["closes_at"] = time(now() + 60);
    bad["period"] = json!("daily");
    assert_eq!(fault(&bad)?, ["/definition/closes_at", "/period"]);
    let unknown = json!({"poll": "nosuch", "period": "weekly", "time_zone": "UTC", "open_for_hours": 1});
    assert_eq!(site.owner.post("/api/series", &unknown)?.json()["code"], "unknown_poll");
    let path = address(&make(&site, &order())?)?;
    assert_eq!(site.anyone.post("/api/series", &order())?.json()["code"], "not_owner");
    assert_eq!(site.anyone.get("/api/series")?.json()["code"], "not_owner");
    assert_eq!(put(&site.anyone, &path, &json!({"state": "stopped"}))?.json()["code"], "not_owner");
    assert_eq!(site.anyone.send("DELETE", &path, &[], &[])?.json()["code"], "not_owner");
    assert_eq!(put(&site.owner, "/api/series/nosuch", &json!({}))?.json()["code"], "unknown_series");
    assert_eq!(site.owner.send("DELETE", "/api/series/nosuch", &[], &[])?.json()["code"], "unknown_series");
    Ok(())
}

#[test]
fn the_next_round_shows_what_was_promised_and_one_link_opens_every_round() -> Result<()> {
    let site = site()?;
    let first = site.create(&definition())?;
    assert_eq!(
        code(&site.owner.post(&format!("/api/polls/{first}/links"), &json!({"name": "A", "series": true}))?),
        refused(422, "invalid_request")
    );
    (0..8).try_for_each(|n| site.vote(&first, "north", &answers(n)))?;
    site.close(&first)?;
    let promise = json!({"heard": "Sheets are made up", "will": "Drop the daily sheet", "owner": "Ada",
        "due": "2026-12-31"});
    assert_eq!(site.owner.post(&format!("/api/polls/{first}/commitments"), &promise)?.status, 201);
    let order = json!({"poll": first, "period": "weekly", "time_zone": "UTC", "open_for_hours": 84});
    let series = make(&site, &order)?;
    let cookie = view_of_series(&site, &first)?;
    let series = until(&site, &address(&series)?, 2)?;
    let second = text(&series["rounds"][1]["poll"])?;
    let page = site.anyone.get(&format!("/p/{second}"))?.body;
    assert!(page.contains("data-promised=\"1\"") && page.contains("Drop the daily sheet"));
    assert!(!site.anyone.get(&format!("/p/{first}"))?.body.contains("data-promised"));
    for round in [&first, &second] {
        let told = send(&site, &cookie, "GET", &format!("/api/polls/{round}/predictions"), &Value::Null)?;
        assert_eq!(told.json()["own"]["decided"], false, "a leader of {round}");
    }
    Ok(())
}

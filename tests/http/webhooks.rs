//! Webhooks: told of what happens, at least once and signed, and never in the way of a release.

use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use candor_tests::provider::now;
use candor_tests::receiver::{Answer, Delivery, Receiver};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use xtask::stack::Feeds;

const ALL: [&str; 4] = ["poll.opened", "poll.closing_soon", "release.published", "poll.closed"];

/// A worker whose webhooks reach this machine and try again after a second.
fn site() -> Result<Site> {
    let feeds = Feeds {
        closing_soon_seconds: 2,
        webhook_retry_seconds: 1,
        private_network: true,
        ..Feeds::default()
    };
    Site::start_fast(feeds)
}

/// Makes a webhook, and gives its id and secret.
fn hook(site: &Site, url: &str, events: &[&str]) -> Result<(String, String)> {
    let made = site.owner.post("/api/webhooks", &json!({"url": url, "events": events}))?;
    anyhow::ensure!(made.status == 201, "{made:?}");
    let text = |name: &str| made.json()[name].as_str().map(ToOwned::to_owned).context("a text");
    Ok((text("id")?, text("secret")?))
}

/// Waits for the deliveries of a webhook to be as wanted.
fn until(site: &Site, id: &str, wanted: impl Fn(&[Value]) -> bool) -> Result<Vec<Value>> {
    let start = Instant::now();
    loop {
        let reply = site.owner.get(&format!("/api/webhooks/{id}/deliveries"))?;
        let deliveries = reply.json().as_array().cloned().context("a list")?;
        if wanted(&deliveries) {
            return Ok(deliveries);
        }
        anyhow::ensure!(start.elapsed() < Duration::from_secs(30), "still {deliveries:#?}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

fn ids(deliveries: &[Delivery]) -> Vec<String> {
    let id = |delivery: &Delivery| delivery.event()["id"].as_str().unwrap_or_default().to_owned();
    deliveries.iter().map(id).collect()
}

#[test]
fn what_happens_is_told_once_signed_and_without_figures() -> Result<()> {
    let (site, receiver) = (site()?, Receiver::start([])?);
    let (id, secret) = hook(&site, &receiver.url(), &ALL)?;
    let poll = site.create(&definition())?;
    (0..3).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    site.release(&poll)?;
    (3..6).try_for_each(|n| site.vote(&poll, "south", &answers(n)))?;
    let last = site.close(&poll)?;
    let deliveries = receiver.wait_for(4)?;
    let told: BTreeSet<String> = ids(&deliveries).into_iter().collect();
    let expected = ["poll.opened", "release.published.1", "release.published.2", "poll.closed.2"];
    assert_eq!(told, expected.map(|what| format!("{poll}.{what}")).into());
    let known = ["id", "type", "poll", "poll_url", "results_url", "release", "release_url"];
    for delivery in &deliveries {
        let event = delivery.event();
        assert!(delivery.is_signed(&secret) && !delivery.is_signed("another"), "{delivery:?}");
        assert_eq!(delivery.header("candor-event"), event["id"].as_str().unwrap());
        assert_eq!(delivery.header("content-type"), "application/json");
        let sent: u64 = delivery.header("candor-timestamp").parse()?;
        assert!(now().abs_diff(sent) < 60, "{sent}");
        let fields = event.as_object().context("an object")?;
        assert!(fields.keys().all(|field| known.contains(&field.as_str())), "{event}");
    }
    let published = deliveries.iter().map(Delivery::event).find(|event| event["release"] == 2);
    let url = published.context("the last release")?["release_url"].as_str().map(ToOwned::to_owned);
    let path = url.context("an address")?.replace(&site.page(""), "");
    assert_eq!(site.anyone.get(&path)?.json(), last, "the release is where the event says");
    // Handed over again, as after a crash, nothing is told again: closing once more is such an occasion.
    site.close(&poll)?;
    until(&site, &id, |all| all.iter().all(|one| one["state"] == "delivered"))?;
    assert_eq!(receiver.deliveries().len(), 4);
    Ok(())
}

#[test]
fn a_receiver_that_fails_gets_the_same_bytes_again_and_redirects_are_not_followed() -> Result<()> {
    let (site, elsewhere) = (site()?, Receiver::start([])?);
    let answers = [Answer::Status(500), Answer::Redirect(elsewhere.url()), Answer::Status(429)];
    let receiver = Receiver::start(answers)?;
    let (id, secret) = hook(&site, &receiver.url(), &["poll.opened"])?;
    site.create(&definition())?;
    let deliveries = receiver.wait_for(4)?;
    assert!(
        deliveries.iter().all(|delivery| delivery.body == deliveries[0].body && delivery.is_signed(&secret))
    );
    assert!(elsewhere.deliveries().is_empty());
    let done = until(&site, &id, |all| all[0]["state"] == "delivered")?;
    assert_eq!((&done[0]["attempts"], &done[0]["status"]), (&json!(4), &json!(204)));
    assert!(done[0].get("error").is_none(), "{done:?}");
    Ok(())
}

#[test]
fn each_kind_of_failure_is_named() -> Result<()> {
    let site = site()?;
    let refusing = Receiver::start([Answer::Status(404)])?;
    let redirecting = Receiver::start([Answer::Redirect("https://elsewhere.example/".into())])?;
    let gone = Receiver::start([])?.url();
    for (url, error, status) in [
        (refusing.url(), "refused", json!(404)),
        (redirecting.url(), "redirect", json!(307)),
        (gone, "unreachable", Value::Null),
    ] {
        let (id, _) = hook(&site, &url, &["poll.opened"])?;
        site.owner.post(&format!("/api/webhooks/{id}/test"), &Value::Null)?;
        let tried = until(&site, &id, |all| all[0]["attempts"] == 1)?;
        assert_eq!((&tried[0]["error"], &tried[0]["status"]), (&json!(error), &status));
    }
    Ok(())
}

#[test]
fn a_receiver_that_hangs_delays_no_release_and_no_other_receiver() -> Result<()> {
    let site = site()?;
    let (slow, quick) = (Receiver::start([Answer::Hang])?, Receiver::start([])?);
    let (id, _) = hook(&site, &slow.url(), &["release.published"])?;
    hook(&site, &quick.url(), &["release.published"])?;
    let poll = site.create(&definition())?;
    (0..3).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    let start = Instant::now();
    site.release(&poll)?;
    quick.wait_for(1)?;
    assert!(start.elapsed() < Duration::from_secs(9), "a receiver has 10 s: {:?}", start.elapsed());
    slow.wait_for(1)?;
    until(&site, &id, |all| all[0]["error"] == "timeout" && all[0]["state"] == "pending")?;
    let again = slow.wait_for(2)?;
    assert_eq!(again[0].body, again[1].body);
    Ok(())
}

#[test]
fn what_was_released_before_a_kill_is_told_after_it_with_the_same_id() -> Result<()> {
    let mut site = site()?;
    let receiver = Receiver::start([Answer::Hang, Answer::Hang])?;
    let (id, secret) = hook(&site, &receiver.url(), &["release.published", "poll.closed"])?;
    let poll = site.create(&definition())?;
    (0..3).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    site.close(&poll)?;
    // Nothing is waited for: the kill comes before, during or after the handing over.
    site.kill_and_restart()?;
    let known = |deliveries: &[Delivery]| ids(deliveries).into_iter().collect::<BTreeSet<_>>();
    let expected: BTreeSet<String> =
        ["release.published.1", "poll.closed.1"].map(|what| format!("{poll}.{what}")).into();
    until(&site, &id, |all| all.len() == 2 && all.iter().all(|one| one["state"] == "delivered"))?;
    let deliveries = receiver.deliveries();
    assert!(deliveries.iter().all(|delivery| delivery.is_signed(&secret)));
    assert_eq!(known(&deliveries), expected, "told at least once, and by the same ids");
    Ok(())
}

#[test]
fn an_attempt_that_a_kill_cuts_off_is_made_again() -> Result<()> {
    let mut site = site()?;
    let receiver = Receiver::start([Answer::Hang])?;
    let (id, _) = hook(&site, &receiver.url(), &["poll.opened"])?;
    site.create(&definition())?;
    receiver.wait_for(1)?;
    site.kill_and_restart()?;
    let deliveries = receiver.wait_for(2)?;
    assert_eq!(deliveries[0].body, deliveries[1].body);
    until(&site, &id, |all| all[0]["state"] == "delivered")?;
    Ok(())
}

#[test]
fn a_day_before_it_closes_is_told_and_not_of_a_poll_that_is_shorter() -> Result<()> {
    let (site, receiver) = (site()?, Receiver::start([])?);
    hook(&site, &receiver.url(), &ALL)?;
    let mut definition = definition();
    for (after, expected) in [
        (5, &["poll.opened", "poll.closing_soon", "release.published.1", "poll.closed.1"][..]),
        (2, &["poll.opened", "release.published.1", "poll.closed.1"]),
    ] {
        let before = receiver.deliveries().len();
        definition["closes_at"] = json!(candor::Timestamp::from_unix(now() + after));
        let poll = site.create(&definition)?;
        let deliveries = receiver.wait_for(before + expected.len())?;
        let told: BTreeSet<String> = ids(&deliveries[before..]).into_iter().collect();
        assert_eq!(told, expected.iter().map(|what| format!("{poll}.{what}")).collect());
    }
    Ok(())
}

#[test]
fn a_poll_by_invitation_opens_when_enough_are_invited() -> Result<()> {
    let (site, receiver) = (site()?, Receiver::start([])?);
    let (id, _) = hook(&site, &receiver.url(), &["poll.opened"])?;
    let mut definition = definition();
    definition["eligibility"] = json!("invited");
    let poll = site.create(&definition)?;
    site.owner.invite(&poll, "north", 2)?;
    let test = site.owner.post(&format!("/api/webhooks/{id}/test"), &Value::Null)?;
    assert_eq!(test.status, 202);
    assert_eq!(receiver.wait_for(1)?[0].event(), json!({"id": test.json()["event"], "type": "test"}));
    site.owner.invite(&poll, "south", 1)?;
    site.owner.invite(&poll, "south", 1)?;
    assert_eq!(ids(&receiver.wait_for(2)?)[1], format!("{poll}.poll.opened"));
    Ok(())
}

#[test]
fn webhooks_are_the_owners_and_wrong_ones_are_refused() -> Result<()> {
    let (site, receiver) = (site()?, Receiver::start([])?);
    let good = json!({"url": "https://hooks.example.org/candor", "events": ["poll.closed"]});
    let (id, _) = hook(&site, &receiver.url(), &["poll.opened"])?;
    let of = |rest: &str| format!("/api/webhooks/{id}{rest}");
    for (method, path) in [
        ("GET", "/api/webhooks".to_owned()),
        ("GET", of("/deliveries")),
        ("POST", of("/test")),
        ("DELETE", of("")),
    ] {
        assert_eq!(site.anyone.send(method, &path, &[], &[])?.json()["code"], "not_owner", "{method} {path}");
    }
    assert_eq!(site.anyone.post("/api/webhooks", &good)?.json()["code"], "not_owner");
    let listed = site.owner.get("/api/webhooks")?.json();
    assert_eq!(listed, json!([{"id": id, "url": receiver.url(), "events": ["poll.opened"]}]));
    let bad = json!({"url": "http://hooks.example.org/", "events": ["poll.reopened"], "more": 1});
    let refused = site.owner.post("/api/webhooks", &bad)?;
    let pointers: Vec<_> = refused.json()["faults"].as_array().into_iter().flatten().cloned().collect();
    let pointers: Vec<_> = pointers.iter().filter_map(|fault| fault["pointer"].as_str()).collect();
    assert_eq!((refused.status, &pointers[..]), (422, &["/more", "/url", "/events/0"][..]));
    for path in ["/api/webhooks/nosuch/deliveries", "/api/webhooks/n%C3%B6/deliveries"] {
        let unknown = site.owner.get(path)?;
        assert_eq!((unknown.status, &unknown.json()["code"]), (404, &json!("unknown_webhook")));
    }
    assert_eq!(site.owner.send("DELETE", &of(""), &[], &[])?.status, 204);
    assert_eq!(site.owner.get("/api/webhooks")?.json(), json!([]));
    assert_eq!(site.owner.get(&of("/deliveries"))?.json()["code"], "unknown_webhook");
    let other = Receiver::start([])?;
    hook(&site, &other.url(), &["poll.opened"])?;
    for _ in 1..20 {
        assert_eq!(site.owner.post("/api/webhooks", &good)?.status, 201);
    }
    let full = site.owner.post("/api/webhooks", &good)?;
    assert_eq!((full.status, &full.json()["code"]), (409, &json!("too_many_webhooks")));
    // What was removed is told nothing, while another is.
    site.create(&definition())?;
    other.wait_for(1)?;
    assert!(receiver.deliveries().is_empty());
    Ok(())
}
